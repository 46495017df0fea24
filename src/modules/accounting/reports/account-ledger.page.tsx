import { firstDay, monthOf } from "../../../kernel/dates.ts";
import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { accounting } from "../client.ts";
import { accountLedger } from "./account-ledger.ts";

export default reportPage({
  definition: accountLedger,
  params: accountLedger.params,
  columns: accountLedger.columns,
  hidden: ["documentType", "documentId"],
  presets: (today) => ({ from: firstDay(monthOf(today)), to: today }),
  run: accounting.accountLedger,
  drill: ({ documentType, documentId }, column, _, places) =>
    column === "number" ? places.addressOf(String(documentType), String(documentId)) : undefined,
});
