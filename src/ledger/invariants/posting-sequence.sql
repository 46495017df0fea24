-- The company's postings are numbered 1, 2, 3 … in the order they were committed, and the counter stands at the last: a gap is a posting
-- that was cut out.
select org_id, 'seq ' || seq as subject, 'the posting before it has seq ' || before || ', not ' || seq - 1 as detail
from (select org_id, seq, coalesce(lag(seq) over (partition by org_id order by seq), 0) as before from posting) p
where seq <> before + 1
union all
select c.org_id, 'ledger_counter', 'stands at ' || c.seq || ', the last posting has seq ' || coalesce(p.last, 0)
from ledger_counter c
left join (select org_id, max(seq) as last from posting group by org_id) p on p.org_id = c.org_id
where c.seq <> coalesce(p.last, 0)
union all
select p.org_id, 'ledger_counter', 'is missing'
from (select org_id from posting group by org_id) p
left join ledger_counter c on c.org_id = p.org_id
where c.org_id is null
