/** Every cell of the table in README.md, the known answer of the Chinese textbook case, and the worked examples. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Amount, Quantity, UnitPrice } from "../kernel/decimal.ts";
import { type Id, NO_ID } from "../kernel/ids.ts";
import { extend, share } from "../kernel/money.ts";
import * as valuation from "./valuation.ts";

const q = Quantity.of;
const LOT = { A: "a" as Id, B: "b" as Id };

function pool(method: valuation.CostingMethod): valuation.Pool {
  return {
    id: NO_ID,
    itemId: NO_ID,
    method,
    account: "140301",
    standardCost: method === "standard" ? UnitPrice.of("10.00") : null,
    lastCost: null,
    isLotTracked: false,
    quantity: Quantity.zero,
    value: Amount.zero,
    layers: [],
  };
}

/** Plays the events of one cell and tells what the last of them did. */
class Play {
  readonly pool: valuation.Pool;
  /** What the month's issues are valued at, for the costing run. */
  readonly issues: { quantity: Quantity; value: Amount }[] = [];
  readonly receipts: { quantity: Quantity; value: Amount; stock: Amount }[] = [];
  last: Record<"stock" | "variance" | "residue" | "used", Amount> = this.nothing();
  private uses: valuation.LayerUse[] = [];

  constructor(method: valuation.CostingMethod) {
    this.pool = pool(method);
    this.event("receive 100 @ 10.00");
    this.event("receive 50 @ 11.00");
  }

  private nothing() {
    return { stock: Amount.zero, variance: Amount.zero, residue: Amount.zero, used: Amount.zero };
  }

  event(text: string): void {
    this.last = this.nothing();
    const [verb, a = "", , b = ""] = text.split(" ");
    if (verb === "receive") this.receive(q(a), UnitPrice.of(b));
    else if (verb === "issue") this.issue(q(a));
    else if (verb === "return") this.returned(q(a), Number(b));
    else if (verb === "late") this.late(Amount.of(a), Number(b));
    else if (verb === "void" && a === "issue") this.voidIssue();
    else if (verb === "void") this.voidReceipt(Number(a));
    else if (verb === "costing") this.costingRun();
    else throw new Error(`unknown event ${text}`);
  }

  private receive(quantity: Quantity, price: UnitPrice): void {
    const lot = this.receipts.length === 0 ? LOT.A : LOT.B;
    const value = extend(quantity, price);
    const done = valuation.receive(this.pool, {
      layerId: `${this.receipts.length + 1}` as Id,
      lotId: lot,
      quantity,
      value,
    });
    this.receipts.push({ quantity, value, stock: done.stock });
    this.last = { ...this.nothing(), stock: done.stock, variance: done.variance };
  }

  private issue(quantity: Quantity): void {
    this.uses = [];
    let cost = Amount.zero;
    const first = quantity.min(q("100"));
    const parts =
      this.pool.method === "specific_lot"
        ? ([
            [LOT.A, first],
            [LOT.B, quantity.minus(first)],
          ] as const)
        : ([[NO_ID, quantity]] as const);
    for (const [lot, part] of parts) {
      if (part.isZero()) continue;
      const done = valuation.issue(this.pool, part, lot);
      cost = cost.plus(done.cost);
      this.uses.push(...done.uses);
    }
    this.issues.push({ quantity, value: cost });
    this.last = { ...this.nothing(), stock: cost.negated() };
  }

  private returned(quantity: Quantity, receipt: number): void {
    const of = this.receipts[receipt - 1]!;
    const done = valuation.returnToSupplier(this.pool, {
      layerId: `${receipt}` as Id,
      quantity,
      value: share(of.value, quantity, of.quantity),
    });
    this.last = { ...this.nothing(), stock: done.cost.negated(), variance: done.variance, residue: done.residue };
  }

  private late(amount: Amount, receipt: number): void {
    const done = valuation.lateCost(this.pool, `${receipt}` as Id, amount);
    this.last = { ...this.nothing(), stock: done.stock, variance: done.variance, used: done.used };
  }

  private voidIssue(): void {
    const done = this.issues.pop()!;
    valuation.reverseUses(this.pool, this.uses, done.quantity.negated(), done.value.negated());
    this.last = { ...this.nothing(), stock: done.value };
  }

