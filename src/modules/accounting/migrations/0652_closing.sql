-- The accounts that the end of a month means, for companies whose chart has them; a new company gets them at set-up.
insert into account_role (org_id, role, account)
select a.org_id, r.role, a.code
from account a join (values ('vat_transferred', '22210104'), ('vat_unpaid', '222102'), ('profit_of_year', '3103'), ('retained_earnings', '310415'))
  as r(role, code) on r.code = a.code
on conflict do nothing;
-- What somebody passed knowingly when he closed the month, with its figures. A close without it is from before the month's end had its checks.
alter table period_event add column passed jsonb;
