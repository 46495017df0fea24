/** Every refusal of master data, stock documents, vouchers and months, provoked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examine } from "../../src/ledger/server/doctor.ts";
import { refusalOf } from "../world.ts";
import { aFactory, DAY, type Factory, type Loose } from "./factory.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(async () => {
  expect(await f.world.findings()).toEqual([]);
  await f.world.close();
});

const item = (more: object) =>
  f.admin.items.item.create({
    document: { code: "N-1", name: "n", kind: "component", unit: "个", lines: [], ...more } as Loose,
  });
const bom = (lines: object[], more: object = {}) =>
  f.admin.items.billOfMaterial.create({
    document: { itemId: f.ids["plain"], validFrom: DAY, lines, ...more } as Loose,
  });
const move = (more: object, header: object = {}) =>
  f.admin.inventory.otherMovement.create({
    document: {
      direction: "out",
      movedOn: DAY,
      account: "400102",
      reason: "领料",
      ...header,
      lines: [{ itemId: f.ids["plain"], locationId: f.ids["usable"], quantity: "1", ...more }],
    } as Loose,
    then: ["post"],
  });
const count = (lines: object[]) =>
  f.admin.inventory.stockCount.create({
    document: { warehouseId: f.ids["warehouse"], countedOn: DAY, lines } as Loose,
    then: ["submit", "post"],
  });
const counted = (more: object) => ({
  itemId: f.ids["plain"],
  locationId: f.ids["usable"],
  quantityBook: "55",
  quantityCounted: "55",
  ...more,
});

describe("master data", () => {
  it.each([
    ["items.standard_cost_missing", () => item({ costing: "standard" })],
    ["items.lot_needed", () => item({ costing: "specific_lot" })],
    ["items.reorder_below_safety", () => item({ reorderPoint: "1", safetyStock: "2" })],
    ["items.maximum_below_reorder", () => item({ reorderPoint: "2", maximumStock: "1" })],
    ["items.code_taken", () => item({ code: "P-1" })],
    ["items.bom_quantity", () => bom([{ componentId: f.ids["second"], quantity: "0" }])],
    ["items.bom_in_itself", () => bom([{ componentId: f.ids["plain"], quantity: "1" }])],
    [
      "parties.code_taken",
      () => f.admin.parties.supplier.create({ document: { code: "S1", name: "x", lines: [] } as Loose }),
    ],
    [
      "parties.item_twice",
      () =>
        f.admin.parties.supplier.create({
          document: {
            code: "S9",
            name: "x",
            lines: [1, 2].map(() => ({ itemId: f.ids["plain"], price: "1" })),
          } as Loose,
        }),
    ],
    [
      "inventory.code_taken",
      () => f.admin.inventory.warehouse.create({ document: { code: "W1", name: "x", lines: [] } as Loose }),
    ],
    [
      "accounting.code_taken",
      () =>
        f.admin.accounting.account.create({
          document: { code: "1001", name: "x", class: "asset", normalBalance: "debit", lines: [] } as Loose,
        }),
    ],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("items.revision_taken", async () => {
    const lines = [{ componentId: f.ids["second"], quantity: "1" }];
    await bom(lines);
    expect(await refusalOf(bom(lines))).toEqual(["items.revision_taken"]);
  });

  it("items.costing_fixed: an item with stock keeps its method, and whether it is kept by lot", async () => {
    const { document } = await f.admin.items.item.get({ id: f.ids["plain"]! });
    const { id, version } = document;
    for (const change of [{ costing: "fifo" }, { isLotTracked: true }])
      expect(
        await refusalOf(f.admin.items.item.update({ id, version, document: { ...document, ...change } as Loose })),
      ).toEqual(["items.costing_fixed"]);
  });

  it("the doctor names an item whose pool says something else", async () => {
    const undone = new Error("undone");
    const work = f.world.database.transaction({ as: "owner" }, async (tx) => {
      await tx.query("update item set is_lot_tracked = true where item_id = $1", [f.ids["plain"]!]);
      expect((await examine(tx)).map((it) => it.invariant)).toEqual(["item-pool"]);
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
  });
});

describe("stock documents", () => {
  it.each([
    ["inventory.quantity_not_positive", () => move({ quantity: "0" })],
    ["inventory.price_missing", () => move({}, { direction: "in" })],
    ["inventory.lot_unknown", () => move({ itemId: f.ids["tracked"], lotCode: "nobody's" })],
    ["ledger.not_enough_stock", () => move({ quantity: "56" })],
    ["ledger.period_missing", () => move({}, { movedOn: "2031-01-01" })],
    ["accounting.owned_account", () => move({}, { account: "220201" })],
    ["inventory.counted_negative", () => count([counted({ quantityCounted: "-1", reason: "x" })])],
    ["inventory.counted_twice", () => count([counted({}), counted({})])],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("what is missing is told by the codes of item and place, and a state by its name", async () => {
    const told = (promise: Promise<unknown>) => promise.then(String, (thrown: Error) => thrown.message);
    expect(await told(move({ quantity: "56" }))).toContain("P-1 at W1-01: 56 would leave but only 55 are there.");
    const { document } = await f.admin.procurement.goodsReceipt.get({ id: f.ids["receipt"]! });
    const again = f.admin.procurement.goodsReceipt.act({ id: document.id, version: document.version, verb: "post" });
    expect(await told(again)).toContain("is “Posted”, so “Post” is not possible. It is from: Arrived.");
  });

  it("inventory.same_place", async () => {
    const line = {
      itemId: f.ids["plain"],
      fromLocationId: f.ids["usable"],
      toLocationId: f.ids["usable"],
      quantity: "1",
    };
    expect(
      await refusalOf(
        f.admin.inventory.transfer.create({ document: { movedOn: DAY, lines: [line] } as Loose, then: ["post"] }),
      ),
    ).toEqual(["inventory.same_place"]);
  });
});

describe("vouchers and months", () => {
  const voucher = (lines: object[], on = DAY) =>
    f.admin.accounting.journalVoucher.create({
      document: { postedOn: on, summary: "x", lines } as Loose,
      then: ["submit"],
    });
  const good = [
    { account: "560205", debit: "5.00" },
    { account: "100201", credit: "5.00" },
  ];

  it.each([
    [
      "accounting.not_balanced",
      () =>
        voucher([
          { account: "560205", debit: "5.00" },
          { account: "100201", credit: "4.00" },
        ]),
    ],
    [
      "accounting.one_side",
      () => voucher([{ account: "560205", debit: "5.00", credit: "5.00" }, { account: "100201" }]),
    ],
    [
      "accounting.party_missing",
      () =>
        voucher([
          { account: "560205", debit: "5.00" },
          { account: "3001", credit: "5.00" },
        ]),
    ],
    [
      "accounting.owned_account",
      () =>
        voucher([
          { account: "140301", debit: "5.00" },
          { account: "100201", credit: "5.00" },
        ]),
    ],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("accounting.own_voucher, accounting.vouchers_waiting: somebody else posts it, before the month closes", async () => {
    const made = await voucher(good, "2026-10-20");
    const point = { id: made.document.id, version: made.document.version };
    expect(await refusalOf(f.admin.accounting.journalVoucher.act({ ...point, verb: "post" }))).toEqual([
      "accounting.own_voucher",
    ]);
    expect(await refusalOf(f.admin.accounting.period.close({ month: "2026-10" }))).toEqual([
      "accounting.vouchers_waiting",
    ]);
    const accountant = await f.world.as("accountant");
    await accountant.accounting.journalVoucher.act({ ...point, verb: "post" });
  });

  it("accounting.already_open, accounting.already_closed, accounting.later_closed, ledger.period_closed: month by month", async () => {
    const { period } = f.admin.accounting;
    expect(await refusalOf(period.reopen({ month: "2026-10", reason: "x" }))).toEqual(["accounting.already_open"]);
    await period.close({ month: "2026-10" });
    expect(await refusalOf(period.close({ month: "2026-10" }))).toEqual(["accounting.already_closed"]);
    expect(await refusalOf(move({}, { movedOn: "2026-10-31" }))).toEqual(["ledger.period_closed"]);
    await period.close({ month: "2026-11" });
    expect(await refusalOf(period.reopen({ month: "2026-10", reason: "x" }))).toEqual(["accounting.later_closed"]);
  });
});
