import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { planning } from "../client.ts";
import { availability } from "./availability.ts";

export default reportPage({
  definition: availability,
  run: planning.availability,
  drill: ({ itemId }, column) => (column === "onHand" ? `/inventory/stock-card?itemId=${itemId}` : undefined),
});
