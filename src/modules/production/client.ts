/** Production, as the browser asks. */

import { Quantity } from "../../kernel/decimal.ts";
import { clientFor } from "../../platform/web/data/client.ts";
import { productionContract } from "./contract.ts";

export const production = clientFor("production", productionContract);

export type WorkOrderAnswer = Awaited<ReturnType<typeof production.workOrder.get>>;

/** Of a component of an order, what was issued so far. */
export function issuedOf({ progress }: WorkOrderAnswer, lineId: string): Quantity {
  return Quantity.of(progress[lineId]?.find((it) => it.measure === "issued")?.done ?? "0");
}

/** The order as pickers show it. */
export function orderLabel({ document, refs }: WorkOrderAnswer): WorkOrderAnswer["refs"] {
  const { id, number, itemId } = document;
  const item = refs[itemId];
  const label = { code: number ?? "", name: item?.name ?? "", nameEn: item?.nameEn ?? null, spec: null, unit: null };
  return { [id]: { id, ...label } };
}
