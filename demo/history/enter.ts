/**
 * Enters the real history of four years in bulk, through the array-taking verbs: what was bought, made and sold, week by week, with the stock
 * it must start with. Then compares the books with the data.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { booksSummary } from "../../src/app/commands/books-summary.ts";
import type { Actor } from "../../src/documents/actor.ts";
import type { Database, Tx } from "../../src/platform/server/db/database.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { migrate } from "../../src/platform/server/db/migrate.ts";
import { readData, readWorkOrders, type SourceData } from "../data.ts";
import { demandOf } from "../demand.ts";
import { type Loaded, loadMasters, middayOf } from "../load.ts";
import { enterPurchases } from "./enter-purchases.ts";
import { enterSales } from "./enter-sales.ts";
import { enterWorkOrders } from "./enter-work-orders.ts";
import { historyMastersOf } from "./masters.ts";
import { PURCHASE_SQL, purchaseSums, purchasesOf } from "./purchases.ts";
import { SALES_SQL, salesSums } from "./sales.ts";
import { compared } from "./sums.ts";
import { type History, type Week, weeksOf } from "./weeks.ts";
import { WORK_ORDER_SQL, workOrderSums } from "./work-orders.ts";

/** Each order brings a second document with it: its receipt, completion or delivery. */
const DOCUMENTS_AN_ORDER = 2;
/** How the tables grow is learned more often while they are small. */
const isVacuumWeek = (week: number): boolean => week % 12 === 0 || [1, 2, 4, 8].includes(week);

type As = (login: string) => Actor;
interface Kind<T> {
  readonly title: string;
  readonly atOnce: number;
  enter(tx: Tx, as: As, loaded: Loaded, batch: readonly T[]): Promise<void>;
}
const PURCHASES = { title: "purchase orders and receipts", atOnce: 100, enter: enterPurchases };
const WORK_ORDERS = { title: "work orders and completions", atOnce: 250, enter: enterWorkOrders };
const SALES = { title: "sales orders and deliveries", atOnce: 150, enter: enterSales };

/** The real history, in a database of its own that is gone in the end. @param progress told how far it is, from 0 to 1 */
export async function enterHistory(progress: (what: string, part: number) => void): Promise<void> {
  const data = readData();
  const history = { purchases: purchasesOf(data), workOrders: readWorkOrders(), sales: data.sales };
  const directory = mkdtempSync(join(tmpdir(), "millstock-history-"));
  const database = await openEmbedded(directory);
  try {
    await migrate(database);
    const told = await enter(database, data, history, (part) => progress("Entering the real history", part));
    process.stdout.write(`\n${told.join("\n")}\n${await booksSummary(database)}\n`);
  } finally {
    await database.close();
    rmSync(directory, { recursive: true });
  }
}

/** @returns how fast it went, and the check sums of data and books side by side, a text for each kind of order */
export async function enter(
  database: Database,
  data: SourceData,
  history: History,
  onPart: (part: number) => void,
): Promise<string[]> {
  const weeks = weeksOf(history);
  const masters = historyMastersOf(data, demandOf(data), weeks);
  const ordered = [...history.purchases, ...history.sales].map((it) => it.orderedOn).toSorted();
  const loaded = await loadMasters(database, masters, ordered[0]!, weeks.at(-1)!.until);
  const clock = new Clock(history, onPart);
  for (const [n, week] of weeks.entries()) {
    await enterWeek(database, loaded, week, clock);
    // Nothing cleans up behind the embedded database but its owner.
    if (isVacuumWeek(n)) await database.script("vacuum analyze");
  }
  return [
    clock.told(),
    await compared(database, "Purchases", purchaseSums(history.purchases), PURCHASE_SQL),
    await compared(database, "Work orders", workOrderSums(history.workOrders), WORK_ORDER_SQL),
    await compared(database, "Sales", salesSums(history.sales), SALES_SQL),
  ];
}

async function enterWeek(database: Database, loaded: Loaded, week: Week, clock: Clock): Promise<void> {
  const { orgId, actor } = loaded.company;
  const as: As = (login) => actor(login, middayOf(week.until));
  const enterAll = async <T>(kind: Kind<T>, all: readonly T[]) => {
    for (let from = 0; from < all.length; from += kind.atOnce) {
      const batch = all.slice(from, from + kind.atOnce);
      const write = (tx: Tx) => kind.enter(tx, as, loaded, batch);
      await clock.during(kind.title, batch.length, () => database.transaction({ as: "company", orgId }, write));
    }
  };
  await enterAll(PURCHASES, week.purchases);
  await enterAll(WORK_ORDERS, week.workOrders);
  await enterAll(SALES, week.sales);
}

/** How far it is, and how long each kind of document took. */
class Clock {
  private readonly all: number;
  private readonly onPart: (part: number) => void;
  private readonly spent = new Map<string, { orders: number; ms: number }>();
  private done = 0;

  constructor(history: History, onPart: (part: number) => void) {
    this.all = history.purchases.length + history.workOrders.length + history.sales.length;
    this.onPart = onPart;
  }

  async during(kind: string, orders: number, work: () => Promise<void>): Promise<void> {
    const started = performance.now();
    await work();
    const { orders: before, ms } = this.spent.get(kind) ?? { orders: 0, ms: 0 };
    this.spent.set(kind, { orders: before + orders, ms: ms + performance.now() - started });
    this.done += orders;
    this.onPart(this.done / this.all);
  }

  told(): string {
    return [...this.spent]
      .map(([kind, { orders, ms }]) => {
        const rate = Math.trunc((DOCUMENTS_AN_ORDER * orders * 1000) / ms);
        return `${orders} ${kind} in ${Math.trunc(ms / 100) / 10} s: ${rate} documents a second`;
      })
      .join("\n");
  }
}
