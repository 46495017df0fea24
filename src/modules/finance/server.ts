/** The server's half of finance. */
import { plainPaper } from "../../documents/print.ts";
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { chargeBillActions } from "./charge-bill/charge-bill.actions.ts";
import { chargeBillList } from "./charge-bill/charge-bill.store.ts";
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
      paper: plainPaper(supplierBill, "receiptLineId"),
    },
    { actions: salesInvoiceActions, list: salesInvoiceList, paper: salesInvoicePaper },
    { actions: paymentActions, list: paymentList },
    { actions: customerPaymentActions, list: customerPaymentList },
    { actions: chargeBillActions, list: chargeBillList },
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
    supplier_bill_paper_key: "finance.bill_booked_twice",
    reminder_level_code_key: "finance.level_code_taken",
    reminder_level_days_key: "finance.level_days_taken",
    charge_bill_paper_key: "finance.bill_booked_twice",
  },
};
