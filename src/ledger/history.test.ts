/**
 * Random histories: whatever happens in whatever order, the doctor finds nothing, a refused move leaves no trace, and voiding everything
 * newest first leaves every account, pool, open item and progress at zero. On a server some moves happen at once on several connections.
 * `HISTORIES` and `HISTORY_STEPS` ask for more of them, `HISTORY_SEED` for the same again.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, addMonths, type Day, type Month } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import { type Id, newId } from "../kernel/ids.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Database } from "../platform/server/db/database.ts";
import { counted } from "../platform/testing/counted.ts";
import { serverUrl, testDatabase } from "../platform/testing/database.ts";
import { runCosting } from "./costing-run.actions.ts";
import { sealPostings } from "./seal.store.ts";
import { examine, invariants } from "./server/doctor.ts";
import { aFactory, type Factory, METHODS, NOW } from "./testing/factory.ts";
import { setMonth } from "./testing/history.ts";
import { type Move, type Played, play, playVoid, type Received } from "./testing/play.ts";
import type { CostingMethod } from "./valuation.ts";

const asked = (name: string, otherwise: number) => Number.parseInt(process.env[name] ?? `${otherwise}`, 10);
const RUNS = asked("HISTORIES", serverUrl ? 100 : 200);
const STEPS = asked("HISTORY_STEPS", 30);
const TODAY = "2026-11-15" as Day;
const PLACES = ["main", "second"] as const;

const drawnMove = fc.record({
  what: fc.constantFrom(
    "receive",
    "receive",
    "receive",
    "open",
    "issue",
    "issue",
    "issue",
    "transfer",
    "return",
    "return_rejected",
    "bill",
    "bill",
    "freight",
  ),
  item: fc.nat(60),
  at: fc.constantFrom(...PLACES),
  lot: fc.nat(2),
  of: fc.nat(50),
  // Whole pieces mostly; sometimes a quantity that no price divides.
  quantity: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }).map((n) => BigInt(n) * 1_000_000n) },
    { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 90_000_000n }) },
  ),
  cents: fc.oneof(
    { weight: 6, arbitrary: fc.bigInt({ min: 1n, max: 90_000n }) },
    { weight: 1, arbitrary: fc.constant(0n) },
  ),
  rejected: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0n) },
    { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 5n }).map((n) => n * 1_000_000n) },
  ),
  isAll: fc.boolean(),
  daysAgo: fc.oneof(
    { weight: 2, arbitrary: fc.nat(14) },
    { weight: 2, arbitrary: fc.nat(60) },
    { weight: 1, arbitrary: fc.nat(100) },
  ),
});
type DrawnMove = typeof drawnMove extends fc.Arbitrary<infer T> ? T : never;

const drawnStep = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.array(drawnMove, { minLength: 1, maxLength: 4 }).map((moves) => ({ do: "post" as const, moves })),
  },
  { weight: 4, arbitrary: fc.nat(50).map((of) => ({ do: "void" as const, of })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("2026-09", "2026-10", "2026-11")
      .map((month) => ({ do: "cost" as const, month: month as Month })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ do: "close" as const }, { do: "reopen" as const }, { do: "seal" as const }),
  },
);
type DrawnStep = typeof drawnStep extends fc.Arbitrary<infer T> ? T : never;
/** Few items, so that much happens to each. Several steps at once are several connections. */
const drawnItems = fc.subarray([...METHODS], { minLength: 1, maxLength: 3 });
const drawnSteps = fc.array(fc.array(drawnStep, { minLength: 1, maxLength: serverUrl ? 4 : 1 }), {
  minLength: 1,
  maxLength: STEPS,
  size: "max",
});

interface Document {
  readonly id: Id;
  readonly lineIds: readonly Id[];
  readonly seq: bigint;
  readonly isTransfer: boolean;
}

const counts = { histories: 0, steps: 0, posted: 0, costed: 0, refused: 0, voided: 0, undone: 0, lent: 0, atOnce: 0 };

