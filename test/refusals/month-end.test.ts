/** What stands in the way of closing a month: each provoked, told with everything else that is missing, and gone once it is done. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeMonth, PASSED, refusalOf } from "../world.ts";
import { aFactory, type Factory, type Loose } from "./factory.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(async () => {
  expect(await f.world.findings()).toEqual([]);
  await f.world.close();
});

const period = () => f.admin.accounting.period;
const close = (month: string) => refusalOf(period().close({ month, acknowledge: PASSED }));

async function voucher(postedOn: string, lines: object[]) {
  const accountant = await f.world.as("accountant");
  const made = await f.admin.accounting.journalVoucher.create({
    document: { postedOn, summary: "x", lines } as Loose,
    then: ["submit"],
  });
  const { id, version } = made.document;
  return await accountant.accounting.journalVoucher.act({ id, version, verb: "post" });
}

const move = (item: string, direction: "in" | "out", movedOn: string, quantity: string, price: string | null) =>
  f.admin.inventory.otherMovement.create({
    document: {
      direction,
      movedOn,
      account: "400102",
      reason: "x",
      lines: [{ itemId: f.ids[item], locationId: f.ids["usable"], quantity, price }],
    } as Loose,
    then: ["post"],
  });

describe("October is not closed", () => {
  it("ledger.period_missing: before there is such a month", async () => {
    expect(await close("2031-01")).toEqual(["ledger.period_missing"]);
  });

  it("accounting.drafts_left: a draft is passed knowingly, or goes", async () => {
    const draft = await f.admin.inventory.transfer.create({
      document: {
        fromWarehouseId: f.ids["warehouse"],
        movedOn: "2026-10-20",
        lines: [
          {
            itemId: f.ids["plain"],
            fromLocationId: f.ids["usable"],
            toLocationId: f.ids["rejected"],
            quantity: "1",
          },
        ],
      } as Loose,
    });
    expect(await refusalOf(period().close({ month: "2026-10" }))).toEqual(["accounting.drafts_left"]);
    const { documents } = await period().checklist({ month: "2026-10" });
    expect(documents).toEqual([
      { module: "inventory", document: "transfer", field: "movedOn", state: "draft", isDraft: true, count: 1 },
    ]);
    const { id, version } = draft.document;
    await f.admin.inventory.transfer.remove({ id, version });
  });

  it("inventory.counts_waiting: a count that was handed in is decided", async () => {
    const made = await f.admin.inventory.stockCount.create({
      document: {
        warehouseId: f.ids["warehouse"],
        countedOn: "2026-10-31",
        lines: [{ itemId: f.ids["second"], locationId: f.ids["usable"], quantityBook: "0", quantityCounted: "0" }],
      } as Loose,
      then: ["submit"],
    });
    expect(await close("2026-10")).toEqual(["inventory.counts_waiting"]);
    const { id, version } = made.document;
    await f.admin.inventory.stockCount.act({ id, version, verb: "post" });
  });

  it("accounting.costing_missing: items on month-end average are costed", async () => {
    const made = await f.admin.items.item.create({
      document: {
        code: "A-1",
        name: "A-1",
        kind: "component",
        unit: "个",
        costing: "month_average",
        lines: [],
      } as Loose,
    });
    (f.ids as Record<string, string>)["average"] = made.document.id;
    await move("average", "in", "2026-10-10", "10", "1.00");
    await move("average", "out", "2026-10-11", "4", null);
    await move("average", "in", "2026-10-12", "10", "3.00");
    expect(await close("2026-10")).toEqual(["accounting.costing_missing"]);
    await period().run({ month: "2026-10", step: "costing" });
    expect(await close("2026-10")).toEqual([]);
  });
});

describe("November is not closed", () => {
  it("accounting.overhead_left, accounting.received_not_billed: passed knowingly", async () => {
    await voucher("2026-11-20", [
      { account: "410103", debit: "80.00" },
      { account: "1001", credit: "80.00" },
    ]);
    expect(await refusalOf(period().close({ month: "2026-11" }))).toEqual([
      "accounting.received_not_billed",
      "accounting.overhead_left",
    ]);
  });

  it("accounting.vat_missing, accounting.profit_missing: run the steps", async () => {
    await voucher("2026-11-20", [
      { account: "1001", debit: "113.00" },
      { account: "505102", credit: "100.00" },
      { account: "22210107", credit: "13.00" },
    ]);
    expect(await close("2026-11")).toEqual(["accounting.vat_missing", "accounting.profit_missing"]);
  });

  it("accounting.voucher_gaps: a number is missing", async () => {
    await period().run({ month: "2026-11" });
    const shift = (by: string) =>
      f.world.database.transaction({ as: "owner" }, (tx) =>
        tx.query(
          `update posting set voucher_number = voucher_number ${by}
           where (org_id, seq) in (select org_id, max(seq) from posting where voucher_series like '2026-11%' group by org_id)`,
        ),
      );
    await shift("+ 1");
    expect(await close("2026-11")).toEqual(["accounting.doctor_found", "accounting.voucher_gaps"]);
    await shift("- 1");
  });

  it("accounting.doctor_found: books that somebody altered by hand", async () => {
    const alter = (by: string) =>
      f.world.database.transaction({ as: "owner" }, (tx) =>
        tx.query(`update account_balance set debit = debit ${by} where account = '410103'`),
      );
    await alter("+ 0.01");
    const { findings } = await period().examine();
    expect(findings.map((it) => it.invariant).sort()).toEqual(["account-balance", "period-balanced"]);
    expect(await close("2026-11")).toEqual(["accounting.doctor_found"]);
    await alter("- 0.01");
    expect((await period().examine()).findings).toEqual([]);
    await closeMonth(f.admin, "2026-11");
  });
});

describe("December is not closed", () => {
  it("accounting.suspense_left, accounting.year_missing: the year ends with nothing pending and its profit carried", async () => {
    await f.admin.inventory.stockCount.create({
      document: {
        warehouseId: f.ids["warehouse"],
        countedOn: "2026-12-30",
        lines: [
          {
            itemId: f.ids["plain"],
            locationId: f.ids["usable"],
            quantityBook: "55",
            quantityCounted: "54",
            reason: "x",
          },
        ],
      } as Loose,
      then: ["submit", "post"],
    });
    expect(await close("2026-12")).toEqual(["accounting.suspense_left", "accounting.year_missing"]);
    await voucher("2026-12-31", [
      { account: "571106", debit: "10.00" },
      { account: "190101", credit: "10.00" },
    ]);
    expect(await close("2026-12")).toEqual(["accounting.profit_missing", "accounting.year_missing"]);
    await period().run({ month: "2026-12", step: "profit" });
    expect(await close("2026-12")).toEqual(["accounting.year_missing"]);
    await period().run({ month: "2026-12" });
    expect(await close("2026-12")).toEqual([]);
  });
});
