/**
 * What stock costs: one pool per item, layers for every method. Pure arithmetic over a working copy of the facts;
 * the table of method × event with numbers is in README.md, and each of its cells is a test.
 *
 * FIFO and specific lot take their cost from the layers, the averages from the pool, standard from the item.
 * Rounding: cost = round(value × quantity ÷ on hand, 2), and the last unit takes all, so quantity zero is value zero.
 * Methods: CAS 1 art. 14 (FIFO, weighted average, specific identification); standard cost with its variance in 1404.
 */
import { Amount, Quantity, type UnitPrice } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import { extend, share } from "../kernel/money.ts";

export type CostingMethod = "fifo" | "moving_average" | "month_average" | "specific_lot" | "standard";

export interface Layer {
  readonly id: Id;
  readonly lotId: Id;
  readonly quantity: Quantity;
  readonly value: Amount;
  leftQuantity: Quantity;
  /** Kept by FIFO and specific lot; null for the others. */
  leftValue: Amount | null;
  /** Of this receipt, what went back to the supplier: a late cost does not concern it. Read where the layer is named; else zero. */
  returned: Quantity;
}

export interface Pool {
  readonly id: Id;
  readonly itemId: Id;
  readonly method: CostingMethod;
  /** The item's inventory account. */
  readonly account: string;
  readonly standardCost: UnitPrice | null;
  readonly isLotTracked: boolean;
  /** What a piece cost when it was last received. */
  readonly lastCost: UnitPrice | null;
  quantity: Quantity;
  value: Amount;
  /** Those with something left, and those that were named; oldest first. */
  readonly layers: Layer[];
}

export interface LayerUse {
  readonly layerId: Id;
  readonly kind: "issue" | "return" | "revalue" | "void";
  /** Positive: taken out of the layer; negative: given back. */
  readonly quantity: Quantity;
  /** Positive: value taken out of the layer (or the cost it left at); negative: given back, or a late cost put on it. */
  readonly value: Amount;
}

const byLayer = (pool: Pool): boolean => pool.method === "fifo" || pool.method === "specific_lot";

/** Thrown where a rule should have refused before: more is taken than there is. */
export class NotEnoughLayers extends Error {}

export interface Stocked {
  /** Change of the stock value. */
  readonly stock: Amount;
  /** To the price variance account (standard cost only). */
  readonly variance: Amount;
  readonly layer: Layer;
}

/** Goods come in at `value`. */
export function receive(pool: Pool, it: { layerId: Id; lotId: Id; quantity: Quantity; value: Amount }): Stocked {
  const stock = pool.method === "standard" ? toStandard(pool, pool.quantity.plus(it.quantity)) : it.value;
  const layer: Layer = {
    id: it.layerId,
    lotId: it.lotId,
    quantity: it.quantity,
    value: it.value,
    leftQuantity: it.quantity,
    leftValue: byLayer(pool) ? it.value : null,
    returned: Quantity.zero,
  };
  pool.layers.push(layer);
  move(pool, it.quantity, stock);
  return { stock, variance: it.value.minus(stock), layer };
}

export interface Issued {
  readonly cost: Amount;
  readonly uses: LayerUse[];
}

/** Goods go out at the method's cost. For specific lot, `lotId` says which. @throws NotEnoughLayers */
export function issue(pool: Pool, quantity: Quantity, lotId: Id): Issued {
  const averaged = byLayer(pool) ? Amount.zero : costFromPool(pool, quantity);
  const candidates =
    pool.method === "specific_lot" ? pool.layers.filter((layer) => layer.lotId === lotId) : pool.layers;
  const taken = take(pool, candidates, quantity);
  const cost = byLayer(pool) ? Amount.sum(taken.map((part) => part.value)) : averaged;
  move(pool, quantity.negated(), cost.negated());
  return { cost, uses: withCost(pool, taken, "issue", cost, quantity) };
}

export interface Returned {
  /** Value that leaves the stock. */
  readonly cost: Amount;
  readonly variance: Amount;
  /** Value that left beyond what the supplier owes: to cost of sales. */
  readonly residue: Amount;
  readonly uses: LayerUse[];
}

/**
 * Goods of a receipt go back to the supplier, who owes `value` for them. They leave the named layer first; if it is
 * used up, the oldest others of the item (for a specific lot: of the lot). @throws NotEnoughLayers
 */
