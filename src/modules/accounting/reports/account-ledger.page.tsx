import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { accounting } from "../client.ts";
import { accountLedger } from "./account-ledger.ts";

/** What a month's end posted leads to that month's end; its number is the month. */
const MONTH_END = ["vat_closing", "profit_closing", "year_closing", "revaluation", "costing_run"];

export default reportPage({
  definition: accountLedger,
  run: accounting.accountLedger,
  drill: ({ documentType, number }, column) =>
    column === "number" && MONTH_END.includes(String(documentType)) ? `/accounting/periods/${number}` : undefined,
});
