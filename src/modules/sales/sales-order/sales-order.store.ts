import type { ListSource } from "../../../documents/list.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { Block, Credit } from "./sales-order.rules.ts";
import { salesOrderRow } from "./sales-order.ts";

/** What the lines of an order come to, how much of them the books know, and how much is kept for them. */
const LINES = `
join customer c on c.org_id = $1 and c.customer_id = d.customer_id
left join lateral (
  select count(*)::int as lines, min(l.promised_on) as promised_on, sum(round(l.quantity * l.price, 2)) as amount, sum(l.quantity) as ordered,
    sum(coalesce(r.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as reserved,
    sum(coalesce(s.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as shipped,
    sum(coalesce(i.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as invoiced,
    sum(coalesce(b.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as returned
  from sales_order_line l
  left join reservation r on r.org_id = $1 and r.demand_id = l.sales_order_line_id
  left join progress s on s.org_id = $1 and s.target_id = l.sales_order_line_id and s.measure = 'shipped'
  left join progress i on i.org_id = $1 and i.target_id = l.sales_order_line_id and i.measure = 'invoiced'
  left join progress b on b.org_id = $1 and b.target_id = l.sales_order_line_id and b.measure = 'returned'
  where l.org_id = $1 and l.sales_order_id = d.sales_order_id) t on true`;

const percent = (part: string) => `floor(100 * t.${part} / nullif(t.ordered, 0))::int`;

export const salesOrderList: ListSource<typeof salesOrderRow> = {
  row: salesOrderRow,
  join: LINES,
  columns: {
    customerName: "c.name",
    promisedOn: "t.promised_on",
    lineCount: "t.lines",
    amount: "t.amount",
    amountBase: "round(t.amount * d.rate, 2)",
    reservedPercent: percent("reserved"),
    shippedPercent: percent("shipped"),
    // What came back is not to be invoiced; until it is credited, it counts twice.
    invoicedPercent: "least(100, floor(100 * (t.invoiced + t.returned) / nullif(t.ordered, 0)))::int",
  },
  search: ["d.number", "d.customer_order_number", "c.code", "c.name", "c.initials", "d.remark"],
  sort: "-orderedOn",
  sums: ["amountBase"],
};

// What of an approved order is not shipped yet will be owed; what was shipped is an open item already.
const CREDIT = `
select c.customer_id as id, c.name, c.credit_limit::text as "limit", c.block_reason as "blockReason",
  coalesce((select sum(o.balance) from open_item o where o.org_id = $1 and o.party_id = c.customer_id and o.balance <> 0), 0)::text as owed,
  coalesce((
    select sum(round(greatest(l.quantity - coalesce(p.quantity, 0) * l.unit_quantity / l.unit_stock_quantity, 0) * l.price * (1 + l.tax_rate / 100) * o.rate, 2))
    from sales_order o join sales_order_line l on l.org_id = $1 and l.sales_order_id = o.sales_order_id
    left join progress p on p.org_id = $1 and p.target_id = l.sales_order_line_id and p.measure = 'shipped'
    where o.org_id = $1 and o.customer_id = c.customer_id and o.state = 'approved' and o.sales_order_id <> all($3::uuid[])), 0)::text as promised
from customer c where c.org_id = $1 and c.customer_id = any($2::uuid[])`;

const LOCK =
  "select 1 from customer where org_id = $1 and customer_id = any($2::uuid[]) order by customer_id for no key update";

interface CreditRow extends Record<"owed" | "promised", string> {
  readonly id: Id;
  readonly name: string;
  readonly limit: string | null;
  readonly blockReason: string | null;
}

/**
 * What stands open with customers besides these orders. They are locked first and read then, in a statement of its own that sees what the
 * one before us wrote: two orders of one customer are judged one after another.
 */
export async function creditOf(
  tx: Tx,
  orgId: Id,
  orders: readonly { readonly id: Id; readonly customerId: Id }[],
): Promise<Map<Id, Credit>> {
  const customers = [...new Set(orders.map((it) => it.customerId))];
  await tx.query(LOCK, [orgId, customers]);
  return await readCredit(
    tx,
    orgId,
    customers,
    orders.map((it) => it.id),
  );
}

/** The same for a look, with nothing locked. @param besides orders that do not count */
export async function readCredit(
  tx: Tx,
  orgId: Id,
  customers: readonly Id[],
  besides: readonly Id[],
): Promise<Map<Id, Credit>> {
  const rows = await tx.query<CreditRow>(CREDIT, [orgId, customers, besides]);
  return new Map(
    rows.map(({ id, name, limit, blockReason, owed, promised }) => [
      id,
      {
        name,
        limit: limit === null ? null : Amount.of(limit),
        blockReason,
        owed: Amount.of(owed),
        promised: Amount.of(promised),
      },
    ]),
  );
}

/** Who is blocked, by customer. */
export async function blocksOf(tx: Tx, orgId: Id, customerIds: readonly Id[]): Promise<Map<Id, Block>> {
  const rows = await tx.query<Block & { id: Id }>(
    'select customer_id as id, name, block_reason as "blockReason" from customer where org_id = $1 and customer_id = any($2::uuid[])',
    [orgId, [...new Set(customerIds)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The lines that a delivery counts in, shipped or not: two of a box must not become two pieces. */
export const DELIVERED_LINES = `
select g.order_line_id from delivery d
join delivery_line g on g.org_id = d.org_id and g.delivery_id = d.delivery_id
where d.org_id = $1 and d.order_id = any($5::uuid[])`;

/** What approved orders promise and nothing is kept for yet. `ServerModule.demand` */
export const PROMISED = `
select l.item_id, o.warehouse_id, l.promised_on as due_on,
  l.quantity * l.unit_stock_quantity / l.unit_quantity - coalesce(p.quantity, 0) - coalesce(r.quantity, 0) as quantity,
  true as is_firm, 'sales_order' as document_type, o.sales_order_id as document_id
from sales_order o join sales_order_line l on l.org_id = $1 and l.sales_order_id = o.sales_order_id
left join progress p on p.org_id = $1 and p.target_id = l.sales_order_line_id and p.measure = 'shipped'
left join reservation r on r.org_id = $1 and r.demand_id = l.sales_order_line_id
where o.org_id = $1 and o.state = 'approved' and ($2::uuid[] is null or l.item_id = any($2::uuid[]))`;
