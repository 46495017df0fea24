import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { finance } from "../client.ts";
import { payablesAgeing } from "./payables-ageing.ts";

export default reportPage({
  definition: payablesAgeing,
  presets: (today) => ({ on: today }),
  run: finance.payablesAgeing,
  rowKey: (row) => String(row["partyId"]),
  drill: ({ partyId }, column) => (column === "partyId" ? undefined : `/finance/open-items?partyId=${partyId}`),
});
