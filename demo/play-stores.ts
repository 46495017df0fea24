/**
 * What the storekeepers of the demo do besides receiving and issuing: on the twelfth samples go to a fair, on the twentieth a part of the stores is
 * counted, on the 25th what the inspector rejected goes back to who sent it. The last count waits for somebody to post it.
 */
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import type { Day } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { otherMovementActions } from "../src/modules/inventory/other-movement/other-movement.actions.ts";
import { stockCountActions } from "../src/modules/inventory/stock-count/stock-count.actions.ts";
import type { GoodsReceipt } from "../src/modules/procurement/goods-receipt/goods-receipt.rules.ts";
import { purchaseReturnActions } from "../src/modules/procurement/purchase-return/purchase-return.actions.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { groupBy } from "./data.ts";
import type { Loaded } from "./load.ts";
import type { Masters } from "./masters.ts";
import { type Chance, chanceOf } from "./random.ts";
import type { Lying, Stock } from "./stock.ts";

const SAMPLES_DAY = "12";
const COUNTING_DAY = "20";
const RETURN_DAY = "25";
const SAMPLES = "560111";
const SAMPLES_AT_ONCE = 3;
/** A round through the raw material store takes the year. */
const COUNTED_AT_ONCE = 24;
/** One counted line in so many is not what the books say. */
const WRONG_ONE_IN = 9;
const MOST_WRONG = 3;
/** One rejected line in so many is not worth the way back. */
const SCRAPPED_ONE_IN = 6;
/** So many are left of whatever is handed out or found missing. */
const ENOUGH = 20;

interface Rejected {
  readonly receipt: GoodsReceipt;
  readonly line: GoodsReceipt["lines"][number];
}

export class Stores {
  private readonly loaded: Loaded;
  private readonly stock: Stock;
  private readonly bought: readonly Id[];
  private readonly sold: readonly Id[];
  private readonly rejectedIn: ReadonlyMap<Id, Id>;
  private rejected: Rejected[] = [];
  private next = 0;

  constructor(masters: Masters, loaded: Loaded, stock: Stock) {
    const inStore = (store: string) =>
      masters.items.filter((it) => it.locationCode.startsWith(store)).map((it) => loaded.items.get(it.id)!);
    this.loaded = loaded;
    this.stock = stock;
    this.bought = inStore("RM");
    this.sold = inStore("FG");
    this.rejectedIn = new Map(
      masters.warehouses.map((it) => [loaded.warehouses.get(it.code)!, loaded.locations.get(it.rejectedLocationCode)!]),
    );
  }

  /** A receipt was inspected: what was rejected waits for its way back. */
  inspected(receipt: GoodsReceipt): void {
    for (const line of receipt.lines) if (line.quantityRejected.isPositive()) this.rejected.push({ receipt, line });
  }

  /** @returns how many documents were made */
  async day(tx: Tx, as: (login: string) => Actor, date: Day, isLast: boolean): Promise<number> {
    let made = 0;
    if (date.endsWith(SAMPLES_DAY)) made += await this.handOut(tx, as("zhang"), date);
    if (date.endsWith(COUNTING_DAY) || isLast) made += await this.count(tx, as("zhang"), date, isLast);
    if (date.endsWith(RETURN_DAY)) made += await this.sendBack(tx, as("wang"), date);
    return made;
  }

  private async handOut(tx: Tx, by: Actor, movedOn: Day): Promise<number> {
    const chance = chanceOf(`samples ${movedOn.slice(5)}`);
    const enough = this.sold.filter((id) => this.stock.free(id) > ENOUGH);
    const chosen = new Set(Array.from({ length: SAMPLES_AT_ONCE }, () => enough[chance.below(enough.length)]!));
    const lines = [...chosen].flatMap((id) => this.stock.take(id, 1 + chance.below(2)));
    if (lines.length === 0) return 0;
    const head = { direction: "out" as const, movedOn, account: SAMPLES, reason: "展会样品", remark: null };
    await create(
      tx,
      by,
      otherMovementActions,
      [{ ...head, lines: lines.map((it) => ({ ...it, price: null })) }],
      ["post"],
    );
    return 1;
  }

  /** The storekeeper counts the next part of the raw material store, and puts the books right; the last count is left to decide on. */
  private async count(tx: Tx, by: Actor, countedOn: Day, isLast: boolean): Promise<number> {
    const chance = chanceOf(`count ${countedOn.slice(5)} ${this.next}`);
    const items = Array.from({ length: COUNTED_AT_ONCE }, (_, i) => this.bought[(this.next + i) % this.bought.length]!);
    this.next += COUNTED_AT_ONCE;
    const found = items
      .flatMap((id) => this.stock.lying(id))
      .map((it) => ({ ...it, difference: differenceAt(it.quantity, chance) }));
    if (found.length === 0) return 0;
    const warehouseId = this.loaded.warehouses.get("RM")!;
    const input = { warehouseId, countedOn, remark: null, lines: found.map(countLine) };
    const counted = await create(tx, by, stockCountActions, [input], ["submit"]);
    if (isLast) return 1;
    await act(tx, by, stockCountActions, counted, ["post"]);
    for (const it of found) this.stock.correct(it.itemId, it.difference, it.lotCode);
    return 1;
  }

  /** It was never ours, so nothing is owed for it. */
  private async sendBack(tx: Tx, by: Actor, returnedOn: Day): Promise<number> {
    const inputs = [...groupBy(this.rejected, (it) => it.receipt.supplierId)].map(([supplierId, rejected]) => ({
      supplierId,
      returnedOn,
      redInvoice: null,
      remark: null,
      lines: rejected.map(({ receipt, line }) => ({
        receiptLineId: line.id,
        itemId: line.itemId,
        what: isWorthless(receipt, line.lineNo) ? ("scrap_rejected" as const) : ("return_rejected" as const),
        locationId: this.rejectedIn.get(receipt.warehouseId)!,
        quantity: line.quantityRejected.toString(),
        reason: line.rejectReason ?? ("other" as const),
        amountNet: "0",
        amountTax: "0",
      })),
    }));
    this.rejected = [];
    await create(tx, by, purchaseReturnActions, inputs, ["post"]);
    return inputs.length;
  }
}

/** How many more than the books say; mostly none, else rather fewer. */
function differenceAt(quantity: number, chance: Chance): number {
  if (quantity <= ENOUGH || chance.below(WRONG_ONE_IN) > 0) return 0;
  return (1 + chance.below(MOST_WRONG)) * (chance.below(3) === 0 ? 1 : -1);
}

function countLine({ quantity, difference, ...place }: Lying & { readonly difference: number }) {
  const reason = difference === 0 ? null : difference < 0 ? "领用漏登" : "退料漏登";
  return { ...place, quantityBook: String(quantity), quantityCounted: String(quantity + difference), reason };
}

const isWorthless = (receipt: GoodsReceipt, lineNo: number): boolean =>
  chanceOf(`worthless ${receipt.deliveryNote?.slice(-4)} ${lineNo}`).below(SCRAPPED_ONE_IN) === 0;
