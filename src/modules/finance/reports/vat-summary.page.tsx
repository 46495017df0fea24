import { firstDay, lastDay, type Month, monthOf } from "../../../kernel/dates.ts";
import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { finance } from "../client.ts";
import { vatSummary } from "./vat-summary.ts";

/** What no invoice and no bill says is in the ledger of its account. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  output: "22210107",
  input: "22210101",
  transfer_out: "22210109",
  other: "222101",
  to_pay: "222101",
};

export default reportPage({
  definition: vatSummary,
  presets: (today) => ({ from: monthOf(today), to: monthOf(today) }),
  run: finance.vatSummary,
  rowKey: (row) => `${row["month"]} ${row["kind"]} ${row["rate"]}`,
  drill: ({ month, kind, rate }, column) => {
    if (column !== "tax" && column !== "net") return undefined;
    if (rate) return `/finance/vat-documents?from=${month}&to=${month}&kind=${kind}&rate=${rate}`;
    const days = `from=${firstDay(month as Month)}&to=${lastDay(month as Month)}`;
    return `/accounting/account-ledger?account=${ACCOUNTS[String(kind)]}&${days}`;
  },
});
