import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { finance } from "../client.ts";
import { openItems } from "./open-items.ts";

export default reportPage({
  definition: openItems,
  hidden: ["openItemId"],
  run: finance.openItems,
  rowKey: (row) => String(row["openItemId"]),
});
