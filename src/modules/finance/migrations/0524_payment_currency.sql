-- What is paid, in which currency, at which rate: facts of the paper. Until now every payment was in base currency.
alter table payment add column currency char(3);
alter table payment add column rate numeric(20, 6);
update payment p set currency = c.base_currency, rate = 1 from company c where c.company_id = p.org_id;
alter table payment alter column currency set not null;
alter table payment alter column rate set not null;
alter table payment add constraint payment_currency_fkey foreign key (org_id, currency) references currency (org_id, code);

-- An opening says what was owed in foreign currency, and what a foreign bank account held.
alter table opening_line add column currency char(3);
alter table opening_line add column currency_amount numeric(20, 2);
alter table opening_line add constraint opening_line_currency_fkey foreign key (org_id, currency) references currency (org_id, code);
