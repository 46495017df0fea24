/** The API of finance. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { documentContract } from "../../platform/contract/document-contract.ts";
import { fileAnswer } from "../../platform/contract/file.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { badDebt, badDebtRow } from "./bad-debt/bad-debt.ts";
import { chargeBill, chargeBillRow } from "./charge-bill/charge-bill.ts";
import { creditNote, creditNoteRow } from "./credit-note/credit-note.ts";
import { customerHistory } from "./customer-history/customer-history.ts";
import { customerPayment, customerPaymentRow } from "./customer-payment/customer-payment.ts";
import { opening, openingRow } from "./opening/opening.ts";
import { payment, paymentRow } from "./payment/payment.ts";
import { reminder, reminderRow } from "./reminder/reminder.ts";
import { reminderLevel, reminderLevelRow } from "./reminder/reminder-level.ts";
import { customerStatement } from "./reports/customer-statement.ts";
import { keyFigures } from "./reports/key-figures.ts";
import { openItems } from "./reports/open-items.ts";
import { openReceivables } from "./reports/open-receivables.ts";
import { overdue } from "./reports/overdue.ts";
import { payablesAgeing } from "./reports/payables-ageing.ts";
import { receivablesAgeing } from "./reports/receivables-ageing.ts";
import { vatDocuments } from "./reports/vat-documents.ts";
import { vatSummary } from "./reports/vat-summary.ts";
import { salesInvoice, salesInvoiceRow } from "./sales-invoice/sales-invoice.ts";
import { supplierBill, supplierBillRow } from "./supplier-bill/supplier-bill.ts";

/** Drafts of the reminder letters that a day calls for, of one customer or of all. */
const writeReminders = oc
  .errors(refusals)
  .route({ method: "POST", path: "/finance/reminders/write", tags: ["reminder"], successStatus: 201 })
  .input(z.object({ on: z.iso.date(), customerId: z.uuid().nullable().default(null) }))
  .output(z.object({ reminders: z.array(z.uuid()) }));

/** Mails a released letter to its customer as a PDF; `to` overrides the customer's own address. */
const sendReminder = oc
  .errors(refusals)
  .route({ method: "POST", path: "/finance/reminders/{id}/send", tags: ["reminder"] })
  .input(z.object({ id: z.uuid(), to: z.email().max(200).optional() }))
  .output(z.object({ to: z.string() }));

/** What is open with a customer, how he pays, what he buys and at what price. */
const historyOfCustomer = oc
  .errors(refusals)
  .route({ method: "GET", path: "/finance/customers/{id}/history", tags: ["customer"] })
  .input(z.object({ id: z.uuid() }))
  .output(customerHistory);

/** A statement of account as a PDF. */
const printStatement = oc
  .errors(refusals)
  .route({
    method: "GET",
    path: "/finance/statements/{customerId}/print",
    tags: ["reports"],
    outputStructure: "detailed",
  })
  .input(z.object({ customerId: z.uuid(), from: z.iso.date(), to: z.iso.date() }))
  .output(fileAnswer);

export const financeContract = {
  printStatement,
  customerHistory: historyOfCustomer,
  writeReminders,
  sendReminder,
  supplierBill: documentContract(supplierBill, "/finance/supplier-bills", supplierBillRow),
  salesInvoice: documentContract(salesInvoice, "/finance/sales-invoices", salesInvoiceRow),
  creditNote: documentContract(creditNote, "/finance/credit-notes", creditNoteRow),
  badDebt: documentContract(badDebt, "/finance/bad-debts", badDebtRow),
  payment: documentContract(payment, "/finance/payments", paymentRow),
  customerPayment: documentContract(customerPayment, "/finance/customer-payments", customerPaymentRow),
  chargeBill: documentContract(chargeBill, "/finance/charge-bills", chargeBillRow),
  opening: documentContract(opening, "/finance/openings", openingRow),
  reminder: documentContract(reminder, "/finance/reminders", reminderRow),
  reminderLevel: documentContract(reminderLevel, "/finance/reminder-levels", reminderLevelRow),
  customerStatement: reportContract(customerStatement),
  overdue: reportContract(overdue),
  payablesAgeing: reportContract(payablesAgeing),
  keyFigures: reportContract(keyFigures),
  openItems: reportContract(openItems),
  receivablesAgeing: reportContract(receivablesAgeing),
  openReceivables: reportContract(openReceivables),
  vatSummary: reportContract(vatSummary),
  vatDocuments: reportContract(vatDocuments),
};
