import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { inventory } from "../client.ts";
import { otherMovement, otherMovementRow } from "./other-movement.ts";

export default listPage({
  definition: otherMovement,
  path: "/inventory/other-movements",
  row: otherMovementRow,
  api: inventory.otherMovement,
  newPath: "/inventory/other-movements/new",
  columns: ["number", "direction", "movedOn", "state", "reason", "account", "lineCount", "quantity"],
  filters: ["direction", "movedOn", "state", "account"],
  sort: "-movedOn",
});
