/**
 * Money from customers, through the HTTP API: an invoice collected in two parts, one with a discount, an advance that is applied, dollars at
 * another rate; nothing is settled twice, and what was booked by mistake is voided. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aSeller, entries, type Seller } from "./selling.ts";

let it_: Seller;
beforeAll(async () => {
  it_ = await aSeller();
});
afterAll(() => it_.world.close());
afterEach(async () => expect(await it_.world.findings()).toEqual([]));

const invoiced: Seller["invoiced"] = (...all) => it_.invoiced(...all);
const collect: Seller["collect"] = (...all) => it_.collect(...all);
const openOf: Seller["openOf"] = (id) => it_.openOf(id);

/** What a document itself is settled for, as its page shows it. */
async function settled(kind: "salesInvoice" | "customerPayment", id: string): Promise<string[]> {
  const { finance } = await it_.world.as("accountant");
  const { progress } = await finance[kind].get({ id });
  return (progress[id] ?? []).map((it) => `${it.done} of ${it.of}`);
}

describe("money from a customer", () => {
  it("an invoice is collected in two parts, the second with 1 % discount of what is left", async () => {
    const { id } = await invoiced("shop", "2", { net: "2000.00", tax: "260.00" });
    const first = await collect("shop", "1000.00", [[id, "1000.00"]], { reference: "CMB-1" });
    expect(first.document).toMatchObject({ number: "CP-202611-0001", state: "posted" });
    expect(entries(first)).toEqual(["100201 1000.00 0.00", "112201 0.00 1000.00"]);
    expect(first.chain.map((it) => it.document)).toContain("sales_invoice");
    expect(await openOf(id)).toBe("1260.00");
    expect(await settled("salesInvoice", id)).toEqual(["1000 of 2260"]);
    const second = await collect("shop", "1247.40", [[id, "1260.00"]], { discount: "12.60" });
    expect(entries(second)).toEqual(["100201 1247.40 0.00", "112201 0.00 1260.00", "560304 12.60 0.00"]);
    expect(await openOf(id)).toBe("0.00");
    expect(await settled("salesInvoice", id)).toEqual(["2260 of 2260"]);
    // Both payments are used up, so neither is an open item.
    expect(await settled("customerPayment", first.document.id)).toEqual([]);
    expect(await refusalOf(collect("shop", "1.00", [[id, "1.00"]]))).toEqual(["finance.settles_beyond"]);
  });

  it("an advance comes in, frees credit and is applied to a later invoice", async () => {
    const advance = await collect("other", "300.00", []);
    expect(entries(advance)).toEqual(["100201 300.00 0.00", "2203 0.00 300.00"]);
    const { id } = await invoiced("other", "1", { net: "1000.00", tax: "130.00" });
    const applied = await collect("other", "0.00", [
      [id, "300.00"],
      [advance.document.id, "-300.00"],
    ]);
    expect(entries(applied)).toEqual(["112201 0.00 300.00", "2203 300.00 0.00"]);
    expect(await settled("customerPayment", advance.document.id)).toEqual(["300 of 300"]);
    expect(await openOf(id)).toBe("830.00");
    const accountant = await it_.world.as("accountant");
    const { version } = advance.document;
    const point = { id: advance.document.id, version, verb: "void" as const, reason: "记错" };
    expect(await refusalOf(accountant.finance.customerPayment.act(point))).toEqual(["ledger.others_rest_on_it"]);
    const undone = {
      id: applied.document.id,
      version: applied.document.version,
      verb: "void" as const,
      reason: "记错",
    };
    expect((await accountant.finance.customerPayment.act(undone)).document.state).toBe("voided");
    expect(await settled("customerPayment", advance.document.id)).toEqual(["0 of 300"]);
    expect((await accountant.finance.customerPayment.act(point)).document.state).toBe("voided");
    expect(await settled("customerPayment", advance.document.id)).toEqual([]);
    expect(await openOf(id)).toBe("1130.00");
  });

  it("finance.settles_estimate, open_item_foreign: only what was invoiced to him is collected", async () => {
    const order = await it_.ordered("late", [{ quantity: "1" }]);
    const { document: out } = await it_.ship(it_.delivery(order, [it_.line(order, "1", "W2")]));
    expect(await refusalOf(collect("late", "1130.00", [[out.lines[0]!.id, "1130.00"]]))).toEqual([
      "finance.settles_estimate",
    ]);
    const { id } = await invoiced("shop", "1", { net: "1000.00", tax: "130.00" });
    expect(await refusalOf(collect("late", "1130.00", [[id, "1130.00"]]))).toEqual(["finance.open_item_foreign"]);
  });

  it("what suppliers are owed does not count customers", async () => {
    const accountant = await it_.world.as("accountant");
    expect((await accountant.finance.payablesAgeing({ on: "2026-11-30", partyId: null })).rows).toEqual([]);
  });
});
