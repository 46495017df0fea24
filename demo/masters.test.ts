import { describe, expect, test } from "vitest";
import { inputSchema } from "../src/kernel/document.ts";
import { item } from "../src/modules/items/item/item.ts";
import { customer } from "../src/modules/parties/customer/customer.ts";
import { supplier } from "../src/modules/parties/supplier/supplier.ts";
import { priceList } from "../src/modules/sales/price-list/price-list.ts";
import { isCreditCode } from "./credit-code.ts";
import { readData } from "./data.ts";
import { demandOf } from "./demand.ts";
import { historyMastersOf } from "./history/masters.ts";
import { type Masters, mastersOf } from "./masters.ts";
import { chineseItemName } from "./names.ts";
import { WORDS } from "./words.ts";

const data = readData();
const demand = demandOf(data);
const masters = mastersOf(data, demand);
const ANY_ID = "00000000-0000-7000-8000-000000000000";
const CHINESE = /\p{Script=Han}/u;

describe("names", () => {
  test("every item has a Chinese name of its own, made of few words", () => {
    expect(new Set(masters.items.map((it) => it.name)).size).toBe(504);
    for (const it of masters.items) expect(it.name.replace(/AWC|\b(S|M|L|XL)\b/g, ""), it.name).not.toMatch(/[A-Za-z]/);
    for (const it of masters.items) expect(it.name).toMatch(CHINESE);
    expect(Object.keys(WORDS).length).toBeLessThan(160);
  });
  test("words are found longest first, and variants are set off", () => {
    expect(chineseItemName("HL Mountain Front Wheel")).toBe("高级山地前轮");
    expect(chineseItemName("LL Road Frame - Black, 58")).toBe("入门级公路车架 黑色 58");
    expect(chineseItemName("Front Derailleur Cage")).toBe("前拨链器导板");
    expect(() => chineseItemName("HL Mountain Gizmo")).toThrow('no Chinese word for "Gizmo"');
  });
  test("every word is used", () => {
    const used = data.items.map((it) => ` ${it.name.toLowerCase().replaceAll(",", "")} `);
    for (const word of Object.keys(WORDS))
      expect(
        used.some((name) => name.includes(` ${word} `)) || data.items.some((it) => it.color.toLowerCase() === word),
        word,
      ).toBe(true);
  });
  test("suppliers, categories, places and people have names in both languages", () => {
    const named = [
      ...masters.suppliers,
      ...masters.categories,
      ...masters.warehouses,
      ...masters.locations,
      ...masters.people,
      masters.company,
    ];
    for (const it of named) {
      expect(it.name, it.nameEn).toMatch(CHINESE);
      expect(it.nameEn).not.toMatch(CHINESE);
    }
    expect(new Set(masters.suppliers.map((it) => it.name)).size).toBe(86);
  });
});

describe("items", () => {
  test("fit the definition of an item", () => {
    const schema = inputSchema(item);
    for (const { id, categoryCode, supplierId, locationCode, abc, ...fields } of masters.items)
      expect(
        schema.safeParse({ ...fields, categoryId: ANY_ID, supplierId: ANY_ID, lines: [] }).success,
        fields.code,
      ).toBe(true);
  });
  test("refer to what is there", () => {
    const categories = new Set(masters.categories.map((it) => it.code));
    const locations = new Set(masters.locations.map((it) => it.code));
    const suppliers = new Set(masters.suppliers.filter((it) => it.isActive).map((it) => it.id));
    for (const it of masters.items) {
      expect(categories.has(it.categoryCode) && it.categoryCode.includes("-"), it.code).toBe(true);
      expect(locations.has(it.locationCode), it.code).toBe(true);
      if (it.supplierId) expect(suppliers.has(it.supplierId), it.code).toBe(true);
    }
    expect(new Set(masters.items.map((it) => it.code)).size).toBe(504);
    expect(new Set(masters.categories.map((it) => it.code)).size).toBe(masters.categories.length);
  });
  test("are costed in all five ways, lots where the lot decides", () => {
    const methods = countOf(masters.items.map((it) => it.costing));
    expect(methods).toEqual({ moving_average: 472, fifo: 11, month_average: 5, standard: 14, specific_lot: 2 });
    for (const it of masters.items) {
      expect(it.isLotTracked, it.code).toBe(it.costing === "specific_lot");
      if (it.costing === "standard") expect(it.standardCost, it.code).not.toBeNull();
    }
  });
  test("are of five kinds", () => {
    expect(countOf(masters.items.map((it) => it.kind))).toEqual({
      material: 148,
      component: 63,
      semi_finished: 141,
      finished: 98,
      resale: 54,
    });
  });
  test("levels lie in order", () => {
    const needed = masters.items.filter((it) => it.reorderPoint !== null);
    expect(needed.length).toBe(171);
    for (const it of needed) {
      const [safety, reorder, maximum] = [it.safetyStock, it.reorderPoint, it.maximumStock].map((text) =>
        Number.parseInt(text!, 10),
      );
      expect(safety! < reorder! && reorder! < maximum!, it.code).toBe(true);
    }
  });
});

