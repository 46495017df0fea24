/** What a form says of its own fields before it asks the server. */
import { expect, it } from "vitest";
import { f } from "../../../kernel/field.ts";
import { checkFields } from "./form-state.ts";

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
