/** The API of finance. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { chargeBill, chargeBillRow } from "./charge-bill/charge-bill.ts";
import { customerPayment, customerPaymentRow } from "./customer-payment/customer-payment.ts";
import { opening, openingRow } from "./opening/opening.ts";
import { payment, paymentRow } from "./payment/payment.ts";
import { openItems } from "./reports/open-items.ts";
import { payablesAgeing } from "./reports/payables-ageing.ts";
import { vatDocuments } from "./reports/vat-documents.ts";
import { vatSummary } from "./reports/vat-summary.ts";
import { salesInvoice, salesInvoiceRow } from "./sales-invoice/sales-invoice.ts";
import { supplierBill, supplierBillRow } from "./supplier-bill/supplier-bill.ts";

export const financeContract = {
  supplierBill: documentContract(supplierBill, "/finance/supplier-bills", supplierBillRow),
  salesInvoice: documentContract(salesInvoice, "/finance/sales-invoices", salesInvoiceRow),
  payment: documentContract(payment, "/finance/payments", paymentRow),
  customerPayment: documentContract(customerPayment, "/finance/customer-payments", customerPaymentRow),
  chargeBill: documentContract(chargeBill, "/finance/charge-bills", chargeBillRow),
  opening: documentContract(opening, "/finance/openings", openingRow),
  payablesAgeing: reportContract(payablesAgeing),
  openItems: reportContract(openItems),
  vatSummary: reportContract(vatSummary),
  vatDocuments: reportContract(vatDocuments),
};
