import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { parties } from "../client.ts";
import { customer, customerRow } from "./customer.ts";

export default listPage({
  definition: customer,
  path: "/parties/customers",
  row: customerRow,
  api: parties.customer,
  extra: () => <ImportButton kind="customer" />,
  newPath: "/parties/customers/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "categoryName", of: "categoryId" },
    "salespersonId",
    { field: "contact", isDim: true },
    { field: "phone", isDim: true },
    "termDays",
    "creditLimit",
    "isBlocked",
    "state",
  ],
  views: [{ key: "blocked", where: { isBlocked: "true" } }],
  filters: ["state", "categoryId", "salespersonId", "creditLimit", "isBlocked"],
  sort: "code",
});
