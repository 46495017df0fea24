-- The accounts of bad debts, for companies whose chart has them; a new company gets them at set-up.
insert into account_role (org_id, role, account)
select a.org_id, r.role, a.code
from account a join (values ('bad_debt_loss', '571101'), ('bad_debt_recovered', '530108')) as r(role, code) on r.code = a.code
on conflict do nothing;