  private voidReceipt(receipt: number): void {
    const of = this.receipts[receipt - 1]!;
    valuation.voidLayer(this.pool, `${receipt}` as Id, of.stock);
    this.last = { ...this.nothing(), stock: of.stock.negated(), variance: of.stock.minus(of.value) };
    this.last.residue = valuation.settleResidue(this.pool);
  }

  private costingRun(): void {
    if (this.pool.method !== "month_average") return;
    const nothing = { quantity: Quantity.zero, value: Amount.zero };
    const differences = valuation.monthAverage(nothing, this.receipts, this.issues);
    const total = Amount.sum(differences);
    this.pool.value = this.pool.value.minus(total);
    this.last.stock = total.negated();
  }

  told(): string {
    const { stock, variance, residue, used } = this.last;
    const parts = Object.entries({ stock, variance, residue, used }).filter(([, amount]) => !amount.isZero());
    return [
      ...parts.map(([name, amount]) => `${name} ${amount}`),
      `pool ${this.pool.quantity} = ${this.pool.value}`,
    ].join("; ");
  }
}

function run(method: valuation.CostingMethod, when: string): Play | "refused" {
  const play = new Play(method);
  try {
    for (const event of when.split(", ")) play.event(event);
    return play;
  } catch (fault) {
    if (fault instanceof valuation.NotEnoughLayers) return "refused";
    throw fault;
  }
}

const table = readFileSync(new URL("./README.md", import.meta.url), "utf8").split("\n");
const header = table.findIndex((line) => line.startsWith("| when | fifo"));
const methods = table[header]!.split("|")
  .slice(2, -1)
  .map((cell) => cell.trim()) as valuation.CostingMethod[];
const rows: string[][] = [];
for (let i = header + 2; table[i]?.startsWith("|"); i++)
  rows.push(
    table[i]!.split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("method × event (README.md)", () => {
  it("the table is read whole", () => expect(rows.length).toBeGreaterThanOrEqual(17));
  for (const [when = "", ...cells] of rows)
    for (const [i, cell] of cells.entries())
      it(`${methods[i]}: ${when} → ${cell}`, () => {
        const play = run(methods[i]!, when);
        expect(play === "refused" ? play : play.told()).toBe(cell);
        if (play === "refused" || !play.pool.layers[0]?.leftValue) return;
        const left = Amount.sum(play.pool.layers.map((layer) => layer.leftValue!));
        expect(left.toString(), "layers hold the pool's value").toBe(play.pool.value.toString());
      });
});

describe("opening 100 @ 10.00; in 50 @ 11.00; out 80; in 100 @ 12.00; out 120; left 50", () => {
  const answers = { fifo: ["800.00", "1350.00", "600.00"], moving_average: ["826.67", "1357.64", "565.69"] } as const;
  for (const [method, [first, second, closing]] of Object.entries(answers))
    it(method, () => {
      const it_ = pool(method as valuation.CostingMethod);
      const receive = (id: string, quantity: string, price: string) =>
        valuation.receive(it_, {
          layerId: id as Id,
          lotId: NO_ID,
          quantity: q(quantity),
          value: extend(q(quantity), UnitPrice.of(price)),
        });
      receive("1", "100", "10.00");
      receive("2", "50", "11.00");
      expect(valuation.issue(it_, q("80"), NO_ID).cost.toString()).toBe(first);
      receive("3", "100", "12.00");
      expect(valuation.issue(it_, q("120"), NO_ID).cost.toString()).toBe(second);
      expect(it_.value.toString()).toBe(closing);
    });

  it("month-end average 2750.00 / 250 = 11.00: 880.00, 1320.00, closing 550.00; a second run changes nothing", () => {
    const move = (quantity: string, value: string) => ({ quantity: q(quantity), value: Amount.of(value) });
    const receipts = [move("50", "550"), move("100", "1200")];
    const first = valuation.monthAverage(move("100", "1000"), receipts, [move("80", "826.67"), move("120", "1357.64")]);
    expect(first.map(String)).toEqual(["53.33", "-37.64"]);
    const second = valuation.monthAverage(move("100", "1000"), receipts, [move("80", "880"), move("120", "1320")]);
    expect(second.map(String)).toEqual(["0.00", "0.00"]);
  });
});
