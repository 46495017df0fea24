/** Exact decimals: properties against an independent library, and the known answers of the headers. */
import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Amount, divideRounded, Quantity, sumQuantities, UnitPrice } from "./decimal.ts";
import { allocate, convert, convertUnit, extend, netOfGross, percentOf, share, unitPrice } from "./money.ts";

const quantity = fc.bigInt(-(10n ** 14n), 10n ** 14n).map((units) => new Quantity(units));
const price = fc.bigInt(0n, 10n ** 12n).map((units) => new UnitPrice(units));
const amount = fc.bigInt(-(10n ** 14n), 10n ** 14n).map((units) => new Amount(units));
const positive = fc.bigInt(1n, 10n ** 13n).map((units) => new Quantity(units));

/** big.js: 1 is half up, which it does away from zero. */
const rounded = (value: Big, decimals: number): string => value.round(decimals, 1).toFixed(decimals);

describe("agrees with big.js", () => {
  it("quantity × price", () =>
    fc.assert(
      fc.property(quantity, price, (q, p) => {
        expect(extend(q, p).toString()).toBe(rounded(new Big(q.toString()).times(p.toString()), 2));
      }),
    ));
  it("a percentage", () =>
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 100 }), (a, rate) => {
        expect(percentOf(a, String(rate)).toString()).toBe(rounded(new Big(a.toString()).times(rate).div(100), 2));
      }),
    ));
  it("the tax in whole yen, and in tenths", () => {
    expect(percentOf(Amount.of("3005.00"), "13", 0).toString()).toBe("391.00");
    expect(percentOf(Amount.of("3005.00"), "13", 1).toString()).toBe("390.70");
  });
  it("an exchange rate", () =>
    fc.assert(
      fc.property(amount, price, (a, rate) => {
        expect(convert(a, rate).toString()).toBe(rounded(new Big(a.toString()).times(rate.toString()), 2));
      }),
    ));
});

describe("nothing is lost", () => {
  it("text and back", () =>
    fc.assert(
      fc.property(quantity, price, amount, (q, p, a) => {
        expect(Quantity.of(q.toString()).equals(q)).toBe(true);
        expect(UnitPrice.of(p.toString()).equals(p)).toBe(true);
        expect(Amount.of(JSON.parse(JSON.stringify(a))).equals(a)).toBe(true);
      }),
    ));
  it("the parts of an allocation sum to the whole", () =>
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.oneof(positive, fc.constant(Quantity.zero)), { minLength: 1, maxLength: 20 }),
        (a, weights) => {
          expect(Amount.sum(allocate(a, weights)).toString()).toBe(a.toString());
        },
      ),
    ));
  it("a unit converts there and back identically, or not at all", () =>
    fc.assert(
      fc.property(positive, fc.bigInt(1n, 5000n), fc.bigInt(1n, 5000n), (q, numerator, denominator) => {
        const there = convertUnit(q, { numerator, denominator });
        if (there)
          expect(convertUnit(there, { numerator: denominator, denominator: numerator })?.toString()).toBe(q.toString());
      }),
    ));
  it("net and tax of a gross amount are the gross amount", () =>
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), (units) => {
        const gross = new Amount(units);
        const net = netOfGross(gross, "13");
        expect(net.plus(gross.minus(net)).equals(gross)).toBe(true);
        expect(net.lessThan(gross) || gross.isZero() || units < 5n).toBe(true);
      }),
    ));
});

describe("known answers", () => {
  it("rounds half away from zero", () => {
    expect([divideRounded(5n, 10n), divideRounded(-5n, 10n), divideRounded(4n, 10n)]).toEqual([1n, -1n, 0n]);
    expect(extend(Quantity.of("1"), UnitPrice.of("0.005")).toString()).toBe("0.01");
    expect(extend(Quantity.of("-1"), UnitPrice.of("0.005")).toString()).toBe("-0.01");
  });
  it("100.00 with 13 % in it is 88.50 and 11.50", () =>
    expect(netOfGross(Amount.of("100"), "13").toString()).toBe("88.50"));
  it("60.00 and 40.00 of a freight of 100.00 over 600 and 400", () =>
    expect(allocate(Amount.of("100"), [Amount.of("600"), Amount.of("400")]).map(String)).toEqual(["60.00", "40.00"]));
  it("the remainder of 0.10 over three goes to the largest", () =>
    expect(allocate(Amount.of("0.10"), ["1", "2", "1"].map(Quantity.of)).map(String)).toEqual([
      "0.03",
      "0.04",
      "0.03",
    ]));
  it("3 boxes of 24 are 72 pieces; 1 piece is no exact part of a box of 7", () => {
    expect(convertUnit(Quantity.of("3"), { numerator: 24n, denominator: 1n })?.toString()).toBe("72");
    expect(convertUnit(Quantity.of("1"), { numerator: 1n, denominator: 7n })).toBeUndefined();
  });
  it("a share of all is all, and a price is the amount over the quantity", () => {
    expect(share(Amount.of("10.01"), Quantity.of("3"), Quantity.of("3")).toString()).toBe("10.01");
    expect(unitPrice(Amount.of("10"), Quantity.of("3")).toString()).toBe("3.333333");
    expect(sumQuantities([Quantity.of("0.1"), Quantity.of("0.2")]).toString()).toBe("0.3");
  });
  it.each(["1e5", "", "abc", "1.0000001", "--1"])("%s is no quantity", (text) =>
    expect(() => Quantity.of(text)).toThrow(RangeError),
  );
});
