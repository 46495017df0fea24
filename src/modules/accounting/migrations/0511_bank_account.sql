create table bank_account (
  org_id           uuid not null,
  bank_account_id  uuid not null,
  state            text not null constraint bank_account_state_check check (state in ('active', 'inactive')),
  version          integer not null,
  code             text not null,
  name             text not null,
  initials         text not null default '',
  name_en          text,
  bank_name        text,
  account_number   text,
  currency         char(3) not null,
  account          text not null,
  primary key (org_id, bank_account_id),
  constraint bank_account_code_key unique (org_id, code),
  constraint bank_account_account_key unique (org_id, account),
  constraint bank_account_account_fkey foreign key (org_id, account) references account,
  constraint bank_account_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);

-- So far a payment named the account itself, so every account of money becomes the bank account that it stood for.
insert into bank_account (org_id, bank_account_id, state, version, code, name, initials, name_en, currency, account)
select a.org_id, gen_random_uuid(), a.state, 1, a.code, a.name, a.initials, a.name_en, c.base_currency, a.code
from account a join company c on c.company_id = a.org_id where a.is_leaf and a.control in ('cash', 'bank');
