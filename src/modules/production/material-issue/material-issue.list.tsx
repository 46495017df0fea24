import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { production } from "../client.ts";
import { materialIssue, materialIssueRow } from "./material-issue.ts";

export default listPage({
  definition: materialIssue,
  path: "/production/material-issues",
  row: materialIssueRow,
  api: production.materialIssue,
  newPath: "/production/material-issues/new",
  columns: [
    "number",
    { field: "orderNumber", of: "workOrderId" },
    { field: "itemName", of: "itemId" },
    "direction",
    "movedOn",
    "state",
    "lineCount",
  ],
  filters: ["workOrderId", "itemId", "direction", "movedOn", "state"],
  sort: "-movedOn",
});
