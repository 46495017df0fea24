import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { inventory } from "../client.ts";
import { costingComparison } from "./costing-comparison.ts";

export default reportPage({
  definition: costingComparison,
  presets: (today) => ({ to: today }),
  run: inventory.costingComparison,
});
