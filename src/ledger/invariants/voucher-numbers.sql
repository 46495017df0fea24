-- Vouchers of a month are numbered from 1 without a gap (会计基础工作规范 art. 51); a posting has one if it has entries and is no opening, in
-- the series of its month; the series stands at the last.
select org_id, voucher_series || ' ' || voucher_number as subject, 'the voucher before it is ' || before as detail
from (
  select org_id, voucher_series, voucher_number,
    coalesce(lag(voucher_number) over (partition by org_id, voucher_series order by voucher_number), 0) as before
  from posting where voucher_series is not null) v
where voucher_number <> before + 1
union all
select p.org_id, p.voucher_series, 'the series stands at ' || coalesce(s.last, 0) || ', the last voucher is ' || p.last
from (select org_id, voucher_series, max(voucher_number) as last from posting where voucher_series is not null group by org_id, voucher_series) p
left join number_series s on s.org_id = p.org_id and s.series = p.voucher_series
where s.last is distinct from p.last
union all
select p.org_id, coalesce(p.number, p.document_type) || ', seq ' || p.seq,
  case when p.voucher_series is null then 'has entries but no voucher number' else 'has the voucher ' || p.voucher_series || ' ' || coalesce(p.voucher_number, 0) end
from posting p
left join (select org_id, posting_id, count(*) as lines from journal_line group by org_id, posting_id) j
  on j.org_id = p.org_id and j.posting_id = p.posting_id
where (p.voucher_series is null) <> (p.voucher_number is null)
  or (p.voucher_series is null) <> (coalesce(j.lines, 0) = 0 or p.document_type = 'opening')
  or left(p.voucher_series, 7) <> to_char(p.posted_on, 'YYYY-MM')
