/** What a picker finds: by code, name, initials and the second language's name, and only within what the document says. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aFactory, type Factory, type Loose } from "../refusals/factory.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(() => f.world.close());

const found = async (kind: string, search: string, within?: string) => {
  const labels = await f.admin.refs.find({ kind, search, ...(within ? { within } : {}) });
  return labels.map((it) => it.code);
};

it("a location is offered within its warehouse", async () => {
  const { document } = await f.admin.inventory.warehouse.create({
    document: { code: "W2", name: "二号仓", nameEn: "Second store", lines: [] } as Loose,
  });
  await f.admin.inventory.location.create({
    document: { code: "W2-01", name: "合格品区", warehouseId: document.id, kind: "usable", lines: [] } as Loose,
  });
  expect(await found("location", "01")).toEqual(["W1-01", "W2-01"]);
  expect(await found("location", "01", document.id)).toEqual(["W2-01"]);
});

it("a receipt is offered within its supplier, by number and by supplier", async () => {
  const [number] = await found("goods_receipt", "GR-");
  expect(number).toMatch(/^GR-\d{6}-0001$/);
  expect(await found("goods_receipt", "宏达", f.ids["supplier"])).toEqual([number]);
  expect(await found("goods_receipt", number!, f.ids["other"])).toEqual([]);
});

it("a record is found by its name in the second language", async () => {
  expect(await found("warehouse", "second")).toEqual(["W2"]);
});
