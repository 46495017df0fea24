-- One sales invoice of one delivery, at the order's price, from nothing to posted, in one statement.
-- $1 company, $2 invoice, $3 posting, $4 events, $5 member, $6 instant, $7 request, $8 day, $9 due day, $10 customer, $11 delivery,
-- then the lines as columns: $12 line, $13 delivery line, $14 order line, $15 item, $16 quantity, $17 price, $18 net, $19 tax rate, $20 tax.
with line as materialized (
  select l.n::int as line_no, l.id, l.delivery_line_id, l.order_line_id, l.item_id, l.quantity, l.price, l.net, l.tax_rate, l.tax
  from unnest($12::uuid[], $13::uuid[], $14::uuid[], $15::uuid[], $16::numeric[], $17::numeric[], $18::numeric[], $19::numeric[], $20::numeric[])
    with ordinality as l(id, delivery_line_id, order_line_id, item_id, quantity, price, net, tax_rate, tax, n)),
total as (select sum(net + tax) as gross, sum(tax) as tax, count(*)::int as lines from line),
counter as (update raw.ledger_counter set seq = seq + 1 where org_id = $1 returning seq),
taken as (
  insert into raw.number_series (org_id, series, last)
  select $1, s.series, 1 from counter, (values ('SI-' || to_char($8::date, 'YYYYMM')), (to_char($8::date, 'YYYY-MM') || ' 记')) s(series)
  on conflict (org_id, series) do update set last = number_series.last + 1
  returning series, last),
named as materialized (
  select counter.seq, v.series as voucher_series, v.last as voucher_number,
    d.series || '-' || lpad(d.last::text, greatest(4, length(d.last::text)), '0') as number
  from counter, taken d, taken v where d.series like 'SI-%' and v.series not like 'SI-%'),
invoice as (
  insert into raw.sales_invoice (org_id, sales_invoice_id, number, state, version, customer_id, invoiced_on, due_on, currency, rate)
  select $1, $2, number, 'posted', 1, $10, $8, $9, 'CNY', 1 from named),
invoice_line as (
  insert into raw.sales_invoice_line (org_id, sales_invoice_line_id, sales_invoice_id, line_no, delivery_line_id, item_id, quantity, price,
    amount_net, tax_rate, amount_tax)
  select $1, id, $2, line_no, delivery_line_id, item_id, quantity, price, net, tax_rate, tax from line),
happened as (
  insert into raw.event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, request_id)
  select $1, id, 'sales_invoice', $2, verb, $6, $5, $7 from unnest($4::uuid[], array['create', 'post']) as e(id, verb)),
linked as (
  insert into raw.document_link (org_id, from_type, from_id, to_type, to_id) values ($1, 'delivery', $11, 'sales_invoice', $2)),
header as (
  insert into raw.posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, $3, seq, 'sales_invoice', $2, number, 'post', $8, $6, $5, voucher_series, voucher_number, number, gross + tax, gross + tax
  from named, total),
journal as (
  insert into raw.journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, party_id, open_item_id, due_on, summary)
  select $1, $3, 3 * (line_no - 1) + e.n, seq, $8, e.account, e.debit, e.credit, case when e.n = 1 then item_id end,
    case when e.n = 1 then $10::uuid end, case when e.n = 1 then delivery_line_id end, null::date, number
  from named, line, lateral (values (1, '112202', 0, net + tax), (2, '222106', tax, 0), (3, '22210107', 0, tax)) e(n, account, debit, credit)
  union all select $1, $3, 3 * lines + 1, seq, $8, '112201', gross, 0, null, $10, $2, $9, number from named, total),
progressed as (
  insert into raw.progress_line (org_id, posting_id, line_no, target_id, measure, quantity)
  select $1, $3, 2 * line_no - 1 + t.n, t.target_id, 'invoiced', quantity
  from line, lateral (values (0, delivery_line_id), (1, order_line_id)) t(n, target_id)),
account_month as (
  insert into raw.account_balance (org_id, month, account, debit, credit)
  select $1, to_char($8::date, 'YYYY-MM'), e.account, e.debit, e.credit
  from total, lateral (values ('112201', gross, 0), ('112202', 0, gross), ('222106', tax, 0), ('22210107', 0, tax)) e(account, debit, credit)
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit),
closed_items as (
  update raw.open_item o set balance = o.balance - line.net - line.tax
  from line where o.org_id = $1 and o.open_item_id = line.delivery_line_id),
opened_item as (
  insert into raw.open_item (org_id, open_item_id, account, party_id, document_type, document_id, opened_on, due_on, balance)
  select $1, $2, '112201', $10, 'sales_invoice', $2, $8, $9, gross from total),
target as (
  update raw.progress p set quantity = p.quantity + line.quantity
  from line where p.org_id = $1 and p.target_id in (line.delivery_line_id, line.order_line_id) and p.measure = 'invoiced')
select number from named;
