-- A payment names the bank account it is paid from. A draft that named no account of money gets the company's first one.
alter table payment add column bank_account_id uuid;
update payment p set bank_account_id = b.bank_account_id from bank_account b where b.org_id = p.org_id and b.account = p.account;
update payment p set bank_account_id = b.bank_account_id
from (select distinct on (org_id) org_id, bank_account_id from bank_account order by org_id, code) b
where b.org_id = p.org_id and p.bank_account_id is null;
alter table payment alter column bank_account_id set not null;
alter table payment add constraint payment_bank_account_fkey foreign key (org_id, bank_account_id) references bank_account;
alter table payment drop column account;
