-- A posted bill owes what its lines say, tax included.
select b.org_id, 'supplier bill ' || b.number as subject, 'lines ' || t.gross || ', posted ' || coalesce(j.credit, 0) as detail
from supplier_bill b
join lateral (
  select sum(round(l.amount_net * b.rate, 2) + round(l.amount_tax * b.rate, 2)) as gross from supplier_bill_line l
  where l.org_id = b.org_id and l.supplier_bill_id = b.supplier_bill_id) t on true
left join posting p on p.org_id = b.org_id and p.document_id = b.supplier_bill_id and p.kind = 'post'
left join lateral (
  select sum(credit) as credit from journal_line j where j.org_id = p.org_id and j.posting_id = p.posting_id and j.open_item_id = b.supplier_bill_id) j on true
where b.state = 'posted' and t.gross <> coalesce(j.credit, 0);
