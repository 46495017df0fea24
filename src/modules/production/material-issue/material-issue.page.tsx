import { Quantity } from "../../../kernel/decimal.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import { namedBy } from "../../../platform/web/form/use-facts.ts";
import type { Facts } from "../../../platform/web/lines/columns.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { inventory } from "../../inventory/client.ts";
import { issuedOf, orderLabel, production, type WorkOrderAnswer } from "../client.ts";
import { materialIssue } from "./material-issue.ts";

const fact =
  (name: string) =>
  ({ orderLineId }: { orderLineId?: string }, { facts }: { facts: Facts }) =>
    facts[orderLineId ?? ""]?.[name];

export default documentPage({
  definition: materialIssue,
  path: "/production/material-issues",
  api: production.materialIssue,
  subtitle: ["workOrderId", "direction"],
  sections: {
    header: [{ field: "workOrderId", fixed: true }, "direction", "movedOn", "remark"],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { of: "itemId", show: "unit" },
      { key: "needed", kind: "quantity", compute: fact("needed") },
      { key: "issued", kind: "quantity", compute: fact("issued") },
      { field: "quantity", isCounted: true },
      "locationId",
      "lotCode",
    ],
  },
  scan: { find: "itemId", focus: "quantity" },
  start: ({ order }) => fromOrder(order),
  onHeader: ({ workOrderId }) => (workOrderId ? fromOrder(workOrderId) : undefined),
  onLine: async ({ values, form }) => {
    const order = values["itemId"] && (await orderOf(form.header["workOrderId"]));
    const line = order && order.document.lines.find((it) => it.itemId === values["itemId"]);
    return line ? { orderLineId: line.id } : undefined;
  },
  facts: { of: namedBy("workOrderId"), load: orderFacts },
});

const orderOf = (id: unknown) => askedFor("work_order", id, production.workOrder.get);

/** What the order still needs, from where its warehouse keeps what is usable. */
async function fromOrder(id: unknown): Promise<Start | undefined> {
  const order = await orderOf(id);
  if (!order) return undefined;
  const warehouse = await askedFor("warehouse", order.document.warehouseId, inventory.warehouse.get);
  const locationId = warehouse?.document.usableLocationId ?? null;
  return {
    header: { workOrderId: order.document.id },
    lines: order.document.lines.flatMap((line) => {
      const left = Quantity.of(line.quantity).minus(issuedOf(order, line.id));
      if (!left.isPositive()) return [];
      return [{ orderLineId: line.id, itemId: line.itemId, quantity: left.toString(), locationId }];
    }),
    refs: { ...order.refs, ...warehouse?.refs, ...orderLabel(order) },
    sources: [order.document.id],
    replaces: true,
  };
}

async function orderFacts(id: string): Promise<Facts> {
  const order: WorkOrderAnswer = await production.workOrder.get({ id });
  return Object.fromEntries(
    order.document.lines.map((line) => [
      line.id,
      { needed: line.quantity, issued: issuedOf(order, line.id).toString() },
    ]),
  );
}