export function returnToSupplier(pool: Pool, it: { layerId: Id; quantity: Quantity; value: Amount }): Returned {
  const named = pool.layers.find((layer) => layer.id === it.layerId);
  if (!named) throw new NotEnoughLayers(`layer ${it.layerId} is unknown`);
  const others = pool.layers.filter(
    (layer) => layer !== named && (pool.method !== "specific_lot" || layer.lotId === named.lotId),
  );
  const averaged = byLayer(pool) ? Amount.zero : returnFromPool(pool, it.quantity, it.value);
  const taken = take(pool, [named, ...others], it.quantity);
  named.returned = named.returned.plus(it.quantity);
  const cost = byLayer(pool) ? Amount.sum(taken.map((part) => part.value)) : averaged;
  move(pool, it.quantity.negated(), cost.negated());
  const difference = it.value.minus(cost);
  const uses = withCost(pool, taken, "return", cost, it.quantity);
  return pool.method === "standard"
    ? { cost, variance: difference.negated(), residue: Amount.zero, uses }
    : { cost, variance: Amount.zero, residue: difference.negated(), uses };
}

export interface LateCost {
  readonly stock: Amount;
  readonly used: Amount;
  readonly variance: Amount;
  readonly uses: LayerUse[];
}

/**
 * A cost of a receipt that became known later (a bill at another price, freight): what is still here revalues stock,
 * what was used is `used`. Units that went back to the supplier carry none.
 */
export function lateCost(pool: Pool, layerId: Id, amount: Amount): LateCost {
  const layer = pool.layers.find((it) => it.id === layerId);
  if (!layer) throw new NotEnoughLayers(`layer ${layerId} is unknown`);
  if (pool.method === "standard") return { stock: Amount.zero, used: Amount.zero, variance: amount, uses: [] };
  const base = layer.quantity.minus(layer.returned);
  const wanted = base.isPositive() ? share(amount, layer.leftQuantity.min(base), base) : Amount.zero;
  const stock = atLeast(wanted, (layer.leftValue ?? pool.value).negated());
  if (!stock.isZero()) {
    if (layer.leftValue) layer.leftValue = layer.leftValue.plus(stock);
    move(pool, Quantity.zero, stock);
  }
  const uses: LayerUse[] = stock.isZero()
    ? []
    : [{ layerId, kind: "revalue", quantity: Quantity.zero, value: stock.negated() }];
  return { stock, used: amount.minus(stock), variance: Amount.zero, uses };
}

/** Undoes recorded uses and stock lines exactly; the pool may be left with a residue (see `settleResidue`). */
export function reverseUses(pool: Pool, uses: readonly LayerUse[], quantity: Quantity, value: Amount): LayerUse[] {
  for (const use of uses) {
    const layer = pool.layers.find((it) => it.id === use.layerId);
    if (!layer) throw new NotEnoughLayers(`layer ${use.layerId} is unknown`);
    layer.leftQuantity = layer.leftQuantity.plus(use.quantity);
    if (layer.leftValue) layer.leftValue = layer.leftValue.plus(use.value);
    if (use.kind === "return") layer.returned = layer.returned.minus(use.quantity);
  }
  move(pool, quantity.negated(), value.negated());
  return uses.map((use) => ({ ...use, quantity: use.quantity.negated(), value: use.value.negated() }));
}

/** Takes back a receipt none of which was used. @throws NotEnoughLayers */
export function voidLayer(pool: Pool, layerId: Id, stock: Amount): LayerUse {
  const layer = pool.layers.find((it) => it.id === layerId);
  if (!layer || !layer.leftQuantity.equals(layer.quantity)) throw new NotEnoughLayers(`layer ${layerId} was used`);
  const value = layer.leftValue ?? layer.value;
  layer.leftQuantity = Quantity.zero;
  layer.leftValue = layer.leftValue ? Amount.zero : null;
  move(pool, layer.quantity.negated(), stock.negated());
  return { layerId, kind: "void", quantity: layer.quantity, value };
}

/**
 * What a pool must take (negative: give up) after a void, so that quantity zero is value zero, no value is below zero, and at standard
 * cost the pool is quantity × standard again: the voided line was rounded when other goods were there.
 */
