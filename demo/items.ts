/** The items, with the levels that the year's demand asks for and the stock they start with. */

import { Quantity, type UnitPrice } from "../src/kernel/decimal.ts";
import { extend } from "../src/kernel/money.ts";
import type { SourceData, SourceItem, SourcePrice } from "./data.ts";
import { type Demand, seriesOf } from "./demand.ts";
import { type Costing, groupsOf, type ItemGroup, type Kind } from "./item-groups.ts";
import { type AbcClass, abcClasses, type Levels, levelsOf } from "./levels.ts";
import { makingOf } from "./making.ts";
import { chineseCategoryName, chineseColor, chineseItemName } from "./names.ts";
import { type Pack, packOf, priceOfOne, soldBy } from "./packs.ts";
import { chanceOf } from "./random.ts";
import { bestPrices } from "./suppliers.ts";

export interface CategoryMaster {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parentCode: string | null;
}
export interface ItemMaster {
  /** The data's number. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: Kind;
  readonly categoryCode: string;
  readonly spec: string | null;
  readonly unit: string;
  /** Other units it is counted in. */
  readonly lines: readonly { unit: string; quantity: string; stockQuantity: string }[];
  readonly costing: Costing;
  readonly standardCost: string | null;
  readonly taxRate: string;
  readonly isInspected: boolean;
  readonly isLotTracked: boolean;
  readonly reorderPoint: string | null;
  readonly safetyStock: string | null;
  readonly maximumStock: string | null;
  readonly lotSize: string | null;
  readonly leadTimeDays: number;
  /** The data's number of the supplier it is bought from; null for what is made. */
  readonly supplierId: string | null;
  /** Where it is kept. */
  readonly locationCode: string;
  /** A by value used, to C; null without demand. */
  readonly abc: AbcClass | null;
}
export interface OpeningLine {
  readonly itemId: string;
  readonly locationCode: string;
  readonly lotCode: string | null;
  readonly quantity: string;
  readonly value: string;
}

/** Each item that is bought and needed: from whom, at what price, how it is ordered. */
export interface Sourcing {
  readonly offer: SourcePrice;
  readonly pack: number;
  readonly price: UnitPrice;
  readonly minimumQuantity: number;
  readonly abc: AbcClass;
  readonly levels: Levels;
}

export function sourcingOf(data: SourceData, demand: Demand): Map<string, Sourcing> {
  const offers = bestPrices(data);
  const isMade = new Set(data.edges.map((edge) => edge.assemblyId));
  const bought = [...seriesOf(demand)].filter(([itemId]) => !isMade.has(itemId));
  const needed = bought.map(([itemId, series]) => {
    const offer = offers.get(itemId);
    if (!offer) throw new RangeError(`item ${itemId} is needed but nobody sells it`);
    const pack = packOf(offer.unit);
    const quantity = series.reduce((sum, it) => sum + it, 0);
    return { itemId, series, quantity, offer, pack: pack.holds, price: priceOfOne(offer.price, pack) };
  });
  const classes = abcClasses(needed);
  return new Map(
    needed.map(({ itemId, series, offer, pack, price }) => {
      const abc = classes.get(itemId)!;
      const levels = levelsOf({ series, abc, leadTimeDays: offer.leadTimeDays, pack, lots: 4 });
      return [itemId, { offer, pack, price, minimumQuantity: offer.minimumQuantity * pack, abc, levels }];
    }),
  );
}

export function itemsOf(data: SourceData, demand: Demand): ItemMaster[] {
  const groups = groupsOf(data);
  const offers = bestPrices(data);
  const sourcing = sourcingOf(data, demand);
  const making = makingOf(data, demand);
  const codes = new Map(categoriesOf(data).map((it) => [it.nameEn, it.code]));
  return data.items.map((it) => {
    const group = groups(it);
    const offer = offers.get(it.id);
    const source = sourcing.get(it.id);
    const made = making.get(it.id);
    return {
      id: it.id,
      code: it.code,
      name: chineseItemName(it.name),
      nameEn: it.name,
      kind: group.kind,
      categoryCode: codes.get(group.group)!,
      spec: specOf(it),
      unit: group.unit,
      lines: offer ? unitLines(soldBy(it.id, offer.unit)) : [],
      costing: group.costing,
      standardCost: standardCostOf(it, group, offer),
      taxRate: "13",
      isInspected: group.isInspected,
      isLotTracked: group.isLotTracked,
      ...levelFields(it, source?.levels ?? made?.levels, offer),
      ...(made?.lotSize ? { lotSize: String(made.lotSize) } : {}),
      leadTimeDays: made?.leadTimeDays ?? offer?.leadTimeDays ?? 1,
      supplierId: made ? null : (offer?.supplierId ?? null),
      locationCode: group.locationCode,
      abc: source?.abc ?? null,
    };
  });
}

