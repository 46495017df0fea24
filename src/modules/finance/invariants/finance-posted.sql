-- A posted document has one posting, a voided one two that cancel, any other none; and every posting has its document.
select d.org_id, 'customer_payment ' || coalesce(d.number, d.customer_payment_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from customer_payment d left join posting p on p.org_id = d.org_id and p.document_id = d.customer_payment_id and p.kind <> 'residue'
group by d.org_id, d.customer_payment_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its customer_payment is missing' from posting p
where p.document_type = 'customer_payment' and not exists (select from customer_payment d where d.org_id = p.org_id and d.customer_payment_id = p.document_id)
union all
select d.org_id, 'sales_invoice ' || coalesce(d.number, d.sales_invoice_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from sales_invoice d left join posting p on p.org_id = d.org_id and p.document_id = d.sales_invoice_id and p.kind <> 'residue'
group by d.org_id, d.sales_invoice_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its sales_invoice is missing' from posting p
where p.document_type = 'sales_invoice' and not exists (select from sales_invoice d where d.org_id = p.org_id and d.sales_invoice_id = p.document_id)
union all
select d.org_id, 'bad_debt ' || coalesce(d.number, d.bad_debt_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from bad_debt d left join posting p on p.org_id = d.org_id and p.document_id = d.bad_debt_id and p.kind <> 'residue'
group by d.org_id, d.bad_debt_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its bad_debt is missing' from posting p
where p.document_type = 'bad_debt' and not exists (select from bad_debt d where d.org_id = p.org_id and d.bad_debt_id = p.document_id)
union all
select d.org_id, 'credit_note ' || coalesce(d.number, d.credit_note_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from credit_note d left join posting p on p.org_id = d.org_id and p.document_id = d.credit_note_id and p.kind <> 'residue'
group by d.org_id, d.credit_note_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its credit_note is missing' from posting p
where p.document_type = 'credit_note' and not exists (select from credit_note d where d.org_id = p.org_id and d.credit_note_id = p.document_id)
union all
select d.org_id, 'supplier_bill ' || coalesce(d.number, d.supplier_bill_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from supplier_bill d left join posting p on p.org_id = d.org_id and p.document_id = d.supplier_bill_id and p.kind <> 'residue'
group by d.org_id, d.supplier_bill_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its supplier_bill is missing' from posting p
where p.document_type = 'supplier_bill' and not exists (select from supplier_bill d where d.org_id = p.org_id and d.supplier_bill_id = p.document_id)
union all
select d.org_id, 'payment ' || coalesce(d.number, d.payment_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from payment d left join posting p on p.org_id = d.org_id and p.document_id = d.payment_id and p.kind <> 'residue'
group by d.org_id, d.payment_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its payment is missing' from posting p
where p.document_type = 'payment' and not exists (select from payment d where d.org_id = p.org_id and d.payment_id = p.document_id)
union all
select d.org_id, 'opening ' || coalesce(d.number, d.opening_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from opening d left join posting p on p.org_id = d.org_id and p.document_id = d.opening_id and p.kind <> 'residue'
group by d.org_id, d.opening_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its opening is missing' from posting p
where p.document_type = 'opening' and not exists (select from opening d where d.org_id = p.org_id and d.opening_id = p.document_id)
union all
select d.org_id, 'charge_bill ' || coalesce(d.number, d.charge_bill_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from charge_bill d left join posting p on p.org_id = d.org_id and p.document_id = d.charge_bill_id and p.kind <> 'residue'
group by d.org_id, d.charge_bill_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its charge_bill is missing' from posting p
where p.document_type = 'charge_bill' and not exists (select from charge_bill d where d.org_id = p.org_id and d.charge_bill_id = p.document_id);
