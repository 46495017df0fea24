import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { inventory } from "../../inventory/client.ts";
import { orderLabel, production } from "../client.ts";
import { completion } from "./completion.ts";

export default documentPage({
  definition: completion,
  path: "/production/completions",
  api: production.completion,
  subtitle: ["workOrderId"],
  sections: {
    header: [
      { field: "workOrderId", fixed: true },
      "completedOn",
      "quantity",
      "quantityScrapped",
      "scrapReason",
      "isScrapAbnormal",
      "locationId",
      "lotCode",
      "isLast",
      "remark",
    ],
    lines: [],
  },
  start: ({ order }) => fromOrder(order),
  onHeader: ({ workOrderId }) => (workOrderId ? fromOrder(workOrderId) : undefined),
});

/** What is still to be made goes where its warehouse keeps what is usable. */
async function fromOrder(id: unknown): Promise<Start | undefined> {
  const order = await askedFor("work_order", id, production.workOrder.get);
  if (!order) return undefined;
  const { warehouseId, itemId } = order.document;
  const warehouse = await askedFor("warehouse", warehouseId, inventory.warehouse.get);
  const [row] = (await production.workOrder.list({ where: { itemId, number: order.document.number ?? "" } })).rows;
  return {
    header: {
      workOrderId: order.document.id,
      quantity: row?.left ?? order.document.quantity,
      locationId: warehouse?.document.usableLocationId ?? null,
    },
    lines: [],
    refs: { ...order.refs, ...warehouse?.refs, ...orderLabel(order) },
    sources: [order.document.id],
    replaces: true,
  };
}
