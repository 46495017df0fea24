/** Bills of material as the demand needs them: what one piece of an item is made of, down to what is bought. */
import { groupBy, type SourceEdge } from "./data.ts";

export type Pieces = ReadonlyMap<string, number>;

/**
 * How many of each leaf one piece of an item takes; an item without components is its own leaf.
 * One bicycle 749 takes 48 different leaf items, 421 pieces (ounces and inches counted as pieces).
 */
export function explosion(edges: readonly SourceEdge[]): (itemId: string) => Pieces {
  const components = groupBy(edges, (edge) => edge.assemblyId);
  const known = new Map<string, Pieces>();
  const leavesOf = (itemId: string): Pieces => {
    const before = known.get(itemId);
    if (before) return before;
    const parts = components.get(itemId);
    const leaves = new Map<string, number>();
    if (!parts) leaves.set(itemId, 1);
    else
      for (const part of parts)
        for (const [leaf, each] of leavesOf(part.componentId))
          leaves.set(leaf, (leaves.get(leaf) ?? 0) + each * part.quantity);
    known.set(itemId, leaves);
    return leaves;
  };
  return leavesOf;
}

export function isMadeOfParts(edges: readonly SourceEdge[]): (itemId: string) => boolean {
  const assemblies = new Set(edges.map((edge) => edge.assemblyId));
  return (itemId) => assemblies.has(itemId);
}
