create table customer_category (
  org_id                uuid not null,
  customer_category_id  uuid not null,
  state                 text not null constraint customer_category_state_check check (state in ('active', 'inactive')),
  version               integer not null,
  code                  text not null,
  name                  text not null,
  initials              text not null default '',
  name_en               text,
  primary key (org_id, customer_category_id),
  constraint customer_category_code_key unique (org_id, code)
);

create table customer (
  org_id           uuid not null,
  customer_id      uuid not null,
  state            text not null constraint customer_state_check check (state in ('active', 'inactive')),
  version          integer not null,
  code             text not null,
  name             text not null,
  initials         text not null default '',
  name_en          text,
  category_id      uuid,
  salesperson_id   uuid,
  contact          text,
  phone            text,
  email            text,
  remark           text,
  currency         char(3) not null,
  tax_rate         numeric(9, 4) not null,
  term_start       text not null constraint customer_term_start_check check (term_start in ('delivery', 'invoice', 'month_end')),
  term_days        integer not null,
  -- In base currency. Null: no limit; zero: nothing on credit.
  credit_limit     numeric(20, 2) constraint customer_credit_limit_check check (credit_limit >= 0),
  block_reason     text,
  tax_number       text,
  invoice_title    text,
  invoice_address  text,
  invoice_phone    text,
  bank_name        text,
  bank_account     text,
  primary key (org_id, customer_id),
  constraint customer_code_key unique (org_id, code),
  constraint customer_currency_fkey foreign key (org_id, currency) references currency (org_id, code),
  constraint customer_category_fkey foreign key (org_id, category_id) references customer_category,
  constraint customer_salesperson_fkey foreign key (org_id, salesperson_id) references employee
);
create index customer_by_category on customer (org_id, category_id);
create index customer_by_salesperson on customer (org_id, salesperson_id);

create table customer_line (
  org_id            uuid not null,
  customer_line_id  uuid not null,
  customer_id       uuid not null,
  line_no           integer not null,
  name              text not null,
  address           text not null,
  contact           text,
  phone             text,
  is_default        boolean not null,
  primary key (org_id, customer_line_id),
  constraint customer_line_customer_fkey foreign key (org_id, customer_id) references customer
);
create index customer_line_customer on customer_line (org_id, customer_id);
