import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/** 费用分摊: freight and the like, billed by whoever carried the goods, spread over the receipts they belong to. */
export const chargeBill = defineDocument({
  module: "finance",
  name: "charge_bill",
  numberPrefix: "CB",
  dateField: "billedOn",
  header: {
    supplierId: f.ref("supplier"),
    billNumber: f.text(40),
    billedOn: f.date(),
    dueOn: f.date(),
    amountNet: f.amount(),
    taxRate: f.preset(f.taxRate(), "9"),
    amountTax: f.amount(),
    spreadBy: f.preset(f.choice("value", "quantity"), "value"),
    remark: f.optional(f.longText()),
  },
  lines: { receiptLineId: f.ref("goods_receipt_line"), itemId: f.ref("item") },
  lifecycle: postedLifecycle("finance.charge_bill"),
});

/** A row of the list. */
export const chargeBillRow = {
  supplierId: f.ref("supplier"),
  supplierName: f.text(),
  billNumber: f.text(),
  billedOn: f.date(),
  dueOn: f.date(),
  amountNet: f.amount(),
  amountTax: f.amount(),
  openBalance: f.amount(),
};
