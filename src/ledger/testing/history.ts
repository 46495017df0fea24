/** A small history in which everything happens once: what the doctor's tests corrupt. */
import type { Day, Month } from "../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../kernel/decimal.ts";
import { newId } from "../../kernel/ids.ts";
import { commit } from "../commit.store.ts";
import { runCosting } from "../costing-run.actions.ts";
import { openBook } from "../facts.store.ts";
import { sealPostings } from "../seal.store.ts";
import { type Factory, NOW } from "./factory.ts";
import { type Move, type Played, play, playVoid } from "./play.ts";

const q = Quantity.of;
const a = Amount.of;
const on = (day: string) => `2026-${day}` as Day;

/** @throws Error if a move was refused: the history is a known one */
async function all(factory: Factory, moves: readonly Move[]): Promise<Played[]> {
  const played = await play(factory, moves);
  const refused = played.flatMap((it) => it.refused);
  if (refused.length > 0) throw new Error(`refused: ${refused}`);
  return played;
}

/** As the period's own verbs do it; they belong to accounting. */
export async function setMonth(factory: Factory, month: Month, verb: "close" | "reopen", at: Date): Promise<void> {
  const { orgId, memberId } = factory;
  await factory.write(async (tx) => {
    await tx.query("select 1 from period where org_id = $1 order by month for update", [orgId]);
    await tx.query("update period set state = $3 where org_id = $1 and month = $2", [
      orgId,
      month,
      verb === "close" ? "closed" : "open",
    ]);
    await tx.query(
      `insert into period_event (org_id, event_id, month, number, verb, happened_at, member_id, after_seq)
       select $1, $2::uuid, $3, 1 + (select count(*) from period_event e where e.org_id = $1 and e.month = $3), $4, $5::timestamptz, $6::uuid, c.seq
       from ledger_counter c where c.org_id = $1`,
      [orgId, newId(), month, verb, at.toISOString(), memberId],
    );
  });
}

export async function aHistory(factory: Factory): Promise<void> {
  const lot = newId();
  const received = await all(factory, [
    { do: "open", item: "fifo", at: "main", quantity: q("20"), value: a("210.00"), on: on("09-01") },
    {
      do: "receive",
      item: "fifo",
      at: "main",
      quantity: q("100"),
      value: a("1000.00"),
      rejected: q("5"),
      on: on("09-02"),
    },
    { do: "receive", item: "moving_average", at: "main", quantity: q("100"), value: a("333.33"), on: on("09-02") },
    { do: "receive", item: "moving_average", at: "second", quantity: q("50"), value: a("200.00"), on: on("10-02") },
    { do: "receive", item: "month_average", at: "main", quantity: q("100"), value: a("1000.00"), on: on("10-02") },
    { do: "receive", item: "specific_lot", at: "main", lot, quantity: q("30"), value: a("60.00"), on: on("10-03") },
    { do: "receive", item: "standard", at: "main", quantity: q("10"), value: a("100.00"), on: on("10-03") },
  ]);
  const [, fifo, average, mistaken, , lots] = received.map((it) => it.received!);
  await setMonth(factory, "2026-09" as Month, "close", NOW);
  const [issued] = await all(factory, [
    { do: "issue", item: "fifo", at: "main", quantity: q("50"), on: on("10-05") },
    { do: "issue", item: "moving_average", at: "main", quantity: q("70"), on: on("10-05") },
    { do: "issue", item: "month_average", at: "main", quantity: q("40"), on: on("10-05") },
    { do: "issue", item: "specific_lot", at: "main", lot, quantity: q("7"), on: on("10-06") },
    { do: "issue", item: "standard", at: "main", quantity: q("3"), on: on("10-06") },
    { do: "receive", item: "month_average", at: "main", quantity: q("50"), value: a("700.00"), on: on("10-20") },
    { do: "transfer", item: "fifo", at: "main", to: "second", quantity: q("12.5"), on: on("10-07") },
    { do: "return", of: fifo!, quantity: q("5"), on: on("10-08") },
    { do: "return_rejected", of: fifo!, quantity: q("2"), on: on("10-08") },
  ]);
  const [bill] = await all(factory, [
    { do: "bill", of: average!, quantity: q("60"), net: a("210.00"), tax: a("27.30"), on: on("10-10") },
    { do: "bill", of: fifo!, quantity: q("40"), net: a("404.00"), tax: a("52.52"), on: on("10-10") },
    { do: "freight", of: lots!, amount: a("9.99"), on: on("10-11") },
  ]);
  const [late] = await all(factory, [{ do: "issue", item: "standard", at: "main", quantity: q("1"), on: on("11-03") }]);
  for (const it of [bill!, late!]) await playVoid(factory, [it.documentId], [], on("11-04"));
  await playVoid(factory, [mistaken!.documentId], [mistaken!.lineId], on("11-04"));
  await playVoid(factory, [issued!.documentId], [], on("11-05"));
  await foreignBill(factory);
  await factory.write(async (tx) => {
    await runCosting(tx, factory.committer(), "2026-10" as Month);
    await tx.query(
      "insert into consent (org_id, posting_id, consent_no, code, path, params, member_id) select $1, posting_id, 1, 'test.more_than_ordered', '', '{}', $2 from posting where org_id = $1 and seq = 2",
      [factory.orgId, factory.memberId],
    );
    await sealPostings(tx, factory.orgId, new Date("2026-11-20T01:00:00Z"));
  });
}

/** 100.00 dollars billed at 7.10, of which 40.00 are paid at 7.00: the four that the dollars lost are a gain. */
async function foreignBill(factory: Factory): Promise<void> {
  const { orgId, supplierId: partyId } = factory;
  const [billId, paymentId] = [newId(), newId()];
  const head = { documentType: "test_bill", number: null, summary: "dollars" };
  const foreign = (amount: string, rate: string) => ({ currency: "USD", rate: UnitPrice.of(rate), amount: a(amount) });
  await factory.write(async (tx) => {
    const book = await openBook(tx, orgId, { dates: [on("11-06")] });
    const bill = book.posting({ ...head, documentId: billId, postedOn: on("11-06") });
    bill.debit("400102", a("710.00"));
    bill.credit("220201", a("710.00"), { partyId, openItemId: billId, foreign: foreign("100.00", "7.1") });
    await commit(tx, factory.committer(), book, [bill.done()]);
  });
  await factory.write(async (tx) => {
    const book = await openBook(tx, orgId, { dates: [on("11-07")], openItems: [billId] });
    const payment = book.posting({ ...head, documentId: paymentId, postedOn: on("11-07") });
    payment.debit("220201", a("284.00"), { partyId, openItemId: billId, foreign: foreign("40.00", "7.1") });
    payment.debit(book.account("exchange_difference"), a("-4.00"));
    payment.credit("100201", a("280.00"), { foreign: foreign("40.00", "7") });
    await commit(tx, factory.committer(), book, [payment.done()]);
  });
}