describe("suppliers", () => {
  test("fit the definition of a supplier", () => {
    const schema = inputSchema(supplier);
    for (const { id, isActive, rating, prices, ...fields } of masters.suppliers)
      expect(
        schema.safeParse({ ...fields, lines: prices.map((line) => ({ ...line, itemId: ANY_ID })) }).error,
        fields.code,
      ).toBeUndefined();
  });
  test("have a credit code whose check digits are right", () => {
    for (const it of masters.suppliers) expect(isCreditCode(it.taxNumber), it.code).toBe(true);
    expect(new Set(masters.suppliers.map((it) => it.taxNumber)).size).toBe(86);
    for (const real of ["91350100M000100Y43", "914403001922038216"]) expect(isCreditCode(real)).toBe(true);
    expect(isCreditCode("91350100M000100Y44")).toBe(false);
  });
  test("sell by stock unit, or as they sell it when the history is entered", () => {
    const history = historyMastersOf(data, demand, []);
    const price = ({ suppliers }: Masters) =>
      suppliers.find((it) => it.id === "1688")!.prices.find((line) => line.itemId === "2")!;
    expect(price(masters)).toMatchObject({ unit: null, price: "0.03992", minimumQuantity: "1000" });
    expect(price(history)).toMatchObject({ unit: "箱", price: "39.92", minimumQuantity: "1" });
    const ball = history.items.find((it) => it.id === "2")!;
    expect(ball).toMatchObject({ unit: "粒", reorderPoint: null });
    expect(ball.lines).toEqual([{ unit: "箱", quantity: "1", stockQuantity: "1000" }]);
    expect(history.items.filter((it) => it.isLotTracked)).toEqual([]);
  });
});

describe("customers", () => {
  test("fit the definition of a customer, each with one default address", () => {
    const schema = inputSchema(customer);
    for (const { categoryCode, salesperson, lines, ...fields } of masters.customers) {
      const document = { ...fields, categoryId: ANY_ID, salespersonId: ANY_ID, lines: [...lines] };
      expect(schema.safeParse(document).error, fields.code).toBeUndefined();
      expect(lines.filter((line) => line.isDefault).length, fields.code).toBe(1);
      expect(new Set(lines.map((line) => line.name)).size, fields.code).toBe(lines.length);
    }
    expect(new Set(masters.customers.map((it) => it.code)).size).toBe(701);
    expect(masters.customers.reduce((count, it) => count + it.lines.length, 0)).toBe(712);
  });
  test("have terms and limits by rule, and are shared by two", () => {
    expect(countOf(masters.customers.map((it) => `${it.termDays} ${it.termStart}`))).toEqual({
      "60 month_end": 396,
      "45 invoice": 218,
      "30 invoice": 87,
    });
    const limits = countOf(masters.customers.map((it) => it.creditLimit ?? "none"));
    expect(limits["0"]).toBe(66);
    expect(Object.keys(limits).length).toBe(6);
    expect(countOf(masters.customers.map((it) => it.categoryCode))).toEqual({ RB: 300, MB: 246, TB: 155 });
    const shares = countOf(masters.customers.map((it) => it.salesperson));
    expect(Object.keys(shares).sort()).toEqual(["gao", "xu"]);
  });
  test("the standard list has every item that is sold, once", () => {
    expect(masters.salesPrices.length).toBe(295);
    expect(new Set(masters.salesPrices.map((it) => it.itemId)).size).toBe(295);
    const list = { code: "STD", name: "x", validFrom: "2026-01-01", lines: masters.salesPrices };
    const lines = list.lines.map(({ price }) => ({ itemId: ANY_ID, price }));
    expect(inputSchema(priceList).safeParse({ ...list, lines }).error).toBeUndefined();
  });
});

test("the opening stock is of what is bought or made for the shelf, and of the same masters every time", () => {
  const kinds = new Map(masters.items.map((it) => [it.id, it]));
  for (const line of masters.opening) {
    const it = kinds.get(line.itemId)!;
    expect(it.supplierId !== null || it.reorderPoint !== null, it.code).toBe(true);
    expect(line.lotCode !== null).toBe(kinds.get(line.itemId)!.isLotTracked);
  }
  expect(JSON.stringify(mastersOf(readData(), demandOf(readData())))).toBe(JSON.stringify(masters));
});

function countOf(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