class History {
  readonly factory: Factory;
  private readonly items: readonly CostingMethod[];
  readonly received: Received[] = [];
  readonly documents: Document[] = [];
  readonly lots = [newId(), newId(), newId()];
  readonly closed: Month[] = ["2026-08" as Month];
  private readonly voidedBefore = counts.voided;
  private minutes = 0;
  private months: Promise<void> = Promise.resolve();

  constructor(factory: Factory, items: readonly CostingMethod[]) {
    this.factory = factory;
    this.items = items;
  }

  private clock(): Date {
    return new Date(NOW.getTime() + ++this.minutes * 60_000);
  }

  async take(step: DrawnStep): Promise<void> {
    counts.steps++;
    if (step.do === "post") await this.post(step.moves);
    else if (step.do === "void") await this.voidOne(step.of);
    else if (step.do === "cost") await this.cost(step.month);
    else if (step.do === "seal") await this.factory.write((tx) => sealPostings(tx, this.factory.orgId, this.clock()));
    else await this.closeOrReopen(step.do);
  }

  private async post(drawn: readonly DrawnMove[]): Promise<void> {
    const moves = drawn.flatMap((it) => this.moveOf(it) ?? []);
    if (moves.length === 0) return;
    const played = await play(this.factory, moves, this.clock());
    for (const it of played) this.remember(it);
  }

  private remember(it: Played): void {
    if (!it.committed) {
      counts.refused++;
      expect(it.refused.length, "refused by a rule").toBeGreaterThan(0);
      return;
    }
    counts.posted++;
    if (it.received) this.received.push(it.received);
    this.documents.push({
      id: it.documentId,
      lineIds: it.received ? [it.received.lineId] : [],
      seq: BigInt(it.committed.seq),
      isTransfer: it.posting?.documentType === "test_transfer",
    });
  }

  private moveOf(drawn: DrawnMove): Move | undefined {
    const on = addDays(TODAY, -drawn.daysAgo);
    const quantity = new Quantity(drawn.quantity);
    const amount = new Amount(drawn.cents);
    const item = this.items[drawn.item % this.items.length]!;
    const lot = item === "specific_lot" ? { lot: this.lots[drawn.lot]! } : {};
    const where = { item, at: drawn.at, ...lot };
    if (drawn.what === "receive")
      return { do: "receive", ...where, on, quantity, value: amount, rejected: new Quantity(drawn.rejected) };
    if (drawn.what === "open") return { do: "open", ...where, on, quantity, value: amount };
    if (drawn.what === "issue")
      return { do: "issue", ...where, on, quantity: drawn.isAll ? quantity : new Quantity((drawn.quantity + 2n) / 3n) };
    if (drawn.what === "transfer")
      return { do: "transfer", ...where, on, quantity, to: drawn.at === "main" ? "second" : "main" };
    const of = this.received[drawn.of % Math.max(this.received.length, 1)];
    if (!of) return undefined;
    // Now and then the whole, so that last units and residues are met.
    const part = drawn.isAll ? of.quantity : quantity.min(of.quantity);
    if (drawn.what === "bill")
      return { do: "bill", of, on, quantity: part, net: amount, tax: new Amount(drawn.cents / 8n) };
    if (drawn.what === "freight") return { do: "freight", of, on, amount: drawn.isAll ? amount : amount.negated() };
    return {
      do: drawn.what as "return" | "return_rejected",
      of,
      on,
      quantity: drawn.what === "return" ? part : new Quantity(1_000_000n),
    };
  }

  private async voidOne(drawn: number): Promise<void> {
    const document = this.documents[drawn % Math.max(this.documents.length, 1)];
    if (document) await this.void(document);
  }

  async void(...documents: readonly Document[]): Promise<string[]> {
    const ids = documents.map((it) => it.id);
    const lineIds = documents.flatMap((it) => it.lineIds);
    const refused = await playVoid(this.factory, ids, lineIds, TODAY, this.clock());
    if (refused.length === 0) counts.voided += documents.length;
    else counts.refused++;
    return refused;
  }

