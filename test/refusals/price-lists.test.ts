/** Every refusal of price lists, provoked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorld, refusalOf, type World } from "../world.ts";
import type { Loose } from "./factory.ts";

let world: World;
let item: string;
let customerId: string;
beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  const made = await admin.items.item.create({
    document: {
      code: "BELL",
      name: "车铃",
      kind: "finished",
      unit: "个",
      lines: [{ unit: "盒", stockQuantity: "24" }],
    } as Loose,
  });
  item = made.document.id;
  const customer = await admin.parties.customer.create({ document: { code: "C1", name: "远大", lines: [] } as Loose });
  customerId = customer.document.id;
  await list({ code: "P1", isStandard: true });
  await list({ code: "P2", customerId, validFrom: "2026-11-01" });
});
afterAll(async () => {
  expect(await world.findings()).toEqual([]);
  await world.close();
});

const line = (more: object = {}) => ({ itemId: item, price: "10.00", ...more });
const list = async (more: object, who: "salesManager" | "seller" | "keeper" = "salesManager") =>
  (await world.as(who)).sales.priceList.create({
    document: { code: "P9", name: "价格表", validFrom: "2026-01-01", lines: [line()], ...more } as Loose,
  });
const ask = async (more: object, who: "seller" | "keeper" = "seller") =>
  (await world.as(who)).sales.prices({
    customerId,
    day: "2026-11-02",
    lines: [{ itemId: item, quantity: "1" }],
    ...more,
  } as Loose);

describe("a price list", () => {
  it.each([
    ["sales.code_taken", () => list({ code: "P1" })],
    ["sales.own_is_standard", () => list({ customerId, isStandard: true })],
    ["sales.valid_to_before", () => list({ validTo: "2025-12-31" })],
    ["sales.unit_unknown", () => list({ lines: [line({ unit: "桶" })] })],
    ["sales.from_negative", () => list({ lines: [line({ fromQuantity: "-1" })] })],
    ["sales.price_negative", () => list({ lines: [line({ price: "-1" })] })],
    ["sales.price_twice", () => list({ lines: [line(), line({ fromQuantity: "0.0", unit: "个" })] })],
    ["sales.lists_begin_together", () => list({ isStandard: true })],
    ["sales.lists_begin_together", () => list({ customerId, validFrom: "2026-11-01" })],
    ["accounting.currency_unknown", () => list({ currency: "XXX" })],
    ["platform.not_allowed", () => list({}, "seller")],
    ["platform.not_allowed", () => ask({}, "keeper")],
    ["platform.not_found", () => ask({ customerId: item })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toEqual([code]));

  it("sales.lists_begin_together: one that is out of use is in nobody's way until it comes back", async () => {
    const { priceList } = (await world.as("salesManager")).sales;
    const made = await list({ code: "P3", isStandard: true, validFrom: "2026-02-01" });
    const { id, version } = made.document;
    const gone = await priceList.act({ id, version, verb: "deactivate" });
    await list({ code: "P4", isStandard: true, validFrom: "2026-02-01" });
    const back = priceList.act({ id, version: gone.document.version, verb: "reactivate" });
    expect(await refusalOf(back)).toEqual(["sales.lists_begin_together"]);
  });

  it("sales.unit_priced: an item keeps the unit it is sold by", async () => {
    await list({ code: "P5", lines: [line({ unit: "盒" })] });
    const { items } = await world.as("admin");
    const { document } = await items.item.get({ id: item });
    const without = { id: item, version: document.version, document: { ...document, lines: [] } as Loose };
    expect(await refusalOf(items.item.update(without))).toEqual(["sales.unit_priced"]);
  });
});
