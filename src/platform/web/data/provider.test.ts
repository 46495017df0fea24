import { describe, expect, test } from "vitest";
import type { RefLabel } from "../../contract/page.ts";
import { allows, type RefSource, resolveRef } from "./provider.tsx";

describe("what a person may do", () => {
  test("a permission of its own, of its module, or all", () => {
    expect(allows(["procurement.goods_receipt.post"], "procurement.goods_receipt.post")).toBe(true);
    expect(allows(["procurement.goods_receipt.*"], "procurement.goods_receipt.post")).toBe(true);
    expect(allows(["procurement.*"], "procurement.goods_receipt.post")).toBe(true);
    expect(allows(["*"], "procurement.goods_receipt.post")).toBe(true);
  });
  test("nothing of a module whose name only begins alike", () => {
    expect(allows(["proc.*", "procurement.goods_receipt.view"], "procurement.goods_receipt.post")).toBe(false);
    expect(allows([], "x.y.z")).toBe(false);
  });
});

const label = (code: string, name: string): RefLabel => ({
  id: code,
  code,
  name,
  nameEn: null,
  spec: null,
  unit: null,
});
const source = (...found: RefLabel[]): RefSource => ({ search: async () => found });

describe("the record a typed text means", () => {
  test("its code, whatever else fits", async () => {
    const found = source(label("GL-0402-B", "钢管"), label("GL-0402", "钢管"));
    expect((await resolveRef(found, "item", "gl-0402"))?.code).toBe("GL-0402");
  });
  test("its name in full", async () => {
    expect((await resolveRef(source(label("A", "钢管 20"), label("B", "钢管")), "item", "钢管"))?.code).toBe("B");
  });
  test("the only one that fits; of two, none", async () => {
    expect((await resolveRef(source(label("A", "钢管")), "item", "gg"))?.code).toBe("A");
    expect(await resolveRef(source(label("A", "钢管"), label("B", "钢辊")), "item", "gg")).toBeUndefined();
  });
});
