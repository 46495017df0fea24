-- One goods receipt, from nothing to posted, in one statement: what a careful hand would write who knows every value before.
-- $1 company, $2 receipt, $3 supplier, $4 order, $5 its number, $6 warehouse, $7 day, $8 member, $9 instant, $10 request,
-- $11 posting, $12 events, then the lines as columns: $13 line, $14 order line, $15 item, $16 location, $17 quantity,
-- $18 price; $19 to $21 the kept answer of a request: key, fingerprint, answer (null without one).
with line as materialized (
  select l.n::int as line_no, l.id, l.order_line_id, l.item_id, l.location_id, l.quantity, round(l.quantity * l.price, 2) as value,
    p.account, p.method
  from unnest($13::uuid[], $14::uuid[], $15::uuid[], $16::uuid[], $17::numeric[], $18::numeric[])
    with ordinality as l(id, order_line_id, item_id, location_id, quantity, price, n)
  join raw.cost_pool p on p.org_id = $1 and p.pool_id = l.item_id),
counter as (update raw.ledger_counter set seq = seq + 1 where org_id = $1 returning seq),
taken as (
  insert into raw.number_series (org_id, series, last)
  select $1, s.series, 1 from counter, (values ('GR-' || to_char($7::date, 'YYYYMM')), (to_char($7::date, 'YYYY-MM') || ' 记')) s(series)
  on conflict (org_id, series) do update set last = number_series.last + 1
  returning series, last),
named as materialized (
  select counter.seq, v.series as voucher_series, v.last as voucher_number,
    g.series || '-' || lpad(g.last::text, greatest(4, length(g.last::text)), '0') as number
  from counter, taken g, taken v where g.series like 'GR-%' and v.series not like 'GR-%'),
receipt as (
  insert into raw.goods_receipt (org_id, goods_receipt_id, number, state, version, supplier_id, order_id, warehouse_id, received_on)
  select $1, $2, number, 'posted', 1, $3, $4, $6, $7 from named),
receipt_line as (
  insert into raw.goods_receipt_line (org_id, goods_receipt_line_id, goods_receipt_id, line_no, order_line_id, item_id, quantity_arrived,
    quantity_accepted, quantity_rejected, location_id)
  select $1, id, $2, line_no, order_line_id, item_id, quantity, quantity, 0, location_id from line),
happened as (
  insert into raw.event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, request_id)
  select $1, id, 'goods_receipt', $2, verb, $9, $8, $10 from unnest($12::uuid[], array['create', 'arrive', 'post']) as e(id, verb)),
linked as (
  insert into raw.document_link (org_id, from_type, from_id, to_type, to_id) values ($1, 'purchase_order', $4, 'goods_receipt', $2)),
header as (
  insert into raw.posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, $11, seq, 'goods_receipt', $2, number, 'post', $7, $9, $8, voucher_series, voucher_number, number || ' ' || $5::text, t.value, t.value
  from named, (select sum(value) as value from line) t),
journal as (
  insert into raw.journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, party_id, open_item_id, summary)
  select $1, $11, 2 * line_no - 1 + s.credit, seq, $7, case s.credit when 0 then account else '220202' end,
    value * (1 - s.credit), value * s.credit, item_id, case s.credit when 1 then $3::uuid end, case s.credit when 1 then id end,
    number || ' ' || $5::text
  from named, (values (0), (1)) s(credit), line),
stock as (
  insert into raw.stock_line (org_id, posting_id, line_no, seq, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value)
  select $1, $11, line_no, seq, $7, item_id, item_id, location_id, '00000000-0000-0000-0000-000000000000', true, quantity, value
  from named, line),
progressed as (
  insert into raw.progress_line (org_id, posting_id, line_no, target_id, measure, quantity)
  select $1, $11, line_no, order_line_id, 'received', quantity from line),
opened as (
  insert into raw.cost_layer (org_id, layer_id, pool_id, item_id, lot_id, posting_id, line_no, seq, opened_on, quantity, value,
    left_quantity, left_value)
  select $1, id, item_id, item_id, '00000000-0000-0000-0000-000000000000', $11, line_no, seq, $7, quantity, value, quantity,
    case when method in ('fifo', 'specific_lot') then value end
  from named, line),
pool as (
  update raw.cost_pool p set quantity = p.quantity + line.quantity, value = p.value + line.value,
    last_cost = round(line.value / line.quantity, 6), version = p.version + 1
  from line where p.org_id = $1 and p.pool_id = line.item_id),
place as (
  insert into raw.stock_balance (org_id, item_id, location_id, lot_id, is_owned, quantity)
  select $1, item_id, location_id, '00000000-0000-0000-0000-000000000000', true, quantity from line
  on conflict (org_id, item_id, location_id, lot_id, is_owned) do update set quantity = stock_balance.quantity + excluded.quantity),
account_month as (
  insert into raw.account_balance (org_id, month, account, debit, credit)
  select $1, to_char($7::date, 'YYYY-MM'), account, sum(value), 0 from line group by account
  union all select $1, to_char($7::date, 'YYYY-MM'), '220202', 0, sum(value) from line
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit),
open_items as (
  insert into raw.open_item (org_id, open_item_id, account, party_id, document_type, document_id, opened_on, balance)
  select $1, id, '220202', $3, 'goods_receipt', $2, $7, -value from line),
target as (
  insert into raw.progress (org_id, target_id, measure, quantity)
  select $1, order_line_id, 'received', quantity from line
  on conflict (org_id, target_id, measure) do update set quantity = progress.quantity + excluded.quantity),
kept as (
  insert into raw.idempotency (org_id, key, member_id, fingerprint, answer, created_at)
  select $1, $19, $8, $20, $21::jsonb, $9 where $19::text is not null)
select number from named;
