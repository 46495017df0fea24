/** Paper: the order that goes to the supplier, in both languages and on both forms. */
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PEOPLE } from "../people.ts";
import { apiOf, aWorld, cookieOf, type World } from "../world.ts";

let world: World;
let orderId: string;
beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  const supplier = await admin.parties.supplier.create({
    document: { code: "S001", name: "宏达链条有限公司", nameEn: "Hongda Chain", lines: [] } as never,
  });
  const warehouse = (await admin.inventory.warehouse.list({})).rows[0]!;
  const lines = [];
  for (let i = 1; i <= 14; i++) {
    const item = await admin.items.item.create({
      document: {
        code: `CH-${i}`,
        name: `链条 ${i}`,
        nameEn: `Chain ${i}`,
        spec: "11速 118节",
        kind: "component",
        unit: "条",
        lines: [],
      } as never,
    });
    lines.push({ itemId: item.document.id, quantity: String(i * 100), price: "48.5", requiredOn: "2026-11-20" });
  }
  const order = await admin.procurement.purchaseOrder.create({
    document: {
      supplierId: supplier.document.id,
      orderedOn: "2026-11-02",
      warehouseId: warehouse.id,
      remark: "请附质检报告",
      lines,
    } as never,
    then: ["submit"],
  });
  orderId = order.document.id;
});
afterAll(() => world.close());

it.each([
  ["zh-CN", "a4"],
  ["en", "a4"],
  ["zh-CN", "three_part"],
] as const)("an order in %s on %s is a PDF under its number", async (language, form) => {
  const api = apiOf((request) => world.app.fetch(request), await cookieOf(world.app, PEOPLE.buyer.login), language);
  const { headers, body } = await api.procurement.purchaseOrder.print({ id: orderId, form });
  const bytes = Buffer.from(await body.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(headers["content-disposition"]).toContain("PO-202611-0001.pdf");
  expect(bytes.length).toBeLessThan(400_000);
  const look = process.env["LOOK"];
  if (look) writeFileSync(`${look}/order-${language}-${form}.pdf`, bytes);
});
