create table customer_payment (
  org_id               uuid not null,
  customer_payment_id  uuid not null,
  number               text,
  state                text not null constraint customer_payment_state_check check (state in ('draft', 'posted', 'voided')),
  version              integer not null,
  customer_id          uuid not null,
  paid_on              date not null,
  bank_account_id      uuid not null,
  currency             char(3) not null,
  rate                 numeric(20, 6) not null,
  amount               numeric(20, 2) not null,
  discount             numeric(20, 2) not null,
  method               text not null,
  reference            text,
  remark               text,
  primary key (org_id, customer_payment_id),
  constraint customer_payment_number_key unique (org_id, number),
  constraint customer_payment_customer_fkey foreign key (org_id, customer_id) references customer,
  constraint customer_payment_bank_account_fkey foreign key (org_id, bank_account_id) references bank_account,
  constraint customer_payment_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);
create index customer_payment_paid_on on customer_payment (org_id, paid_on, customer_payment_id);

create table customer_payment_line (
  org_id                    uuid not null,
  customer_payment_line_id  uuid not null,
  customer_payment_id       uuid not null,
  line_no                   integer not null,
  open_item_id              uuid not null,
  amount                    numeric(20, 2) not null,
  primary key (org_id, customer_payment_line_id),
  constraint customer_payment_line_payment_fkey foreign key (org_id, customer_payment_id) references customer_payment,
  constraint customer_payment_line_open_item_fkey foreign key (org_id, open_item_id) references open_item
);
create index customer_payment_line_payment on customer_payment_line (org_id, customer_payment_id);
create index customer_payment_line_open_item on customer_payment_line (org_id, open_item_id);
