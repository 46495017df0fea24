-- A posted bad debt writes off what its lines say, item by item; not more of it is recovered than was lost, and only by posted recoveries.
with lost as (
  select b.org_id, b.bad_debt_id, b.number, p.posting_id, l.open_item_id, sum(l.amount) as amount
  from bad_debt b join bad_debt_line l on l.org_id = b.org_id and l.bad_debt_id = b.bad_debt_id
  join posting p on p.org_id = b.org_id and p.document_id = b.bad_debt_id and p.kind = 'post'
  where b.state = 'posted' group by b.org_id, b.bad_debt_id, b.number, p.posting_id, l.open_item_id)
select l.org_id, 'bad debt ' || l.number as subject, 'says ' || l.amount || ', posted ' || coalesce(j.amount, 0) as detail
from lost l left join lateral (
  select sum(coalesce(j.currency_amount, j.credit)) as amount from journal_line j
  where j.org_id = l.org_id and j.posting_id = l.posting_id and j.open_item_id = l.open_item_id) j on true
where l.amount <> coalesce(j.amount, 0)
union all
select p.org_id, 'bad debt ' || coalesce(b.number, p.target_id::text), 'recovered ' || p.quantity || ', payments ' || coalesce(r.amount, 0) || ', lost ' || coalesce(j.lost, 0)
from progress p
left join bad_debt b on b.org_id = p.org_id and b.bad_debt_id = p.target_id
left join lateral (
  select sum(round(c.amount * c.rate, 2)) as amount from customer_payment c
  where c.org_id = p.org_id and c.bad_debt_id = p.target_id and c.state = 'posted' and c.direction = 'recovery') r on true
left join lateral (
  select sum(j.debit) as lost from posting g join journal_line j on j.org_id = g.org_id and j.posting_id = g.posting_id and j.open_item_id is null
  where g.org_id = p.org_id and g.document_id = p.target_id and g.kind = 'post') j on true
where p.measure = 'recovered' and (p.quantity <> coalesce(r.amount, 0) or p.quantity > coalesce(j.lost, 0));
