-- A posted document has one posting, a voided one two that cancel, any other none; and every posting has its document.
with document as (
  select org_id, 'material_issue' as document, material_issue_id as id, number, state from material_issue
  union all select org_id, 'completion', completion_id, number, state from completion)
select d.org_id, d.document || ' ' || coalesce(d.number, d.id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from document d left join posting p on p.org_id = d.org_id and p.document_id = d.id and p.kind <> 'residue'
group by d.org_id, d.document, d.id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its ' || p.document_type || ' is missing' from posting p
where p.document_type in ('material_issue', 'completion') and not exists (select from document d where d.org_id = p.org_id and d.id = p.document_id);
