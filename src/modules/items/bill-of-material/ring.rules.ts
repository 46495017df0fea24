/** Finds out whether an item would be, over its components, in itself. */
import type { Id } from "../../../kernel/ids.ts";

/** The item is made of the component, among others. */
export interface Edge {
  readonly itemId: Id;
  readonly componentId: Id;
}

/** The items from one down to another, both included; undefined: the other is not in it. */
export function pathDown(edges: ReadonlyMap<Id, readonly Id[]>, from: Id, to: Id): Id[] | undefined {
  const above = new Map<Id, Id | null>([[from, null]]);
  for (const item of above.keys()) {
    if (item === to) return pathTo(item, above);
    for (const next of edges.get(item) ?? []) if (!above.has(next)) above.set(next, item);
  }
  return undefined;
}

function pathTo(item: Id, above: ReadonlyMap<Id, Id | null>): Id[] {
  const before = above.get(item);
  return before ? [...pathTo(before, above), item] : [item];
}

export function edgesByItem(edges: readonly Edge[]): Map<Id, Id[]> {
  const byItem = new Map<Id, Id[]>();
  for (const { itemId, componentId } of edges) byItem.set(itemId, [...(byItem.get(itemId) ?? []), componentId]);
  return byItem;
}
