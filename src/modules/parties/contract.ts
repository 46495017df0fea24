/** The API of the parties. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { supplier, supplierRow } from "./supplier/supplier.ts";

export const partiesContract = {
  supplier: documentContract(supplier, "/parties/suppliers", supplierRow),
};
