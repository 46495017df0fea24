-- No posting was altered or cut out since it was sealed: every link is the hash of the link before it and of the posting as it stands now. The
-- first broken link of a company is named; what follows it may be whole.
select distinct on (s.org_id) s.org_id, 'seal of seq ' || s.seq as subject,
  case when s.digest is null then 'its posting ' || s.posting_id || ' is gone'
    when s.seq <> s.before_seq + 1 then 'the seal before it is of seq ' || s.before_seq
    else 'the posting or the seal before it was altered' end as detail
from (
  select s.org_id, s.seq, s.posting_id, s.chain, d.digest, coalesce(lag(s.seq) over link, 0) as before_seq,
    coalesce(lag(s.chain) over link, sha256(convert_to(s.org_id::text, 'UTF8'))) as before
  from seal s left join posting_digest d on d.org_id = s.org_id and d.posting_id = s.posting_id and d.seq = s.seq
  window link as (partition by s.org_id order by s.seq)) s
where s.digest is null or s.seq <> s.before_seq + 1 or s.chain <> sha256(s.before || s.digest)
order by s.org_id, s.seq
