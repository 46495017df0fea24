/** The worked examples of textbooks and other systems; sources in `examples/README.md`. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Amount, Quantity, UnitPrice } from "../kernel/decimal.ts";
import { type Id, NO_ID } from "../kernel/ids.ts";
import { extend } from "../kernel/money.ts";
import { replay } from "./replay.ts";
import * as valuation from "./valuation.ts";

type Row = Readonly<Record<string, string>>;

/** Plain commas, no quotes. */
function rowsOf(name: string): Row[] {
  const [head = "", ...lines] = readFileSync(new URL(`./examples/${name}.csv`, import.meta.url), "utf8")
    .trim()
    .split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i]!, cell])));
}

function poolOf(method: valuation.CostingMethod): valuation.Pool {
  const standardCost = method === "standard" ? UnitPrice.of("100") : null;
  return {
    id: NO_ID,
    itemId: NO_ID,
    method,
    account: "",
    standardCost,
    lastCost: null,
    isLotTracked: false,
    quantity: Quantity.zero,
    value: Amount.zero,
    layers: [],
  };
}

const moves = rowsOf("valuation_moves");
const worthOf = (row: Row) => extend(Quantity.of(row["qty"]!), UnitPrice.of(row["unit_cost"]!));
const METHOD: Readonly<Record<string, valuation.CostingMethod>> = { fifo: "fifo", average: "moving_average" };

/** Plays an example's movements; tells after each what it cost and what is left. */
function played(
  example: string,
  method: valuation.CostingMethod,
): { cost: Amount; quantity: Quantity; value: Amount; isIssue: boolean }[] {
  const pool = poolOf(method);
  return moves
    .filter((row) => row["example"] === example)
    .map((row) => {
      const quantity = Quantity.of(row["qty"]!);
      const isIssue = row["direction"] === "out";
      const cost = isIssue
        ? valuation.issue(pool, quantity, NO_ID).cost
        : valuation.receive(pool, { layerId: row["line"] as Id, lotId: NO_ID, quantity, value: worthOf(row) }).stock;
      return { cost, quantity: pool.quantity, value: pool.value, isIssue };
    });
}

/** LIFO is a report: its movements are replayed. */
function lifo(example: string, lines = Number.POSITIVE_INFINITY) {
  const own = moves.filter((row) => row["example"] === example && Number(row["line"]) <= lines);
  const moved = own.map((row) => {
    const quantity = Quantity.of(row["qty"]!);
    return row["direction"] === "in"
      ? { month: "2026-11", quantity, value: worthOf(row) }
      : { month: "2026-11", quantity: quantity.negated(), value: undefined };
  });
  return replay(moved).find((it) => it.method === "lifo")!;
}

const amount = (text: string) => Amount.of(text).toString();

describe("valuation, movement by movement", () => {
  const rows = rowsOf("valuation_running_balance");
  for (const row of rows) {
    const { example = "", method = "", line = "" } = row;
    it(`${example}, ${method}, line ${line}: ${row["value_after"]} left`, () => {
      if (method === "lifo") {
        const left = lifo(example, Number(line));
        expect([left.quantity.toString(), left.value.toString()]).toEqual([
          row["qty_after"],
          amount(row["value_after"]!),
        ]);
        return;
      }
      const step = played(example, METHOD[method]!)[Number(line) - 1]!;
      expect([step.cost.toString(), step.quantity.toString(), step.value.toString()]).toEqual([
        amount(row["cost_of_this_move"]!),
        row["qty_after"],
        amount(row["value_after"]!),
      ]);
    });
  }
  it("is read whole", () => expect(rows.length).toBeGreaterThan(40));
});

describe("valuation, in sum", () => {
  for (const row of rowsOf("valuation_summary")) {
    const { example = "", method = "" } = row;
    it(`${example}, ${method}: issues ${row["cost_of_issues"]}, left ${row["ending_value"]}`, () => {
      const wanted = [amount(row["cost_of_issues"]!), amount(row["ending_value"]!)];
      if (method === "lifo") {
        const it_ = lifo(example);
        expect([it_.costOfIssues.toString(), it_.value.toString()]).toEqual(wanted);
        return;
      }
      const steps = played(example, METHOD[method]!);
      const cost = Amount.sum(steps.filter((step) => step.isIssue).map((step) => step.cost));
      expect([cost.toString(), steps.at(-1)!.value.toString()]).toEqual(wanted);
    });
  }
});

describe("average by period, also with a receipt dated back", () => {
  const rows = rowsOf("valuation_period_average");
  const examples = new Set(rows.map((row) => `${row["example"]} ${row["average_period"]}`));
  for (const name of examples)
    it(name, () => {
      const own = rows.filter((row) => `${row["example"]} ${row["average_period"]}` === name);
      const periodOf = (row: Row) => row["date"]!.slice(0, row["average_period"] === "month" ? 7 : 10);
      let opening = { quantity: Quantity.zero, value: Amount.zero };
      for (const period of new Set(own.map(periodOf))) {
        const inPeriod = own.filter((row) => periodOf(row) === period);
        const move = (row: Row) => ({ quantity: Quantity.of(row["qty"]!), value: Amount.of(row["cost_amount"]!) });
        const receipts = inPeriod.map(move).filter((it) => it.quantity.isPositive());
        const issued = inPeriod.map(move).filter((it) => it.quantity.isNegative());
        const nothingYet = issued.map((it) => ({ quantity: it.quantity.negated(), value: Amount.zero }));
        const costs = valuation.monthAverage(opening, receipts, nothingYet);
        expect(costs.map(String), period).toEqual(issued.map((it) => it.value.negated().toString()));
        opening = [...receipts, ...issued].reduce(
          (sum, it) => ({ quantity: sum.quantity.plus(it.quantity), value: sum.value.plus(it.value) }),
          opening,
        );
      }
    });
});

it("standard cost: a purchase under it and a charge over it are variance, the stock stays at the standard", () => {
  const [purchase, charge] = rowsOf("purchase_variance");
  const pool = poolOf("standard");
  const received = valuation.receive(pool, {
    layerId: "1" as Id,
    lotId: NO_ID,
    quantity: Quantity.of("1"),
    value: Amount.of(purchase!["actual_cost"]!),
  });
  expect([received.variance.toString(), pool.value.toString()]).toEqual([
    amount(purchase!["posted_now"]!),
    amount(purchase!["inventory_value"]!),
  ]);
  const late = valuation.lateCost(pool, "1" as Id, Amount.of(charge!["posted_now"]!));
  expect([received.variance.plus(late.variance).toString(), pool.value.toString()]).toEqual([
    amount(charge!["variance_total"]!),
    amount(charge!["inventory_value"]!),
  ]);
});
