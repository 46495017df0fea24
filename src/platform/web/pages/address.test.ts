import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress, placeAt, rangeOf, rangeText, withWhere } from "./address.ts";

describe("a page's state in the address", () => {
  test("there and back is the same, and can be read", () => {
    const search = {
      where: { state: "draft,posted", receivedOn: "2026-11-01.." },
      search: "宏达",
      sort: "-receivedOn",
    };
    const address = formatAddress(search);
    expect(decodeURIComponent(address)).toBe(
      "?where[state]=draft,posted&where[receivedOn]=2026-11-01..&search=宏达&sort=-receivedOn",
    );
    expect(parseAddress(address)).toEqual(search);
  });
  test("empty parts are left out", () => {
    expect(formatAddress({ where: {}, search: "", sort: undefined })).toBe("");
  });
  test("a link with a query is a place and its search", () => {
    expect(placeAt("/receipts/new?order=1")).toEqual({ to: "/receipts/new", search: { order: "1" } });
    expect(placeAt("/receipts")).toEqual({ to: "/receipts", search: {} });
  });
});

test("a filter is set, changed and taken away", () => {
  expect(withWhere({ state: "draft" }, "supplierId", "a")).toEqual({ state: "draft", supplierId: "a" });
  expect(withWhere({ state: "draft" }, "state", "posted")).toEqual({ state: "posted" });
  expect(withWhere({ state: "draft" }, "state", undefined)).toEqual({});
});

test("a range may lack either end", () => {
  expect(rangeOf("1..5")).toEqual(["1", "5"]);
  expect(rangeOf("..5")).toEqual(["", "5"]);
  expect(rangeOf("5")).toEqual(["5", "5"]);
  expect([rangeText("1", "5"), rangeText("1", null), rangeText("5", "5"), rangeText(null, null)]).toEqual([
    "1..5",
    "1..",
    "5",
    undefined,
  ]);
});
