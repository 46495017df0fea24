import { Quantity } from "../../../kernel/decimal.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { isValueValid } from "../../../platform/web/format/parse.ts";
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
  onHeader: (values, { header }) => {
    if (values["workOrderId"]) return fromOrder(values["workOrderId"]);
    return "quantityScrapped" in values ? lessScrap({ ...header, ...values }) : undefined;
  },
});

const QUANTITY = { kind: "quantity" } as const;

type Order = NonNullable<Awaited<ReturnType<typeof orderOf>>>;

const orderOf = (id: unknown) => askedFor("work_order", id, production.workOrder.get);

/** What is still to be made. */
async function leftOf({ document: { itemId, number, quantity } }: Order): Promise<string> {
  const [row] = (await production.workOrder.list({ where: { itemId, number: number ?? "" } })).rows;
  return row?.left ?? quantity;
}

/** Good and scrapped pieces together are not more than what is still to be made. */
async function lessScrap({ workOrderId, quantity, quantityScrapped }: FormState["header"]): Promise<Start | undefined> {
  const order = await orderOf(workOrderId);
  if (!order || !isValueValid(QUANTITY, quantity ?? null) || !isValueValid(QUANTITY, quantityScrapped ?? null))
    return undefined;
  const most = Quantity.of(await leftOf(order)).minus(Quantity.of(String(quantityScrapped)));
  const isOver = most.lessThan(Quantity.of(String(quantity))) && !most.isNegative();
  return isOver ? { header: { quantity: most.toString() } } : undefined;
}

/** What is still to be made goes where its warehouse keeps what is usable. */
async function fromOrder(id: unknown): Promise<Start | undefined> {
  const order = await orderOf(id);
  if (!order) return undefined;
  const [warehouse, quantity] = await Promise.all([
    askedFor("warehouse", order.document.warehouseId, inventory.warehouse.get),
    leftOf(order),
  ]);
  return {
    header: {
      workOrderId: order.document.id,
      quantity,
      locationId: warehouse?.document.usableLocationId ?? null,
    },
    lines: [],
    refs: { ...order.refs, ...warehouse?.refs, ...orderLabel(order) },
    sources: [order.document.id],
    replaces: true,
  };
}
