/** What a form says of its own fields before it asks the server. */
import { expect, it } from "vitest";
import { f } from "../../../kernel/field.ts";
import { checkFields, isNamedBefore } from "./form-state.ts";

const FIELDS = {
  itemId: f.ref("item"),
  kind: f.choice("a", "b"),
  receivedOn: f.date(),
  days: f.integer(),
  quantity: f.quantity(),
  price: f.price(),
  amount: f.amount(),
  taxRate: f.rate(),
};

it.each([
  ["itemId", "platform.not_ref", "gg"],
  ["kind", "platform.not_choice", "c"],
  ["receivedOn", "platform.not_date", "someday"],
  ["days", "platform.not_integer", "1.5"],
  ["quantity", "platform.not_quantity", "many"],
  ["price", "platform.not_price", "1.0000001"],
  ["amount", "platform.not_amount", "1.001"],
  ["taxRate", "platform.not_rate", "x"],
] as const)("%s: %s", (name, code, text) => {
  const field = { [name]: FIELDS[name] };
  expect(checkFields(field, { [name]: text }, "").map((it) => it.code)).toEqual([code]);
  expect(checkFields(field, { [name]: null }, "lines.0.").map((it) => `${it.code} ${it.path}`)).toEqual([
    `platform.required lines.0.${name}`,
  ]);
});

it("an order is called like its supplier, a warehouse of the same name is another record", () => {
  const fields = { supplierId: f.ref("supplier"), orderId: f.ref("purchase_order"), warehouseId: f.ref("warehouse") };
  const label = (id: string, more: object = {}) => ({
    id,
    code: id,
    name: "宏达",
    nameEn: null,
    spec: null,
    unit: null,
    ...more,
  });
  const form = {
    header: { supplierId: "s", orderId: "o", warehouseId: "w" },
    refs: { s: label("s"), o: label("o", { within: "s" }), w: label("w") },
  };
  const named = Object.keys(fields).filter((name) => isNamedBefore(fields, name, form));
  expect(named).toEqual(["orderId"]);
});
