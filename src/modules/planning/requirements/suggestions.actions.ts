/** Tells a plan: its suggestions, the open orders that do not fit, and why a lot is suggested. */
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { extend } from "../../../kernel/money.ts";
import { refuse } from "../../../kernel/refusal.ts";
import type { Exception, ServedNode, Step, Suggestion, Why } from "../contract.ts";
import type { Need, PlannedLot, Supply } from "./plan.ts";
import { lotAt, type Planned } from "./requirements.actions.ts";
import { accountOf, isLot, isMove, misfitsOf, servedBy, suppliesByDocument } from "./why.rules.ts";

interface Filter {
  readonly kind?: "make" | "buy" | undefined;
  readonly supplierId?: string | undefined;
  readonly itemId?: string | undefined;
  readonly only?: "late" | undefined;
  readonly search: string;
  readonly first: number;
}

const SERVED_SHOWN = 3;
const units = (millionths: bigint): string => new Quantity(millionths).toString();
const lateDaysOf = ({ isForStock, day, neededDay }: PlannedLot): number =>
  isForStock ? 0 : Math.max(0, day - neededDay);

/** What must be begun first comes first. */
export function suggestionsOf(planned: Planned, filter: Filter) {
  const { plan, rows } = planned;
  const byDocument = suppliesByDocument(plan);
  const words = filter.search.toLowerCase();
  const isAsked = (lot: PlannedLot) => {
    const row = rows[lot.item]!;
    return (
      (!filter.kind || lot.isMade === (filter.kind === "make")) &&
      (!filter.supplierId || (!lot.isMade && row.offers?.[0]?.[0] === filter.supplierId)) &&
      (!filter.itemId || row.itemId === filter.itemId) &&
      (!filter.only || lateDaysOf(lot) > 0) &&
      (words === "" || row.words.toLowerCase().includes(words))
    );
  };
  const lots = plan.items.flatMap((it) => it.lots).filter(isAsked);
  lots.sort((a, b) => a.startDay - b.startDay || lateDaysOf(b) - lateDaysOf(a) || a.item - b.item || a.day - b.day);
  const made = lots.filter((lot) => lot.isMade).length;
  return {
    suggestions: lots.slice(0, filter.first).map((lot) => suggestionOf(planned, lot, byDocument)),
    counts: { make: made, buy: lots.length - made, late: lots.filter((lot) => lateDaysOf(lot) > 0).length },
    exceptions: exceptionsOf(planned).slice(0, filter.first),
  };
}

function suggestionOf(
  planned: Planned,
  lot: PlannedLot,
  byDocument: ReturnType<typeof suppliesByDocument>,
): Suggestion {
  const { plan, rows, billIds, dayOf } = planned;
  const row = rows[lot.item]!;
  const { open, needs } = plan.items[lot.item]!;
  const offers = lot.isMade ? [] : (row.offers ?? []).map(offerOf);
  const serves = servedBy(lot, byDocument);
  const sum = (all: readonly { readonly units: bigint }[]) => units(all.reduce((total, it) => total + it.units, 0n));
  return {
    kind: lot.isMade ? "make" : "buy",
    itemId: row.itemId,
    plannedOn: dayOf(lot.plannedDay),
    quantity: lot.quantity.toString(),
    stockQuantity: lot.stockQuantity.toString(),
    stockUnit: row.unit,
    startOn: dayOf(lot.startDay),
    dueOn: dayOf(lot.day),
    neededOn: dayOf(lot.neededDay),
    lateDays: lateDaysOf(lot),
    isForStock: lot.isForStock,
    billId: (lot.bill && billIds.get(lot.bill)) ?? null,
    lacks: lot.isMade ? (lot.bill ? null : "bill") : offers.length > 0 ? null : "supplier",
    offers,
    amount: offers[0] ? extend(lot.quantity, UnitPrice.of(offers[0].price)).toString() : null,
    free: plan.input.items[lot.item]!.stock.toString(),
    onOrder: sum(open),
    needed: sum(needs),
    serves: serves.slice(0, SERVED_SHOWN).map(({ type, id }) => ({ type, id })),
    servesCount: serves.length,
  };
}

type OfferRow = NonNullable<Planned["rows"][number]["offers"]>[number];

