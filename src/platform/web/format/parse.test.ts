import { describe, expect, test } from "vitest";
import type { Day } from "../../../kernel/dates.ts";
import { isValueValid, parseDay, parseValue, plainNumber } from "./parse.ts";

const now = "2026-11-23" as Day;

describe("a number as it is typed", () => {
  test.each([
    ["1,234.5", "1234.5"],
    ["１，２００.５", "1200.5"],
    ["￥ 12。5", "12.5"],
    ["(3)", "-3"],
    ["−3", "-3"],
    [".5", "0.5"],
    ["007", "7"],
    ["13 %", "13"],
  ])("%s is %s", (typed, plain) => expect(plainNumber(typed)).toBe(plain));
  test("is kept as text where it is none, or more exact than the field", () => {
    expect(parseValue({ kind: "amount" }, "1.005")).toBeUndefined();
    expect(parseValue({ kind: "quantity" }, "ten")).toBeUndefined();
    expect(parseValue({ kind: "quantity" }, " ")).toBeNull();
  });
});

describe("a day as clerks type it", () => {
  test.each([
    [".", "2026-11-23"],
    ["+3", "2026-11-26"],
    ["5", "2026-11-05"],
    ["1201", "2026-12-01"],
    ["12-01", "2026-12-01"],
    ["261201", "2026-12-01"],
    ["2026年12月1日", "2026-12-01"],
    ["2026/2/29", undefined],
    ["soon", undefined],
  ])("%s is %s", (typed, day) => expect(parseDay(typed, now)).toBe(day));
});

test("a choice is known by its value and by its label", () => {
  const field = { kind: "choice", values: ["rust", "damaged"] } as const;
  expect(parseValue(field, "rust", { rust: "锈蚀" })).toBe("rust");
  expect(parseValue(field, "锈蚀", { rust: "锈蚀" })).toBe("rust");
  expect(parseValue(field, "other", { rust: "锈蚀" })).toBeUndefined();
});

test("a code that is still looked up is no reference; an account is known by its code", () => {
  expect(isValueValid({ kind: "ref" }, "GL-0402")).toBe(false);
  expect(isValueValid({ kind: "ref" }, "01a210a1-93ad-72da-acd0-40ec1b1a714c")).toBe(true);
  expect(isValueValid({ kind: "ref", sql: "text" }, "100201")).toBe(true);
  expect(isValueValid({ kind: "ref", sql: "text" }, "基本户")).toBe(false);
});
