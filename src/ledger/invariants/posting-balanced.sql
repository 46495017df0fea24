-- Every posting's debits equal its credits, and its header says what its lines sum to: else no trial balance can.
select p.org_id, coalesce(p.number, p.document_type) || ' ' || p.kind || ', seq ' || p.seq as subject,
  'header ' || p.debit_total || ' / ' || p.credit_total || ', lines ' || coalesce(j.debit, 0) || ' / ' || coalesce(j.credit, 0) as detail
from posting p
left join (
  select org_id, posting_id, sum(debit) as debit, sum(credit) as credit from journal_line group by org_id, posting_id) j
  on j.org_id = p.org_id and j.posting_id = p.posting_id
where p.debit_total <> coalesce(j.debit, 0) or p.credit_total <> coalesce(j.credit, 0) or p.debit_total <> p.credit_total
