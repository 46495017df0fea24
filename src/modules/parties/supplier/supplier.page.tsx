import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { parties } from "../client.ts";
import { supplier } from "./supplier.ts";

export default recordPage({
  definition: supplier,
  path: "/parties/suppliers",
  api: parties.supplier,
  sections: {
    basics: ["code", "name", "nameEn", "taxNumber", "contact", "phone", "email", "address", "remark"],
    terms: ["currency", "termDays", "taxRate", "bankName", "bankAccount"],
  },
  lines: [
    "itemId",
    { of: "itemId", show: "spec" },
    "price",
    { unit: "unit", ofItem: "itemId" },
    { field: "minimumQuantity" },
    "leadTimeDays",
    "supplierCode",
  ],
  next: [
    {
      key: "order",
      permission: "procurement.purchase_order.edit",
      when: (answer) => answer.document["state"] === "active",
      to: (id) => `/procurement/purchase-orders/new?supplier=${id}`,
    },
  ],
});
