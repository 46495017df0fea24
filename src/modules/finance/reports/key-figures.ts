import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What an owner asks first, in one row of base currency: money, stock, what is owed both ways, and the month's sales against the month before. */
export const keyFigures = defineReport({
  module: "finance",
  name: "key_figures",
  permission: "accounting.ledger.view",
  params: { on: f.date() },
  columns: {
    cash: f.amount(),
    stock: f.amount(),
    /** For how many days the stock lasts, at the cost of sales since the month before began (存货周转天数); null while nothing was sold. */
    stockDays: f.optional(f.integer()),
    /** Invoices to customers that are open, what they are credited taken off. */
    receivable: f.amount(),
    receivableOverdue: f.amount(),
    /** How many customers are late. */
    lateCustomers: f.integer(),
    payable: f.amount(),
    payableOverdue: f.amount(),
    /** Due on the day or within the six days after it. */
    payableSoon: f.amount(),
    /** Operating revenue (营业收入) of the month so far, and of the month before; closing entries left out. */
    sales: f.amount(),
    salesBefore: f.amount(),
    /** Operating revenue less operating cost (毛利). */
    profit: f.amount(),
    profitBefore: f.amount(),
  },
});
