/** The owner's figures on the home page, each with the word under it and where both lead. */
import { addDays, type Day, monthOf } from "../../kernel/dates.ts";
import { Amount } from "../../kernel/decimal.ts";
import { shareOf } from "../../kernel/money.ts";
import { formatAmount, isZero } from "../../platform/web/format/format.ts";
import type { SubjectTexts } from "../../platform/web/i18n/texts.ts";
import { formatAddress } from "../../platform/web/pages/address.ts";
import { type HomeFigure, homeFigures } from "../../platform/web/parts/home-figures.tsx";
import { finance } from "./client.ts";

type Row = Awaited<ReturnType<typeof finance.keyFigures>>["rows"][number];
type Text = (key: string, params: NonNullable<Parameters<SubjectTexts["text"]>[1]>) => string;

const DAYS_AHEAD = 6;

export const figures = homeFigures({
  module: "finance",
  key: "figures",
  async load({ today, texts }) {
    const [row] = (await finance.keyFigures({ on: today })).rows;
    if (!row) return [];
    const text: Text = (key, params) => texts.text(`figures.${key}`, params);
    return [
      { key: "cash", value: formatAmount(row.cash), to: statement(today, "balance", 1) },
      receivable(row, text),
      payable(row, text, today),
      stock(row, text),
      {
        key: "sales",
        value: formatAmount(row.sales),
        to: statement(today, "income", 1),
        note: text("before", { amount: formatAmount(row.salesBefore) }),
      },
      profit(row, text, today),
    ];
  },
});

/** A line of the month's statement, opened: the balance at the end, the movement of the month. */
function statement(today: Day, name: "balance" | "income", line: number): string {
  const at = name === "balance" ? 0 : 1;
  return `/accounting/statements${formatAddress({ month: monthOf(today), statement: name, line, at })}`;
}

function receivable({ receivable: owed, receivableOverdue, lateCustomers }: Row, text: Text): HomeFigure {
  const figure = { key: "receivable", value: formatAmount(owed), to: "/finance/open-receivables" };
  if (isZero(receivableOverdue)) return figure;
  const note = text("overdue", { amount: formatAmount(receivableOverdue), count: lateCustomers });
  return { ...figure, note, noteTo: "/finance/overdue", isBad: true };
}

function payable({ payable: owed, payableOverdue, payableSoon }: Row, text: Text, today: Day): HomeFigure {
  const figure = { key: "payable", value: formatAmount(owed), to: "/finance/open-items" };
  const until = (day: Day) => `/finance/open-items${formatAddress({ dueUntil: day })}`;
  if (!isZero(payableOverdue)) {
    const note = text("payableOverdue", { amount: formatAmount(payableOverdue) });
    return { ...figure, note, noteTo: until(addDays(today, -1)), isBad: true };
  }
  if (isZero(payableSoon)) return figure;
  const note = text("payableSoon", { amount: formatAmount(payableSoon) });
  return { ...figure, note, noteTo: until(addDays(today, DAYS_AHEAD)) };
}

function stock({ stock: value, stockDays }: Row, text: Text): HomeFigure {
  const figure = { key: "stock", value: formatAmount(value), to: "/inventory/stock-on-hand" };
  return stockDays === null ? figure : { ...figure, note: text("days", { count: stockDays }) };
}

/** Red where less of the sales is left than in the month before. */
function profit(row: Row, text: Text, today: Day): HomeFigure {
  const [now, before] = [marginOf(row.profit, row.sales), marginOf(row.profitBefore, row.salesBefore)];
  const figure = { key: "profit", value: formatAmount(row.profit), to: statement(today, "income", 2) };
  if (now === undefined) return figure;
  if (before === undefined) return { ...figure, note: text("rateNow", { now }) };
  return { ...figure, note: text("rate", { now, before }), isBad: Amount.of(now).compare(Amount.of(before)) < 0 };
}

/** In percent of the sales; undefined where nothing was sold. */
function marginOf(profit: string, sales: string): string | undefined {
  const whole = Amount.of(sales);
  return whole.isPositive() ? shareOf(Amount.of(profit), whole) : undefined;
}
