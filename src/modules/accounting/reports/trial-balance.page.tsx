import { firstDay, lastDay, type Month, monthOf } from "../../../kernel/dates.ts";
import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { accounting } from "../client.ts";
import { trialBalance } from "./trial-balance.ts";

export default reportPage({
  definition: trialBalance,
  presets: (today) => ({ from: monthOf(today), to: monthOf(today) }),
  run: accounting.trialBalance,
  rowKey: (row) => String(row["account"]),
  drill: ({ account }, column, { from, to }) =>
    column === "debit" || column === "credit"
      ? `/accounting/account-ledger?account=${account}&from=${firstDay(from as Month)}&to=${lastDay(to as Month)}`
      : undefined,
});
