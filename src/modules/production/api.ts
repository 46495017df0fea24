/** What other modules' servers may ask of production. */
import type { DocumentInput } from "../../kernel/document.ts";
import type { workOrder } from "./work-order/work-order.ts";

export { workOrderActions } from "./work-order/work-order.actions.ts";
export type WorkOrderInput = DocumentInput<typeof workOrder>;
