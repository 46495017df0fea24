/**
 * The facts of the data warehouse: what each is read from in the books, and its columns there. A fact belongs to one posting and never changes, so
 * it is read once: `$1` company, `$2` after which posting, `$3` up to which (`posting.seq`).
 *
 * A void brings the same rows with the opposite sign. What papers say (a bill's price, a receipt's day) bears the paper's day in both, so that a
 * voided paper leaves nothing in any month; what is in the books bears the posting's day, as the books do.
 */

export interface Star {
  /** Its table is `fact_<name>` or `dim_<name>`; a report reads it as `<name>(:orgId)`. */
  readonly name: string;
  /** Column → type of DuckDB. `org_id` stands before them. */
  readonly columns: Readonly<Record<string, string>>;
  /** PostgreSQL; its columns are named as above. */
  readonly source: string;
}

const QUANTITY = "DECIMAL(38, 6)";
const MONEY = "DECIMAL(38, 2)";

const HEAD = {
  seq: "BIGINT",
  line_no: "INTEGER",
  document_type: "VARCHAR",
  document_id: "UUID",
  number: "VARCHAR",
} as const;

const OF_POSTING = "p.seq, p.document_type, p.document_id, p.number";
const NEW = "p.org_id = $1 and p.seq > $2 and p.seq <= $3";
/** A void counts back what its original counted; a residue counts nothing. */
const SIGN = "case when p.reverses_id is null then 1 else -1 end";
const NOT_RESIDUE = "p.kind in ('post', 'void')";

/** Every movement of stock, and every change of its value. */
const stockMovement: Star = {
  name: "stock_movement",
  columns: {
    ...HEAD,
    posted_on: "DATE",
    item_id: "UUID",
    location_id: "UUID",
    lot_id: "UUID",
    is_owned: "BOOLEAN",
    quantity: QUANTITY,
    value: MONEY,
    used_for: "UUID",
  },
  source: `select ${OF_POSTING}, s.line_no, s.posted_on, s.item_id, s.location_id, s.lot_id, s.is_owned, s.quantity, s.value, s.used_for
    from posting p join stock_line s on s.org_id = p.org_id and s.posting_id = p.posting_id where ${NEW}`,
};

const journalLine: Star = {
  name: "journal_line",
  columns: {
    ...HEAD,
    posted_on: "DATE",
    account: "VARCHAR",
    debit: MONEY,
    credit: MONEY,
    item_id: "UUID",
    party_id: "UUID",
    department_id: "UUID",
    currency: "VARCHAR",
    currency_amount: MONEY,
  },
  source: `select ${OF_POSTING}, j.line_no, j.posted_on, j.account, j.debit, j.credit, j.item_id, j.party_id, j.department_id,
      trim(j.currency) as currency, j.currency_amount
    from posting p join journal_line j on j.org_id = p.org_id and j.posting_id = p.posting_id where ${NEW}`,
};

/**
 * Sales as the income statement has them: revenue is 5001 and 5051, cost is 5401 and 5402 (小企业会计准则, 附录: 利润表 lines 营业收入 and 营业成本), net
 * of returns and credit notes, without what carries the year's profit forward. The quantity is what was shipped less what came back.
 */
const sale: Star = {
  name: "sale",
  columns: {
    ...HEAD,
    part: "VARCHAR",
    posted_on: "DATE",
    customer_id: "UUID",
    item_id: "UUID",
    quantity: QUANTITY,
    revenue: MONEY,
    cost: MONEY,
  },
  source: `select ${OF_POSTING}, j.line_no, j.posted_on, 'money' as part, j.party_id as customer_id, j.item_id, 0::numeric as quantity,
      case when j.account ~ '^50' then j.credit - j.debit else 0 end as revenue,
      case when j.account ~ '^54' then j.debit - j.credit else 0 end as cost
    from posting p join journal_line j on j.org_id = p.org_id and j.posting_id = p.posting_id
    where ${NEW} and j.account ~ '^(5001|5051|5401|5402)' and p.document_type not in ('opening', 'profit_closing', 'year_closing')
    union all
    select ${OF_POSTING}, g.line_no, p.posted_on, 'quantity', o.customer_id, l.item_id,
      case g.measure when 'shipped' then g.quantity else -g.quantity end, 0, 0
    from posting p join progress_line g on g.org_id = p.org_id and g.posting_id = p.posting_id
    join sales_order_line l on l.org_id = p.org_id and l.sales_order_line_id = g.target_id
    join sales_order o on o.org_id = p.org_id and o.sales_order_id = l.sales_order_id
    where ${NEW} and g.measure in ('shipped', 'returned')`,
};

