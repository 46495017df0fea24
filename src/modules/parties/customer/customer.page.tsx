import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { parties } from "../client.ts";
import { customer } from "./customer.ts";

export default recordPage({
  definition: customer,
  path: "/parties/customers",
  api: parties.customer,
  sections: {
    basics: ["code", "name", "nameEn", "categoryId", "salespersonId", "contact", "phone", "email", "remark"],
    terms: ["currency", "taxRate", "priceListId", "termStart", "termDays", "creditLimit", "blockReason"],
    invoice: ["invoiceTitle", "taxNumber", "invoiceAddress", "invoicePhone", "bankName", "bankAccount"],
  },
  lines: [
    { field: "address", width: "minmax(240px, 3fr)" },
    "name",
    "contact",
    "phone",
    { field: "isDefault", width: "72px" },
  ],
  // Credit is given, it does not come by leaving a field empty.
  start: async () => ({ header: { creditLimit: "0" } }),
});
