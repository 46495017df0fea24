/** The server's half of sales. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { sales } from "./module.ts";
import { priceListActions } from "./price-list/price-list.actions.ts";
import { priceListList } from "./price-list/price-list.store.ts";
import { priceList } from "./price-list/price-list.ts";

export const salesServer: ServerModule = {
  name: sales.name,
  documents: [{ actions: priceListActions, list: priceListList }],
  imports: [{ key: "price_list", actions: priceListActions, groupBy: ["code"], permission: "sales.price_list.edit" }],
  // A customer's own list is for him alone: nobody names it.
  refs: [recordRef(priceList, { spec: "r.currency", offered: "r.state = 'active' and r.customer_id is null" })],
  constraints: {
    price_list_code_key: "sales.code_taken",
    price_list_standard_key: "sales.lists_begin_together",
    price_list_own_key: "sales.lists_begin_together",
    price_list_currency_fkey: "accounting.currency_unknown",
    price_list_line_unit_fkey: "sales.unit_priced",
  },
};
