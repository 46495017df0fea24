import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { accounting } from "../client.ts";
import { journalVoucher, journalVoucherRow } from "./journal-voucher.ts";

export default listPage({
  definition: journalVoucher,
  path: "/accounting/journal-vouchers",
  row: journalVoucherRow,
  api: accounting.journalVoucher,
  newPath: "/accounting/journal-vouchers/new",
  columns: ["number", "postedOn", "state", "summary", "lineCount", "amount"],
  filters: ["postedOn", "state", "amount"],
  sort: "-postedOn",
});
