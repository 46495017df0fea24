import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** Whether the components of released work orders are there (齐套): what lies in the order's warehouse serves the orders that start first. */
export const materialReadiness = defineReport({
  module: "planning",
  name: "material_readiness",
  permission: "production.work_order.view",
  params: {
    ready: f.optional(f.choice("all", "part", "none")),
    itemId: f.optional(f.ref("item")),
    warehouseId: f.optional(f.ref("warehouse")),
  },
  columns: {
    documentType: f.text(),
    documentId: f.text(),
    number: f.text(),
    itemId: f.ref("item"),
    warehouseId: f.ref("warehouse"),
    startOn: f.date(),
    dueOn: f.date(),
    /** Still to be made. */
    left: f.quantity(),
    /** Of it, what the components suffice for. */
    enoughFor: f.quantity(),
    ready: f.choice("all", "part", "none"),
    /** Components of which some is missing; the one that keeps the order waiting longest stands beside it. */
    shortItems: f.integer(),
    shortItemId: f.optional(f.ref("item")),
    shortQuantity: f.optional(f.quantity()),
    /** When enough of that one is expected; empty: nobody ordered enough. */
    expectedOn: f.optional(f.date()),
  },
});
