import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What the figures of sales are made of, paper by paper. */
export const salesLines = defineReport({
  module: "insight",
  name: "sales_lines",
  permission: "finance.sales_invoice.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    customerId: f.optional(f.ref("customer")),
    itemId: f.optional(f.ref("item")),
  },
  columns: {
    postedOn: f.date(),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    customerId: f.optional(f.ref("customer")),
    itemId: f.optional(f.ref("item")),
    quantity: f.quantity(),
    revenue: f.amount(),
    cost: f.optional(f.amount()),
    margin: f.optional(f.amount()),
  },
  sums: ["revenue", "cost", "margin"],
  needs: { cost: "sales.margin.view", margin: "sales.margin.view" },
});
