/** The server's half of finance. */
import { plainPaper } from "../../documents/print.ts";
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { badDebtActions } from "./bad-debt/bad-debt.actions.ts";
import { badDebtList } from "./bad-debt/bad-debt.store.ts";
import { chargeBillActions } from "./charge-bill/charge-bill.actions.ts";
import { chargeBillList } from "./charge-bill/charge-bill.store.ts";
import { creditNoteActions } from "./credit-note/credit-note.actions.ts";
import { creditNotePaper } from "./credit-note/credit-note.rules.ts";
import { creditNoteList } from "./credit-note/credit-note.store.ts";
import { customerPaymentActions } from "./customer-payment/customer-payment.actions.ts";
import { customerPaymentList } from "./customer-payment/customer-payment.store.ts";
import { finance } from "./module.ts";
import { openingActions } from "./opening/opening.actions.ts";
import { openingList } from "./opening/opening.store.ts";
import { paymentActions } from "./payment/payment.actions.ts";
import { paymentList } from "./payment/payment.store.ts";
import { reminderActions, reminderLevelActions } from "./reminder/reminder.actions.ts";
import { reminderPaper } from "./reminder/reminder.rules.ts";
import { reminderLevelList, reminderList, reminderText } from "./reminder/reminder.store.ts";
import { reminderLevel } from "./reminder/reminder-level.ts";
import { salesInvoiceActions } from "./sales-invoice/sales-invoice.actions.ts";
import { salesInvoicePaper } from "./sales-invoice/sales-invoice.rules.ts";
import { salesInvoiceList } from "./sales-invoice/sales-invoice.store.ts";
import { supplierBillActions } from "./supplier-bill/supplier-bill.actions.ts";
import { supplierBillList } from "./supplier-bill/supplier-bill.store.ts";
import { supplierBill } from "./supplier-bill/supplier-bill.ts";

export const financeServer: ServerModule = {
  name: finance.name,
  documents: [
    {
      actions: supplierBillActions,
      list: supplierBillList,
      isOpenItem: true,
      paper: plainPaper(supplierBill, "receiptLineId"),
    },
    { actions: salesInvoiceActions, list: salesInvoiceList, isOpenItem: true, paper: salesInvoicePaper },
    { actions: badDebtActions, list: badDebtList },
    { actions: creditNoteActions, list: creditNoteList, isOpenItem: true, paper: creditNotePaper },
    { actions: paymentActions, list: paymentList, isOpenItem: true },
    { actions: customerPaymentActions, list: customerPaymentList, isOpenItem: true },
    { actions: chargeBillActions, list: chargeBillList, isOpenItem: true },
    { actions: openingActions, list: openingList },
    { actions: reminderActions, list: reminderList, paper: { ...reminderPaper, text: reminderText } },
    { actions: reminderLevelActions, list: reminderLevelList },
  ],
  imports: [
    { key: "opening", actions: openingActions, isOne: true, then: ["post"], permission: "finance.opening.post" },
  ],
  refs: [
    recordRef(reminderLevel),
    {
      kind: "bad_debt",
      from: "bad_debt r join customer c on c.org_id = r.org_id and c.customer_id = r.customer_id",
      id: "r.bad_debt_id",
      code: "r.number",
      name: "c.name",
      nameEn: "c.name_en",
      search: ["r.number", "c.name", "c.initials", "c.name_en"],
      within: "r.customer_id",
      offered: "r.state = 'posted'",
      permission: "finance.bad_debt.view",
    },
    {
      kind: "sales_invoice",
      from: "sales_invoice r join customer c on c.org_id = r.org_id and c.customer_id = r.customer_id",
      id: "r.sales_invoice_id",
      code: "r.number",
      name: "c.name",
      nameEn: "c.name_en",
      spec: "r.tax_number",
      search: ["r.number", "r.tax_number", "c.name", "c.initials", "c.name_en"],
      within: "r.customer_id",
      offered: "r.state = 'posted'",
      permission: "finance.sales_invoice.view",
    },
    {
      kind: "sales_invoice_line",
      from: "sales_invoice_line r join sales_invoice i on i.org_id = r.org_id and i.sales_invoice_id = r.sales_invoice_id",
      id: "r.sales_invoice_line_id",
      code: "i.number || ' / ' || r.line_no",
      name: "i.number || ' / ' || r.line_no",
      search: ["i.number"],
      within: "i.customer_id",
      offered: "i.state = 'posted'",
      permission: "finance.sales_invoice.view",
    },
    {
      kind: "open_item",
      from: "open_item r join posting p on p.org_id = r.org_id and p.document_id = r.document_id and p.kind = 'post'",
      id: "r.open_item_id",
      code: "p.number",
      name: "p.summary",
      spec: "r.due_on::text",
      search: ["p.number", "p.summary"],
      offered: "r.balance <> 0",
      permission: "finance.payment.view",
    },
  ],
  constraints: {
    sales_invoice_tax_number_key: "finance.invoice_booked_twice",
    credit_note_tax_number_key: "finance.credit_booked_twice",
    supplier_bill_paper_key: "finance.bill_booked_twice",
    reminder_level_code_key: "finance.level_code_taken",
    reminder_level_days_key: "finance.level_days_taken",
    charge_bill_paper_key: "finance.bill_booked_twice",
  },
};
