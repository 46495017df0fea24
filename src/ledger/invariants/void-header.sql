-- A void is of the same document as what it takes back, comes after it, and takes back no void; what has voided the whole of a document has voided
-- every posting of it.
select v.org_id, coalesce(v.number, v.document_type) || ', seq ' || v.seq as subject,
  case when o.org_id is null then 'takes back a posting that is not there'
    when o.document_id <> v.document_id or o.document_type <> v.document_type then 'takes back seq ' || o.seq || ', which is of another document'
    when o.reverses_id is not null then 'takes back seq ' || o.seq || ', which is a void itself'
    when v.kind <> 'void' then 'takes back seq ' || o.seq || ' but is of kind ' || v.kind
    else 'takes back seq ' || o.seq || ', which came later' end as detail
from posting v
left join posting o on o.org_id = v.org_id and o.posting_id = v.reverses_id
where v.reverses_id is not null
  and (o.org_id is null or o.document_id <> v.document_id or o.document_type <> v.document_type or o.reverses_id is not null or v.kind <> 'void' or o.seq >= v.seq)
union all
select p.org_id, coalesce(p.number, p.document_type) || ', seq ' || p.seq,
  case when p.kind = 'void' then 'is a void that takes nothing back' else 'was not taken back, but its document was voided' end
from posting p
left join (select org_id, document_id, count(*) as voids from posting where kind = 'void' group by org_id, document_id) d
  on d.org_id = p.org_id and d.document_id = p.document_id
left join posting r on r.org_id = p.org_id and r.reverses_id = p.posting_id
where p.reverses_id is null and p.kind <> 'residue' and (p.kind = 'void' or (d.voids > 0 and r.org_id is null))
