-- Vouchers are numbered from 1 each month without a gap (会计基础工作规范 art. 51), and the series knows the last.
select org_id, voucher_series || ' ' || voucher_number as subject, 'the one before it is ' || before as detail
from (
  select org_id, voucher_series, voucher_number, lag(voucher_number, 1, 0::bigint) over (partition by org_id, voucher_series order by voucher_number) as before
  from posting where voucher_series is not null) v where voucher_number <> before + 1
union all
select v.org_id, v.voucher_series, 'the series says ' || coalesce(s.last, 0) || ', the last is ' || v.last
from (select org_id, voucher_series, max(voucher_number) as last from posting where voucher_series is not null group by org_id, voucher_series) v
left join number_series s on s.org_id = v.org_id and s.series = v.voucher_series where s.last is distinct from v.last
union all
select p.org_id, 'posting ' || p.seq, 'has entries and no voucher number' from posting p
where p.voucher_series is null and p.debit_total <> 0 and p.document_type <> 'opening'
union all
select p.org_id, 'posting ' || p.seq, 'its voucher ' || p.voucher_series || ' is of another month than ' || p.posted_on from posting p
where p.voucher_series is not null and left(p.voucher_series, 7) <> to_char(p.posted_on, 'YYYY-MM');
