/**
 * Goods come back, through the HTTP API: before the invoice, in parts, by lot, from a service; at the cost they left with; and not more than
 * went out. The doctor is clean after every chapter.
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

const voidIt = async (document: { id: string; version: number }, of: "salesReturn" | "delivery") => {
  const { sales } = await it_.world.as("accountant");
  return await sales[of].act({ id: document.id, version: document.version, verb: "void", reason: "记错" });
};
/** How many bicycles wait to be inspected. */
const atInspection = () =>
  it_.world.database.transaction({ as: "owner" }, async (tx) => {
    const [row] = await tx.query<{ quantity: string }>(
      "select trim_scale(quantity)::text as quantity from stock_balance where item_id = $1 and location_id = $2",
      [it_.ids["bike"]!, it_.ids["W1/to_inspect"]!],
    );
    return row?.quantity;
  });

describe("a return before the invoice", () => {
  it("takes back the sale and its tax, and the goods at what they left with, to be inspected", async () => {
    const order = await it_.ordered("shop", [{ quantity: "6" }]);
    const { document: out } = await it_.ship(it_.delivery(order, [it_.line(order, "4"), it_.line(order, "2", "W2")]));
    it_.ids["out"] = out.id;
    it_.ids["out/1"] = out.lines[0]!.id;
    it_.ids["out/2"] = out.lines[1]!.id;
    const back = await it_.takeBack("shop", [[it_.ids["out/2"]!, "1"]]);
    expect(back.document.number).toBe("SR-202611-0001");
    expect(entries(back)).toEqual([
      "112202 -1130.00 0.00",
      "500101 0.00 -1000.00",
      "222106 0.00 -130.00",
      "140501 0.00 -800.00",
      "540101 -800.00 0.00",
    ]);
    expect(back.chain.map((up) => up.document)).toEqual(["sales_order", "delivery"]);
    expect(await atInspection()).toBe("1");
    expect(await it_.orderRow(order.id)).toMatchObject({ shippedPercent: 100, invoicedPercent: 16 });
    const { progress } = await (await it_.world.as("seller")).sales.delivery.get({ id: out.id });
    expect(progress[it_.ids["out/2"]!]).toMatchObject([
      { measure: "returned", done: "1" },
      { measure: "invoiced", done: "0" },
    ]);
    it_.ids["back"] = back.document.id;
  });

  it("what came back is not invoiced, and a delivery that something came back of is not voided", async () => {
    const accountant = await it_.world.as("accountant");
    const line = { deliveryLineId: it_.ids["out/2"], itemId: it_.ids["bike"], price: "1000" };
    const invoice = (quantity: string, amountNet: string, amountTax: string) =>
      accountant.finance.salesInvoice.create({
        document: {
          customerId: it_.ids["shop"],
          invoicedOn: "2026-11-19",
          dueOn: "2026-12-19",
          lines: [{ ...line, quantity, amountNet, amountTax }],
        } as Loose,
        then: ["post"],
      });
    expect(await refusalOf(invoice("2", "2000.00", "260.00"))).toEqual(["finance.over_invoiced"]);
    const { document: out } = await accountant.sales.delivery.get({ id: it_.ids["out"]! });
    expect(await refusalOf(voidIt(out, "delivery"))).toEqual(["ledger.others_rest_on_it"]);
  });

  it("comes back in parts, and not one more than went out", async () => {
    expect(await refusalOf(it_.takeBack("shop", [[it_.ids["out/1"]!, "5"]]))).toEqual(["sales.over_returned"]);
    await it_.takeBack("shop", [[it_.ids["out/1"]!, "1"]]);
    const twice: [string, string][] = [
      [it_.ids["out/1"]!, "2"],
      [it_.ids["out/1"]!, "2"],
    ];
    expect(await refusalOf(it_.takeBack("shop", twice))).toEqual(["sales.over_returned"]);
    const all = await it_.takeBack("shop", [
      [it_.ids["out/1"]!, "3"],
      [it_.ids["out/2"]!, "1"],
    ]);
    expect(await atInspection()).toBe("6");
    await voidIt(all.document, "salesReturn");
    expect(await atInspection()).toBe("2");
  });

  it("is voided while its goods are still there", async () => {
    const { sales, inventory } = await it_.world.as("admin");
    const { document } = await sales.salesReturn.get({ id: it_.ids["back"]! });
    const move = {
      itemId: it_.ids["bike"],
      fromLocationId: it_.ids["W1/to_inspect"],
      toLocationId: it_.ids["W1/rejected"],
      quantity: "2",
    };
    const moved = await inventory.transfer.create({
      document: { movedOn: "2026-11-19", lines: [move] } as Loose,
      then: ["post"],
    });
    expect(moved.document.state).toBe("posted");
    expect(await refusalOf(voidIt(document, "salesReturn"))).toEqual(["ledger.not_enough_stock"]);
  });

  it("a lot comes back as the lot it was", async () => {
    const order = await it_.ordered("late", [{ itemId: it_.ids["fork"], quantity: "2", price: "300" }]);
    const { document: out } = await it_.ship(it_.delivery(order, [it_.line(order, "2", "W1", { lotCode: "L-7" })]));
    const back = await it_.takeBack("late", [[out.lines[0]!.id, "1"]], { itemId: it_.ids["fork"] });
    expect(entries(back)).toContain("540101 -100.00 0.00");
  });
});

