-- Lines repeat the posting's number in the order of events and its day, so that a ledger needs no join: they must say the same.
select p.org_id, coalesce(p.number, p.document_type) || ', seq ' || p.seq as subject,
  l.what || ' ' || l.line_no || ' says seq ' || l.seq || ' of ' || l.posted_on || ', the posting is of ' || p.posted_on as detail
from (
  select org_id, posting_id, line_no, seq, posted_on, 'journal line' as what from journal_line
  union all
  select org_id, posting_id, line_no, seq, posted_on, 'stock line' from stock_line
  union all
  select org_id, posting_id, line_no, seq, opened_on, 'layer of line' from cost_layer) l
join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id
where l.seq <> p.seq or l.posted_on <> p.posted_on
