with touched as (
  select distinct j.posting_id
  from account_role r join journal_line j on j.org_id = r.org_id and j.account = r.account
  where r.org_id = :orgId and r.role in ('payable', 'receivable', 'freight_payable')
    and j.posted_on >= (:from || '-01')::date and j.posted_on < ((:to || '-01')::date + interval '1 month')::date),
fact as (
  select p.document_type, p.document_id, p.posted_on, case when p.kind = 'void' then -1 else 1 end as sign
  from touched t join posting p on p.org_id = :orgId and p.posting_id = t.posting_id
  where p.document_type in ('supplier_bill', 'charge_bill', 'sales_invoice')),
line as (
  select f.*, 'input' as kind, d.number, d.supplier_id as party_id, l.tax_rate as rate, f.sign * round(l.amount_net * d.rate, 2) as net,
    f.sign * round(l.amount_tax * d.rate, 2) as tax
  from fact f join supplier_bill d on d.org_id = :orgId and d.supplier_bill_id = f.document_id
  join supplier_bill_line l on l.org_id = :orgId and l.supplier_bill_id = d.supplier_bill_id
  union all
  select f.*, 'input', d.number, d.supplier_id, d.tax_rate, f.sign * d.amount_net, f.sign * d.amount_tax
  from fact f join charge_bill d on d.org_id = :orgId and d.charge_bill_id = f.document_id
  union all
  select f.*, 'output', d.number, d.customer_id, l.tax_rate, f.sign * round(l.amount_net * d.rate, 2), f.sign * round(l.amount_tax * d.rate, 2)
  from fact f join sales_invoice d on d.org_id = :orgId and d.sales_invoice_id = f.document_id
  join sales_invoice_line l on l.org_id = :orgId and l.sales_invoice_id = d.sales_invoice_id),
known as (select to_char(posted_on, 'YYYY-MM') as month, kind, rate, sum(net) as net, sum(tax) as tax from line group by 1, 2, 3),
-- 应交增值税 but for what was carried out of it at month end.
ledger as (
  select b.month, case r.role when 'input_vat' then 'input' when 'output_vat' then 'output' when 'input_vat_out' then 'transfer_out' else 'other' end as kind,
    sum(case when r.role = 'input_vat' then b.debit - b.credit else b.credit - b.debit end) as tax
  from account_role v
  join account_balance b on b.org_id = v.org_id and b.account like left(v.account, length(v.account) - 2) || '__' and b.account <> v.account
  left join account_role r on r.org_id = b.org_id and r.account = b.account and r.role in ('input_vat', 'output_vat', 'input_vat_out')
  where v.org_id = :orgId and v.role = 'vat_transferred' and b.month between :from and :to group by 1, 2),
shown as (
  select month, kind, rate, net, tax from known
  union all
  select l.month, l.kind, null, null, l.tax - coalesce((select sum(k.tax) from known k where k.month = l.month and k.kind = l.kind), 0) from ledger l
  union all
  select month, 'to_pay', null, null, sum(case when kind = 'input' then -tax else tax end) from ledger group by month)
select month, kind, rate, net, tax from shown where tax <> 0 or net <> 0 or kind = 'to_pay'
order by month, array_position(array['output', 'input', 'transfer_out', 'other', 'to_pay'], kind), rate desc nulls last;
