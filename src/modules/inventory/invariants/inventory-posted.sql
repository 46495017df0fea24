-- A posted document has one posting, a voided one two that cancel, any other none; and every posting has its document.
select d.org_id, 'transfer ' || coalesce(d.number, d.transfer_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from transfer d left join posting p on p.org_id = d.org_id and p.document_id = d.transfer_id and p.kind <> 'residue'
group by d.org_id, d.transfer_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its transfer is missing' from posting p
where p.document_type = 'transfer' and not exists (select from transfer d where d.org_id = p.org_id and d.transfer_id = p.document_id)
union all
select d.org_id, 'other_movement ' || coalesce(d.number, d.other_movement_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from other_movement d left join posting p on p.org_id = d.org_id and p.document_id = d.other_movement_id and p.kind <> 'residue'
group by d.org_id, d.other_movement_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its other_movement is missing' from posting p
where p.document_type = 'other_movement' and not exists (select from other_movement d where d.org_id = p.org_id and d.other_movement_id = p.document_id)
union all
select d.org_id, 'stock_count ' || coalesce(d.number, d.stock_count_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from stock_count d left join posting p on p.org_id = d.org_id and p.document_id = d.stock_count_id and p.kind <> 'residue'
group by d.org_id, d.stock_count_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its stock_count is missing' from posting p
where p.document_type = 'stock_count' and not exists (select from stock_count d where d.org_id = p.org_id and d.stock_count_id = p.document_id);
