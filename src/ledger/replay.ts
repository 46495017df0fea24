/**
 * The same movements under each costing method, side by side, for management. LIFO is among them and is never posted: the
 * statutory standards forbid it (CAS 1 since 2007, IAS 2; small enterprises with the 2013 standard).
 *
 *   opening 100 @ 10.00; in 50 @ 11.00; out 80; in 100 @ 12.00; out 120; left 50
 *   FIFO 800.00, 1350.00, 600.00 · moving 826.67, 1357.64, 565.69 · month-end 880.00, 1320.00, 550.00 · LIFO 850.00, 1400.00, 500.00
 */
import { Amount, Quantity } from "../kernel/decimal.ts";
import { share } from "../kernel/money.ts";

export const REPLAYED = ["fifo", "moving_average", "month_average", "lifo"] as const;
export type ReplayMethod = (typeof REPLAYED)[number];

export interface Move {
  /** `YYYY-MM`; month-end average is per month. */
  readonly month: string;
  /** Positive comes in, negative goes out. */
  readonly quantity: Quantity;
  /** What came in was worth; what went back to a supplier left at. Undefined: an issue, whose cost is the method's. */
  readonly value: Amount | undefined;
}

export interface Replayed {
  readonly method: ReplayMethod;
  readonly costOfIssues: Amount;
  readonly quantity: Quantity;
  readonly value: Amount;
}

interface Held {
  quantity: Quantity;
  value: Amount;
}

/** Takes from one end of the layers; the last unit of a layer takes its whole value. */
function takeLayers(layers: Held[], quantity: Quantity, fromEnd: boolean): Amount {
  let rest = quantity;
  let cost = Amount.zero;
  while (rest.isPositive() && layers.length > 0) {
    const layer = fromEnd ? layers.at(-1)! : layers[0]!;
    const part = layer.quantity.min(rest);
    const value = share(layer.value, part, layer.quantity);
    layer.quantity = layer.quantity.minus(part);
    layer.value = layer.value.minus(value);
    if (layer.quantity.isZero()) layers.splice(fromEnd ? layers.length - 1 : 0, 1);
    cost = cost.plus(value);
    rest = rest.minus(part);
  }
  return cost;
}

function byLayers(moves: readonly Move[], fromEnd: boolean): Held & { cost: Amount } {
  const layers: Held[] = [];
  let cost = Amount.zero;
  for (const { quantity, value } of moves) {
    if (quantity.isPositive()) layers.push({ quantity, value: value ?? Amount.zero });
    else if (quantity.isZero() && value && layers.length > 0) {
      const last = layers.at(-1)!;
      last.value = last.value.plus(value);
    } else if (quantity.isNegative()) {
      const taken = takeLayers(layers, quantity.negated(), fromEnd);
      if (value === undefined) cost = cost.plus(taken);
    }
  }
  const left = layers.reduce(
    (sum, it) => ({ quantity: sum.quantity.plus(it.quantity), value: sum.value.plus(it.value) }),
    { quantity: Quantity.zero, value: Amount.zero },
  );
  return { ...left, cost };
}

function byAverage(moves: readonly Move[]): Held & { cost: Amount } {
  const held: Held = { quantity: Quantity.zero, value: Amount.zero };
  let cost = Amount.zero;
  for (const { quantity, value } of moves) {
    const isIssue = quantity.isNegative() && value === undefined;
    const change = isIssue ? share(held.value, quantity.negated(), held.quantity).negated() : (value ?? Amount.zero);
    if (isIssue) cost = cost.minus(change);
    held.quantity = held.quantity.plus(quantity);
    held.value = held.value.plus(change);
  }
  return { ...held, cost };
}

/** Every issue of a month at (opening + receipts) ÷ quantity. */
function byMonth(moves: readonly Move[]): Held & { cost: Amount } {
  const held: Held = { quantity: Quantity.zero, value: Amount.zero };
  let cost = Amount.zero;
  for (const month of new Set(moves.map((it) => it.month))) {
    const own = moves.filter((it) => it.month === month);
    for (const it of own.filter((move) => !(move.quantity.isNegative() && move.value === undefined))) {
      held.quantity = held.quantity.plus(it.quantity);
      held.value = held.value.plus(it.value ?? Amount.zero);
    }
    for (const it of own.filter((move) => move.quantity.isNegative() && move.value === undefined)) {
      const issued = held.quantity.isZero() ? Amount.zero : share(held.value, it.quantity.negated(), held.quantity);
      held.quantity = held.quantity.plus(it.quantity);
      held.value = held.value.minus(issued);
      cost = cost.plus(issued);
    }
  }
  return { ...held, cost };
}

/** In the order they were posted. */
export function replay(moves: readonly Move[]): Replayed[] {
  const results = {
    fifo: byLayers(moves, false),
    moving_average: byAverage(moves),
    month_average: byMonth(moves),
    lifo: byLayers(moves, true),
  };
  return REPLAYED.map((method) => ({
    method,
    costOfIssues: results[method].cost,
    quantity: results[method].quantity,
    value: results[method].value,
  }));
}
