import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Quantity, sumQuantities, UnitPrice } from "./decimal.ts";
import { error } from "./refusal.ts";
import {
  type Counted,
  checkExact,
  checkSize,
  exactlyInStock,
  exactStep,
  inStock,
  inUnit,
  priceIn,
  unitsCovering,
} from "./unit.ts";

const of = (unit: string, stock: string): Counted => ({
  unitQuantity: Quantity.of(unit),
  unitStockQuantity: Quantity.of(stock),
});
const millionths = (least: bigint) => fc.bigInt(least, 10n ** 12n).map((units) => new Quantity(units));
const counted: fc.Arbitrary<Counted> = fc.record({ unitQuantity: millionths(1n), unitStockQuantity: millionths(1n) });
const whole = fc.bigInt(0n, 10n ** 6n);

describe("a quantity in another unit", () => {
  it("there and back is the same, or it is refused", () =>
    fc.assert(
      fc.property(millionths(0n), counted, (quantity, by) => {
        const stock = exactlyInStock(quantity, by);
        if (stock) expect(inUnit(stock, by).units).toBe(quantity.units);
        else expect(() => inStock(quantity, by)).toThrow(RangeError);
      }),
    ));

  it("every multiple of the exact step converts, and comes back", () =>
    fc.assert(
      fc.property(whole, counted, (times, by) => {
        const quantity = new Quantity(exactStep(by).units * times);
        expect(inUnit(inStock(quantity, by), by).units).toBe(quantity.units);
      }),
    ));

  it("parts convert to parts of the whole", () =>
    fc.assert(
      fc.property(whole, whole, counted, (a, b, by) => {
        const part = (times: bigint) => new Quantity(exactStep(by).units * times);
        expect(inStock(part(a), by).plus(inStock(part(b), by)).units).toBe(inStock(part(a + b), by).units);
      }),
    ));

  it("whole units cover what is needed, and one step less does not", () =>
    fc.assert(
      fc.property(millionths(1n), counted, (stock, by) => {
        const units = unitsCovering(stock, by);
        expect(inStock(units, by).lessThan(stock)).toBe(false);
        expect(inStock(units.minus(exactStep(by)), by).lessThan(stock)).toBe(true);
      }),
    ));
});

describe("known answers", () => {
  it.each([
    ["2", "1", "24", "48"],
    ["0.5", "1", "24", "12"],
    ["3", "12", "1", "0.25"],
    ["7.5", "1", "0.4", "3"],
    ["7", "7", "3", "3"],
    ["3.5", "7", "3", "1.5"],
    ["1", "7", "3", undefined],
    ["3", "3", "1", "1"],
    ["1", "3", "1", undefined],
    ["0.333333", "3", "1", "0.111111"],
    ["0.000001", "3", "1", undefined],
    ["0.000003", "3", "1", "0.000001"],
    ["1", "12", "1", undefined],
  ])("%s, where %s are %s of the stock unit, is %s", (quantity, unit, stock, answer) =>
    expect(exactlyInStock(Quantity.of(quantity), of(unit, stock))?.toString()).toBe(answer),
  );
  it.each([
    ["1", "24", "1"],
    ["12", "1", "3"],
    ["7", "1", "7"],
    ["3", "2", "3"],
    ["7", "3", "7"],
    ["0.9", "1", "9"],
  ])("%s of a unit are %s: the step is %s", (unit, stock, step) =>
    expect(exactStep(of(unit, stock)).toString()).toBe(step),
  );
  it("a third stays a third: 100 papers of 3 are 100 of the stock unit, one after the other or at once", () => {
    const third = of("3", "1");
    const parts = Array.from({ length: 100 }, () => inStock(Quantity.of("3"), third));
    expect(sumQuantities(parts).equals(inStock(Quantity.of("300"), third))).toBe(true);
    expect(inUnit(Quantity.of("0.333333"), third).toString()).toBe("0.999999");
    expect(checkExact(Quantity.of("2"), { ...third, unit: "支" }, "lines.0.quantity")).toEqual([
      error(
        "platform.unit_not_exact",
        { quantity: Quantity.of("2"), unit: "支", step: Quantity.of("3") },
        "lines.0.quantity",
      ),
    ]);
  });
  it("what no quantity can say is refused with the most that it can", () => {
    const most = Quantity.of("41666666666.666666");
    expect(checkSize(Quantity.of("50000000000"), of("1", "24"), "x")).toEqual([
      error("platform.too_big", { maximum: most }, "x"),
    ]);
    expect(checkSize(most, of("1", "24"), "x")).toEqual([]);
  });
  it.each([
    ["48.00", ["1", "24"], ["1", "1"], "2.00"],
    ["2.00", ["1", "1"], ["1", "24"], "48.00"],
    ["1.00", ["1", "1"], ["3", "1"], "0.333333"],
    ["7.00", ["7", "3"], ["1", "1"], "16.333333"],
  ] as const)("%s where %j, is for as much where %j: %s", (price, [a, b], [c, d], answer) =>
    expect(priceIn(UnitPrice.of(price), of(a, b), of(c, d)).toString()).toBe(answer),
  );
  it("260 pieces are 11 boxes of 24; two thirds of a dozen are 9 pieces in steps of 3", () => {
    expect(unitsCovering(Quantity.of("260"), of("1", "24")).toString()).toBe("11");
    expect(unitsCovering(Quantity.of("0.666666"), of("12", "1")).toString()).toBe("9");
  });
});
