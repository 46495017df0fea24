-- A line stands on its posting's day and at its place in the order.
select l.org_id, 'posting ' || p.seq || ' stock line ' || l.line_no as subject,
  l.posted_on || ' seq ' || l.seq || ', the posting says ' || p.posted_on || ' seq ' || p.seq as detail
from stock_line l join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id where l.posted_on <> p.posted_on or l.seq <> p.seq
union all
select l.org_id, 'posting ' || p.seq || ' journal line ' || l.line_no, l.posted_on || ' seq ' || l.seq || ', the posting says ' || p.posted_on || ' seq ' || p.seq
from journal_line l join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id where l.posted_on <> p.posted_on or l.seq <> p.seq;