describe("two at once", () => {
  it("of two who invoice or take back the same, one is told that nothing is left", async () => {
    const order = await it_.ordered("shop", [{ itemId: it_.ids["repair"], quantity: "1", price: "200" }]);
    const { document: out } = await it_.ship(it_.delivery(order, [it_.line(order, "1")]));
    const line = { deliveryLineId: out.lines[0]!.id, itemId: it_.ids["repair"], quantity: "1", price: "200" };
    const accountant = await it_.world.as("accountant");
    const invoice = () =>
      accountant.finance.salesInvoice.create({
        document: {
          customerId: it_.ids["shop"],
          invoicedOn: "2026-11-19",
          dueOn: "2026-12-19",
          lines: [{ ...line, amountNet: "200.00", amountTax: "26.00" }],
        } as Loose,
        then: ["post"],
      });
    const back = () => it_.takeBack("shop", [[line.deliveryLineId, "1"]], { itemId: it_.ids["repair"] });
    const invoices = await Promise.all([refusalOf(invoice()), refusalOf(invoice()), refusalOf(invoice())]);
    expect(invoices.flat()).toEqual(["finance.over_invoiced", "finance.over_invoiced"]);
    const returns = await Promise.all([refusalOf(back()), refusalOf(back()), refusalOf(back())]);
    expect(returns.flat()).toEqual(["sales.over_returned", "sales.over_returned"]);
  });
});

describe("what does not fit", () => {
  it("sales.place_not_usable: nothing is shipped from where it is inspected or rejected", async () => {
    const order = await it_.ordered("shop", [{ quantity: "1" }]);
    const line = { ...it_.line(order, "1"), locationId: it_.ids["W1/rejected"] };
    expect(await refusalOf(it_.ship(it_.delivery(order, [line])))).toContain("sales.place_not_usable");
  });

  it("sales.return_to_scrap, return_other_customer, return_other_item, delivery_line_missing, return_not_delivered", async () => {
    const line = it_.ids["out/1"]!;
    const order = await it_.ordered("shop", [{ quantity: "1" }]);
    const keeper = await it_.world.as("keeper");
    const waiting = await keeper.sales.delivery.create({
      document: it_.delivery(order, [it_.line(order, "1")]) as Loose,
    });
    const cases: [code: string, () => Promise<unknown>][] = [
      ["sales.return_to_scrap", () => it_.takeBack("shop", [[line, "1"]], { locationId: it_.ids["W1/scrap"] })],
      ["sales.return_other_customer", () => it_.takeBack("other", [[line, "1"]])],
      ["sales.return_other_item", () => it_.takeBack("shop", [[line, "1"]], { itemId: it_.ids["fork"] })],
      ["sales.delivery_line_missing", () => it_.takeBack("shop", [[it_.ids["bike"]!, "1"]])],
      ["sales.return_not_delivered", () => it_.takeBack("shop", [[waiting.document.lines[0]!.id, "1"]])],
      ["sales.quantity_not_positive", () => it_.takeBack("shop", [[line, "0"]])],
    ];
    for (const [code, provoke] of cases) expect(await refusalOf(provoke())).toEqual([code]);
    const seller = await it_.world.as("seller");
    const document = { customerId: it_.ids["shop"], returnedOn: "2026-11-18", lines: [] } as Loose;
    expect(await refusalOf(seller.sales.salesReturn.create({ document, then: ["post"] }))).not.toEqual([]);
  });
});