function offerOf([supplierId, unit, unitQuantity, unitStockQuantity, price, , leadTimeDays, taxRate]: OfferRow) {
  return {
    supplierId,
    unit,
    unitQuantity: Quantity.of(unitQuantity ?? "1").toString(),
    unitStockQuantity: Quantity.of(unitStockQuantity ?? "1").toString(),
    price: UnitPrice.of(price).toString(),
    taxRate,
    leadTimeDays,
  };
}

const RANK = { late: 0, not_needed: 1, early: 2 };

function exceptionsOf({ plan, rows, dayOf }: Planned): Exception[] {
  const misfits = misfitsOf(plan).sort((a, b) => RANK[a.what] - RANK[b.what] || a.supply.day - b.supply.day);
  return misfits.map(({ what, supply, neededDay }) => ({
    what,
    itemId: rows[supply.of!.item]!.itemId,
    document: { ...supply.of!.document },
    quantity: units(supply.units),
    dueOn: dayOf(supply.day),
    neededOn: neededDay === null ? null : dayOf(neededDay),
  }));
}

const NODES_AT_MOST = 200;
const STEPS_AT_MOST = 200;

/** @throws Refusal where it is no suggestion any more */
export function whyOf(planned: Planned, itemId: string, plannedOn: string): Omit<Why, "refs"> {
  const lot = lotAt(planned, itemId, plannedOn);
  if (!lot) refuse("planning.suggestion_changed", { item: itemId }, "not_found");
  const { plan, rows } = planned;
  const row = rows[lot.item]!;
  const item = plan.input.items[lot.item]!;
  const byDocument = suppliesByDocument(plan);
  return {
    suggestion: suggestionOf(planned, lot, byDocument),
    onHand: units(Quantity.of(row.onHand).units),
    reserved: units(Quantity.of(row.reserved).units),
    minimumStock: item.minimumStock.toString(),
    maximumStock: item.maximumStock?.toString() ?? null,
    lotSize: item.lotSize?.toString() ?? null,
    minimum: lot.isMade ? null : (item.minimum?.toString() ?? null),
    leadTimeDays: item.leadTimeDays,
    steps: stepsOf(planned, lot),
    serves: servesOf(planned, lot, byDocument),
  };
}

function stepsOf({ plan, rows, dayOf }: Planned, lot: PlannedLot): Step[] {
  const { stock } = plan.items[lot.item]!;
  const first: Step = {
    on: dayOf(0),
    what: "stock",
    document: null,
    itemId: null,
    quantity: units(stock.units),
    balance: units(stock.units),
    isThis: false,
  };
  const account = accountOf(plan, lot.item).slice(0, STEPS_AT_MOST);
  const rest = account.map(({ day, supply, need, units: moved, balance }): Step => {
    const move = supply ? supply.of : need && isMove(need.of) ? need.of : null;
    return {
      on: dayOf(day),
      what: need ? "need" : supply?.of ? "supply" : lot.isMade ? "make" : "buy",
      document: move && { ...move.document },
      itemId: need && isLot(need.of) ? rows[need.of.item]!.itemId : null,
      quantity: units(moved),
      balance: units(balance),
      isThis: supply === lot,
    };
  });
  return [first, ...rest];
}

/** Who needs the lot, and who needs that, down to the customers' orders. */
function servesOf(
  { rows, dayOf }: Planned,
  lot: PlannedLot,
  byDocument: ReturnType<typeof suppliesByDocument>,
): ServedNode[] {
  let count = 0;
  const below = ({ pegs }: Supply, depth: number): ServedNode[] =>
    depth > 20
      ? []
      : pegs.flatMap(({ need, units: taken }) => (count++ < NODES_AT_MOST ? [nodeOf(need, taken, depth)] : []));
  const nodeOf = ({ day, of }: Need, taken: bigint, depth: number): ServedNode => {
    const document = isMove(of) ? { ...of.document } : null;
    const next: readonly Supply[] = isLot(of) ? [of] : document ? (byDocument.get(document.id) ?? []) : [];
    return {
      quantity: units(taken),
      neededOn: of === "stock" ? null : dayOf(day),
      document,
      itemId: isLot(of) ? rows[of.item]!.itemId : null,
      serves: next.flatMap((supply) => below(supply, depth + 1)),
    };
  };
  return below(lot, 0);
}
