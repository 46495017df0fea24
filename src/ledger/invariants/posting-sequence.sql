-- The order of commits has no gap: a posting that was cut out leaves one.
select org_id, 'seq ' || seq as subject, 'the one before it is ' || before as detail
from (select org_id, seq, lag(seq, 1, 0::bigint) over (partition by org_id order by seq) as before from posting) p where seq <> before + 1
union all
select c.org_id, 'counter ' || c.seq, 'the last posting is ' || coalesce(p.last, 0)
from ledger_counter c left join (select org_id, max(seq) as last from posting group by org_id) p on p.org_id = c.org_id where c.seq <> coalesce(p.last, 0)
union all
select distinct p.org_id, 'counter', 'the company has postings and no counter' from posting p
where not exists (select from ledger_counter c where c.org_id = p.org_id);
