import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";

/**
 * A letter to a customer about what is overdue (催款函). It posts nothing. `release` gives it its number and notes, for good, who reminded
 * whom of which invoice at which level; then it is printed or mailed. A letter that went out is not taken back.
 */
export const reminder = defineDocument({
  module: "finance",
  name: "reminder",
  numberPrefix: "RM",
  dateField: "remindedOn",
  header: {
    customerId: f.ref("customer"),
    remindedOn: f.date(),
    levelId: f.ref("reminder_level"),
    /** The last day to pay that the letter names. */
    payBy: f.date(),
    currency: f.currency(),
    remark: f.optional(f.longText()),
  },
  /** What is overdue, and credits that lessen it. */
  lines: {
    openItemId: f.ref("open_item"),
    dueOn: f.date(),
    /** What is open of it on the day of the letter. */
    amount: f.amount(),
  },
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      released: { tone: "good", isFinal: true },
    },
    verbs: {
      release: { from: ["draft"], to: "released", permission: "finance.reminder.release", isPrimary: true },
    },
  }),
});

/** A row of the list. */
export const reminderRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  remindedOn: f.date(),
  levelId: f.ref("reminder_level"),
  payBy: f.date(),
  lineCount: f.integer(),
  currency: f.text(),
  amount: f.amount(),
};
