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
  join sales_invoice_line l on l.org_id = :orgId and l.sales_invoice_id = d.sales_invoice_id)
select posted_on as "postedOn", kind, document_type as "documentType", document_id::text as "documentId", number, party_id as "partyId", rate,
  sum(net) as net, sum(tax) as tax
from line where (:kind is null or kind = :kind) and (:rate is null or rate = :rate)
group by posted_on, kind, document_type, document_id, sign, number, party_id, rate order by posted_on, number, sign desc;
