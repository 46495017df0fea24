/** The order in which items are planned: each behind all that are made of it (low-level order). */
import type { PlannedBill } from "./plan.ts";

/** @returns the items, parents first; or the ring of those that are, over one another, in themselves */
export function parentsFirst(
  count: number,
  bills: readonly PlannedBill[],
): readonly number[] | { readonly ring: readonly number[] } {
  const waitsFor = new Uint32Array(count);
  const components: (number[] | undefined)[] = new Array(count);
  for (const { item, lines } of bills)
    for (const { component } of lines) {
      components[item] ??= [];
      components[item]!.push(component);
      waitsFor[component]!++;
    }
  const order: number[] = [];
  for (let item = 0; item < count; item++) if (waitsFor[item] === 0) order.push(item);
  for (let at = 0; at < order.length; at++)
    for (const component of components[order[at]!] ?? []) if (--waitsFor[component]! === 0) order.push(component);
  return order.length === count ? order : { ring: ringIn(components, waitsFor) };
}

/** Whoever still waits is in a ring or below one: up from parent to parent one comes round. */
function ringIn(components: readonly (readonly number[] | undefined)[], waitsFor: Uint32Array): number[] {
  const parentOf = new Map<number, number>();
  components.forEach((parts, item) => {
    if (waitsFor[item]! > 0) for (const part of parts ?? []) parentOf.set(part, item);
  });
  const path: number[] = [];
  let item = parentOf.values().next().value!;
  while (!path.includes(item)) {
    path.push(item);
    item = parentOf.get(item)!;
  }
  return [item, ...path.slice(path.indexOf(item) + 1).reverse(), item];
}
