-- The lines of a posting are numbered from 1 without a gap: one that was cut out leaves one.
with line as (
  select org_id, posting_id, 'stock' as leg, count(*) as count, max(line_no) as last from stock_line group by org_id, posting_id
  union all select org_id, posting_id, 'journal', count(*), max(line_no) from journal_line group by org_id, posting_id
  union all select org_id, posting_id, 'progress', count(*), max(line_no) from progress_line group by org_id, posting_id
  union all select org_id, posting_id, 'use', count(*), max(use_no) from layer_use group by org_id, posting_id)
select l.org_id, 'posting ' || p.seq as subject, l.count || ' ' || l.leg || ' lines, the last has number ' || l.last as detail
from line l join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id where l.count <> l.last;