/** What suppliers billed, in stock units and base currency, without tax. */
const purchase: Star = {
  name: "purchase",
  columns: { ...HEAD, billed_on: "DATE", supplier_id: "UUID", item_id: "UUID", quantity: QUANTITY, amount: MONEY },
  source: `select ${OF_POSTING}, l.line_no, b.billed_on, b.supplier_id, l.item_id,
      ${SIGN} * round(l.quantity * o.unit_stock_quantity / o.unit_quantity, 6) as quantity, ${SIGN} * round(l.amount_net * b.rate, 2) as amount
    from posting p join supplier_bill b on b.org_id = p.org_id and b.supplier_bill_id = p.document_id
    join supplier_bill_line l on l.org_id = p.org_id and l.supplier_bill_id = b.supplier_bill_id
    join goods_receipt_line r on r.org_id = p.org_id and r.goods_receipt_line_id = l.receipt_line_id
    join purchase_order_line o on o.org_id = p.org_id and o.purchase_order_line_id = r.order_line_id
    where ${NEW} and p.document_type = 'supplier_bill' and ${NOT_RESIDUE}`,
};

/** What arrived of an order's line, in stock units. What was ordered, and for when, is the dimension `purchase_line`: an order may be amended. */
const receipt: Star = {
  name: "receipt",
  columns: {
    ...HEAD,
    arrived_on: "DATE",
    supplier_id: "UUID",
    item_id: "UUID",
    order_line_id: "UUID",
    lines: "INTEGER",
    arrived: QUANTITY,
    accepted: QUANTITY,
    rejected: QUANTITY,
  },
  source: `select ${OF_POSTING}, l.line_no, r.received_on as arrived_on, r.supplier_id, l.item_id, l.order_line_id, ${SIGN} as lines,
      ${SIGN} * round(l.quantity_arrived * o.unit_stock_quantity / o.unit_quantity, 6) as arrived,
      ${SIGN} * round(l.quantity_accepted * o.unit_stock_quantity / o.unit_quantity, 6) as accepted,
      ${SIGN} * round(l.quantity_rejected * o.unit_stock_quantity / o.unit_quantity, 6) as rejected
    from posting p join goods_receipt r on r.org_id = p.org_id and r.goods_receipt_id = p.document_id
    join goods_receipt_line l on l.org_id = p.org_id and l.goods_receipt_id = r.goods_receipt_id
    join purchase_order_line o on o.org_id = p.org_id and o.purchase_order_line_id = l.order_line_id
    where ${NEW} and p.document_type = 'goods_receipt' and ${NOT_RESIDUE}`,
};

const completion: Star = {
  name: "completion",
  columns: {
    ...HEAD,
    completed_on: "DATE",
    work_order_id: "UUID",
    item_id: "UUID",
    quantity: QUANTITY,
    scrapped: QUANTITY,
    scrap_reason: "VARCHAR",
    due_on: "DATE",
  },
  source: `select ${OF_POSTING}, 1 as line_no, c.completed_on, c.work_order_id, w.item_id, ${SIGN} * c.quantity as quantity,
      ${SIGN} * c.quantity_scrapped as scrapped, c.scrap_reason, w.due_on
    from posting p join completion c on c.org_id = p.org_id and c.completion_id = p.document_id
    join work_order w on w.org_id = p.org_id and w.work_order_id = c.work_order_id
    where ${NEW} and p.document_type = 'completion' and ${NOT_RESIDUE}`,
};

export const FACTS: readonly Star[] = [stockMovement, journalLine, sale, purchase, receipt, completion];
