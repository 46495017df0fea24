-- A posted document has one posting, a voided one two that cancel, any other none; and every posting has its document.
select d.org_id, 'delivery ' || coalesce(d.number, d.delivery_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from delivery d left join posting p on p.org_id = d.org_id and p.document_id = d.delivery_id and p.kind <> 'residue'
group by d.org_id, d.delivery_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its delivery is missing' from posting p
where p.document_type = 'delivery' and not exists (select from delivery d where d.org_id = p.org_id and d.delivery_id = p.document_id)
union all
select d.org_id, 'sales_return ' || coalesce(d.number, d.sales_return_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from sales_return d left join posting p on p.org_id = d.org_id and p.document_id = d.sales_return_id and p.kind <> 'residue'
group by d.org_id, d.sales_return_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its sales_return is missing' from posting p
where p.document_type = 'sales_return' and not exists (select from sales_return d where d.org_id = p.org_id and d.sales_return_id = p.document_id);
