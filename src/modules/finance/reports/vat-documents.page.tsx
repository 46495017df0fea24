import { monthOf } from "../../../kernel/dates.ts";
import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { finance } from "../client.ts";
import { vatDocuments } from "./vat-documents.ts";

export default reportPage({
  definition: vatDocuments,
  presets: (today) => ({ from: monthOf(today), to: monthOf(today) }),
  run: finance.vatDocuments,
});
