import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { keyOf, listKey, oneKey, previewKey, type QueryKey } from "./keys.ts";
import { takeChange } from "./live.ts";

let queries: QueryClient;
const asked: string[] = [];
const watch = (key: QueryKey, data: unknown = {}) => {
  queries.setQueryData(key, data);
  // An observer is what makes it be asked again at once.
  queries.getQueryCache().find({ queryKey: key })!.isActive = () => true;
  queries.getQueryCache().find({ queryKey: key })!.fetch = vi.fn(async () => {
    asked.push(key.slice(0, 3).join(" "));
    return data;
  });
};

beforeEach(() => {
  queries = new QueryClient();
  asked.length = 0;
});

describe("what others change", () => {
  test("is asked again: its lists, and itself if it is named", () => {
    watch(listKey("goods_receipt", {}));
    watch(oneKey("goods_receipt", "a"));
    watch(oneKey("goods_receipt", "b"));
    watch(listKey("supplier", {}));
    takeChange(queries, { subject: "goods_receipt", ids: ["a"] });
    expect(asked).toEqual(["goods_receipt list [object Object]", "goods_receipt one a"]);
  });
  test("and the documents whose chain names it", () => {
    watch(oneKey("purchase_order", "p"), { chain: [{ id: "a" }] });
    watch(oneKey("purchase_order", "q"), { chain: [{ id: "z" }] });
    takeChange(queries, { subject: "goods_receipt", ids: ["a"] });
    expect(asked).toEqual(["purchase_order one p"]);
  });
  test("makes everything else old, but not what a version would post", () => {
    watch(keyOf("stock_on_hand", "report", {}));
    watch(previewKey("goods_receipt", "a", 1, "post"));
    takeChange(queries, { subject: "goods_receipt", ids: ["b"] });
    const isOld = (key: QueryKey) => queries.getQueryState(key)?.isInvalidated;
    expect(asked).toEqual([]);
    expect(isOld(keyOf("stock_on_hand", "report", {}))).toBe(true);
    expect(isOld(previewKey("goods_receipt", "a", 1, "post"))).toBe(false);
  });
});
