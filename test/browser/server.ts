/** A small factory behind the built web application, for the browser's stories. Everything is made anew at each start. */

import { listen } from "../../src/app/server/server.ts";
import { setUpCompany } from "../../src/app/setup.ts";
import { create, update } from "../../src/documents/verbs.ts";
import { addDays, addMonths, dayAt, firstDay, monthOf } from "../../src/kernel/dates.ts";
import { openingActions } from "../../src/modules/finance/opening/opening.actions.ts";
import { itemActions } from "../../src/modules/items/item/item.actions.ts";
import { supplierActions } from "../../src/modules/parties/server.ts";
import { testDatabase } from "../../src/platform/testing/database.ts";
import { PASSWORD, PEOPLE } from "../people.ts";

const now = new Date();
const today = dayAt(now, "Asia/Shanghai");
const database = await testDatabase();
const company = await setUpCompany(
  database,
  {
    name: "锦程自行车厂",
    nameEn: "Jincheng Bicycles",
    firstMonth: addMonths(monthOf(today), -1),
    months: 4,
    people: Object.values(PEOPLE).map((it) => ({ ...it, password: PASSWORD })),
    warehouses: [{ code: "W1", name: "一号原料仓", nameEn: "Materials" }],
  },
  now,
);
const admin = company.actor("admin", now);
// One of everything for each language's story, so that neither meets the other's documents.
await database.transaction({ as: "company", orgId: company.orgId }, async (tx) => {
  const [place] = await tx.query<{ location_id: string }>(
    "select usable_location_id as location_id from warehouse where org_id = $1",
    [company.orgId],
  );
  const none = {
    nameEn: null,
    taxNumber: null,
    currency: "CNY",
    termDays: 30,
    taxRate: "13",
    contact: null,
    phone: null,
    email: "sales@example.com",
    address: null,
    bankName: null,
    bankAccount: null,
    remark: null,
  };
  const suppliers = await create(tx, admin, supplierActions, [
    { ...none, code: "HD", name: "宏达链条有限公司", nameEn: "Hongda Chain", lines: [] },
    { ...none, code: "LX", name: "联兴脚踏有限公司", nameEn: "Lianxing Pedals", lines: [] },
  ]);
  const item = {
    kind: "component" as const,
    categoryId: null,
    spec: null,
    unit: "条",
    costing: "fifo" as const,
    standardCost: null,
    taxRate: "13",
    isInspected: true,
    isLotTracked: false,
    reorderPoint: "120",
    safetyStock: "40",
    maximumStock: "130",
    lotSize: "50",
    leadTimeDays: 9,
    remark: null,
    lines: [],
  };
  const items = await create(tx, admin, itemActions, [
    { ...item, code: "CH-0234", name: "链条", nameEn: "Chain", supplierId: suppliers[0]!.id },
    { ...item, code: "PD-0939", name: "脚踏", nameEn: "Pedal", supplierId: suppliers[1]!.id },
  ]);
  const [bolt] = await create(tx, admin, itemActions, [
    {
      ...item,
      code: "BT-0012",
      name: "螺栓",
      nameEn: "Bolt",
      unit: "个",
      ...{ reorderPoint: null, safetyStock: null, maximumStock: null, lotSize: null },
      supplierId: suppliers[0]!.id,
      lines: [{ unit: "盒", quantity: "1", stockQuantity: "12" }],
    },
  ]);
  const offer = { unit: null, price: "48.50", minimumQuantity: "100", leadTimeDays: 9, supplierCode: null };
  const boxes = { ...offer, itemId: bolt!.id, unit: "盒", price: "14.99", minimumQuantity: "1" };
  await update(
    tx,
    admin,
    supplierActions,
    suppliers.map((it, i) => ({
      id: it.id,
      version: it.version,
      document: {
        ...none,
        code: it.code,
        name: it.name,
        nameEn: it.nameEn,
        lines: [{ ...offer, itemId: items[i]!.id }, ...(i === 0 ? [boxes] : [])],
      },
    })),
  );
  const line = {
    itemId: null,
    locationId: null,
    lotCode: null,
    quantity: null,
    account: null,
    partyId: null,
    dueOn: null,
    debit: "0",
    credit: "0",
    currency: null,
    currencyAmount: null,
    note: null,
  };
  const openedOn = addDays(firstDay(monthOf(today)), -1);
  await create(
    tx,
    admin,
    openingActions,
    [
      {
        openedOn,
        remark: null,
        lines: [
          ...items.map((it) => ({
            ...line,
            what: "stock" as const,
            itemId: it.id,
            locationId: place!.location_id,
            quantity: "30",
            debit: "1440.00",
          })),
          { ...line, what: "account" as const, account: "100201", debit: "100000.00" },
          { ...line, what: "account" as const, account: "3001", credit: "102880.00" },
        ],
      },
    ],
    ["post"],
  );
});
await listen({
  database,
  port: Number.parseInt(process.argv[2] ?? "4399", 10),
  host: "127.0.0.1",
  logLevel: "error",
  webDir: "dist/web",
});
