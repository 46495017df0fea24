import { firstDay, monthOf } from "../../../kernel/dates.ts";
import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { inventory } from "../client.ts";
import { stockCard } from "./stock-card.ts";

export default reportPage({
  definition: stockCard,
  params: stockCard.params,
  columns: stockCard.columns,
  hidden: ["documentType", "documentId"],
  presets: (today) => ({ from: firstDay(monthOf(today)), to: today }),
  run: inventory.stockCard,
  drill: ({ documentType, documentId }, column, _, places) =>
    column === "number" ? places.addressOf(String(documentType), String(documentId)) : undefined,
});
