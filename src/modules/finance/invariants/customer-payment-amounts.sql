-- A posted customer payment brings into its bank account, or takes from it as a refund, what it says, at the rate it says.
select p.org_id, 'customer payment ' || p.number as subject, 'says ' || p.direction || ' ' || round(p.amount * p.rate, 2) || ', posted ' || coalesce(j.moved, 0) as detail
from customer_payment p
join posting g on g.org_id = p.org_id and g.document_id = p.customer_payment_id and g.kind = 'post'
left join lateral (
  select sum(debit - credit) * case p.direction when 'refund' then -1 else 1 end as moved from journal_line j where j.org_id = g.org_id and j.posting_id = g.posting_id and j.cash_flow is not null) j on true
where p.state = 'posted' and round(p.amount * p.rate, 2) <> coalesce(j.moved, 0);