  private async cost(month: Month): Promise<number> {
    const at = this.clock();
    try {
      return await this.factory.write(async (tx) => {
        const { postingId } = await runCosting(tx, this.factory.committer(at), month);
        if (!postingId) return 0;
        const known = this.documents.map((it) => it.id);
        const rows = await tx.query<{ document_id: Id; seq: string }>(
          `select document_id, seq from posting
           where org_id = $1 and document_type = 'costing_run' and kind = 'post' and document_id <> all($2::uuid[])`,
          [this.factory.orgId, known],
        );
        for (const row of rows)
          this.documents.push({ id: row.document_id, lineIds: [], seq: BigInt(row.seq), isTransfer: false });
        counts.costed += rows.length;
        return rows.length;
      });
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      counts.refused++;
      return 0;
    }
  }

  /** From the first open month on; a second run finds nothing more to correct. */
  async costTwice(): Promise<void> {
    const first = addMonths(this.closed.at(-1)!, 1);
    await this.cost(first);
    expect(await this.cost(first), "a second costing run").toBe(0);
  }

  /** One after another, as the verbs of the period do it: beside the postings, but never beside each other. */
  private closeOrReopen(verb: "close" | "reopen"): Promise<void> {
    this.months = this.months.then(() => this.setLast(verb));
    return this.months;
  }

  /** Month by month, and never the one of today, in which everything is voided at the end. */
  private async setLast(verb: "close" | "reopen"): Promise<void> {
    const last = this.closed.at(-1)!;
    const month = verb === "close" ? addMonths(last, 1) : last;
    if (month === "2026-11" || month === "2026-08") return;
    if (verb === "close") this.closed.push(month);
    else this.closed.pop();
    await setMonth(this.factory, month, verb, this.clock());
  }

  /**
   * Newest first nothing rests on any of them. Once a document was voided in the middle, pieces that came later may have taken
   * the place of its own, so that another order is needed. There is one, but for transfers: of two in opposite directions each may
   * need the pieces that the other would bring back. Then pieces are lent to every place, and taken back at the end.
   */
  async undo(): Promise<void> {
    const isStrict = counts.voided === this.voidedBefore;
    let isLent = false;
    let left = [...this.documents].sort((a, b) => (a.seq < b.seq ? 1 : -1));
    while (left.length > 0) {
      const waiting = await this.undoEach(left, isStrict);
      const isStuck = waiting.length === left.length;
      if (isStuck) {
        const transfers = waiting.filter((it) => it.isTransfer);
        expect(!isLent && transfers.length > 1, `a way to undo ${waiting.map((it) => it.seq)}`).toBe(true);
        isLent = true;
      }
      left = isStuck ? [...waiting, ...(await this.lend())] : waiting;
    }
  }

  /** @returns those that have to wait */
  private async undoEach(left: readonly Document[], isStrict: boolean): Promise<Document[]> {
    const waiting: Document[] = [];
    for (const document of left) {
      const refused = await this.void(document);
      if (isStrict) expect(refused, `undo of seq ${document.seq}`).toEqual([]);
      if (refused.length === 0 || refused.includes("voided_already")) counts.undone++;
      else waiting.push(document);
    }
    return waiting;
  }

  private async lend(): Promise<Document[]> {
    counts.lent++;
    const known = this.documents.length;
    const quantity = new Quantity(100_000_000_000n);
    const moves = this.items.flatMap((item) =>
      PLACES.flatMap((at) =>
        (item === "specific_lot" ? this.lots : [undefined]).map(
          (lot): Move => ({
            do: "receive",
            item,
            at,
            quantity,
            value: new Amount(100n),
            on: TODAY,
            ...(lot ? { lot } : {}),
          }),
        ),
      ),
    );
    for (const it of await play(this.factory, moves, this.clock())) this.remember(it);
    return this.documents.slice(known);
  }
}

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  console.log(`histories on ${database.kind}: ${JSON.stringify(counts)}`);
  await database.close();
});

const ledger = invariants().filter((it) => it.owner === "ledger");
const findings = () => database.transaction({ as: "owner" }, (tx) => examine(tx, ledger));

