-- A batch of goods receipts of one company, day and warehouse in one statement, as receipt.sql does one.
-- $1 company, $2 warehouse, $3 day, $4 member, $5 instant, $6 request, then the documents as columns: $7 receipt, $8 supplier,
-- $9 order, $10 its number, $11 posting, $12 events (three each); then the lines: $13 receipt's place in the batch, $14 line no.,
-- $15 line, $16 order line, $17 item, $18 location, $19 quantity, $20 price.
with counter as (
  update raw.ledger_counter set seq = seq + cardinality($7::uuid[]) where org_id = $1 returning seq - cardinality($7::uuid[]) as base),
taken as (
  insert into raw.number_series (org_id, series, last)
  select $1, s.series, cardinality($7::uuid[])
  from counter, (values ('GR-' || to_char($3::date, 'YYYYMM')), (to_char($3::date, 'YYYY-MM') || ' 记')) s(series)
  on conflict (org_id, series) do update set last = number_series.last + excluded.last
  returning series, last - cardinality($7::uuid[]) as base),
document as materialized (
  select d.n::int as n, d.id, d.supplier_id, d.order_id, d.posting_id, counter.base + d.n as seq, v.series as voucher_series,
    v.base + d.n as voucher_number, r.number, r.number || ' ' || d.order_number as summary
  from counter, taken g, taken v,
    unnest($7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::uuid[]) with ordinality as d(id, supplier_id, order_id, order_number, posting_id, n),
    lateral (select g.series || '-' || lpad((g.base + d.n)::text, greatest(4, length((g.base + d.n)::text)), '0') as number) r
  where g.series like 'GR-%' and v.series not like 'GR-%'),
line as materialized (
  select l.n, l.line_no, l.id, l.order_line_id, l.item_id, l.location_id, l.quantity, round(l.quantity * l.price, 2) as value, l.place,
    p.account, p.method
  from unnest($13::int[], $14::int[], $15::uuid[], $16::uuid[], $17::uuid[], $18::uuid[], $19::numeric[], $20::numeric[])
    with ordinality as l(n, line_no, id, order_line_id, item_id, location_id, quantity, price, place)
  join raw.cost_pool p on p.org_id = $1 and p.pool_id = l.item_id),
receipt as (
  insert into raw.goods_receipt (org_id, goods_receipt_id, number, state, version, supplier_id, order_id, warehouse_id, received_on)
  select $1, id, number, 'posted', 1, supplier_id, order_id, $2, $3 from document),
receipt_line as (
  insert into raw.goods_receipt_line (org_id, goods_receipt_line_id, goods_receipt_id, line_no, order_line_id, item_id, quantity_arrived,
    quantity_accepted, quantity_rejected, location_id)
  select $1, l.id, d.id, line_no, order_line_id, item_id, quantity, quantity, 0, location_id from line l join document d using (n)),
happened as (
  insert into raw.event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, request_id)
  select $1, ($12::uuid[])[3 * n - 3 + e.place], 'goods_receipt', id, e.verb, $5, $4, $6
  from document, (values (1, 'create'), (2, 'arrive'), (3, 'post')) e(place, verb)),
linked as (
  insert into raw.document_link (org_id, from_type, from_id, to_type, to_id)
  select $1, 'purchase_order', order_id, 'goods_receipt', id from document),
total as (select n, sum(value) as value from line group by n),
header as (
  insert into raw.posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, posting_id, seq, 'goods_receipt', id, number, 'post', $3, $5, $4, voucher_series, voucher_number, summary, value, value
  from document join total using (n)),
journal as (
  insert into raw.journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, party_id, open_item_id, summary)
  select $1, posting_id, 2 * line_no - 1 + s.credit, seq, $3, case s.credit when 0 then account else '220202' end,
    value * (1 - s.credit), value * s.credit, item_id, case s.credit when 1 then supplier_id end, case s.credit when 1 then l.id end, summary
  from line l join document d using (n), (values (0), (1)) s(credit)),
stock as (
  insert into raw.stock_line (org_id, posting_id, line_no, seq, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value)
  select $1, posting_id, line_no, seq, $3, item_id, item_id, location_id, '00000000-0000-0000-0000-000000000000', true, quantity, value
  from line join document using (n)),
progressed as (
  insert into raw.progress_line (org_id, posting_id, line_no, target_id, measure, quantity)
  select $1, posting_id, line_no, order_line_id, 'received', quantity from line join document using (n)),
opened as (
  insert into raw.cost_layer (org_id, layer_id, pool_id, item_id, lot_id, posting_id, line_no, seq, opened_on, quantity, value,
    left_quantity, left_value)
  select $1, l.id, item_id, item_id, '00000000-0000-0000-0000-000000000000', posting_id, line_no, seq, $3, quantity, value, quantity,
    case when method in ('fifo', 'specific_lot') then value end
  from line l join document using (n)),
pool as (
  update raw.cost_pool p set quantity = p.quantity + l.quantity, value = p.value + l.value, last_cost = l.last_cost, version = p.version + 1
  from (select item_id, sum(quantity) as quantity, sum(value) as value,
      (array_agg(round(value / quantity, 6) order by place desc))[1] as last_cost from line group by item_id) l
  where p.org_id = $1 and p.pool_id = l.item_id),
place as (
  insert into raw.stock_balance (org_id, item_id, location_id, lot_id, is_owned, quantity)
  select $1, item_id, location_id, '00000000-0000-0000-0000-000000000000', true, sum(quantity) from line group by item_id, location_id
  on conflict (org_id, item_id, location_id, lot_id, is_owned) do update set quantity = stock_balance.quantity + excluded.quantity),
account_month as (
  insert into raw.account_balance (org_id, month, account, debit, credit)
  select $1, to_char($3::date, 'YYYY-MM'), account, sum(value), 0 from line group by account
  union all select $1, to_char($3::date, 'YYYY-MM'), '220202', 0, sum(value) from line
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit),
open_items as (
  insert into raw.open_item (org_id, open_item_id, account, party_id, document_type, document_id, opened_on, balance)
  select $1, l.id, '220202', supplier_id, 'goods_receipt', d.id, $3, -value from line l join document d using (n)),
target as (
  insert into raw.progress (org_id, target_id, measure, quantity)
  select $1, order_line_id, 'received', sum(quantity) from line group by order_line_id
  on conflict (org_id, target_id, measure) do update set quantity = progress.quantity + excluded.quantity)
select number from document order by n;
