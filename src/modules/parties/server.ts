/** The server's half of the parties. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { actions } from "../../documents/verbs.ts";
import { customerActions, customerCategoryActions } from "./customer/customer.actions.ts";
import { customerCategoryList, customerList } from "./customer/customer.store.ts";
import { customer, customerCategory } from "./customer/customer.ts";
import { parties } from "./module.ts";
import { supplierList } from "./supplier/supplier.store.ts";
import { supplier } from "./supplier/supplier.ts";

export const supplierActions = actions(supplier, { async deactivate() {}, async reactivate() {} });

const ROWS = "org_id, code, name, name_en, initials, state";

/** A party of a journal line is a supplier or a customer. */
const party = recordRef(supplier, {
  kind: "party",
  from: `(select supplier_id as party_id, ${ROWS} from supplier union all select customer_id, ${ROWS} from customer) r`,
  id: "r.party_id",
});

export const partiesServer: ServerModule = {
  name: parties.name,
  documents: [
    { actions: supplierActions, list: supplierList },
    { actions: customerActions, list: customerList },
    { actions: customerCategoryActions, list: customerCategoryList },
  ],
  imports: [
    { key: "supplier", actions: supplierActions, permission: "parties.supplier.edit" },
    {
      key: "customer",
      actions: customerActions,
      groupBy: ["code"],
      areLinesOptional: true,
      permission: "parties.customer.edit",
    },
  ],
  refs: [recordRef(supplier), party, recordRef(customer), recordRef(customerCategory)],
  constraints: {
    supplier_code_key: "parties.code_taken",
    supplier_line_item_key: "parties.item_twice",
    supplier_line_unit_fkey: "items.supplier_unit",
    customer_code_key: "parties.code_taken",
    customer_category_code_key: "parties.code_taken",
    customer_currency_fkey: "accounting.currency_unknown",
  },
};