/** What is not zero although everything was undone. */
const LEFT = `
select 'account ' || account as what, (sum(debit) - sum(credit))::text as left from account_balance group by org_id, account having sum(debit) <> sum(credit)
union all select 'pool', quantity || ' = ' || value from cost_pool where quantity <> 0 or value <> 0
union all select 'place', quantity::text from stock_balance where quantity <> 0
union all select 'open item', balance::text from open_item where balance <> 0
union all select 'progress ' || measure, quantity::text from progress where quantity <> 0
union all select 'layer', left_quantity::text from cost_layer where left_quantity <> 0 or left_value <> 0`;

const TABLES =
  "posting, stock_line, journal_line, progress_line, cost_pool, cost_layer, layer_use, stock_balance, account_balance, open_item, progress, consent, period_event, period, ledger_counter, number_series, account_role, account, seal";

async function live(items: readonly CostingMethod[], steps: readonly (readonly DrawnStep[])[]): Promise<void> {
  await database.script(`truncate ${TABLES} cascade`);
  const history = new History(await aFactory(database), items);
  counts.histories++;
  for (const together of steps) {
    if (together.length > 1) counts.atOnce += together.length;
    await Promise.all(together.map((step) => history.take(step)));
  }
  await history.costTwice();
  expect(await findings()).toEqual([]);
  await history.undo();
  expect(await findings()).toEqual([]);
  expect(await database.transaction({ as: "owner" }, (tx) => tx.query(LEFT))).toEqual([]);
  counted("histories");
}

describe("transfers in opposite directions", () => {
  it("are not voided where a place would run short in between, not even together", async () => {
    await database.script(`truncate ${TABLES} cascade`);
    const history = new History(await aFactory(database), ["moving_average"]);
    const some = { item: 0, lot: 0, of: 0, cents: 100n, rejected: 0n, isAll: true, daysAgo: 0 };
    const move = (what: "receive" | "transfer", at: (typeof PLACES)[number], pieces: number) =>
      history.take({ do: "post", moves: [{ ...some, what, at, quantity: BigInt(pieces) * 1_000_000n }] });
    await move("receive", "second", 34);
    await move("receive", "second", 39);
    await move("transfer", "second", 52);
    await move("transfer", "main", 36);
    await move("receive", "second", 50);
    for (const of of [0, 4]) await history.take({ do: "void", of });
    const [, receipt, there, back] = history.documents;
    for (const some of [[receipt!], [there!], [back!], [there!, back!]])
      expect(await history.void(...some)).toEqual(["ledger.not_enough_stock"]);
    await history.undo();
    expect(await findings()).toEqual([]);
    expect(await database.transaction({ as: "owner" }, (tx) => tx.query(LEFT))).toEqual([]);
  });
});

describe("a month that one clock closed and another, an hour behind, opened", () => {
  it("is open, and may be posted to", async () => {
    await database.script(`truncate ${TABLES} cascade`);
    const history = new History(await aFactory(database), ["fifo"]);
    const { factory } = history;
    await setMonth(factory, "2026-09" as Month, "close", NOW);
    await setMonth(factory, "2026-09" as Month, "reopen", new Date(NOW.getTime() - 3_600_000));
    const drawn = { item: 0, lot: 0, of: 0, cents: 100n, rejected: 0n, isAll: true, daysAgo: 60, quantity: 1_000_000n };
    await history.take({ do: "post", moves: [{ ...drawn, what: "receive", at: "main" }] });
    expect(history.documents).toHaveLength(1);
    expect(await findings()).toEqual([]);
  });
});

describe("random histories", () => {
  it(
    `keep every invariant: ${RUNS} of up to ${STEPS} steps`,
    async () => {
      const seed = process.env["HISTORY_SEED"] ? { seed: asked("HISTORY_SEED", 0) } : {};
      await fc.assert(fc.asyncProperty(drawnItems, drawnSteps, live), {
        numRuns: RUNS,
        endOnFailure: process.env["HISTORY_SHRINK"] === undefined,
        ...seed,
      });
    },
    RUNS * 10_000,
  );
});
