-- One receipt of money that settles invoices of one customer in part, from nothing to posted, in one statement.
-- $1 company, $2 payment, $3 posting, $4 events, $5 member, $6 instant, $7 request, $8 day, $9 customer, $10 bank account, $11 its account,
-- then the lines as columns: $12 line, $13 invoice, $14 amount.
with line as materialized (
  select l.n::int as line_no, l.id, l.invoice_id, l.amount
  from unnest($12::uuid[], $13::uuid[], $14::numeric[]) with ordinality as l(id, invoice_id, amount, n)),
total as (select sum(amount) as amount from line),
counter as (update raw.ledger_counter set seq = seq + 1 where org_id = $1 returning seq),
taken as (
  insert into raw.number_series (org_id, series, last)
  select $1, s.series, 1 from counter, (values ('CP-' || to_char($8::date, 'YYYYMM')), (to_char($8::date, 'YYYY-MM') || ' 记')) s(series)
  on conflict (org_id, series) do update set last = number_series.last + 1
  returning series, last),
named as materialized (
  select counter.seq, v.series as voucher_series, v.last as voucher_number,
    d.series || '-' || lpad(d.last::text, greatest(4, length(d.last::text)), '0') as number
  from counter, taken d, taken v where d.series like 'CP-%' and v.series not like 'CP-%'),
payment as (
  insert into raw.customer_payment (org_id, customer_payment_id, number, state, version, customer_id, paid_on, bank_account_id, currency, rate, amount,
    discount, method, direction)
  select $1, $2, number, 'posted', 1, $9, $8, $10, 'CNY', 1, amount, 0, 'transfer', 'receipt' from named, total),
payment_line as (
  insert into raw.customer_payment_line (org_id, customer_payment_line_id, customer_payment_id, line_no, open_item_id, amount)
  select $1, id, $2, line_no, invoice_id, amount from line),
happened as (
  insert into raw.event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, request_id)
  select $1, id, 'customer_payment', $2, verb, $6, $5, $7 from unnest($4::uuid[], array['create', 'post']) as e(id, verb)),
linked as (
  insert into raw.document_link (org_id, from_type, from_id, to_type, to_id)
  select $1, 'sales_invoice', invoice_id, 'customer_payment', $2 from line),
header as (
  insert into raw.posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, $3, seq, 'customer_payment', $2, number, 'post', $8, $6, $5, voucher_series, voucher_number, number, amount, amount from named, total),
journal as (
  insert into raw.journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, party_id, open_item_id, cash_flow, summary)
  select $1, $3, 1, seq, $8, $11, amount, 0, null, null, '1', number from named, total
  union all select $1, $3, 1 + line_no, seq, $8, '112201', 0, amount, $9, invoice_id, null, number from named, line),
account_month as (
  insert into raw.account_balance (org_id, month, account, debit, credit)
  select $1, to_char($8::date, 'YYYY-MM'), e.account, e.debit, e.credit
  from total, lateral (values ($11, amount, 0), ('112201', 0, amount)) e(account, debit, credit)
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit),
settled as (
  update raw.open_item o set balance = o.balance - line.amount from line where o.org_id = $1 and o.open_item_id = line.invoice_id)
select number from named;
