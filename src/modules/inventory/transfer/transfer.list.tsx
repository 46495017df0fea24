import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { inventory } from "../client.ts";
import { transfer, transferRow } from "./transfer.ts";

export default listPage({
  definition: transfer,
  path: "/inventory/transfers",
  row: transferRow,
  api: inventory.transfer,
  newPath: "/inventory/transfers/new",
  columns: ["number", "movedOn", "state", "lineCount", "quantity", { field: "remark", isDim: true }],
  filters: ["movedOn", "state"],
  sort: "-movedOn",
});
