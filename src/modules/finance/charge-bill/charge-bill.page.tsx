import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { finance } from "../client.ts";
import { chargeBill } from "./charge-bill.ts";

export default documentPage({
  definition: chargeBill,
  path: "/finance/charge-bills",
  api: finance.chargeBill,
  subtitle: ["supplierId", "billNumber"],
  sections: {
    header: [
      "supplierId",
      "billNumber",
      "billedOn",
      "dueOn",
      "amountNet",
      "taxRate",
      "amountTax",
      "spreadBy",
      "remark",
    ],
    lines: ["receiptLineId", "itemId", { of: "itemId", show: "spec" }],
  },
});
