import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { creditNote, creditNoteRow } from "./credit-note.ts";

export default listPage({
  definition: creditNote,
  path: "/finance/credit-notes",
  row: creditNoteRow,
  api: finance.creditNote,
  newPath: "/finance/credit-notes/new",
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    { field: "invoiceNumber", of: "invoiceId" },
    { field: "taxNumber", isDim: true },
    "creditedOn",
    "state",
    "currency",
    "amountNet",
    "amountTax",
    "openBalance",
  ],
  filters: ["customerId", "creditedOn", "state", "currency", "openBalance"],
  views: [{ key: "toRefund", where: { state: "posted", openBalance: "0.01.." } }],
  sort: "-creditedOn",
});
