/** The server's half of the parties. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { actions } from "../../documents/verbs.ts";
import { parties } from "./module.ts";
import { supplierList } from "./supplier/supplier.store.ts";
import { supplier } from "./supplier/supplier.ts";

export const supplierActions = actions(supplier, { async deactivate() {}, async reactivate() {} });

export const partiesServer: ServerModule = {
  name: parties.name,
  documents: [{ actions: supplierActions, list: supplierList }],
  imports: [{ key: "supplier", actions: supplierActions, permission: "parties.supplier.edit" }],
  // A party of a journal line is a supplier; customers will be parties too.
  refs: [recordRef(supplier), recordRef(supplier, { kind: "party" })],
  constraints: {
    supplier_code_key: "parties.code_taken",
    supplier_line_item_key: "parties.item_twice",
    supplier_line_unit_fkey: "items.supplier_unit",
  },
};
