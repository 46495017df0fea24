/** The API of planning: what to buy, and the orders made of it. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { refLabels } from "../../platform/contract/page.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { availability } from "./reports/availability.ts";

/** Every figure that the proposal is made of, so that it can be recomputed by hand. */
export const proposal = z.object({
  itemId: z.uuid(),
  supplierId: z.uuid().nullable(),
  /** What the supplier sells it by; null is the item's stock unit. Quantity, price and minimum are in it. */
  unit: z.string().nullable(),
  /** How much to buy: covers the target, at least the minimum, up to whole lots and whole units. */
  quantity: z.string(),
  /** The same in stock units, as are the figures of the why. */
  stockQuantity: z.string(),
  requiredOn: z.string(),
  price: z.string().nullable(),
  taxRate: z.string(),
  amount: z.string().nullable(),
  why: z.object({
    onHand: z.string(),
    onOrder: z.string(),
    toInspect: z.string(),
    promised: z.string(),
    available: z.string(),
    reorderPoint: z.string(),
    safetyStock: z.string(),
    target: z.string(),
    minimum: z.string().nullable(),
    lotSize: z.string().nullable(),
    leadTimeDays: z.int(),
    usedPerDay: z.string(),
    daysLeft: z.int().nullable(),
    stockUnit: z.string(),
    /** So many of the unit are so many of the stock unit; null where they are the same. */
    unitQuantity: z.string().nullable(),
    unitStockQuantity: z.string().nullable(),
    isShort: z.boolean(),
  }),
});
export type Proposal = z.infer<typeof proposal>;

const base = oc.errors(refusals);
const tags = ["planning"];

export const planningContract = {
  availability: reportContract(availability),
  replenishment: {
    propose: base
      .route({ method: "GET", path: "/planning/replenishment", tags })
      .input(z.object({ warehouseId: z.uuid().optional(), supplierId: z.uuid().optional() }))
      .output(z.object({ proposals: z.array(proposal), refs: refLabels })),
    /** Makes one draft order a supplier of the chosen lines, and submits them. */
    order: base
      .route({ method: "POST", path: "/planning/replenishment/orders", tags, successStatus: 201 })
      .input(
        z.object({
          warehouseId: z.uuid(),
          lines: z
            .array(
              z.object({
                itemId: z.uuid(),
                supplierId: z.uuid(),
                unit: z.string().nullable().default(null),
                quantity: z.string(),
                price: z.string(),
                taxRate: z.string(),
                requiredOn: z.iso.date(),
              }),
            )
            .min(1)
            .max(1000),
        }),
      )
      .output(
        z.object({ orders: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), supplierId: z.uuid() })) }),
      ),
  },
};
