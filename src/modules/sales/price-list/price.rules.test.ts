/** Which price a line has: each table is lists, then what is asked and what comes. `-` is nothing or nobody. */
import { describe, expect, test } from "vitest";
import { dayOf } from "../../../kernel/dates.ts";
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { type ListPrice, priceOf } from "./price.rules.ts";

const rows = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
const orNull = (text: string) => (text === "-" ? null : text);

/** have  list  whose  currency  from..to  item  unit  from-quantity  price */
function have([, list, whose, currency, time, item, unit, fromQuantity, price]: string[]): ListPrice {
  const [from, to] = time!.split("..");
  return {
    priceListId: list as Id,
    customerId: (whose!.startsWith("C") ? whose : null) as Id | null,
    isStandard: whose === "standard",
    currency: currency!,
    isTaxIncluded: false,
    validFrom: dayOf(from!),
    validTo: to ? dayOf(to) : null,
    itemId: item as Id,
    unit: orNull(unit!),
    fromQuantity: Quantity.of(fromQuantity!),
    price: UnitPrice.of(price!),
  };
}

/** when  customer  names  currency  day  quantity  unit  item  then  list  price */
function answers(lines: readonly ListPrice[], [, who, names, currency, day, quantity, unit, item]: string[]): string {
  const buyer = { customerId: who as Id, priceListId: orNull(names!) as Id | null, currency: currency! };
  const asked = { itemId: item as Id, unit: orNull(unit!), quantity: Quantity.of(quantity!) };
  const found = priceOf(lines, buyer, asked, dayOf(day!));
  return found ? `${found.priceListId} ${found.price}` : "- -";
}

function table(text: string) {
  const all = rows(text);
  const lines = all.filter(([word]) => word === "have").map(have);
  for (const row of all.filter(([word]) => word === "when"))
    for (const some of [lines, [...lines].reverse()])
      expect(answers(some, row), row.join(" ")).toBe(row.slice(9).join(" "));
}

describe("a price", () => {
  test("is of the own list, then of the list that the customer names, then of the standard list", () =>
    table(`
      have  STD   standard  CNY  2026-01-01..  bell  -  0   10.00
      have  DEAL  -         CNY  2026-01-01..  bell  -  0   9.00
      have  OWN1  C1        CNY  2026-01-01..  bell  -  0   9.50
      have  STD   standard  CNY  2026-01-01..  lamp  -  0   20.00
      have  DEAL  -         CNY  2026-01-01..  lamp  -  0   18.00
      when  C1  DEAL  CNY  2026-11-02  1  -  bell  then  OWN1  9.50
      when  C1  DEAL  CNY  2026-11-02  1  -  lamp  then  DEAL  18.00
      when  C2  DEAL  CNY  2026-11-02  1  -  bell  then  DEAL  9.00
      when  C2  -     CNY  2026-11-02  1  -  bell  then  STD   10.00
      when  C2  OWN1  CNY  2026-11-02  1  -  bell  then  STD   10.00
      when  C1  DEAL  CNY  2026-11-02  1  -  horn  then  -     -
    `));

  test("is of the highest from-quantity that is reached; a list that begins higher is passed over", () =>
    table(`
      have  STD   standard  CNY  2026-01-01..  bell  -  0    10.00
      have  STD   standard  CNY  2026-01-01..  bell  -  100  9.50
      have  STD   standard  CNY  2026-01-01..  bell  -  500  9.00
      have  OWN1  C1        CNY  2026-01-01..  bell  -  50   9.80
      when  C2  -  CNY  2026-11-02  99.999999  -  bell  then  STD   10.00
      when  C2  -  CNY  2026-11-02  100        -  bell  then  STD   9.50
      when  C2  -  CNY  2026-11-02  9999       -  bell  then  STD   9.00
      when  C1  -  CNY  2026-11-02  20         -  bell  then  STD   10.00
      when  C1  -  CNY  2026-11-02  60         -  bell  then  OWN1  9.80
      when  C1  -  CNY  2026-11-02  200        -  bell  then  OWN1  9.80
    `));

  test("is of the list that began last, on its first day and its last", () =>
    table(`
      have  OLD   standard  CNY  2026-01-01..            bell  -  0    10.00
      have  OLD   standard  CNY  2026-01-01..            bell  -  100  8.00
      have  NEW   standard  CNY  2026-07-01..            bell  -  0    11.00
      have  FAIR  standard  CNY  2026-11-01..2026-11-11  bell  -  0    7.00
      have  OLD   standard  CNY  2026-01-01..            lamp  -  0    20.00
      when  C1  -  CNY  2025-12-31  1    -  bell  then  -     -
      when  C1  -  CNY  2026-06-30  100  -  bell  then  OLD   8.00
      when  C1  -  CNY  2026-07-01  100  -  bell  then  NEW   11.00
      when  C1  -  CNY  2026-11-11  1    -  bell  then  FAIR  7.00
      when  C1  -  CNY  2026-11-12  1    -  bell  then  NEW   11.00
      when  C1  -  CNY  2026-11-02  1    -  lamp  then  OLD   20.00
    `));

  test("is in the unit and the currency that were asked for", () =>
    table(`
      have  STD  standard  CNY  2026-01-01..  bell  -    0  10.00
      have  STD  standard  CNY  2026-01-01..  bell  box  2  220.00
      have  USD  standard  USD  2026-01-01..  bell  -    0  1.40
      when  C1  -  CNY  2026-11-02  5  -     bell  then  STD  10.00
      when  C1  -  CNY  2026-11-02  5  box   bell  then  STD  220.00
      when  C1  -  CNY  2026-11-02  1  box   bell  then  -    -
      when  C1  -  CNY  2026-11-02  5  sack  bell  then  -    -
      when  C1  -  USD  2026-11-02  5  -     bell  then  USD  1.40
      when  C1  -  EUR  2026-11-02  5  -     bell  then  -    -
    `));
});
