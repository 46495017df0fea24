/** Whatever is altered by hand in what was sold, sent back, credited, reminded of and written off, the doctor names it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { examine } from "../../src/ledger/server/doctor.ts";
import type { Tx } from "../../src/platform/server/db/database.ts";
import { counted } from "../../src/platform/testing/counted.ts";
import { aSeller, type Loose, type Seller } from "./selling.ts";

let it_: Seller;
beforeAll(async () => {
  it_ = await aSeller();
  const { finance } = await it_.world.as("accountant");
  const of = await it_.invoiced("shop", "3", { net: "3000.00", tax: "390.00" });
  await it_.invoiced("other", "1", { net: "1000.00", tax: "130.00" });
  await it_.collect("shop", "2000.00", [[of.id, "2000.00"]]);
  const back = await it_.takeBack("shop", [[of.deliveryLine, "2"]]);
  const line = { returnLineId: back.document.lines[0]!.id, invoiceLineId: of.lines[0]!.id, itemId: it_.ids["bike"] };
  const document = { customerId: it_.ids["shop"], invoiceId: of.id, creditedOn: "2026-11-22" };
  const amounts = { quantity: "2", price: "1000", amountNet: "2000.00", amountTax: "260.00" };
  const note = await finance.creditNote.create({
    document: { ...document, lines: [{ ...line, ...amounts }] } as Loose,
    then: ["post"],
  });
  await it_.collect("shop", "500.00", [[note.document.id, "500.00"]], { direction: "refund" });
  const other = await it_.invoiced("late", "2", { net: "2000.00", tax: "260.00" });
  const lost = await finance.badDebt.create({
    document: {
      customerId: it_.ids["late"],
      writtenOffOn: "2026-11-28",
      reason: "bankrupt",
      evidence: "裁定书",
      lines: [{ openItemId: other.id, amount: "2000.00" }],
    } as Loose,
    then: ["submit"],
  });
  const { id, version } = lost.document;
  await (await it_.world.as("admin")).finance.badDebt.act({ id, version, verb: "approve" });
  await it_.collect("late", "100.00", [], { direction: "recovery", badDebtId: id });
  const { reminders } = await finance.writeReminders({ on: "2026-12-20" });
  const [letter] = reminders;
  await finance.reminder.act({ id: letter!, version: 1, verb: "release" });
  expect(await it_.world.findings()).toEqual([]);
});
afterAll(() => it_.world.close());

class RolledBack extends Error {}

const CORRUPTIONS: readonly (readonly [what: string, sql: string, named: readonly string[]])[] = [
  ["a delivery line is one more", "update delivery_line set quantity = quantity + 1", ["delivery-progress"]],
  [
    "a delivery is a draft again",
    "update delivery set state = 'draft' where number like '%-0001'",
    ["delivery-progress", "invoice-deliveries", "sales-posted"],
  ],
  ["a return line is one less", "update sales_return_line set quantity = quantity - 1", ["sales-returns"]],
  [
    "a return is of another delivery",
    "update sales_return_line set delivery_line_id = (select delivery_line_id from delivery_line order by 1 desc limit 1)",
    ["credit-amounts", "sales-returns"],
  ],
  [
    "a return is a draft again",
    "update sales_return set state = 'draft'",
    ["credit-amounts", "sales-posted", "sales-returns"],
  ],
  ["a return has another number", "update sales_return set number = 'SR-202611-0009'", ["sales-numbers"]],
  [
    "a return's posting is of nothing",
    "update posting set document_id = '00000000-0000-7000-8000-000000000001' where document_type = 'sales_return'",
    ["sales-posted"],
  ],
  [
    "an order line forgets what came back",
    "delete from progress where measure = 'returned' and target_id in (select order_line_id from delivery_line)",
    ["progress", "sales-returns"],
  ],
  [
    "a sales invoice's line is a cent more",
    "update sales_invoice_line set amount_tax = amount_tax + 0.01",
    ["invoice-amounts"],
  ],
  [
    "a credit note's line is a cent more",
    "update credit_note_line set amount_net = amount_net + 0.01",
    ["credit-amounts"],
  ],
  [
    "a credit note is of another invoice",
    "update credit_note set invoice_id = (select sales_invoice_id from sales_invoice order by 1 desc limit 1)",
    ["credit-amounts"],
  ],
  [
    "a credited invoice is voided by hand",
    "update sales_invoice set state = 'voided' where sales_invoice_id = (select invoice_id from credit_note)",
    ["credit-amounts", "finance-posted"],
  ],
  ["a credit note is a draft again", "update credit_note set state = 'draft'", ["finance-posted"]],
  ["a credit note has another number", "update credit_note set number = 'CN-202611-0007'", ["finance-numbers"]],
  [
    "a refund says it is a receipt",
    "update customer_payment set direction = 'receipt' where direction = 'refund'",
    ["customer-payment-amounts"],
  ],
  [
    "a customer payment is a cent more",
    "update customer_payment set amount = amount + 0.01 where direction = 'receipt'",
    ["customer-payment-amounts"],
  ],
  ["a bad debt's line is a cent more", "update bad_debt_line set amount = amount + 0.01", ["bad-debts"]],
  [
    "a recovery forgets its bad debt",
    "update customer_payment set bad_debt_id = null where direction = 'recovery'",
    ["bad-debts"],
  ],
  [
    "more was recovered than was lost",
    "update progress set quantity = 2000.01 where measure = 'recovered'",
    ["bad-debts", "progress"],
  ],
  ["a letter says another amount", "update reminder_line set amount = amount - 1", ["reminder-log"]],
  ["what was noted of a letter is gone", "delete from reminder_log", ["reminder-log"]],
  [
    "a letter went out that nobody noted",
    "update reminder set state = 'released', number = 'RM-202612-0002' where state = 'draft'",
    ["finance-numbers", "reminder-log"],
  ],
];

async function findingsAfter(sql: string): Promise<string[]> {
  let names: string[] = [];
  const work = async (tx: Tx) => {
    await tx.query(sql);
    names = (await examine(tx)).map((found) => found.invariant);
    throw new RolledBack();
  };
  await it_.world.database.transaction({ as: "owner" }, work).catch((fault) => {
    if (!(fault instanceof RolledBack)) throw fault;
  });
  return [...new Set(names)].filter((name) => name !== "seal").sort();
}

it.each(CORRUPTIONS)("%s", async (_, sql, named) => {
  expect(await findingsAfter(sql)).toEqual(named);
  counted("corruptions");
});
