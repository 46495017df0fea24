-- The accounts that a sale means, for companies whose chart has them; a new company gets them at set-up.
insert into account_role (org_id, role, account)
select a.org_id, r.role, a.code
from account a join (values ('receivable', '112201'), ('delivered_not_invoiced', '112202'), ('customer_advance', '2203'), ('sales', '500101'),
  ('output_vat', '22210107'), ('output_vat_later', '222106')) as r(role, code) on r.code = a.code
on conflict do nothing;
