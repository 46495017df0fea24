/** The API of planning: what to make and to buy, why, and the orders made of it. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { refLabels } from "../../platform/contract/page.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { availability } from "./reports/availability.ts";
import { materialReadiness } from "./reports/material-readiness.ts";

/** What is planned: the whole company or one warehouse, and the needs of how many days become one lot. */
const scope = {
  warehouseId: z.uuid().optional(),
  daysPerLot: z.coerce.number().int().min(1).max(90).default(1),
};

const documentPoint = z.object({ type: z.string(), id: z.uuid() });
export type DocumentPoint = z.infer<typeof documentPoint>;

/** Who sells it. Quantity and price are in his unit; null is the item's stock unit. */
const offer = z.object({
  supplierId: z.uuid(),
  unit: z.string().nullable(),
  unitQuantity: z.string(),
  unitStockQuantity: z.string(),
  price: z.string(),
  taxRate: z.string(),
  leadTimeDays: z.int(),
});

export const suggestion = z.object({
  kind: z.enum(["make", "buy"]),
  itemId: z.uuid(),
  /** With the item it names the suggestion. */
  plannedOn: z.string(),
  /** In the first offer's unit; of what is made in stock units. */
  quantity: z.string(),
  stockQuantity: z.string(),
  stockUnit: z.string(),
  /** When it must be ordered or begun. */
  startOn: z.string(),
  /** When it is there. */
  dueOn: z.string(),
  /** When the first of those it serves needs it. */
  neededOn: z.string(),
  lateDays: z.int(),
  /** Nobody waits for it. */
  isForStock: z.boolean(),
  /** The bill of material it is made by. */
  billId: z.uuid().nullable(),
  /** What keeps it from being ordered. */
  lacks: z.enum(["supplier", "bill"]).nullable(),
  /** The one that is proposed comes first. */
  offers: z.array(offer),
  /** Of the first offer, without tax. */
  amount: z.string().nullable(),
  /** Free stock, open orders and needs of the item, over all days. */
  free: z.string(),
  onOrder: z.string(),
  needed: z.string(),
  /** The first orders it serves in the end, and how many there are. */
  serves: z.array(documentPoint),
  servesCount: z.int(),
});
export type Suggestion = z.infer<typeof suggestion>;

/** An open order that does not fit what is needed. Told, never changed by itself. */
export const exception = z.object({
  what: z.enum(["late", "early", "not_needed"]),
  itemId: z.uuid(),
  document: documentPoint,
  quantity: z.string(),
  dueOn: z.string(),
  /** When it is needed; null: not at all. */
  neededOn: z.string().nullable(),
});
export type Exception = z.infer<typeof exception>;

/** Somebody who needs it: an order, an assembly that is to be made (and who needs that), or the stock to be kept. */
export interface ServedNode {
  readonly quantity: string;
  readonly neededOn: string | null;
  readonly document: DocumentPoint | null;
  readonly itemId: string | null;
  readonly serves: readonly ServedNode[];
}
const servedNode: z.ZodType<ServedNode> = z.lazy(() =>
  z.object({
    quantity: z.string(),
    neededOn: z.string().nullable(),
    document: documentPoint.nullable(),
    itemId: z.uuid().nullable(),
    serves: z.array(servedNode),
  }),
);

/** A line of the item's account of the days to come. */
const step = z.object({
  on: z.string(),
  what: z.enum(["stock", "supply", "need", "make", "buy"]),
  document: documentPoint.nullable(),
  /** The assembly that needs it. */
  itemId: z.uuid().nullable(),
  /** Below zero: it goes out. */
  quantity: z.string(),
  balance: z.string(),
  /** It is the suggestion that is explained. */
  isThis: z.boolean(),
});
export type Step = z.infer<typeof step>;

const why = z.object({
  suggestion,
  onHand: z.string(),
  reserved: z.string(),
  minimumStock: z.string(),
  maximumStock: z.string().nullable(),
  lotSize: z.string().nullable(),
  /** The supplier's, in his unit. */
  minimum: z.string().nullable(),
  leadTimeDays: z.int(),
  steps: z.array(step),
  serves: z.array(servedNode),
  refs: refLabels,
});
export type Why = z.infer<typeof why>;

const base = oc.errors(refusals);
const tags = ["planning"];
const orderedLine = z.object({
  itemId: z.uuid(),
  plannedOn: z.iso.date(),
  /** The suggestion's `stockQuantity` as it was seen: if it is another one now, nothing is ordered. */
  suggested: z.string(),
  /** Where it comes in. */
  warehouseId: z.uuid(),
  /** Null: it is made. */
  supplierId: z.uuid().nullable().default(null),
  unit: z.string().nullable().default(null),
  quantity: z.string(),
  price: z.string().default("0"),
  taxRate: z.string().default("13"),
  dueOn: z.iso.date(),
});
export type OrderedLine = z.infer<typeof orderedLine>;

export const planningContract = {
  availability: reportContract(availability),
  materialReadiness: reportContract(materialReadiness),
  requirements: {
    list: base
      .route({ method: "GET", path: "/planning/requirements", tags })
      .input(
        z.object({
          ...scope,
          kind: z.enum(["make", "buy"]).optional(),
          supplierId: z.uuid().optional(),
          itemId: z.uuid().optional(),
          only: z.enum(["late"]).optional(),
          search: z.string().trim().max(100).default(""),
          first: z.coerce.number().int().min(1).max(5000).default(200),
        }),
      )
      .output(
        z.object({
          suggestions: z.array(suggestion),
          /** Of what was asked for, shown or not. */
          counts: z.object({ make: z.int(), buy: z.int(), late: z.int() }),
          exceptions: z.array(exception),
          refs: refLabels,
        }),
      ),
    why: base
      .route({ method: "GET", path: "/planning/requirements/why", tags })
      .input(z.object({ ...scope, itemId: z.uuid(), plannedOn: z.iso.date() }))
      .output(why),
    /** Makes a purchase order for each supplier, submitted, and a work order for each lot that is made, released. */
    order: base
      .route({ method: "POST", path: "/planning/requirements/orders", tags, successStatus: 201 })
      .input(
        z.object({
          ...scope,
          lines: z.array(orderedLine).min(1).max(1000),
        }),
      )
      .output(
        z.object({
          purchaseOrders: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), supplierId: z.uuid() })),
          workOrders: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), itemId: z.uuid() })),
        }),
      ),
  },
};