export function settleResidue(pool: Pool): Amount {
  const residue = residueOf(pool);
  move(pool, Quantity.zero, residue);
  return residue;
}

function residueOf(pool: Pool): Amount {
  if (pool.method === "standard") return toStandard(pool, pool.quantity);
  return pool.quantity.isZero() || pool.value.isNegative() ? pool.value.negated() : Amount.zero;
}

export interface MonthMove {
  readonly quantity: Quantity;
  readonly value: Amount;
}

/**
 * Month-end weighted average (月末一次加权平均): every issue of the month at (opening + receipts) ÷ quantity. Returns per
 * issue what its value must change by; issues carry positive quantity and the value posted so far, so a second run
 * returns zeros. The last unit takes all.
 */
export function monthAverage(
  opening: MonthMove,
  receipts: readonly MonthMove[],
  issues: readonly MonthMove[],
): Amount[] {
  let quantity = opening.quantity;
  let value = opening.value;
  for (const it of receipts) {
    quantity = quantity.plus(it.quantity);
    value = value.plus(it.value);
  }
  return issues.map((it) => {
    const target = quantity.isZero() ? Amount.zero : share(value, it.quantity, quantity);
    quantity = quantity.minus(it.quantity);
    value = value.minus(target);
    return target.minus(it.value);
  });
}

function move(pool: Pool, quantity: Quantity, value: Amount): void {
  pool.quantity = pool.quantity.plus(quantity);
  pool.value = pool.value.plus(value);
}

/** At standard cost the pool is always quantity × standard, so that roundings never add up. */
function toStandard(pool: Pool, quantityAfter: Quantity): Amount {
  if (!pool.standardCost) throw new Error(`pool ${pool.id} has no standard cost`);
  return extend(quantityAfter, pool.standardCost).minus(pool.value);
}

function costFromPool(pool: Pool, quantity: Quantity): Amount {
  if (pool.quantity.lessThan(quantity))
    throw new NotEnoughLayers(`item ${pool.itemId} has ${pool.quantity}, not ${quantity}`);
  return pool.method === "standard"
    ? toStandard(pool, pool.quantity.minus(quantity)).negated()
    : share(pool.value, quantity, pool.quantity);
}

/** A return leaves an average pool at its own receipt's cost, as far as the pool's value allows. */
function returnFromPool(pool: Pool, quantity: Quantity, value: Amount): Amount {
  if (pool.method === "standard") return costFromPool(pool, quantity);
  return pool.quantity.equals(quantity) ? pool.value : value.min(pool.value);
}

/** Takes from the layers in the order given; the last unit of a layer takes its whole value. */
function take(
  pool: Pool,
  candidates: readonly Layer[],
  quantity: Quantity,
): { layer: Layer; quantity: Quantity; value: Amount }[] {
  const parts: { layer: Layer; quantity: Quantity; value: Amount }[] = [];
  let missing = quantity;
  for (const layer of candidates) {
    if (!missing.isPositive()) break;
    if (!layer.leftQuantity.isPositive()) continue;
    const part = layer.leftQuantity.min(missing);
    const value = layer.leftValue ? share(layer.leftValue, part, layer.leftQuantity) : Amount.zero;
    layer.leftQuantity = layer.leftQuantity.minus(part);
    if (layer.leftValue) layer.leftValue = layer.leftValue.minus(value);
    missing = missing.minus(part);
    parts.push({ layer, quantity: part, value });
  }
  if (missing.isPositive()) throw new NotEnoughLayers(`item ${pool.itemId}: ${missing} of ${quantity} missing`);
  return parts;
}

/** For the averages the cost is shared over the uses by quantity, the last taking the rest. */
function withCost(
  pool: Pool,
  parts: readonly { layer: Layer; quantity: Quantity; value: Amount }[],
  kind: "issue" | "return",
  cost: Amount,
  quantity: Quantity,
): LayerUse[] {
  let rest = cost;
  return parts.map((part, i) => {
    const value = byLayer(pool) ? part.value : i === parts.length - 1 ? rest : share(cost, part.quantity, quantity);
    rest = rest.minus(value);
    return { layerId: part.layer.id, kind, quantity: part.quantity, value };
  });
}

function atLeast(amount: Amount, floor: Amount): Amount {
  return amount.lessThan(floor) ? floor : amount;
}
