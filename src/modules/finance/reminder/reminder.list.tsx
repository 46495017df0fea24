import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { reminder, reminderRow } from "./reminder.ts";

export default listPage({
  definition: reminder,
  path: "/finance/reminders",
  row: reminderRow,
  api: finance.reminder,
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    "remindedOn",
    "levelId",
    "state",
    "payBy",
    "lineCount",
    "currency",
    "amount",
  ],
  filters: ["customerId", "remindedOn", "levelId", "state", "currency", "amount"],
  sort: "-remindedOn",
});
