/** The API of finance. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { payment, paymentRow } from "./payment/payment.ts";
import { supplierBill, supplierBillRow } from "./supplier-bill/supplier-bill.ts";

export const financeContract = {
  supplierBill: documentContract(supplierBill, "/finance/supplier-bills", supplierBillRow),
  payment: documentContract(payment, "/finance/payments", paymentRow),
};
