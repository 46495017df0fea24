import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What an item cost, bill by bill, without tax, in base currency and for one stock unit. The change is against the bill before of the same supplier. */
export const purchasePrices = defineReport({
  module: "insight",
  name: "purchase_prices",
  permission: "finance.supplier_bill.view",
  isAnalysis: true,
  params: {
    itemId: f.ref("item"),
    from: f.date(),
    to: f.date(),
    supplierId: f.optional(f.ref("supplier")),
  },
  columns: {
    billedOn: f.date(),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    supplierId: f.ref("supplier"),
    quantity: f.quantity(),
    price: f.price(),
    amount: f.amount(),
    changePercent: f.optional(f.rate()),
  },
  sums: ["quantity", "amount"],
  chart: { kind: "lines", x: "billedOn", y: ["price"], series: "supplierId" },
});
