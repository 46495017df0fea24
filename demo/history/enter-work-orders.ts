/** Enters real work orders with their completion; what they are made of leaves the store with it. */
import type { Actor } from "../../src/documents/actor.ts";
import { act, create } from "../../src/documents/verbs.ts";
import { completionActions } from "../../src/modules/production/completion/completion.actions.ts";
import { workOrderActions } from "../../src/modules/production/work-order/work-order.actions.ts";
import type { Tx } from "../../src/platform/server/db/database.ts";
import type { SourceWorkOrder } from "../data.ts";
import type { Loaded } from "../load.ts";
import { scrapReasonOf } from "../scrap.ts";
import { PLACE } from "./opening.ts";

export async function enterWorkOrders(
  tx: Tx,
  as: (login: string) => Actor,
  loaded: Loaded,
  batch: readonly SourceWorkOrder[],
): Promise<void> {
  const inputs = batch.map((it) => ({
    itemId: loaded.items.get(it.itemId)!,
    quantity: String(it.ordered),
    startOn: it.startOn,
    dueOn: it.dueOn,
    warehouseId: loaded.warehouses.get("RM")!,
    issuing: "backflush" as const,
    billOfMaterialId: null,
    isAsBill: true,
    labourCost: "0",
    overheadCost: "0",
    purpose: null,
    remark: it.id,
    lines: [],
  }));
  const released = await create(tx, as("deng"), workOrderActions, inputs, ["release"]);
  const completions = released.map((order, i) => {
    const { ordered, scrapped, reason, endOn } = batch[i]!;
    return {
      workOrderId: order.id,
      completedOn: endOn,
      quantity: String(ordered - scrapped),
      quantityScrapped: String(scrapped),
      scrapReason: reason === null ? null : scrapReasonOf(reason),
      isScrapAbnormal: false,
      locationId: loaded.locations.get(PLACE)!,
      lotCode: null,
      isLast: true,
      remark: null,
      lines: [],
    };
  });
  await create(tx, as("zhang"), completionActions, completions, ["post"]);
  await act(tx, as("deng"), workOrderActions, released, ["close"]);
}
