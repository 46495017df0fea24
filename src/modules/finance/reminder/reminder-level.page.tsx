import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { finance } from "../client.ts";
import { reminderLevel } from "./reminder-level.ts";

export default recordPage({
  definition: reminderLevel,
  path: "/finance/reminder-levels",
  api: finance.reminderLevel,
  sections: { basics: ["code", "name", "nameEn", "fromDays", "payWithinDays"], letter: ["text", "textEn"] },
});
