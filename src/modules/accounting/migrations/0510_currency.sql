create table currency (
  org_id       uuid not null,
  currency_id  uuid not null,
  state        text not null constraint currency_state_check check (state in ('active', 'inactive')),
  version      integer not null,
  code         char(3) not null constraint currency_code_check check (code ~ '^[A-Z]{3}$'),
  name         text not null,
  initials     text not null default '',
  name_en      text,
  decimals     integer not null constraint currency_decimals_check check (decimals between 0 and 2),
  primary key (org_id, currency_id),
  constraint currency_code_key unique (org_id, code)
);

-- Base currency for one unit, as of a day.
create table exchange_rate (
  org_id            uuid not null,
  exchange_rate_id  uuid not null,
  state             text not null constraint exchange_rate_state_check check (state in ('active', 'inactive')),
  version           integer not null,
  currency          char(3) not null,
  rated_on          date not null,
  rate              numeric(20, 6) not null constraint exchange_rate_positive_check check (rate > 0),
  primary key (org_id, exchange_rate_id),
  constraint exchange_rate_day_key unique (org_id, currency, rated_on),
  constraint exchange_rate_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);

create table tax_rate (
  org_id       uuid not null,
  tax_rate_id  uuid not null,
  state        text not null constraint tax_rate_state_check check (state in ('active', 'inactive')),
  version      integer not null,
  name         text not null,
  name_en      text,
  rate         numeric(9, 4) not null constraint tax_rate_rate_check check (rate between 0 and 100),
  valid_from   date not null,
  valid_to     date,
  primary key (org_id, tax_rate_id),
  constraint tax_rate_name_key unique (org_id, name),
  constraint tax_rate_valid_check check (valid_to is null or valid_to >= valid_from)
);

-- Companies that are there already get what a new one starts with.
insert into currency (org_id, currency_id, state, version, code, name, name_en, decimals)
select c.company_id, gen_random_uuid(), 'active', 1, k.code, k.name, k.name_en, k.decimals
from company c cross join (values
  ('CNY', '人民币', 'Renminbi', 2), ('USD', '美元', 'US dollar', 2), ('EUR', '欧元', 'Euro', 2), ('HKD', '港币', 'Hong Kong dollar', 2),
  ('JPY', '日元', 'Yen', 0)) as k(code, name, name_en, decimals);
insert into currency (org_id, currency_id, state, version, code, name, decimals)
select company_id, gen_random_uuid(), 'active', 1, base_currency, base_currency, 2 from company on conflict (org_id, code) do nothing;

insert into tax_rate (org_id, tax_rate_id, state, version, name, name_en, rate, valid_from)
select c.company_id, gen_random_uuid(), 'active', 1, t.name, t.name_en, t.rate, t.valid_from::date
from company c cross join (values
  ('13% 货物、加工、进口', '13 % goods, processing, imports', 13, '2019-04-01'),
  ('9% 运输、建筑、农产品', '9 % transport, construction, farm products', 9, '2019-04-01'),
  ('6% 服务', '6 % services', 6, '2016-05-01'),
  ('3% 简易计税', '3 % simple method', 3, '2014-07-01'),
  ('0% 出口、免税', '0 % exports, exempt', 0, '2014-07-01')) as t(name, name_en, rate, valid_from);
