import { expect, test } from "vitest";
import { Amount } from "../kernel/decimal.ts";
import { inCapitals } from "./print.ts";

const amount = Amount.of("1674.07");

test.each([
  ["CNY", "zh-CN", [["大写", "人民币壹仟陆佰柒拾肆元零柒分"]]],
  ["USD", "zh-CN", []],
  ["CNY", "en", []],
] as const)("a sum of %s on paper in %s", (currency, language, said) =>
  expect(inCapitals(amount, currency, language)).toEqual(said),
);
