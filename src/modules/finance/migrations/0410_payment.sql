create table payment (
  org_id       uuid not null,
  payment_id   uuid not null,
  number       text,
  state        text not null constraint payment_state_check check (state in ('draft', 'posted', 'voided')),
  version      integer not null,
  supplier_id  uuid not null,
  paid_on      date not null,
  account      text not null,
  amount       numeric(20, 2) not null,
  discount     numeric(20, 2) not null,
  method       text not null,
  reference    text,
  remark       text,
  primary key (org_id, payment_id),
  constraint payment_number_key unique (org_id, number),
  constraint payment_supplier_fkey foreign key (org_id, supplier_id) references supplier,
  constraint payment_account_fkey foreign key (org_id, account) references account
);
create index payment_paid_on on payment (org_id, paid_on, payment_id);

create table payment_line (
  org_id           uuid not null,
  payment_line_id  uuid not null,
  payment_id       uuid not null,
  line_no          integer not null,
  open_item_id     uuid not null,
  amount           numeric(20, 2) not null,
  primary key (org_id, payment_line_id),
  constraint payment_line_payment_fkey foreign key (org_id, payment_id) references payment,
  constraint payment_line_open_item_fkey foreign key (org_id, open_item_id) references open_item
);
create index payment_line_payment on payment_line (org_id, payment_id);
create index payment_line_open_item on payment_line (org_id, open_item_id);
