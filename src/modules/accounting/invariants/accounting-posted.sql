-- A posted document has one posting, a voided one two that cancel, any other none; and every posting has its document.
select d.org_id, 'journal_voucher ' || coalesce(d.number, d.journal_voucher_id::text) as subject, d.state || ', and ' || count(p.posting_id) || ' postings' as detail
from journal_voucher d left join posting p on p.org_id = d.org_id and p.document_id = d.journal_voucher_id and p.kind <> 'residue'
group by d.org_id, d.journal_voucher_id, d.number, d.state
having count(p.posting_id) <> case d.state when 'posted' then 1 when 'voided' then 2 * sign(count(p.posting_id)) else 0 end
  or (d.state = 'posted' and bool_or(p.kind <> 'post')) or (d.state = 'voided' and count(p.posting_id) = 2 and count(p.reverses_id) <> 1)
union all
select p.org_id, 'posting ' || p.seq, 'its journal_voucher is missing' from posting p
where p.document_type = 'journal_voucher' and not exists (select from journal_voucher d where d.org_id = p.org_id and d.journal_voucher_id = p.document_id);
