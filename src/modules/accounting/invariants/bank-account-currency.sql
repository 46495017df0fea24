-- A bank account in foreign currency has its balance in that currency: every entry of its ledger account says an amount in it, and no other account of money does.
select j.org_id, 'account ' || j.account || ', seq ' || j.seq || ' line ' || j.line_no as subject,
  'the entry is in ' || coalesce(j.currency, 'base currency') || ', the bank account in ' || b.currency as detail
from bank_account b
join company c on c.company_id = b.org_id
join journal_line j on j.org_id = b.org_id and j.account = b.account
where coalesce(j.currency, c.base_currency) <> b.currency
