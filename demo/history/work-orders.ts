/** The real work orders as they were: 72,591 orders, each made in one go, 729 of them with scrap. */
import { groupBy, type SourceWorkOrder } from "../data.ts";
import { scrapReasonOf } from "../scrap.ts";
import type { Sums } from "./sums.ts";

/** What the system must show once they are in it; scrap by our reasons. */
export function workOrderSums(orders: readonly SourceWorkOrder[]): Sums {
  const pieces = (of: readonly SourceWorkOrder[], pick: (it: SourceWorkOrder) => number) =>
    String(of.reduce((sum, it) => sum + pick(it), 0));
  const scrapped = orders.filter((it) => it.scrapped > 0);
  const byReason = groupBy(scrapped, (it) => scrapReasonOf(it.reason ?? ""));
  return {
    orders: String(orders.length),
    ordered: pieces(orders, (it) => it.ordered),
    stocked: pieces(orders, (it) => it.ordered - it.scrapped),
    scrapped: pieces(orders, (it) => it.scrapped),
    withScrap: String(scrapped.length),
    late: String(orders.filter((it) => it.endOn > it.dueOn).length),
    ...Object.fromEntries([...byReason].map(([reason, of]) => [`scrapped ${reason}`, pieces(of, (it) => it.scrapped)])),
  };
}

export const WORK_ORDER_SQL = `
with made as (
  select o.quantity as ordered, o.due_on, c.quantity, c.quantity_scrapped, c.scrap_reason, c.completed_on
  from work_order o join completion c on c.org_id = o.org_id and c.work_order_id = o.work_order_id),
figure(name, figure) as (
  select 'orders', count(*)::text from made
  union all select 'ordered', trim_scale(sum(ordered))::text from made
  union all select 'stocked', trim_scale(sum(quantity))::text from made
  union all select 'scrapped', trim_scale(sum(quantity_scrapped))::text from made
  union all select 'withScrap', (count(*) filter (where quantity_scrapped > 0))::text from made
  union all select 'late', (count(*) filter (where completed_on > due_on))::text from made
  union all select 'scrapped ' || scrap_reason, trim_scale(sum(quantity_scrapped))::text from made where scrap_reason is not null group by scrap_reason)
select name, figure from figure`;
