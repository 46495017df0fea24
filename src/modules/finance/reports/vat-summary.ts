import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/**
 * 增值税: by month, what was invoiced and billed at each rate, what else the ledger says (vouchers, returns), and what is to pay: output + transferred out −
 * input. A month whose input is above its output has a negative one, which stays as 留抵.
 */
export const vatSummary = defineReport({
  module: "finance",
  name: "vat_summary",
  permission: "accounting.ledger.view",
  params: { from: f.text(7), to: f.text(7) },
  columns: {
    month: f.text(7),
    kind: f.choice("output", "input", "transfer_out", "other", "to_pay"),
    rate: f.optional(f.rate()),
    net: f.optional(f.amount()),
    tax: f.amount(),
  },
});
