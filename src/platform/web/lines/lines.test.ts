import { describe, expect, test } from "vitest";
import { f } from "../../../kernel/field.ts";
import { extend } from "../../../kernel/money.ts";
import { columnsOf, shownColumns, sumOf, widenedFor } from "./columns.ts";
import { type Caret, nextSpot } from "./grid-keys.ts";
import { type FormLine, filledLines, linesReducer, newLine, withBlankEnd } from "./lines-state.ts";
import { isBlock, parseBlock } from "./paste.ts";

const fields = { itemId: f.ref("item"), quantity: f.quantity(), price: f.price(), taxRate: f.preset(f.rate(), "13") };
const line = (quantity: string | null, price: string | null = null) =>
  newLine(fields, { itemId: "gg", quantity, price });

describe("where a key leads", () => {
  const whole: Caret = { isWhole: true, isAtStart: false, isAtEnd: false };
  const inside: Caret = { isWhole: false, isAtStart: false, isAtEnd: false };
  const go = (key: string, at: [number, number], caret = whole, isShift = false) => {
    const spot = nextSpot({ key, isShift, isCommand: false }, { row: at[0], column: at[1] }, 3, 4, caret);
    return spot && [spot.row, spot.column];
  };
  test("Enter walks to the next cell and from the last to the next line; Shift+Enter back", () => {
    expect(go("Enter", [0, 0])).toEqual([0, 1]);
    expect(go("Enter", [0, 3])).toEqual([1, 0]);
    expect(go("Enter", [1, 0], whole, true)).toEqual([0, 3]);
    expect(go("Enter", [2, 3])).toBeUndefined();
  });
  test("arrows keep the column, and leave a text only from its edge", () => {
    expect(go("ArrowDown", [0, 2])).toEqual([1, 2]);
    expect(go("ArrowUp", [0, 2])).toBeUndefined();
    expect(go("ArrowLeft", [0, 2], inside)).toBeUndefined();
    expect(go("ArrowLeft", [0, 2])).toEqual([0, 1]);
  });
});

describe("lines", () => {
  test("always end in a blank one, which a save leaves out", () => {
    const lines = withBlankEnd([line("1")], fields);
    expect(lines).toHaveLength(2);
    expect(withBlankEnd(lines, fields)).toHaveLength(2);
    expect(filledLines(lines, fields)).toHaveLength(1);
  });
  test("a pasted block fills lines and adds what is missing", () => {
    const lines = linesReducer(
      [line("1")],
      { type: "paste", at: 0, rows: [{ quantity: "5" }, { quantity: "6" }] },
      fields,
    );
    expect(lines.map((it) => it.values["quantity"])).toEqual(["5", "6", null]);
  });
  test("a code that was looked up counts only while the cell still says it", () => {
    const changed = { ...line("1"), values: { ...line("1").values, itemId: "other" } };
    const lines = linesReducer([line("1"), changed], { type: "resolve", field: "itemId", text: "gg", id: "A" }, fields);
    expect(lines.map((it) => it.values["itemId"])).toEqual(["A", "other", null]);
  });
});

describe("a block from a spreadsheet", () => {
  test("has cells by tab and rows by newline; quotes keep both inside", () => {
    expect(parseBlock('GL-0402\t10\r\n"a\n""b"""\t2\n')).toEqual([
      ["GL-0402", "10"],
      ['a\n"b"', "2"],
    ]);
  });
  test("one cell alone is no block", () => {
    expect(isBlock("GL-0402\n")).toBe(false);
    expect(isBlock("a\tb")).toBe(true);
  });
});

describe("columns", () => {
  const declared = [
    "itemId",
    { field: "quantity", sum: true },
    "price",
    { key: "amount", kind: "amount", compute: ({ quantity, price }) => quantity && price && extend(quantity, price) },
    { key: "received", kind: "quantity", isSpare: true, compute: (_, { own }) => own["received"] },
  ] as const satisfies Parameters<typeof columnsOf<typeof fields>>[1];
  test("compute with what is whole, and sum exactly", () => {
    const columns = columnsOf(fields, declared, true);
    const lines = [line("3", "0.335"), line("2", "0.1"), line("ten", "1"), line("4")];
    const [, quantity, , amount] = columns;
    expect(lines.map((it) => amount!.valueOf(it, {}))).toEqual(["1.01", "0.20", null, null]);
    expect([sumOf(amount!, lines, {}), sumOf(quantity!, lines, {})]).toEqual(["1.21", "9"]);
  });
  test("a spare one shows once a line has something in it", () => {
    const saved = { ...line("5"), id: "L1" };
    const shown = (received: string) => {
      const facts = { L1: { received } };
      const columns = columnsOf(fields, declared, false, { facts, state: "approved" });
      return shownColumns(columns, [saved], {}).map((it) => it.key);
    };
    expect(shown("0")).not.toContain("received");
    expect(shown("2")).toContain("received");
  });
  test("nobody has filled in are left out where nobody can", () => {
    const bare = [{ ...line("5"), id: "L1" }];
    const shown = (isEditable: boolean, lines: FormLine[]) =>
      shownColumns(columnsOf(fields, declared, isEditable), lines, {}).map((it) => it.key);
    expect(shown(true, bare)).toEqual(["itemId", "quantity", "price", "amount"]);
    expect(shown(false, bare)).toEqual(["itemId", "quantity"]);
    expect(shown(false, [...bare, line("1", "0")])).toEqual(["itemId", "quantity", "price", "amount"]);
  });
  test("have room for their sums", () => {
    const [, , , amount] = widenedFor(columnsOf(fields, declared, true), [line("9999999", "9999")], {});
    expect(amount!.width).toBe("minmax(158px, 0.9fr)");
    expect(widenedFor(columnsOf(fields, declared, true), [line("1", "1")], {})[3]!.width).toBe("minmax(94px, 0.9fr)");
  });
  test("have room for a price of many decimals", () => {
    const [, , price] = widenedFor(columnsOf(fields, declared, false), [line("1", "19.888889"), line("1", "1")], {});
    expect(price!.width).toBe("minmax(92px, 0.7fr)");
  });
});