export const NO_LEVELS = { reorderPoint: null, safetyStock: null, maximumStock: null, lotSize: null };

function levelFields(it: SourceItem, levels: Levels | null | undefined, offer: SourcePrice | undefined) {
  if (levels) {
    const { reorderPoint, safetyStock, maximumStock, lotSize } = levels;
    return {
      reorderPoint: String(reorderPoint),
      safetyStock: String(safetyStock),
      maximumStock: String(maximumStock),
      lotSize: String(lotSize),
    };
  }
  // Nobody needs it: not ordered again, and anything above the data's own safety level is too much.
  return offer ? { ...NO_LEVELS, maximumStock: String(it.safetyStock) } : NO_LEVELS;
}

/** What an item is counted in besides its stock unit. */
export const unitLines = (pack: Pack | undefined): ItemMaster["lines"] =>
  pack ? [{ unit: pack.name, quantity: "1", stockQuantity: String(pack.holds) }] : [];

function standardCostOf(it: SourceItem, group: ItemGroup, offer: SourcePrice | undefined): string | null {
  if (offer) return group.costing === "standard" ? priceOfOne(offer.price, packOf(offer.unit)).toString() : null;
  return it.standardCost.isPositive() ? it.standardCost.toString() : null;
}

/** Colour and size, where the item has them: 黑色 58cm. */
function specOf(it: SourceItem): string | null {
  const parts = [it.color ? chineseColor(it.color) : "", it.size + it.sizeUnit.toLowerCase()].filter((part) => part);
  return parts.length > 0 ? parts.join(" ") : null;
}

/** Two levels: `02` 零部件, `02-05` 中轴. The data's groups come first, ours after them. */
export function categoriesOf(data: SourceData): CategoryMaster[] {
  const groups = groupsOf(data);
  const tree = new Map<string, Set<string>>();
  const put = (parent: string, group: string) => tree.set(parent, (tree.get(parent) ?? new Set()).add(group));
  const names = new Map(data.categories.map((it) => [it.id, it.name]));
  for (const it of data.categories) if (it.parentId) put(names.get(it.parentId)!, it.name);
  for (const it of data.items) put(groups(it).parent, groups(it).group);
  const two = (index: number) => String(index + 1).padStart(2, "0");
  return [...tree].flatMap(([parent, children], i) => [
    { code: two(i), name: chineseCategoryName(parent), nameEn: parent, parentCode: null },
    ...[...children].map((group, j) => ({
      code: `${two(i)}-${two(j)}`,
      name: chineseCategoryName(group),
      nameEn: group,
      parentCode: two(i),
    })),
  ]);
}

/**
 * What lies there when the year begins: of what is needed, enough to reorder in time (the reorder point and some of an order); of what
 * nobody needs, the data's own count. At the price of today's supplier, or what it costs to make.
 */
export function openingOf(data: SourceData, demand: Demand): OpeningLine[] {
  const groups = groupsOf(data);
  const offers = bestPrices(data);
  const sourcing = sourcingOf(data, demand);
  const making = makingOf(data, demand);
  return data.items.flatMap((it): OpeningLine[] => {
    const offer = offers.get(it.id);
    const made = making.get(it.id);
    const levels = sourcing.get(it.id)?.levels ?? made?.levels;
    const pieces = levels ? openingPieces(it.id, levels) : offer && !made ? it.stock : 0;
    if (pieces === 0) return [];
    const group = groups(it);
    const quantity = Quantity.of(String(pieces));
    const value = extend(quantity, made ? made.cost : priceOfOne(offer!.price, packOf(offer!.unit)));
    const lotCode = group.isLotTracked ? "OPENING" : null;
    return [
      {
        itemId: it.id,
        locationCode: group.locationCode,
        lotCode,
        quantity: quantity.toString(),
        value: value.toString(),
      },
    ];
  });
}

function openingPieces(itemId: string, { reorderPoint, maximumStock }: Levels): number {
  return reorderPoint + 1 + chanceOf(`opening ${itemId}`).below(maximumStock - reorderPoint);
}
