/** The real sales orders as they were: 31,455 orders, 121,253 lines, to 634 stores and 18,484 people who ordered over the network. */
import { divideRounded, UnitPrice } from "../../src/kernel/decimal.ts";
import type { CustomerCategory, CustomerMaster } from "../customers.ts";
import { groupBy, type SourceSale } from "../data.ts";
import type { Sums } from "./sums.ts";

export const ONLINE: CustomerCategory = { code: "ON", name: "网上顾客", nameEn: "Online customers" };

/** The data has no names of people: their account stands for them. They pay when they order, so nothing limits them. */
export function onlineCustomers(sales: readonly SourceSale[]): CustomerMaster[] {
  const accounts = new Set(sales.filter((it) => it.channel === "online").map((it) => it.customer));
  return [...accounts].sort().map((code) => ({
    code,
    name: `${ONLINE.name} ${code}`,
    categoryCode: ONLINE.code,
    salesperson: "gao",
    currency: "CNY",
    termStart: "invoice",
    termDays: 0,
    creditLimit: null,
    lines: [],
  }));
}

/** What the system must show once they are in it. */
export function salesSums(sales: readonly SourceSale[]): Sums {
  const lines = sales.flatMap((it) => it.lines);
  const byYear = groupBy(sales, (it) => `${it.orderedOn.slice(0, 4)} ${it.channel}`);
  const years = [...byYear].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    orders: String(sales.length),
    lines: String(lines.length),
    pieces: String(lines.reduce((sum, it) => sum + it.quantity, 0)),
    amount: total(lines, 4),
    amountInCents: total(lines, 2),
    customers: String(new Set(sales.map((it) => it.customer)).size),
    items: String(new Set(lines.map((it) => it.itemId)).size),
    ...Object.fromEntries(
      years.flatMap(([year, of]) => [
        [`${year} orders`, String(of.length)],
        [
          `${year} amount`,
          total(
            of.flatMap((it) => it.lines),
            4,
          ),
        ],
      ]),
    ),
  };
}

const DECIMALS = 6;

/** Quantity × price, each line rounded to four decimals as the data has it, and then to so many. */
function total(lines: SourceSale["lines"], decimals: 4 | 2): string {
  const one = (to: number) => 10n ** BigInt(DECIMALS - to);
  const rounded = (units: bigint, to: number) => divideRounded(units, one(to)) * one(to);
  const units = lines.reduce(
    (sum, it) => sum + rounded(rounded(it.price.units * BigInt(it.quantity), 4), decimals),
    0n,
  );
  return new UnitPrice(units).toString();
}

/** Channels are told apart by the customers' category. What went out is summed from the deliveries. */
export const SALES_SQL = `
with line as (
  select o.sales_order_id, o.customer_id, to_char(o.ordered_on, 'YYYY') || case when g.code = '${ONLINE.code}' then ' online' else ' reseller' end as year,
    l.item_id, l.quantity * l.price as amount, d.quantity as delivered
  from sales_order o
  join sales_order_line l on l.org_id = o.org_id and l.sales_order_id = o.sales_order_id
  join delivery_line d on d.org_id = l.org_id and d.order_line_id = l.sales_order_line_id
  join customer c on c.org_id = o.org_id and c.customer_id = o.customer_id
  join customer_category g on g.org_id = c.org_id and g.customer_category_id = c.category_id),
figure(name, figure) as (
  select 'orders', count(distinct sales_order_id)::text from line
  union all select 'lines', count(*)::text from line
  union all select 'pieces', trim_scale(sum(delivered))::text from line
  union all select 'amount', sum(round(amount, 4))::text from line
  union all select 'amountInCents', sum(round(round(amount, 4), 2))::text from line
  union all select 'customers', count(distinct customer_id)::text from line
  union all select 'items', count(distinct item_id)::text from line
  union all select year || ' orders', count(distinct sales_order_id)::text from line group by year
  union all select year || ' amount', sum(round(amount, 4))::text from line group by year)
select name, figure from figure`;
