/** Enters real sales orders with their delivery, at what was paid after the discount. */
import type { Actor } from "../../src/documents/actor.ts";
import { act, create } from "../../src/documents/verbs.ts";
import { deliveryActions } from "../../src/modules/sales/delivery/delivery.actions.ts";
import { salesOrderActions } from "../../src/modules/sales/sales-order/sales-order.actions.ts";
import type { SalesOrder } from "../../src/modules/sales/sales-order/sales-order.rules.ts";
import type { Tx } from "../../src/platform/server/db/database.ts";
import type { SourceSale } from "../data.ts";
import type { Loaded } from "../load.ts";
import { PLACE } from "./opening.ts";

/** The tax of every real order is 8 % of its lines. */
const TAX_RATE = "8";

export async function enterSales(
  tx: Tx,
  as: (login: string) => Actor,
  loaded: Loaded,
  batch: readonly SourceSale[],
): Promise<void> {
  const inputs = batch.map((it) => orderInput(it, loaded));
  const made = await create(tx, as("gao"), salesOrderActions, inputs, ["submit"]);
  // Nobody's payments are in the data, so every store goes beyond its credit in the end.
  const consent = { acknowledge: ["sales.over_credit"] };
  const approved = await act(tx, as("tang"), salesOrderActions, made, ["approve"], consent);
  const deliveries = approved.map((order, i) => deliveryInput(order, batch[i]!, loaded));
  await create(tx, as("liu"), deliveryActions, deliveries, ["release", "post"]);
  await act(tx, as("tang"), salesOrderActions, approved, ["close"]);
}

function orderInput(real: SourceSale, loaded: Loaded) {
  const { id: customerId, salespersonId, lines: places } = loaded.customers.get(real.customer)!;
  return {
    customerId,
    orderedOn: real.orderedOn,
    customerOrderNumber: real.id,
    salespersonId,
    warehouseId: loaded.warehouses.get("RM")!,
    shipTo: places.find((it) => it.isDefault)?.address ?? null,
    currency: "CNY",
    rate: "1",
    remark: null,
    lines: real.lines.map(({ itemId, quantity, price }) => ({
      itemId: loaded.items.get(itemId)!,
      unit: null,
      quantity: String(quantity),
      price: price.toString(),
      taxRate: TAX_RATE,
      promisedOn: real.dueOn,
    })),
  };
}

function deliveryInput({ customerId, id: orderId, shipTo, lines }: SalesOrder, real: SourceSale, loaded: Loaded) {
  return {
    customerId,
    orderId,
    deliveredOn: real.shippedOn,
    shipTo,
    carrier: null,
    trackingNumber: null,
    boxes: null,
    remark: null,
    lines: lines.map((line) => ({
      orderLineId: line.id,
      itemId: line.itemId,
      quantity: line.quantity.toString(),
      locationId: loaded.locations.get(PLACE)!,
      lotCode: null,
    })),
  };
}
