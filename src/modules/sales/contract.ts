/** The API of sales: price lists and orders, what a line costs a customer, and from when there is enough for it. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { schemaOf } from "../../kernel/field.ts";
import { documentContract } from "../../platform/contract/document-contract.ts";
import { refLabels } from "../../platform/contract/page.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { delivery, deliveryRow } from "./delivery/delivery.ts";
import { askedPrice, priceList, priceListRow } from "./price-list/price-list.ts";
import { askedPromise, promiseAnswer } from "./promise/promise.ts";
import { salesOrder, salesOrderRow } from "./sales-order/sales-order.ts";
import { salesReturn, salesReturnRow } from "./sales-return/sales-return.ts";

/**
 * The prices of many lines at once, in the order asked; null where no list has one. `currency` is the customer's own unless it is
 * said. A price is for one of the unit that was asked for; a unit of null is the item's stock unit.
 */
const prices = oc
  .errors(refusals)
  .route({ method: "POST", path: "/sales/prices", tags: ["price_list"] })
  .input(
    z.object({
      customerId: z.uuid(),
      day: z.iso.date(),
      currency: z.string().trim().length(3).optional(),
      lines: z.array(schemaOf(askedPrice)).min(1).max(1000),
    }),
  )
  .output(
    z.object({
      currency: z.string(),
      prices: z.array(
        z
          .object({
            price: z.string(),
            isTaxIncluded: z.boolean(),
            priceListId: z.uuid(),
            fromQuantity: z.string(),
          })
          .nullable(),
      ),
      refs: refLabels,
    }),
  );

/** What can be promised of many lines at once from a warehouse, in the order asked. */
const promises = oc
  .errors(refusals)
  .route({ method: "POST", path: "/sales/promises", tags: ["sales_order"] })
  .input(
    z.object({
      warehouseId: z.uuid(),
      lines: z.array(schemaOf(askedPromise)).min(1).max(1000),
    }),
  )
  .output(z.object({ promises: z.array(schemaOf(promiseAnswer)) }));

export const salesContract = {
  prices,
  promises,
  delivery: documentContract(delivery, "/sales/deliveries", deliveryRow),
  salesOrder: documentContract(salesOrder, "/sales/sales-orders", salesOrderRow),
  salesReturn: documentContract(salesReturn, "/sales/sales-returns", salesReturnRow),
  priceList: documentContract(priceList, "/sales/price-lists", priceListRow),
};
