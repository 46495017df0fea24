/** Every refusal of bills, charges, payments and openings, provoked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aFactory, DAY, type Factory, head, type Loose, line } from "./factory.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(async () => {
  expect(await f.world.findings()).toEqual([]);
  await f.world.close();
});

const bill = (more: object, header: object = {}) =>
  f.admin.finance.supplierBill.create({
    document: {
      supplierId: f.ids["supplier"],
      billNumber: "B-1",
      billedOn: DAY,
      dueOn: DAY,
      ...header,
      lines: [
        {
          receiptLineId: f.lines.receipt,
          itemId: f.ids["plain"],
          quantity: "10",
          price: "10.00",
          amountNet: "100.00",
          amountTax: "13.00",
          ...more,
        },
      ],
    } as Loose,
    then: ["post"],
  });
const pay = (more: object) =>
  f.admin.finance.payment.create({
    document: {
      supplierId: f.ids["supplier"],
      paidOn: DAY,
      bankAccountId: f.ids["bank"],
      amount: "10.00",
      lines: [],
      ...more,
    } as Loose,
    then: ["post"],
  });
const open = (lines: object[]) =>
  f.admin.finance.opening.create({ document: { openedOn: "2026-10-31", lines } as Loose, then: ["post"] });

describe("a bill", () => {
  it.each([
    ["finance.quantity_not_positive", () => bill({ quantity: "0" })],
    ["finance.over_billed", () => bill({ quantity: "56", amountNet: "560.00", amountTax: "72.80" })],
    ["finance.net_differs", () => bill({ amountNet: "101.00" })],
    ["finance.tax_differs", () => bill({ amountTax: "14.00" })],
    ["finance.price_lower", () => bill({ price: "9.00", amountNet: "90.00", amountTax: "11.70" })],
    ["finance.price_higher", () => bill({ price: "11.00", amountNet: "110.00", amountTax: "14.30" })],
    ["finance.bill_tax_rate_differs", () => bill({ taxRate: "9", amountTax: "9.00" })],
    ["finance.receipt_missing", () => bill({ receiptLineId: crypto.randomUUID() })],
    ["finance.other_item", () => bill({ itemId: f.ids["second"] })],
    ["finance.other_supplier", () => bill({}, { supplierId: f.ids["other"] })],
    ["finance.other_currency", () => bill({}, { currency: "USD" })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("finance.bill_booked_twice: one paper is booked once", async () => {
    await bill({}, { billNumber: "TWICE" });
    expect(await refusalOf(bill({}, { billNumber: "TWICE" }))).toEqual(["finance.bill_booked_twice"]);
  });

  it("finance.receipt_not_posted", async () => {
    const waiting = await f.admin.procurement.goodsReceipt.create({
      document: {
        ...head(f.ids),
        lines: [{ ...line(f.ids, "plain"), orderLineId: f.lines.order, quantityArrived: "1", quantityAccepted: "1" }],
      } as Loose,
      then: ["arrive"],
    });
    expect(await refusalOf(bill({ receiptLineId: waiting.document.lines[0]!.id }))).toContain(
      "finance.receipt_not_posted",
    );
  });

  it("finance.charge_on_nothing: freight needs goods to bear it", async () => {
    const all = await f.admin.procurement.goodsReceipt.create({
      document: {
        ...head(f.ids),
        lines: [
          {
            ...line(f.ids, "plain"),
            orderLineId: f.lines.order,
            quantityArrived: "1",
            quantityAccepted: "0",
            quantityRejected: "1",
            rejectReason: "rust",
          },
        ],
      } as Loose,
      then: ["arrive", "post"],
    });
    const charge = f.admin.finance.chargeBill.create({
      document: {
        supplierId: f.ids["supplier"],
        billNumber: "F-1",
        billedOn: DAY,
        dueOn: DAY,
        amountNet: "10.00",
        amountTax: "0.90",
        lines: [{ receiptLineId: all.document.lines[0]!.id, itemId: f.ids["plain"] }],
      } as Loose,
      then: ["post"],
    });
    expect(await refusalOf(charge)).toEqual(["finance.charge_on_nothing"]);
  });
});

describe("a payment", () => {
  it.each([
    ["finance.pays_nothing", () => pay({ amount: "0.00" })],
    ["finance.amount_negative", () => pay({ amount: "-1.00" })],
    ["finance.bank_account_not_used", () => pay({ bankAccountId: crypto.randomUUID() })],
    ["finance.open_item_missing", () => pay({ lines: [{ openItemId: crypto.randomUUID(), amount: "10.00" }] })],
    ["finance.discount_on_prepayment", () => pay({ discount: "1.00" })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("finance.settles_more, finance.settles_beyond, finance.open_item_foreign: a bill is settled up to what is open, by whoever owes it", async () => {
    const { document } = await bill({}, { billNumber: "PAY" });
    const lines = [{ openItemId: document.id, amount: "113.00" }];
    expect(await refusalOf(pay({ amount: "100.00", lines }))).toEqual(["finance.settles_more"]);
    expect(await refusalOf(pay({ amount: "114.00", lines: [{ openItemId: document.id, amount: "114.00" }] }))).toEqual([
      "finance.settles_beyond",
    ]);
    expect(await refusalOf(pay({ amount: "113.00", supplierId: f.ids["other"], lines }))).toEqual([
      "finance.open_item_foreign",
    ]);
  });
});

describe("an opening", () => {
  const stock = { what: "stock", itemId: "", locationId: "", quantity: "1", debit: "10.00" };
  const full = () => ({ ...stock, itemId: f.ids["second"], locationId: f.ids["usable"] });
  const capital = { what: "account", account: "3001", credit: "10.00" };
  it.each([
    ["finance.opening_missing", () => open([{ ...full(), locationId: null }, capital])],
    ["finance.quantity_not_positive", () => open([{ ...full(), quantity: "0" }, capital])],
    [
      "finance.amount_negative",
      () =>
        open([
          { ...full(), debit: "-10.00" },
          { ...capital, credit: "-10.00" },
        ]),
    ],
    ["finance.opening_is_stock", () => open([{ what: "account", account: "140301", debit: "10.00" }, capital])],
    ["finance.opening_wrong_kind", () => open([{ what: "account", account: "220201", debit: "10.00" }, capital])],
    ["finance.opening_not_balanced", () => open([full(), { ...capital, credit: "9.00" }])],
    ["accounting.not_postable", () => open([{ what: "account", account: "1403", debit: "10.00" }, capital])],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));
});
