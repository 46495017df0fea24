import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { finance } from "../client.ts";
import { openItems } from "./open-items.ts";

export default reportPage({
  definition: openItems,
  params: openItems.params,
  columns: openItems.columns,
  hidden: ["openItemId", "documentType", "documentId"],
  run: finance.openItems,
  rowKey: (row) => String(row["openItemId"]),
  drill: ({ documentType, documentId }, column, _, places) =>
    column === "number" ? places.addressOf(String(documentType), String(documentId)) : undefined,
});
