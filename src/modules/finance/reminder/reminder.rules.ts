/** What must hold for a reminder letter, and what stands on it. Pure. */
import type { Day } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { reminder } from "./reminder.ts";

export type Reminder = DocumentOf<typeof reminder>;

/** An open item of a customer's receivables. */
export interface Receivable {
  readonly id: Id;
  readonly partyId: Id;
  readonly dueOn: Day;
  readonly currency: string;
  /** In its currency; negative is a credit. */
  readonly open: Amount;
}

/** Each line is overdue, this customer's, in the letter's currency, and open for what the letter says. */
export function checkReminder(it: Reminder, receivables: ReadonlyMap<Id, Receivable>): Issue[] {
  const seen = new Set<Id>();
  const issues = it.lines.flatMap((line, i): Issue[] => {
    const path = `lines.${i}.openItemId`;
    const item = receivables.get(line.openItemId);
    if (!item) return [error("finance.reminder_not_open", { line: line.lineNo }, path)];
    if (seen.has(item.id)) return [error("finance.reminder_twice", { line: line.lineNo }, path)];
    seen.add(item.id);
    if (item.partyId !== it.customerId) return [error("finance.open_item_foreign", { line: line.lineNo }, path)];
    if (item.currency !== it.currency)
      return [
        error("finance.reminder_currency", { line: line.lineNo, owed: item.currency, letter: it.currency }, path),
      ];
    if (item.dueOn >= it.remindedOn)
      return [error("finance.reminder_not_due", { line: line.lineNo, due: item.dueOn }, path)];
    if (item.dueOn === line.dueOn && item.open.equals(line.amount)) return [];
    const figures = { line: line.lineNo, amount: line.amount, open: item.open, due: item.dueOn };
    return [error("finance.reminder_changed", figures, `lines.${i}.amount`)];
  });
  if (!totalOf(it).isPositive()) issues.push(error("finance.reminder_nothing", { total: totalOf(it) }));
  if (it.payBy < it.remindedOn)
    issues.push(error("finance.reminder_pay_by", { payBy: it.payBy, reminded: it.remindedOn }, "payBy"));
  return issues;
}

export function totalOf(it: Reminder): Amount {
  return Amount.sum(it.lines.map((line) => line.amount));
}

/** What stands on the letter, besides the level's text. */
export const reminderPaper = {
  header: ["customerId", "remindedOn", "levelId", "payBy", "currency", "remark"] as const,
  lines: [
    {
      key: "openItemId",
      isText: true,
      compute: (line: Reminder["lines"][number], labels: Readonly<Record<string, { name: string }>>) =>
        labels[line.openItemId]?.name ?? "",
    },
    { key: "dueOn" },
    { key: "amount" },
  ],
  totals: (it: Reminder) => [["total", totalOf(it)]] as const,
  signers: ["maker"],
};
