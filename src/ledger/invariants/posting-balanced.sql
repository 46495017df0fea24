-- Debits equal credits in every posting, and its header states what its lines sum to: every period balances because every posting does.
with line as (select org_id, posting_id, sum(debit) as debit, sum(credit) as credit from journal_line group by org_id, posting_id)
select p.org_id, 'posting ' || p.seq as subject,
  'header ' || p.debit_total || ' / ' || p.credit_total || ', lines ' || coalesce(l.debit, 0) || ' / ' || coalesce(l.credit, 0) as detail
from posting p left join line l on l.org_id = p.org_id and l.posting_id = p.posting_id
where coalesce(l.debit, 0) <> p.debit_total or coalesce(l.credit, 0) <> p.credit_total or p.debit_total <> p.credit_total;
