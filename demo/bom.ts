/** Bills of material as the demand needs them: what one piece of an item is made of, down to what is bought. */
import { groupBy, type SourceEdge } from "./data.ts";

export type Pieces = ReadonlyMap<string, number>;

interface Explosion {
  /** How many of each leaf one piece of an item takes; an item without components is its own leaf. */
  readonly leavesOf: (itemId: string) => Pieces;
  /** How many of everything below an item one piece of it takes, itself included. */
  readonly allOf: (itemId: string) => Pieces;
  /** How many levels of parts are below an item; 0 for what is bought. */
  readonly levelOf: (itemId: string) => number;
}

/** One bicycle 749 takes 48 different leaf items, 421 pieces (ounces and inches counted as pieces). */
export function explosion(edges: readonly SourceEdge[]): Explosion {
  const components = groupBy(edges, (edge) => edge.assemblyId);
  const allOf = remembered((itemId: string): Pieces => {
    const all = new Map([[itemId, 1]]);
    for (const part of components.get(itemId) ?? [])
      for (const [below, each] of allOf(part.componentId)) all.set(below, (all.get(below) ?? 0) + each * part.quantity);
    return all;
  });
  const levelOf = remembered((itemId: string): number =>
    Math.max(0, ...(components.get(itemId) ?? []).map((part) => 1 + levelOf(part.componentId))),
  );
  const leavesOf = (itemId: string) => new Map([...allOf(itemId)].filter(([below]) => !components.has(below)));
  return { allOf, levelOf, leavesOf };
}

function remembered<T>(of: (itemId: string) => T): (itemId: string) => T {
  const known = new Map<string, T>();
  return (itemId) => {
    const it = known.get(itemId) ?? of(itemId);
    known.set(itemId, it);
    return it;
  };
}
