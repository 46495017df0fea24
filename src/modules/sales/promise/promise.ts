/** What a salesperson asks before he promises: how much of an item is free, and from when there is enough. */
import { f } from "../../../kernel/field.ts";

export const askedPromise = {
  itemId: f.ref("item"),
  /** In stock units. */
  quantity: f.quantity(),
};

export const promiseAnswer = {
  /** In usable places of the warehouse. */
  onHand: f.quantity(),
  /** Kept for other orders. */
  reserved: f.quantity(),
  /** What can be promised for today. */
  free: f.quantity(),
  promisedOn: f.date(),
  /** What one of the stock unit costs us now; null for those who may not see it, and where nothing is known. */
  unitCost: f.optional(f.price()),
};
