import { expect, test } from "vitest";
import { inOneCurrency, type ShownColumn } from "./list-columns.tsx";

const column = (key: string, title: string): ShownColumn => ({ key, title, kind: "amount", render: () => null });
const COLUMNS = [
  column("number", "No."),
  column("currency", "Currency"),
  column("amount", "Net"),
  column("amountBase", "Net in base"),
];
const row = (currency: string) => ({ id: "1", number: null, state: "posted", currency });
const shown = (columns: readonly ShownColumn[], ...currencies: string[]) =>
  inOneCurrency(columns, currencies.map(row), "CNY").map((it) => `${it.key} ${it.title}`);

test("a list in base currency shows an amount once, the one with the sum, under its own name", () =>
  expect(shown(COLUMNS, "CNY", "CNY")).toEqual(["number No.", "amountBase Net"]));

test("one in dollars brings the currency and both amounts back", () =>
  expect(shown(COLUMNS, "CNY", "USD")).toHaveLength(4));

test("a list without an amount in base currency keeps what it has", () =>
  expect(shown(COLUMNS.slice(0, 3), "CNY")).toHaveLength(3));
