/** The API of the parties. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { customer, customerCategory, customerCategoryRow, customerRow } from "./customer/customer.ts";
import { supplier, supplierRow } from "./supplier/supplier.ts";

export const partiesContract = {
  supplier: documentContract(supplier, "/parties/suppliers", supplierRow),
  customer: documentContract(customer, "/parties/customers", customerRow),
  customerCategory: documentContract(customerCategory, "/parties/customer-categories", customerCategoryRow),
};
