/** The suppliers with their terms and price lists. What the data does not say (bank, contact, terms) is made from a fixed chance. */

import { creditCode } from "./credit-code.ts";
import { groupBy, type SourceData, type SourcePrice, type SourceSupplier } from "./data.ts";
import { type Pack, packOf, priceOfOne, soldBy } from "./packs.ts";
import { chanceOf } from "./random.ts";
import { SUPPLIER_NAMES, TOWNS } from "./supplier-names.ts";

export interface PriceLine {
  readonly itemId: string;
  readonly price: string;
  readonly minimumQuantity: string;
  /** Null: the item's stock unit. */
  readonly unit: string | null;
  readonly leadTimeDays: number;
  readonly supplierCode: null;
}
export interface SupplierMaster {
  /** The data's number. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly taxNumber: string;
  readonly currency: "CNY";
  readonly termDays: number;
  readonly taxRate: string;
  readonly contact: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly isActive: boolean;
  /** 1 is the best, 5 the worst. */
  readonly rating: number;
  readonly prices: readonly PriceLine[];
}

const FAMILY_NAMES = [
  "王",
  "李",
  "张",
  "刘",
  "陈",
  "杨",
  "黄",
  "吴",
  "周",
  "徐",
  "孙",
  "马",
  "朱",
  "胡",
  "林",
  "郭",
] as const;
const GIVEN_NAMES = [
  "伟",
  "芳",
  "敏",
  "静",
  "强",
  "磊",
  "洋",
  "艳",
  "勇",
  "杰",
  "娟",
  "涛",
  "超",
  "霞",
  "平",
  "刚",
  "建国",
  "志明",
  "海燕",
  "文斌",
] as const;
const BANKS = ["中国工商银行", "中国农业银行", "中国银行", "中国建设银行", "交通银行", "招商银行"] as const;
const STREETS = ["工业大道", "创业路", "兴业路", "振兴东路", "科技园路", "滨海路", "开发大道"] as const;
/** A good name gets long terms. */
const TERM_DAYS: Readonly<Record<number, readonly number[]>> = {
  1: [60, 60, 45, 30, 90],
  2: [45, 30, 60],
  3: [30, 45],
  4: [15, 30],
  5: [7, 15],
};

export function suppliersOf(data: SourceData): SupplierMaster[] {
  const prices = groupBy(data.prices, (it) => it.supplierId);
  return data.suppliers.map((it) => toMaster(it, prices.get(it.id) ?? []));
}

function toMaster(it: SourceSupplier, prices: readonly SourcePrice[]): SupplierMaster {
  const chance = chanceOf(`supplier ${it.id}`);
  const pick = <T>(from: readonly T[]): T => from[chance.below(from.length)]!;
  const digits = (count: number) => Array.from({ length: count }, () => chance.below(10)).join("");
  const [townName, name] = SUPPLIER_NAMES[it.id]!;
  const town = TOWNS[townName]!;
  return {
    id: it.id,
    code: it.code,
    name: townName + name,
    nameEn: it.name,
    taxNumber: creditCode(town.region, chance),
    currency: "CNY",
    termDays: pick(TERM_DAYS[it.rating]!),
    taxRate: "13",
    contact: pick(FAMILY_NAMES) + pick(GIVEN_NAMES),
    phone: `${town.dialling}-5550${digits(4)}`,
    email: `sales@${it.code.toLowerCase().replace(/[^a-z0-9]/g, "")}.example`,
    address: `${townName}市${pick(STREETS)}${1 + chance.below(399)}号`,
    bankName: `${pick(BANKS)}${townName}分行`,
    bankAccount: `99${digits(17)}`,
    isActive: it.isActive,
    rating: it.rating,
    prices: prices.map((price) => priceLine(price, soldBy(price.itemId, price.unit))),
  };
}

/** @param pack what it is sold by; undefined: by the piece, whatever the data says */
export function priceLine(it: SourcePrice, pack: Pack | undefined): PriceLine {
  const inOne = pack ? 1 : packOf(it.unit).holds;
  return {
    itemId: it.itemId,
    unit: pack?.name ?? null,
    price: (pack ? it.price : priceOfOne(it.price, packOf(it.unit))).toString(),
    minimumQuantity: String(it.minimumQuantity * inOne),
    leadTimeDays: it.leadTimeDays,
    supplierCode: null,
  };
}

/** Whom to buy an item from: who is active, preferred, cheapest, quickest, in this order. */
export function bestPrices(data: SourceData): Map<string, SourcePrice> {
  const suppliers = new Map(data.suppliers.map((it) => [it.id, it]));
  const best = [...groupBy(data.prices, (it) => it.itemId)].map(([itemId, offers]): [string, SourcePrice] => [
    itemId,
    offers.toSorted((a, b) => compareOffers(a, b, suppliers))[0]!,
  ]);
  return new Map(best);
}

function compareOffers(a: SourcePrice, b: SourcePrice, suppliers: ReadonlyMap<string, SourceSupplier>): number {
  const [one, other] = [suppliers.get(a.supplierId)!, suppliers.get(b.supplierId)!];
  const no = (flag: boolean) => (flag ? 0 : 1);
  return (
    no(one.isActive) - no(other.isActive) ||
    no(one.isPreferred) - no(other.isPreferred) ||
    a.price.compare(b.price) ||
    a.leadTimeDays - b.leadTimeDays ||
    (a.supplierId < b.supplierId ? -1 : 1)
  );
}
