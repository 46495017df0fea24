import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { finance } from "../client.ts";
import { openReceivables } from "./open-receivables.ts";

export default reportPage({
  definition: openReceivables,
  hidden: ["openItemId"],
  run: finance.openReceivables,
  rowKey: (row) => String(row["openItemId"]),
});
