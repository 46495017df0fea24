import { expect, test } from "vitest";
import { type DocumentInput, decodeDocument, defineDocument, inputSchema } from "./document.ts";
import { f, withOwnCurrency } from "./field.ts";
import { idOf } from "./ids.ts";
import { lifecycle } from "./lifecycle.ts";

const note = defineDocument({
  module: "test",
  name: "note",
  numberPrefix: null,
  dateField: null,
  header: { title: f.text(), remark: f.optional(f.text()), isUrgent: f.flag(), taxRate: f.preset(f.rate(), "13") },
  lines: { quantity: f.quantity(), lot: f.optional(f.text()) },
  lifecycle: lifecycle({ initial: "draft", states: { draft: { tone: "neutral", isEditable: true } }, verbs: {} }),
});

// A field is added to a document without touching whoever sends one: this compiles, and means the same on both ways in.
const input: DocumentInput<typeof note> = { title: "a", lines: [{ quantity: "2" }] };

test("what is optional or has a preset may be left out by who sends a document", () => {
  const full = { title: "a", remark: null, isUrgent: false, taxRate: "13", lines: [{ quantity: "2", lot: null }] };
  expect(inputSchema(note).parse(input)).toEqual(full);
});

test("a document made in the program gets the same presets", () => {
  const id = idOf("00000000-0000-7000-8000-000000000001");
  const wire = { ...input, id, number: null, state: "draft", version: 1, lines: [{ id, lineNo: 1, quantity: "2" }] };
  const made = decodeDocument(note, wire as never);
  expect(made).toMatchObject({ title: "a", remark: null, isUrgent: false, taxRate: "13", lines: [{ lot: null }] });
});

test("a currency that is left out is the company's own, another stays, and no other field is touched", () => {
  const fields = { currency: f.currency(), rate: f.preset(f.price(), "1"), remark: f.optional(f.text()) };
  const own = withOwnCurrency(fields, { currency: fields.currency.preset, rate: "1", remark: null }, "EUR");
  expect(own).toEqual({ currency: "EUR", rate: "1", remark: null });
  expect(withOwnCurrency(fields, { remark: "¤" }, "EUR")).toEqual({ currency: "EUR", remark: "¤" });
  expect(withOwnCurrency(fields, { currency: "USD" }, "EUR")).toEqual({ currency: "USD" });
});

test("what is needed is asked for", () => {
  expect(
    inputSchema(note)
      .safeParse({ lines: [{}] })
      .error?.issues.map((it) => it.path.join(".")),
  ).toEqual(["title", "lines.0.quantity"]);
});
