/** What other modules' servers may ask of the items. */
import type { Id } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { lotTracked } from "./item/item.store.ts";

/** Which of these items are kept by lot. */
export async function lotTrackedAmong(tx: Tx, orgId: Id, itemIds: readonly Id[]): Promise<Set<Id>> {
  return new Set(await lotTracked(tx, orgId, itemIds));
}
