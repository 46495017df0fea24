/** The items of a case, and what stands in the books since it began. Every case names its items anew, so one company serves a file of cases. */
import type { Api, World } from "../world.ts";

// biome-ignore lint/suspicious/noExplicitAny: inputs whose presets the types do not know
type Loose = any;

export type Method = "fifo" | "moving_average" | "month_average" | "specific_lot" | "standard";
type Kind = "material" | "component" | "semi_finished" | "finished";

export class CaseBooks {
  readonly world: World;
  readonly admin: Api;
  private items: Record<string, string> = {};
  private cases = 0;
  private since = 0;

  constructor(world: World, admin: Api) {
    this.world = world;
    this.admin = admin;
  }

  /** A case begins: its items are its own, and `books` tells what is posted from now on. */
  async begin(): Promise<void> {
    this.items = {};
    this.cases++;
    const [row] = await this.query<{ seq: number }>("select coalesce(max(seq), 0)::int as seq from posting");
    this.since = row!.seq;
  }

  async item(name: string, kind: Kind, costing: Method, more: object = {}): Promise<void> {
    const code = `${this.cases}-${name}`;
    const lots = costing === "specific_lot" ? { isLotTracked: true } : {};
    const document = { code, name, kind, unit: "个", costing, lines: [], ...lots, ...more } as Loose;
    this.items[name] = (await this.admin.items.item.create({ document })).document.id;
  }

  /** One of the item takes these; a component may be lost on the way, in percent. */
  async madeOf(
    item: string,
    components: Readonly<Record<string, string | { quantity: string; scrapPercent: string }>>,
    rates: { labourCost?: string; overheadCost?: string } = {},
  ): Promise<void> {
    const lines = Object.entries(components).map(([name, of]) => ({
      componentId: this.id(name),
      ...(typeof of === "string" ? { quantity: of } : of),
    }));
    const document = { itemId: this.id(item), validFrom: "2026-01-01", ...rates, lines } as Loose;
    await this.admin.items.billOfMaterial.create({ document });
  }

  /** The costing run of a month. @returns whether it posted anything */
  async costing(month: string): Promise<boolean> {
    return (await this.admin.accounting.period.cost({ month })).postingId !== null;
  }

  /** `90 = 1040.00`: how many are here, and what they are worth together. */
  async stock(item: string): Promise<string> {
    const [row] = await this.query<{ stock: string }>(
      "select trim_scale(quantity)::text || ' = ' || value::numeric(20,2)::text as stock from cost_pool where item_id = $1",
      [this.id(item)],
    );
    return row!.stock;
  }

  /** What an order has in process. */
  async inProcess(order: { id: string }): Promise<string> {
    const { rows } = await this.admin.production.workOrder.list({});
    return rows.find((it) => it.id === order.id)!.inProcess;
  }

  /** By account what was posted since the case began: `Dr 440.00`, `Cr 3120.00`; an account that is even is left out. */
  async books(): Promise<Record<string, string>> {
    const rows = await this.query<{ account: string; side: string }>(
      `select j.account, case when sum(j.debit - j.credit) > 0 then 'Dr ' else 'Cr ' end || abs(sum(j.debit - j.credit))::numeric(20,2)::text as side
       from journal_line j join posting p using (org_id, posting_id)
       where p.seq > $1 group by j.account having sum(j.debit - j.credit) <> 0 order by j.account`,
      [this.since],
    );
    return Object.fromEntries(rows.map(({ account, side }) => [account, side]));
  }

  /** What an account got in each month since the case began: `2026-02 34.00`, debits less credits. */
  async monthly(account: string): Promise<string[]> {
    const rows = await this.query<{ text: string }>(
      `select to_char(j.posted_on, 'YYYY-MM') || ' ' || sum(j.debit - j.credit)::numeric(20,2)::text as text
       from journal_line j join posting p using (org_id, posting_id)
       where p.seq > $1 and j.account = $2 group by to_char(j.posted_on, 'YYYY-MM') order by 1`,
      [this.since, account],
    );
    return rows.map((row) => row.text);
  }

  /** Revenue, cost and gross margin of an item in November, as the report of sales tells them. */
  async margin(item: string): Promise<(string | null | undefined)[]> {
    const { rows } = await this.admin.insight.salesByItem({ from: "2026-11-01", to: "2026-11-30", customerId: null });
    const row = rows.find((it) => it.itemId === this.id(item))!;
    return [row.revenue, row.cost, row.margin];
  }

  protected id(name: string): string {
    const id = this.items[name];
    if (!id) throw new Error(`the case has no item ${name}`);
    return id;
  }

  private query<T extends object>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.world.database.transaction({ as: "owner" }, (tx) => tx.query<T>(sql, params as never));
  }
}
