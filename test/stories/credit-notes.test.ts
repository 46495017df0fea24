/**
 * Invoiced goods come back, through the HTTP API: before the customer paid, after he paid with a refund, in parts; what he will never pay is
 * written off, and some of it comes in after all. Nothing is credited, refunded or recovered twice. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aSeller, entries, type Loose, type Seller } from "./selling.ts";

let it_: Seller;
type Invoiced = Awaited<ReturnType<Seller["invoiced"]>>;
const known: Record<string, Invoiced> = {};
beforeAll(async () => {
  it_ = await aSeller();
});
afterAll(() => it_.world.close());
afterEach(async () => expect(await it_.world.findings()).toEqual([]));

const finance = async () => (await it_.world.as("accountant")).finance;
const ONE = { quantity: "1", price: "1000", amountNet: "1000.00", amountTax: "130.00" };

async function credit(customer: string, of: Invoiced, returnLineId: string, line: object = {}, more: object = {}) {
  const document = {
    customerId: it_.ids[customer],
    invoiceId: of.id,
    creditedOn: "2026-11-22",
    lines: [{ returnLineId, invoiceLineId: of.lines[0]!.id, itemId: it_.ids["bike"], ...ONE, ...line }],
    ...more,
  };
  return await (await finance()).creditNote.create({ document: document as Loose, then: ["post"] });
}
const back = async (customer: string, of: Invoiced, quantity = "1") =>
  (await it_.takeBack(customer, [[of.deliveryLine, quantity]])).document;
const refund = (customer: string, amount: string, lines: [string, string][], more: object = {}) =>
  it_.collect(customer, amount, lines, { direction: "refund", ...more });
const voided = { verb: "void", reason: "记错" } as const;

describe("after the invoice, before the money", () => {
  it("the return takes back sale and cost; the credit note lessens what the invoice is open for", async () => {
    const of = await it_.invoiced("shop", "2", { net: "2000.00", tax: "260.00" });
    known["shop"] = of;
    const { lines, id } = await back("shop", of);
    const { sales } = await it_.world.as("accountant");
    expect((await sales.salesReturn.list({ where: { toCredit: "0.01.." } } as Loose)).rows).toMatchObject([
      { id, toCredit: "1130.00" },
    ]);
    const note = await credit("shop", of, lines[0]!.id);
    expect(note.document.number).toBe("CN-202611-0001");
    expect(entries(note)).toEqual([
      "112202 0.00 -1130.00",
      "222106 -130.00 0.00",
      "22210107 0.00 -130.00",
      "112201 -1130.00 0.00",
    ]);
    expect(note.chain.map((up) => up.document).sort()).toEqual([
      "delivery",
      "sales_invoice",
      "sales_order",
      "sales_return",
    ]);
    expect(await it_.openOf(of.id)).toBe("1130.00");
    expect((await sales.salesReturn.list({ where: { toCredit: "0.01.." } } as Loose)).rows).toEqual([]);
    const { rows } = await (await finance()).openReceivables({ customerId: it_.ids["shop"]!, dueUntil: null });
    expect(rows.map((row) => row.open)).toEqual(["1130.00"]);
    known["note"] = note.document as never;
  });

  it("what a credit note rests on is not voided; it is, and then they can be", async () => {
    const { creditNote, salesInvoice } = await finance();
    const of = known["shop"]!;
    const invoice = (await salesInvoice.get({ id: of.id })).document;
    expect(await refusalOf(salesInvoice.act({ id: of.id, version: invoice.version, ...voided }))).toEqual([
      "ledger.others_rest_on_it",
    ]);
    const { sales } = await it_.world.as("accountant");
    const [row] = (await sales.salesReturn.list({})).rows;
    const { document: taken } = await sales.salesReturn.get({ id: row!.id });
    const undo = { id: taken.id, version: taken.version, ...voided };
    expect(await refusalOf(sales.salesReturn.act(undo))).toEqual(["ledger.others_rest_on_it"]);
    const { document: note } = await creditNote.get({ id: known["note"]!.id });
    await creditNote.act({ id: note.id, version: note.version, ...voided });
    expect(await it_.openOf(of.id)).toBe("2260.00");
    await credit("shop", of, taken.lines[0]!.id, {}, { taxNumber: "26312000000000000009" });
    expect(await it_.openOf(of.id)).toBe("1130.00");
  });

  it("half of an invoice is paid: its rest is lessened first, and the customer has the difference to get", async () => {
    const of = await it_.invoiced("other", "2", { net: "2000.00", tax: "260.00" });
    await it_.collect("other", "1760.00", [[of.id, "1760.00"]]);
    const { lines } = await back("other", of);
    const note = await credit("other", of, lines[0]!.id);
    expect(entries(note).slice(-2)).toEqual(["112201 -500.00 0.00", "112201 -630.00 0.00"]);
    expect(await it_.openOf(of.id)).toBe("0.00");
    known["half"] = note.document as never;
  });
});

describe("after the money", () => {
  it("what a credit note leaves is refunded, once", async () => {
    const { id } = known["half"]!;
    expect(await refusalOf(refund("other", "700.00", [[id, "630.00"]]))).toEqual(["finance.refund_differs"]);
    expect(await refusalOf(refund("other", "700.00", [[id, "700.00"]]))).toEqual(["finance.settles_beyond"]);
    const paid = await refund("other", "630.00", [[id, "630.00"]]);
    expect(entries(paid)).toEqual(["112201 630.00 0.00", "100201 0.00 630.00"]);
    expect(await refusalOf(refund("other", "630.00", [[id, "630.00"]]))).toEqual(["finance.settles_beyond"]);
    const { creditNote } = await finance();
    const { document, progress } = await creditNote.get({ id });
    expect(progress[id]).toEqual([{ measure: "settled", done: "630", of: "630" }]);
    expect(await refusalOf(creditNote.act({ id, version: document.version, ...voided }))).toEqual([
      "ledger.others_rest_on_it",
    ]);
    expect((await creditNote.list({ where: { openBalance: "0.01.." } } as Loose)).rows).toEqual([]);
  });

  it("an invoice that is paid is credited in full and refunded; an advance goes back too", async () => {
    const of = await it_.invoiced("late", "1", { net: "1000.00", tax: "130.00" });
    await it_.collect("late", "1130.00", [[of.id, "1130.00"]]);
    const note = await credit("late", of, (await back("late", of)).lines[0]!.id);
    const paid = await refund("late", "1130.00", [[note.document.id, "1130.00"]]);
    expect(entries(paid)).toEqual(["112201 1130.00 0.00", "100201 0.00 1130.00"]);
    const advance = await it_.collect("late", "80.00", []);
    expect(entries(await refund("late", "80.00", [[advance.document.id, "80.00"]]))).toEqual([
      "2203 80.00 0.00",
      "100201 0.00 80.00",
    ]);
    const { rows } = await (await finance()).openReceivables({ customerId: it_.ids["late"]!, dueUntil: null });
    expect(rows).toEqual([]);
    const from = { customerId: it_.ids["late"]!, from: "2026-11-01", to: "2026-11-30" };
    const statement = await (await finance()).customerStatement(from);
    expect(statement.rows.map((row) => [row.what, row.quantity, row.amount, row.paid])).toEqual([
      ["opening", null, null, null],
      ["delivery", "1", "1130.00", null],
      ["sales_return", "-1", "-1130.00", null],
      ["customer_payment", null, null, "1130.00"],
      ["customer_payment", null, null, "-1130.00"],
      ["customer_payment", null, null, "80.00"],
      ["customer_payment", null, null, "-80.00"],
    ]);
  });
});

describe("what does not fit", () => {
  it("finance.over_credited, credit_not_invoiced, credit_other_line and what else is no credit", async () => {
    const of = known["shop"]!;
    const line = (await back("shop", of)).lines[0]!.id;
    const other = await it_.invoiced("shop", "1", { net: "1000.00", tax: "130.00" });
    const two = { quantity: "2", amountNet: "2000.00", amountTax: "260.00" };
    const dearer = { price: "1010", amountNet: "1010.00", amountTax: "131.30" };
    const cases: [code: string, () => Promise<unknown>][] = [
      ["finance.over_credited", () => credit("shop", of, line, two)],
      ["finance.credited_higher", () => credit("shop", of, line, dearer)],
      ["finance.credit_not_invoiced", () => credit("shop", of, line, {}, { invoiceId: known["note"]!.id })],
      ["finance.credit_other_line", () => credit("shop", other, line)],
      ["finance.credit_other_customer", () => credit("other", of, line)],
      ["finance.credit_other_currency", () => credit("shop", of, line, {}, { currency: "USD" })],
      ["finance.credit_no_return", () => credit("shop", of, of.deliveryLine)],
      ["finance.credit_booked_twice", () => credit("shop", of, line, {}, { taxNumber: "26312000000000000009" })],
    ];
    for (const [code, provoke] of cases) expect(await refusalOf(provoke())).toEqual([code]);
  });

  it("finance.refund_discount, recovery_settles, recovery_not_said, recovery_of_nothing", async () => {
    const of = known["shop"]!;
    const advance = (await it_.collect("other", "10.00", [])).document.id;
    const discounted = refund("other", "9.00", [[advance, "10.00"]], { discount: "1.00" });
    expect(await refusalOf(discounted)).toEqual(["finance.refund_discount"]);
    const recover = (more: object) => it_.collect("shop", "5.00", [], { direction: "recovery", ...more });
    expect(await refusalOf(recover({}))).toEqual(["finance.recovery_of_nothing"]);
    expect(await refusalOf(recover({ lines: [{ openItemId: of.id, amount: "5.00" }] }))).toContain(
      "finance.recovery_settles",
    );
  });
});

describe("a bad debt", () => {
  const ask = async (lines: object[], more: object = {}) => {
    const { badDebt } = await finance();
    const document = {
      customerId: it_.ids["shop"],
      writtenOffOn: "2026-11-28",
      reason: "bankrupt",
      evidence: "法院破产裁定书",
      lines,
      ...more,
    };
    return (await badDebt.create({ document: document as Loose, then: ["submit"] })).document;
  };
  const approve = async ({ id, version }: { id: string; version: number }) =>
    (await it_.world.as("admin")).finance.badDebt.act({ id, version, verb: "approve" });

  it("is asked for with evidence, approved by somebody else, and leaves the receivables", async () => {
    const of = known["shop"]!;
    expect(await refusalOf(ask([{ openItemId: of.id, amount: "1000.00" }], { evidence: "" }))).toEqual([
      "finance.bad_debt_evidence",
    ]);
    expect(await refusalOf(ask([{ openItemId: of.id, amount: "-5.00" }]))).toEqual(["finance.bad_debt_not_owed"]);
    const asked = await ask([{ openItemId: of.id, amount: "1000.00" }]);
    const { badDebt } = await finance();
    expect(await refusalOf(badDebt.act({ id: asked.id, version: asked.version, verb: "approve" }))).toEqual([
      "platform.own_document",
      "platform.above_limit",
    ]);
    const lost = await approve(asked);
    expect(entries(lost)).toEqual(["112201 0.00 1000.00", "571101 1000.00 0.00"]);
    expect(await it_.openOf(of.id)).toBe("130.00");
    expect(await refusalOf(approve(await ask([{ openItemId: of.id, amount: "131.00" }])))).toEqual([
      "finance.settles_beyond",
    ]);
    it_.ids["lost"] = lost.document.id;
  });

  it("comes in after all, in parts and not beyond what was lost", async () => {
    const badDebtId = it_.ids["lost"];
    const recover = (amount: string, more: object = {}) =>
      it_.collect("shop", amount, [], { direction: "recovery", badDebtId, ...more });
    const some = await recover("200.00");
    expect(entries(some)).toEqual(["100201 200.00 0.00", "530108 0.00 200.00"]);
    expect(await refusalOf(recover("800.01"))).toEqual(["finance.recovered_more"]);
    expect(await refusalOf(recover("1.00", { direction: "receipt" }))).toEqual(["finance.recovery_not_said"]);
    const { badDebt, customerPayment } = await finance();
    expect((await badDebt.list({})).rows.find((row) => row.id === badDebtId)).toMatchObject({ recovered: "200.00" });
    const { version } = (await badDebt.get({ id: badDebtId! })).document;
    const undo = { id: badDebtId!, version, ...voided };
    expect(await refusalOf(badDebt.act(undo))).toEqual(["ledger.others_rest_on_it"]);
    await customerPayment.act({ id: some.document.id, version: some.document.version, ...voided });
    expect((await badDebt.act(undo)).document.state).toBe("voided");
    expect(await it_.openOf(known["shop"]!.id)).toBe("1130.00");
  });
});
