-- One delivery of goods that lie in one layer each, from nothing to posted, in one statement.
-- $1 company, $2 delivery, $3 posting, $4 events, $5 member, $6 instant, $7 request, $8 day, $9 customer, $10 order, $11 its number, $12 location,
-- then the lines as columns: $13 line, $14 order line, $15 item, $16 layer, $17 quantity, $18 net, $19 tax, $20 cost.
with line as materialized (
  select l.n::int as line_no, l.id, l.order_line_id, l.item_id, l.layer_id, l.quantity, l.net, l.tax, l.cost
  from unnest($13::uuid[], $14::uuid[], $15::uuid[], $16::uuid[], $17::numeric[], $18::numeric[], $19::numeric[], $20::numeric[])
    with ordinality as l(id, order_line_id, item_id, layer_id, quantity, net, tax, cost, n)),
total as (select sum(net) as net, sum(tax) as tax, sum(cost) as cost from line),
counter as (update raw.ledger_counter set seq = seq + 1 where org_id = $1 returning seq),
taken as (
  insert into raw.number_series (org_id, series, last)
  select $1, s.series, 1 from counter, (values ('DN-' || to_char($8::date, 'YYYYMM')), (to_char($8::date, 'YYYY-MM') || ' 记')) s(series)
  on conflict (org_id, series) do update set last = number_series.last + 1
  returning series, last),
named as materialized (
  select counter.seq, v.series as voucher_series, v.last as voucher_number,
    d.series || '-' || lpad(d.last::text, greatest(4, length(d.last::text)), '0') as number
  from counter, taken d, taken v where d.series like 'DN-%' and v.series not like 'DN-%'),
delivery as (
  insert into raw.delivery (org_id, delivery_id, number, state, version, customer_id, order_id, delivered_on)
  select $1, $2, number, 'posted', 1, $9, $10, $8 from named),
delivery_line as (
  insert into raw.delivery_line (org_id, delivery_line_id, delivery_id, line_no, order_line_id, item_id, quantity, location_id)
  select $1, id, $2, line_no, order_line_id, item_id, quantity, $12 from line),
happened as (
  insert into raw.event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, request_id)
  select $1, id, 'delivery', $2, verb, $6, $5, $7 from unnest($4::uuid[], array['create', 'release', 'post']) as e(id, verb)),
linked as (
  insert into raw.document_link (org_id, from_type, from_id, to_type, to_id) values ($1, 'sales_order', $10, 'delivery', $2)),
header as (
  insert into raw.posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, $3, seq, 'delivery', $2, number, 'post', $8, $6, $5, voucher_series, voucher_number, number || ' ' || $11::text,
    net + tax + cost, net + tax + cost
  from named, total),
journal as (
  insert into raw.journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, party_id, open_item_id, summary)
  select $1, $3, 5 * (line_no - 1) + e.n, seq, $8, e.account, e.debit, e.credit, case when e.n <> 3 then item_id end,
    case when e.n in (1, 2, 5) then $9::uuid end, case when e.n = 1 then id end, number || ' ' || $11::text
  from named, line, lateral (values (1, '112202', net + tax, 0), (2, '500101', 0, net), (3, '222106', 0, tax), (4, '140303', 0, cost),
    (5, '540101', cost, 0)) e(n, account, debit, credit)),
stock as (
  insert into raw.stock_line (org_id, posting_id, line_no, seq, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value, used_for)
  select $1, $3, line_no, seq, $8, item_id, item_id, $12, '00000000-0000-0000-0000-000000000000', true, -quantity, -cost, id
  from named, line),
progressed as (
  insert into raw.progress_line (org_id, posting_id, line_no, target_id, measure, quantity)
  select $1, $3, line_no, order_line_id, 'shipped', quantity from line),
used as (
  insert into raw.layer_use (org_id, posting_id, use_no, line_no, layer_id, kind, quantity, value)
  select $1, $3, line_no, line_no, layer_id, 'issue', quantity, cost from line),
layer as (
  update raw.cost_layer l set left_quantity = l.left_quantity - line.quantity, left_value = l.left_value - line.cost
  from line where l.org_id = $1 and l.layer_id = line.layer_id),
pool as (
  update raw.cost_pool p set quantity = p.quantity - line.quantity, value = p.value - line.cost, version = p.version + 1
  from line where p.org_id = $1 and p.pool_id = line.item_id),
place as (
  update raw.stock_balance b set quantity = b.quantity - line.quantity
  from line where b.org_id = $1 and b.item_id = line.item_id and b.location_id = $12 and b.is_owned),
account_month as (
  insert into raw.account_balance (org_id, month, account, debit, credit)
  select $1, to_char($8::date, 'YYYY-MM'), e.account, e.debit, e.credit
  from total, lateral (values ('112202', net + tax, 0), ('500101', 0, net), ('222106', 0, tax), ('140303', 0, cost), ('540101', cost, 0))
    e(account, debit, credit)
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit),
open_items as (
  insert into raw.open_item (org_id, open_item_id, account, party_id, document_type, document_id, opened_on, balance)
  select $1, id, '112202', $9, 'delivery', $2, $8, net + tax from line),
target as (
  update raw.progress p set quantity = p.quantity + line.quantity
  from line where p.org_id = $1 and p.target_id = line.order_line_id and p.measure = 'shipped'),
kept as (
  update raw.reservation r set quantity = r.quantity - line.quantity
  from line where r.org_id = $1 and r.demand_id = line.order_line_id)
select number from named;
