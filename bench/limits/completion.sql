-- One completion of a backflushed order whose components lie in one layer each, from nothing to posted, in one statement.
-- $1 company, $2 completion, $3 posting, $4 events, $5 member, $6 instant, $7 request, $8 day, $9 work order, $10 its number, $11 item, $12 location,
-- $13 pieces, $14 labour, $15 overhead, then the components as columns: $16 order line, $17 item, $18 layer, $19 quantity, $20 cost.
with line as materialized (
  select l.n::int as line_no, l.order_line_id, l.item_id, l.layer_id, l.quantity, l.cost
  from unnest($16::uuid[], $17::uuid[], $18::uuid[], $19::numeric[], $20::numeric[])
    with ordinality as l(order_line_id, item_id, layer_id, quantity, cost, n)),
total as materialized (
  select sum(cost) as material, sum(cost) + $14::numeric + $15::numeric as cost, count(*)::int as lines from line),
moved as materialized (
  select line_no, item_id, -quantity as quantity, -cost as value, $9::uuid as used_for from line
  union all select lines + 1, $11, $13, cost, null from total),
counter as (update raw.ledger_counter set seq = seq + 1 where org_id = $1 returning seq),
taken as (
  insert into raw.number_series (org_id, series, last)
  select $1, s.series, 1 from counter, (values ('WC-' || to_char($8::date, 'YYYYMM')), (to_char($8::date, 'YYYY-MM') || ' 记')) s(series)
  on conflict (org_id, series) do update set last = number_series.last + 1
  returning series, last),
named as materialized (
  select counter.seq, v.series as voucher_series, v.last as voucher_number,
    d.series || '-' || lpad(d.last::text, greatest(4, length(d.last::text)), '0') as number
  from counter, taken d, taken v where d.series like 'WC-%' and v.series not like 'WC-%'),
completion as (
  insert into raw.completion (org_id, completion_id, number, state, version, work_order_id, completed_on, quantity, quantity_scrapped,
    is_scrap_abnormal, location_id, is_last)
  select $1, $2, number, 'posted', 1, $9, $8, $13, 0, false, $12, false from named),
happened as (
  insert into raw.event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, request_id)
  select $1, id, 'completion', $2, verb, $6, $5, $7 from unnest($4::uuid[], array['create', 'post']) as e(id, verb)),
linked as (
  insert into raw.document_link (org_id, from_type, from_id, to_type, to_id) values ($1, 'work_order', $9, 'completion', $2)),
header as (
  insert into raw.posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, $3, seq, 'completion', $2, number, 'post', $8, $6, $5, voucher_series, voucher_number, number || ' ' || $10::text, 2 * cost, 2 * cost
  from named, total),
journal as (
  insert into raw.journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, open_item_id, summary)
  select $1, $3, line_no, seq, $8, '140303', 0, cost, item_id, null::uuid, number || ' ' || $10::text from named, line
  union all
  select $1, $3, lines + e.n, seq, $8, e.account, e.debit, e.credit, case when e.n not in (3, 5) then $11::uuid end,
    case when e.account = '40010101' then $9::uuid end, number || ' ' || $10::text
  from named, total, lateral (values (1, '40010101', material, 0), (2, '40010102', $14, 0), (3, '221101', 0, $14), (4, '40010103', $15, 0),
    (5, '410190', 0, $15), (6, '140303', cost, 0), (7, '40010101', 0, material), (8, '40010102', 0, $14), (9, '40010103', 0, $15))
    e(n, account, debit, credit)),
stock as (
  insert into raw.stock_line (org_id, posting_id, line_no, seq, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value, used_for)
  select $1, $3, line_no, seq, $8, item_id, item_id, $12, '00000000-0000-0000-0000-000000000000', true, quantity, value, used_for from named, moved),
progressed as (
  insert into raw.progress_line (org_id, posting_id, line_no, target_id, measure, quantity)
  select $1, $3, line_no, order_line_id, 'issued', quantity from line
  union all select $1, $3, lines + 1, $9, 'produced', $13 from total),
used as (
  insert into raw.layer_use (org_id, posting_id, use_no, line_no, layer_id, kind, quantity, value)
  select $1, $3, line_no, line_no, layer_id, 'issue', quantity, cost from line),
opened as (
  insert into raw.cost_layer (org_id, layer_id, pool_id, item_id, lot_id, posting_id, line_no, seq, opened_on, quantity, value, left_quantity, left_value)
  select $1, $2, p.pool_id, p.item_id, '00000000-0000-0000-0000-000000000000', $3, lines + 1, seq, $8, $13, cost, $13,
    case when p.method in ('fifo', 'specific_lot') then cost end
  from named, total, raw.cost_pool p where p.org_id = $1 and p.pool_id = $11),
layer as (
  update raw.cost_layer l set left_quantity = l.left_quantity - line.quantity, left_value = l.left_value - line.cost
  from line where l.org_id = $1 and l.layer_id = line.layer_id),
pool as (
  update raw.cost_pool p set quantity = p.quantity + moved.quantity, value = p.value + moved.value, version = p.version + 1,
    last_cost = case when moved.quantity > 0 then round(moved.value / moved.quantity, 6) else p.last_cost end
  from moved where p.org_id = $1 and p.pool_id = moved.item_id),
place as (
  update raw.stock_balance b set quantity = b.quantity + moved.quantity
  from moved where b.org_id = $1 and b.item_id = moved.item_id and b.location_id = $12 and b.is_owned),
account_month as (
  insert into raw.account_balance (org_id, month, account, debit, credit)
  select $1, to_char($8::date, 'YYYY-MM'), e.account, e.debit, e.credit
  from total, lateral (values ('40010101', material, material), ('40010102', $14, $14), ('40010103', $15, $15), ('221101', 0, $14), ('410190', 0, $15),
    ('140303', cost, material)) e(account, debit, credit)
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit),
target as (
  update raw.progress p set quantity = p.quantity + done.quantity
  from (select order_line_id as target_id, 'issued' as measure, quantity from line union all select $9, 'produced', $13) done
  where p.org_id = $1 and p.target_id = done.target_id and p.measure = done.measure)
select number from named;
