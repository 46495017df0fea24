with line as (
  select j.* from journal_line j
  where j.org_id = :orgId and j.account >= :account and j.account < :account || ':' and j.posted_on <= :to
    and (:partyId is null or j.party_id = :partyId) and (:itemId is null or j.item_id = :itemId)
    and (:cashFlow is null or j.cash_flow = :cashFlow)
),
opening as (select coalesce(sum(debit - credit), 0) as balance from line where posted_on < :from),
shown as (
  select line.*, opening.balance + sum(line.debit - line.credit) over (order by line.posted_on, line.seq, line.line_no) as after
  from line cross join opening where line.posted_on >= :from
)
select s.posted_on as "postedOn", p.voucher_series || ' ' || p.voucher_number as voucher, p.document_type as "documentType",
  p.document_id::text as "documentId", p.number, s.account, s.party_id as "partyId", s.item_id as "itemId", s.summary, s.debit, s.credit, s.after as balance
from shown s join posting p on p.org_id = :orgId and p.posting_id = s.posting_id
order by s.posted_on, s.seq, s.line_no;
