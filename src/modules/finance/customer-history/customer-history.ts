/** A customer's history at a glance: the answer's shape. Amounts are with tax and in base currency unless it says otherwise. */
import { z } from "zod";
import { refLabels } from "../../../platform/contract/page.ts";

const counted = z.object({ count: z.int(), amount: z.string() });

export const customerHistory = z.object({
  /** Approved orders that did not go out in full, and what of them is still to go out. */
  openOrders: counted,
  /** Deliveries that are not invoiced in full, and what of them is to be invoiced. */
  toInvoice: counted,
  /** Open invoices, less credits. */
  invoices: counted,
  overdue: counted,
  advance: z.string(),
  /** Null: no limit. */
  creditLimit: z.string().nullable(),
  /** What he owes and has been promised, as an order's approval counts it. */
  creditUsed: z.string(),
  /** From the invoice to the money, weighted by it, over the last twelve months; null: nothing was collected. */
  daysToPay: z.string().nullable(),
  /** The last twelve months with this one: sales without tax; the cost is null for those who may not see it. */
  months: z.array(z.object({ month: z.string(), sales: z.string(), cost: z.string().nullable() })),
  /** The last invoiced price of each item, the latest first, without tax and in the invoice's currency. */
  prices: z.array(
    z.object({
      itemId: z.uuid(),
      price: z.string(),
      currency: z.string(),
      unit: z.string(),
      invoicedOn: z.string(),
      invoiceId: z.uuid(),
      number: z.string(),
    }),
  ),
  refs: refLabels,
});
export type CustomerHistory = z.infer<typeof customerHistory>;
