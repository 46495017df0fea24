create table bad_debt (
  org_id          uuid not null,
  bad_debt_id     uuid not null,
  number          text,
  state           text not null constraint bad_debt_state_check check (state in ('draft', 'submitted', 'posted', 'voided')),
  version         integer not null,
  customer_id     uuid not null,
  written_off_on  date not null,
  reason          text not null,
  evidence        text not null,
  currency        char(3) not null,
  rate            numeric(20, 6) not null,
  primary key (org_id, bad_debt_id),
  constraint bad_debt_number_key unique (org_id, number),
  constraint bad_debt_customer_fkey foreign key (org_id, customer_id) references customer,
  constraint bad_debt_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);
create index bad_debt_written_off_on on bad_debt (org_id, written_off_on, bad_debt_id);

create table bad_debt_line (
  org_id            uuid not null,
  bad_debt_line_id  uuid not null,
  bad_debt_id       uuid not null,
  line_no           integer not null,
  open_item_id      uuid not null,
  amount            numeric(20, 2) not null,
  primary key (org_id, bad_debt_line_id),
  constraint bad_debt_line_debt_fkey foreign key (org_id, bad_debt_id) references bad_debt,
  constraint bad_debt_line_open_item_fkey foreign key (org_id, open_item_id) references open_item
);
create index bad_debt_line_debt on bad_debt_line (org_id, bad_debt_id);

-- Money also goes back to a customer, and what was written off may come in after all.
alter table customer_payment add column direction text not null default 'receipt'
  constraint customer_payment_direction_check check (direction in ('receipt', 'refund', 'recovery'));
alter table customer_payment add column bad_debt_id uuid;
alter table customer_payment add constraint customer_payment_bad_debt_fkey foreign key (org_id, bad_debt_id) references bad_debt;
alter table customer_payment alter column direction drop default;
