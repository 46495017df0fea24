import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { sales } from "../client.ts";
import { salesReturn, salesReturnRow } from "./sales-return.ts";

export default listPage({
  definition: salesReturn,
  path: "/sales/sales-returns",
  row: salesReturnRow,
  api: sales.salesReturn,
  newPath: "/sales/sales-returns/new",
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    "returnedOn",
    "state",
    "lineCount",
    "quantity",
    "toCredit",
  ],
  filters: ["customerId", "returnedOn", "state", "toCredit"],
  views: [{ key: "toCredit", where: { state: "posted", toCredit: "0.01.." } }],
  sort: "-returnedOn",
});
