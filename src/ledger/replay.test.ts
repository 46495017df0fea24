/** The methods side by side: CHINA §4 and the perpetual worked examples, LIFO among them. */
import { describe, expect, it } from "vitest";
import { Amount, Quantity, UnitPrice } from "../kernel/decimal.ts";
import { extend } from "../kernel/money.ts";
import { type Move, replay } from "./replay.ts";

const came = (quantity: string, price: string, month = "2026-11"): Move => ({
  month,
  quantity: Quantity.of(quantity),
  value: extend(Quantity.of(quantity), UnitPrice.of(price)),
});
const went = (quantity: string, month = "2026-11"): Move => ({
  month,
  quantity: Quantity.of(quantity).negated(),
  value: undefined,
});
const told = (moves: readonly Move[]) =>
  Object.fromEntries(replay(moves).map((it) => [it.method, `${it.costOfIssues} left ${it.quantity} = ${it.value}`]));

describe("one list of movements under each method", () => {
  it("opening 100 @ 10.00, in 50 @ 11.00, out 80, in 100 @ 12.00, out 120, left 50", () =>
    expect(told([came("100", "10.00"), came("50", "11.00"), went("80"), came("100", "12.00"), went("120")])).toEqual({
      fifo: "2150.00 left 50 = 600.00",
      moving_average: "2184.31 left 50 = 565.69",
      month_average: "2200.00 left 50 = 550.00",
      lifo: "2250.00 left 50 = 500.00",
    }));

  it("the months are averaged one by one", () =>
    expect(
      told([came("10", "1.00", "2026-10"), went("5", "2026-10"), came("5", "3.00", "2026-11"), went("5", "2026-11")])[
        "month_average"
      ],
    ).toBe("15.00 left 5 = 10.00"));

  it("what went back to the supplier leaves at its own value, and is no issue", () =>
    expect(told([came("10", "2.00"), { ...went("4"), value: Amount.of("-8.00") }, went("6")])["moving_average"]).toBe(
      "12.00 left 0 = 0.00",
    ));

  it("nothing left is worth nothing, whatever the rounding", () => {
    for (const it of replay([came("3", "3.333333"), went("1"), went("1"), went("1")]))
      expect(`${it.quantity} ${it.value}`).toBe("0 0.00");
  });
});
