/**
 * The year of the demo factory, day by day, through the array-taking verbs that screens and imports use. A day: what arrived yesterday is
 * inspected → pieces come out of the workshop → what was promised goes out → material goes into work orders → goods arrive → customers
 * order → yesterday's purchase orders are approved → twice a week Millstock's suggestions become orders → stores are counted and rejects go
 * back → bills and invoices, money in and out, reminders → on the tenth the month before is closed.
 */
import type { Actor } from "../src/documents/actor.ts";
import { type Day, monthOf } from "../src/kernel/dates.ts";
import type { Database, Tx } from "../src/platform/server/db/database.ts";
import type { SourceData } from "./data.ts";
import { type Demand, datesUntil } from "./demand.ts";
import { type Loaded, middayOf, openedOn } from "./load.ts";
import type { Masters } from "./masters.ts";
import { Bills } from "./play-bills.ts";
import { Books } from "./play-books.ts";
import { Collection } from "./play-collection.ts";
import { Invoices } from "./play-invoices.ts";
import { isPlanningDay, Planning } from "./play-planning.ts";
import { Production } from "./play-production.ts";
import { Purchases } from "./play-purchases.ts";
import { Sales } from "./play-sales.ts";
import { Stores } from "./play-stores.ts";
import { Stock } from "./stock.ts";
import { supplyOf } from "./supply.ts";

/** How the tables grow is learned more often while they are small: a plan made for ten rows is a bad one for a thousand. */
const VACUUM_DAYS = 30;
const isVacuumDay = (day: number): boolean => day % VACUUM_DAYS === 0 || [1, 3, 7, 15].includes(day);
/** At the end, some suggestions are left to order and the last orders to approve, for whoever opens the demo. */
const LEFT_DAYS = 4;
const LEFT_ONE_IN = 4;

export interface Played {
  readonly days: number;
  readonly documents: number;
}

/** @param onDay told how far it is, from 0 to 1 */
export async function playYear(
  database: Database,
  data: SourceData,
  demand: Demand,
  masters: Masters,
  loaded: Loaded,
  until: Day,
  onDay: (part: number) => void,
): Promise<Played> {
  const dates = datesUntil(until, demand.days.length);
  const play = new Play(data, demand, masters, loaded, dates);
  for (const [day, date] of dates.entries()) {
    await database.transaction({ as: "company", orgId: loaded.company.orgId }, (tx) => play.day(tx, day, date));
    // Nothing cleans up behind the embedded database but its owner.
    if (isVacuumDay(day)) await database.script("vacuum analyze");
    onDay((day + 1) / dates.length);
  }
  return { days: dates.length, documents: play.documents };
}

class Play {
  documents = 0;
  private readonly loaded: Loaded;
  private readonly demand: Demand;
  private readonly bills: Bills;
  private readonly purchases: Purchases;
  private readonly planning: Planning;
  private readonly production: Production;
  private readonly sales: Sales;
  private readonly invoices: Invoices;
  private readonly stores: Stores;
  private readonly collection: Collection;
  private readonly books: Books;

  constructor(data: SourceData, demand: Demand, masters: Masters, loaded: Loaded, dates: readonly Day[]) {
    const stock = new Stock(masters, loaded);
    const supply = supplyOf(data);
    const firstDay = dates[0]!;
    this.loaded = loaded;
    this.demand = demand;
    this.bills = new Bills(loaded, supply);
    this.stores = new Stores(masters, loaded, stock);
    this.collection = new Collection(loaded.company.orgId);
    this.purchases = new Purchases(data, demand, loaded, stock, supply, { bills: this.bills, stores: this.stores });
    this.planning = new Planning(masters, loaded);
    this.production = new Production(data, loaded, stock, firstDay);
    this.sales = new Sales(loaded, stock, firstDay);
    this.invoices = new Invoices(loaded);
    this.books = new Books(loaded.company.orgId, monthOf(openedOn(firstDay)));
  }

  async day(tx: Tx, day: number, date: Day): Promise<void> {
    const as = (login: string): Actor => this.loaded.company.actor(login, middayOf(date));
    const { orders } = this.demand.days[day]!;
    const isLast = day === this.demand.days.length - 1;
    await this.purchases.inspect(tx, as("sun"));
    this.documents += await this.production.complete(tx, as("zhang"), date);
    const delivered = await this.sales.deliver(tx, as("liu"), date);
    const returned = await this.sales.takeBack(tx, as("liu"), date);
    this.documents += await this.sales.putAway(tx, as("liu"), date, returned);
    this.documents += delivered.length + returned.length;
    this.documents += await this.production.issue(tx, as("zhang"), date);
    this.documents += await this.purchases.arrive(tx, as("liu"), day, date);
    await this.purchases.close(tx, as("wang"));
    this.documents += await this.sales.order(tx, as, date, orders, isLast);
    if (!isLast) await this.purchases.approve(tx, as("chen"));
    if (isPlanningDay(date)) await this.plan(tx, as, day, date);
    this.documents += await this.stores.day(tx, as, date, isLast);
    this.documents += await this.bills.day(tx, as("zhou"), date);
    this.documents += await this.invoices.day(tx, as("zhou"), date, { delivered, returned });
    this.documents += await this.collection.day(tx, as, date, isLast);
    const settle = (until: Day) => this.bills.settleUntil(tx, as("zhou"), until);
    this.documents += await this.books.day(tx, as, date, settle);
    if (isLast) await this.books.closeUntil(tx, as, date, settle);
  }

  /** With it, what is done with is closed. */
  private async plan(tx: Tx, as: (login: string) => Actor, day: number, date: Day): Promise<void> {
    const share = day < this.demand.days.length - LEFT_DAYS ? 1 : LEFT_ONE_IN;
    const { purchaseOrders, workOrders } = await this.planning.plan(tx, as("wang"), date, share);
    this.purchases.ordered(purchaseOrders, day);
    this.production.released(workOrders);
    this.documents += purchaseOrders.length + workOrders.length;
    await this.production.close(tx, as("deng"));
    await this.sales.close(tx, as("tang"));
  }
}
