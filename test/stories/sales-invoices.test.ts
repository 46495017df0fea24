/**
 * What was delivered is invoiced, through the HTTP API: at the order's price, at a lower one that somebody agrees to, once and no more; what
 * was invoiced by mistake is voided before its delivery is. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aSeller, entries, type Loose, type Seller } from "./selling.ts";

let it_: Seller;
beforeAll(async () => {
  it_ = await aSeller();
});
afterAll(() => it_.world.close());
afterEach(async () => expect(await it_.world.findings()).toEqual([]));

describe("what was delivered is invoiced", () => {
  const invoiceOf = async (deliveryId: string, lines: object[], more: object = {}) => {
    const accountant = await it_.world.as("accountant");
    const { document } = await accountant.sales.delivery.get({ id: deliveryId });
    return {
      customerId: document.customerId,
      invoicedOn: "2026-11-06",
      dueOn: "2026-12-06",
      ...more,
      lines: lines.map((it) => ({
        deliveryLineId: document.lines[0]!.id,
        itemId: document.lines[0]!.itemId,
        price: "1000",
        ...it,
      })),
    };
  };
  const post = async (document: object, acknowledge: string[] = []) => {
    const accountant = await it_.world.as("accountant");
    return await accountant.finance.salesInvoice.create({
      document: document as Loose,
      then: ["post"],
      acknowledge,
    });
  };

  it("one of 2 at the order's price, one at a lower one that somebody agrees to; the customer owes both", async () => {
    const order = await it_.ordered("other", [{ quantity: "2" }]);
    const shipped = await it_.ship(it_.delivery(order, [it_.line(order, "2", "W2")]));
    it_.ids["invoiced"] = shipped.document.id;
    const first = await post(
      await invoiceOf(shipped.document.id, [{ quantity: "1", amountNet: "1000.00", amountTax: "130.00" }], {
        taxNumber: "26312000000000000001",
      }),
    );
    expect(first.document.number).toBe("SI-202611-0001");
    expect(entries(first)).toEqual([
      "112202 0.00 1130.00",
      "222106 130.00 0.00",
      "22210107 0.00 130.00",
      "112201 1130.00 0.00",
    ]);
    const lower = await invoiceOf(shipped.document.id, [
      { quantity: "1", price: "990", amountNet: "990.00", amountTax: "128.70" },
    ]);
    expect(await refusalOf(post(lower))).toEqual(["finance.sold_lower"]);
    await post(lower, ["finance.sold_lower"]);
    expect(await it_.orderRow(order.id)).toMatchObject({ shippedPercent: 100, invoicedPercent: 100 });
    const accountant = await it_.world.as("accountant");
    const { rows } = await accountant.finance.salesInvoice.list({ where: { customerId: it_.ids["other"]! } } as Loose);
    expect(rows.map((it) => it.openBalance).sort()).toEqual(["1118.70", "1130.00"]);
  });

  it("a delivery that is invoiced is not voided; the invoice is, and then it can be", async () => {
    const accountant = await it_.world.as("accountant");
    const { document } = await accountant.sales.delivery.get({ id: it_.ids["invoiced"]! });
    const point = { id: document.id, version: document.version, verb: "void" as const, reason: "客户退回" };
    expect(await refusalOf(accountant.sales.delivery.act(point))).toEqual(["ledger.others_rest_on_it"]);
    const { rows } = await accountant.finance.salesInvoice.list({ where: { customerId: it_.ids["other"]! } } as Loose);
    for (const { id } of rows) {
      const { version } = (await accountant.finance.salesInvoice.get({ id })).document;
      const voided = await accountant.finance.salesInvoice.act({ id, version, verb: "void", reason: "开错" });
      expect(voided.document.state).toBe("voided");
    }
    expect((await accountant.sales.delivery.act(point)).document.state).toBe("voided");
    expect(await it_.orderRow(document.orderId)).toMatchObject({ shippedPercent: 0, invoicedPercent: 0 });
  });

  it("finance.over_invoiced, sold_higher, invoice_booked_twice, delivery_missing and what else does not fit", async () => {
    const order = await it_.ordered("shop", [{ quantity: "1" }]);
    const { document: out } = await it_.ship(it_.delivery(order, [it_.line(order, "1", "W2")]));
    const one = { quantity: "1", amountNet: "1000.00", amountTax: "130.00" };
    expect(
      await refusalOf(
        post(await invoiceOf(out.id, [{ ...one, quantity: "2", amountNet: "2000.00", amountTax: "260.00" }])),
      ),
    ).toEqual(["finance.over_invoiced"]);
    const dearer = { ...one, price: "1010", amountNet: "1010.00", amountTax: "131.30" };
    expect(await refusalOf(post(await invoiceOf(out.id, [dearer])))).toEqual(["finance.sold_higher"]);
    expect(await refusalOf(post(await invoiceOf(out.id, [one], { customerId: it_.ids["other"] })))).toEqual([
      "finance.other_customer",
    ]);
    expect(await refusalOf(post(await invoiceOf(out.id, [{ ...one, itemId: it_.ids["fork"] }])))).toEqual([
      "finance.delivered_other_item",
    ]);
    expect(await refusalOf(post(await invoiceOf(out.id, [one], { currency: "USD", rate: "7.1" })))).toEqual([
      "finance.sold_in_other_currency",
    ]);
    const later = await it_.ordered("shop", [{ quantity: "1" }]);
    const keeper = await it_.world.as("keeper");
    const { document: waiting } = await keeper.sales.delivery.create({
      document: it_.delivery(later, [it_.line(later, "1", "W2")]) as Loose,
    });
    expect(await refusalOf(post(await invoiceOf(waiting.id, [one])))).toEqual(["finance.delivery_not_posted"]);
    expect(await refusalOf(post(await invoiceOf(out.id, [{ ...one, deliveryLineId: it_.ids["bike"] }])))).toEqual([
      "finance.delivery_missing",
    ]);
    const numbered = { taxNumber: "26312000000000000001" };
    expect((await post(await invoiceOf(out.id, [one], numbered))).document.state).toBe("posted");
    const last = await it_.ordered("shop", [{ quantity: "1" }]);
    const { document: gone } = await it_.ship(it_.delivery(last, [it_.line(last, "1", "W2")]));
    expect(await refusalOf(post(await invoiceOf(gone.id, [one], numbered)))).toEqual(["finance.invoice_booked_twice"]);
  });

  it("finance.tax_rate_changed, tax_rate_not_in_force: the rate of the delivery's day counts, not that of the invoice's", async () => {
    const accountant = await it_.world.as("accountant");
    const admin = await it_.world.as("admin");
    const order = await it_.ordered("late", [{ quantity: "2" }]);
    const before = (await it_.ship(it_.delivery(order, [it_.line(order, "1", "W2")]))).document.id;
    const on12 = { deliveredOn: "2026-11-12" };
    const after = (await it_.ship(it_.delivery(order, [it_.line(order, "1", "W2")], on12))).document.id;
    const [old] = (await admin.accounting.taxRate.list({ where: { rate: "13..13" } } as Loose)).rows;
    const { id, version, name, rate, validFrom } = (await admin.accounting.taxRate.get({ id: old!.id })).document;
    const ended = { name, rate, validFrom, validTo: "2026-11-10", lines: [] } as Loose;
    await admin.accounting.taxRate.update({ id, version, document: ended });
    const fresh = { name: "11%", rate: "11", validFrom: "2026-11-11", lines: [] } as Loose;
    await admin.accounting.taxRate.create({ document: fresh });

    const later = { invoicedOn: "2026-11-20" };
    const at13 = { quantity: "1", amountNet: "1000.00", taxRate: "13", amountTax: "130.00" };
    const at11 = { quantity: "1", amountNet: "1000.00", taxRate: "11", amountTax: "110.00" };
    expect(await refusalOf(post(await invoiceOf(before, [at11], later)))).toEqual(["finance.tax_rate_changed"]);
    expect((await post(await invoiceOf(before, [at13], later))).document.state).toBe("posted");

    expect(await refusalOf(post(await invoiceOf(after, [at13], later)))).toEqual(["finance.tax_rate_not_in_force"]);
    const changed = await invoiceOf(after, [at11], later);
    await expect(post(changed)).rejects.toMatchObject({
      data: { issues: [{ text: expect.stringMatching(/13 % tax, the invoice 11 %.*2026-11-12.*11, 9, 6, 3, 0 %/) }] },
    });
    expect(entries(await post(changed, ["finance.tax_rate_changed"]))).toEqual([
      "112202 0.00 1130.00",
      "222106 130.00 0.00",
      "22210107 0.00 110.00",
      "112201 1110.00 0.00",
    ]);
    const { rows } = await accountant.finance.salesInvoice.list({ where: { customerId: it_.ids["late"]! } } as Loose);
    expect(rows.map((it) => it.openBalance).sort()).toEqual(["1110.00", "1130.00"]);
  });
});
