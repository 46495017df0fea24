import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { finance } from "../client.ts";
import { receivablesAgeing } from "./receivables-ageing.ts";

export default reportPage({
  definition: receivablesAgeing,
  presets: (today) => ({ on: today }),
  run: finance.receivablesAgeing,
  rowKey: (row) => String(row["customerId"]),
  drill: ({ customerId }, column) =>
    column === "customerId" ? undefined : `/finance/open-receivables?customerId=${customerId}`,
});
