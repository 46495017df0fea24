import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { parties } from "../client.ts";
import { customerCategory, customerCategoryRow } from "./customer.ts";

export default listPage({
  definition: customerCategory,
  path: "/parties/customer-categories",
  row: customerCategoryRow,
  api: parties.customerCategory,
  newPath: "/parties/customer-categories/new",
  columns: [{ field: "code", isLink: true }, { field: "name", english: "nameEn" }, "customerCount", "state"],
  filters: ["state"],
  sort: "code",
});
