import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { inventory } from "../client.ts";
import { costingComparison } from "./costing-comparison.ts";

export default reportPage({
  definition: costingComparison,
  params: costingComparison.params,
  columns: costingComparison.columns,
  presets: (today) => ({ to: today }),
  run: inventory.costingComparison,
});
