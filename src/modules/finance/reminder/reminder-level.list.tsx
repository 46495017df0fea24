import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { reminderLevel, reminderLevelRow } from "./reminder-level.ts";

export default listPage({
  definition: reminderLevel,
  path: "/finance/reminder-levels",
  row: reminderLevelRow,
  api: finance.reminderLevel,
  newPath: "/finance/reminder-levels/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    "fromDays",
    "payWithinDays",
    "state",
  ],
  filters: ["state"],
  sort: "fromDays",
});
