/** The costing run on a database: known answers, once and again, with goods that left since. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Day, Month } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import { NO_ID, newId } from "../kernel/ids.ts";
import type { Database } from "../platform/server/db/database.ts";
import { testDatabase } from "../platform/testing/database.ts";
import { commit } from "./commit.store.ts";
import { runCosting } from "./costing-run.actions.ts";
import { openBook } from "./facts.store.ts";
import { examine, invariants } from "./server/doctor.ts";
import { aFactory, type Factory, NOW } from "./testing/factory.ts";
import { setMonth } from "./testing/history.ts";
import { type Move, play, playVoid } from "./testing/play.ts";

let database: Database;
let f: Factory;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  f = await aFactory(database);
});
afterAll(async () => {
  const ledger = invariants().filter((it) => it.owner === "ledger");
  expect(await database.transaction({ as: "owner" }, (tx) => examine(tx, ledger))).toEqual([]);
  await database.close();
});

const on = (day: string) => `2026-${day}` as Day;
const what = { item: "month_average", at: "main" } as const;
const receive = (day: string, quantity: string, value: string): Move => ({
  do: "receive",
  ...what,
  on: on(day),
  quantity: Quantity.of(quantity),
  value: Amount.of(value),
});
const issue = (day: string, quantity: string): Move => ({
  do: "issue",
  ...what,
  on: on(day),
  quantity: Quantity.of(quantity),
});
const run = (month: string) => f.write((tx) => runCosting(tx, f.committer(), month as Month));

/** What the runs have posted: month, account, item's debit. */
async function corrections(): Promise<string[]> {
  const rows = await f.write((tx) =>
    tx.query<{ month: string; account: string; debit: string; credit: string }>(
      `select to_char(j.posted_on, 'YYYY-MM') as month, j.account, j.debit, j.credit from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
       where j.org_id = $1 and p.document_type = 'costing_run' order by p.seq, j.line_no`,
      [f.orgId],
    ),
  );
  return rows.map(
    (row) => `${row.month} ${row.account} ${row.debit === "0.00" ? `${row.credit} Cr` : `${row.debit} Dr`}`,
  );
}
async function pool(): Promise<string> {
  const [row] = await f.write((tx) =>
    tx.query<{ q: string; value: string }>(
      "select trim_scale(quantity)::text as q, value from cost_pool where org_id = $1 and method = 'month_average'",
      [f.orgId],
    ),
  );
  return `${row!.q} = ${row!.value}`;
}

describe("a costing run", () => {
  it("opening 100 @ 10.00; in 50 @ 11.00; out 80; in 100 @ 12.00; out 120: every issue at 11.00", async () => {
    await play(f, [
      { ...receive("09-30", "100", "1000"), do: "open" } as Move,
      receive("10-03", "50", "550"),
      issue("10-05", "80"),
      receive("10-10", "100", "1200"),
      issue("10-20", "120"),
    ]);
    expect(await pool()).toBe("50 = 565.69");
    await run("2026-10");
    expect(await pool()).toBe("50 = 550.00");
    expect(await corrections()).toEqual(["2026-10 140303 15.69 Cr", "2026-10 400102 15.69 Dr"]);
  });

  it("again posts nothing, and after a late receipt only what is new", async () => {
    await play(f, [receive("10-03", "10", "100"), issue("10-05", "5"), receive("10-20", "10", "200")]);
    expect((await run("2026-10")).postingId).not.toBeNull();
    expect((await run("2026-10")).postingId).toBeNull();
    await play(f, [receive("10-28", "10", "240")]);
    await run("2026-10");
    // 540.00 ÷ 30 = 18.00: 90.00 for the five, of which 50.00 and 25.00 were posted.
    expect((await corrections()).filter((line) => line.includes("400102"))).toEqual([
      "2026-10 400102 25.00 Dr",
      "2026-10 400102 15.00 Dr",
    ]);
    expect(await pool()).toBe("25 = 450.00");
  });

  it("of a month whose goods are gone by now corrects the months after it too, and leaves nothing behind", async () => {
    await play(f, [
      receive("10-03", "10", "100"),
      issue("10-05", "5"),
      receive("10-20", "10", "200"),
      issue("11-03", "15"),
    ]);
    expect(await pool()).toBe("0 = 0.00");
    await run("2026-10");
    expect(await corrections()).toEqual([
      "2026-10 140303 25.00 Cr",
      "2026-10 400102 25.00 Dr",
      "2026-11 140303 -25.00 Cr",
      "2026-11 400102 -25.00 Dr",
    ]);
    expect(await pool()).toBe("0 = 0.00");
    expect((await run("2026-10")).postingId).toBeNull();
    expect((await run("2026-11")).postingId).toBeNull();
  });

  it("gives each account its own correction, also where one document issued to several", async () => {
    await play(f, [receive("10-03", "20", "200")]);
    await f.write(async (tx) => {
      const itemId = f.items.month_average;
      const book = await openBook(tx, f.orgId, { dates: [on("10-05")], leaving: [itemId] });
      const place = { itemId, locationId: f.places.main, lotId: NO_ID, isOwned: true };
      const posted = (["400102", "560303"] as const).map((account) => {
        const posting = book.posting({
          documentType: "test_issue",
          documentId: newId(),
          number: null,
          postedOn: on("10-05"),
          summary: "",
        });
        const cost = posting.stockOut({ ...place, quantity: Quantity.of(account === "560303" ? "4" : "6") });
        return posting.debit(account, cost, { itemId }).done();
      });
      await commit(tx, f.committer(), book, posted);
    });
    await play(f, [receive("10-20", "20", "400")]);
    await run("2026-10");
    expect((await corrections()).filter((line) => line.endsWith("Dr"))).toEqual([
      "2026-10 400102 30.00 Dr",
      "2026-10 560303 20.00 Dr",
    ]);
    expect((await run("2026-10")).postingId).toBeNull();
  });

  it("gives what the item cannot bear to cost of sales, and finds it there again", async () => {
    const [, , late] = await play(f, [
      receive("10-03", "10", "100"),
      issue("10-05", "5"),
      receive("10-20", "10", "200"),
    ]);
    await run("2026-10");
    // The run took 25.00 of the second receipt for October's issue; now that receipt is taken back, and the rest is used.
    await playVoid(f, [late!.documentId], [late!.received!.lineId], on("11-02"));
    await play(f, [issue("11-03", "5")]);
    expect(await pool()).toBe("0 = 0.00");
    await run("2026-10");
    expect((await run("2026-10")).postingId).toBeNull();
    expect(await pool()).toBe("0 = 0.00");
  });

  it("is refused for a closed month, and for one that was never opened", async () => {
    await play(f, [receive("09-03", "10", "100"), issue("09-05", "5"), receive("09-20", "10", "200")]);
    await setMonth(f, "2026-09" as Month, "close", NOW);
    await expect(run("2026-09")).rejects.toMatchObject({ issues: [{ code: "ledger.period_closed" }] });
    await expect(run("2027-03")).rejects.toMatchObject({ issues: [{ code: "ledger.period_missing" }] });
    expect(await corrections()).toEqual([]);
  });
});
