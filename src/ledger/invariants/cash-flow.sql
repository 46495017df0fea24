-- Every movement of money is in the cash-flow statement: the entries of money (1001, 1002, 1012) that say no item of it cancel out in their posting (own bank
-- to own bank), unless an opening found the money there; no other entry says one. So the statement's cash is the ledger's.
select j.org_id, coalesce(min(p.number), min(p.document_type)) || ', seq ' || p.seq as subject,
  'moves ' || sum(j.debit - j.credit) || ' of money that no item of the cash-flow statement says' as detail
from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
where left(j.account, 4) in ('1001', '1002', '1012') and j.cash_flow is null and p.document_type <> 'opening'
group by j.org_id, j.posting_id, p.seq having sum(j.debit - j.credit) <> 0
union all
select org_id, 'seq ' || seq || ' line ' || line_no, account || ' says the item ' || cash_flow
from journal_line
where cash_flow is not null and (left(account, 4) not in ('1001', '1002', '1012')
  or cash_flow not in ('1', '2', '3', '4', '5', '6', '8', '9', '10', '11', '12', '14', '15', '16', '17', '18'))
