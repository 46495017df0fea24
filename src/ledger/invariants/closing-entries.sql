-- Closing entries are what the statements leave out of profit and loss, so they carry it forward and do nothing else: on the last day of their month, between
-- profit and loss and 3103, between 3103 and 310415, or from 22210104 to 222102.
select j.org_id, p.document_type || ' of ' || p.posted_on || ', seq ' || p.seq as subject, 'has an entry on ' || j.account as detail
from posting p
join journal_line j on j.org_id = p.org_id and j.posting_id = p.posting_id
join account a on a.org_id = j.org_id and a.code = j.account
left join account_role r on r.org_id = j.org_id and r.account = j.account
  and r.role in ('profit_of_year', 'retained_earnings', 'vat_transferred', 'vat_unpaid')
where p.document_type in ('vat_closing', 'profit_closing', 'year_closing') and not case p.document_type
  when 'profit_closing' then a.class in ('revenue', 'expense') or coalesce(r.role = 'profit_of_year', false)
  when 'year_closing' then coalesce(r.role in ('profit_of_year', 'retained_earnings'), false)
  else coalesce(r.role in ('vat_transferred', 'vat_unpaid'), false) end
union all
select org_id, document_type || ' of ' || posted_on || ', seq ' || seq, 'is not on the last day of its month'
from posting
where document_type in ('vat_closing', 'profit_closing', 'year_closing') and (posted_on + 1) - date_trunc('month', posted_on + 1)::date <> 0
