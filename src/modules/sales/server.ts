/** The server's half of sales. */
import { plainPaper } from "../../documents/print.ts";
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { deliveryActions } from "./delivery/delivery.actions.ts";
import { deliveryPaper } from "./delivery/delivery.rules.ts";
import { deliveryList, waitingDeliveries } from "./delivery/delivery.store.ts";
import { sales } from "./module.ts";
import { priceListActions } from "./price-list/price-list.actions.ts";
import { priceListList } from "./price-list/price-list.store.ts";
import { priceList } from "./price-list/price-list.ts";
import { salesOrderActions } from "./sales-order/sales-order.actions.ts";
import { salesOrderPaper } from "./sales-order/sales-order.rules.ts";
import { PROMISED, salesOrderList } from "./sales-order/sales-order.store.ts";
import { salesReturnActions } from "./sales-return/sales-return.actions.ts";
import { salesReturnList } from "./sales-return/sales-return.store.ts";
import { salesReturn } from "./sales-return/sales-return.ts";

export const salesServer: ServerModule = {
  name: sales.name,
  documents: [
    { actions: priceListActions, list: priceListList },
    {
      actions: salesOrderActions,
      list: salesOrderList,
      progress: {
        measures: ["shipped", "returned", "invoiced"],
        of: "quantity",
        perStockUnit: { dividend: "l.unit_quantity", divisor: "l.unit_stock_quantity" },
      },
      paper: salesOrderPaper,
    },
    {
      actions: deliveryActions,
      list: deliveryList,
      progress: {
        measures: ["returned", "invoiced"],
        of: "quantity",
        perStockUnit: {
          join: "join sales_order_line o on o.org_id = l.org_id and o.sales_order_line_id = l.order_line_id",
          dividend: "o.unit_quantity",
          divisor: "o.unit_stock_quantity",
        },
      },
      paper: deliveryPaper,
    },
    {
      actions: salesReturnActions,
      list: salesReturnList,
      progress: {
        measures: ["invoiced"],
        of: "quantity",
        perStockUnit: {
          join: `join delivery_line g on g.org_id = l.org_id and g.delivery_line_id = l.delivery_line_id
            join sales_order_line o on o.org_id = l.org_id and o.sales_order_line_id = g.order_line_id`,
          dividend: "o.unit_quantity",
          divisor: "o.unit_stock_quantity",
        },
      },
      paper: plainPaper(salesReturn, "deliveryLineId"),
    },
  ],
  beforeClose: waitingDeliveries,
  demand: PROMISED,
  imports: [{ key: "price_list", actions: priceListActions, groupBy: ["code"], permission: "sales.price_list.edit" }],
  // A customer's own list is for him alone: nobody names it.
  refs: [
    recordRef(priceList, { spec: "r.currency", offered: "r.state = 'active' and r.customer_id is null" }),
    {
      kind: "sales_order",
      from: "sales_order r join customer c on c.org_id = r.org_id and c.customer_id = r.customer_id",
      id: "r.sales_order_id",
      code: "r.number",
      name: "c.name",
      nameEn: "c.name_en",
      spec: "r.customer_order_number",
      search: ["r.number", "r.customer_order_number", "c.name", "c.initials", "c.name_en"],
      within: "r.customer_id",
      offered: "r.state = 'approved'",
      permission: "sales.sales_order.view",
    },
    {
      kind: "sales_order_line",
      from: `sales_order_line r join sales_order o on o.org_id = r.org_id and o.sales_order_id = r.sales_order_id
        join item i on i.org_id = r.org_id and i.item_id = r.item_id`,
      id: "r.sales_order_line_id",
      code: "o.number || ' / ' || r.line_no",
      name: "o.number || ' / ' || r.line_no",
      unit: "coalesce(r.unit, i.unit)",
      search: ["o.number"],
      permission: "sales.sales_order.view",
    },
    {
      kind: "delivery",
      from: "delivery r join customer c on c.org_id = r.org_id and c.customer_id = r.customer_id",
      id: "r.delivery_id",
      code: "r.number",
      name: "c.name",
      nameEn: "c.name_en",
      spec: "r.tracking_number",
      search: ["r.number", "r.tracking_number", "c.name", "c.initials", "c.name_en"],
      within: "r.customer_id",
      offered: "r.state = 'posted'",
      permission: "sales.delivery.view",
    },
    {
      kind: "delivery_line",
      from: `delivery_line r join delivery d on d.org_id = r.org_id and d.delivery_id = r.delivery_id
        join sales_order_line l on l.org_id = r.org_id and l.sales_order_line_id = r.order_line_id
        join item i on i.org_id = r.org_id and i.item_id = r.item_id`,
      id: "r.delivery_line_id",
      code: "d.number || ' / ' || r.line_no",
      name: "d.number || ' / ' || r.line_no",
      unit: "coalesce(l.unit, i.unit)",
      search: ["d.number"],
      within: "d.customer_id",
      offered: "d.state = 'posted'",
      permission: "sales.delivery.view",
    },
    {
      kind: "sales_return_line",
      from: `sales_return_line r join sales_return s on s.org_id = r.org_id and s.sales_return_id = r.sales_return_id
        join delivery_line d on d.org_id = r.org_id and d.delivery_line_id = r.delivery_line_id
        join sales_order_line l on l.org_id = r.org_id and l.sales_order_line_id = d.order_line_id
        join item i on i.org_id = r.org_id and i.item_id = r.item_id`,
      id: "r.sales_return_line_id",
      code: "s.number || ' / ' || r.line_no",
      name: "s.number || ' / ' || r.line_no",
      unit: "coalesce(l.unit, i.unit)",
      search: ["s.number"],
      within: "s.customer_id",
      offered: "s.state = 'posted'",
      permission: "sales.sales_return.view",
    },
  ],
  constraints: {
    delivery_line_order_line_fkey: "sales.line_in_use",
    price_list_code_key: "sales.code_taken",
    price_list_standard_key: "sales.lists_begin_together",
    price_list_own_key: "sales.lists_begin_together",
    price_list_currency_fkey: "accounting.currency_unknown",
    price_list_line_unit_fkey: "sales.unit_priced",
  },
};
