create table supplier (
  org_id        uuid not null,
  supplier_id   uuid not null,
  state         text not null constraint supplier_state_check check (state in ('active', 'inactive')),
  version       integer not null,
  code          text not null,
  name          text not null,
  initials      text not null default '',
  name_en       text,
  tax_number    text,
  currency      char(3) not null,
  term_days     integer not null,
  tax_rate      numeric(9, 4) not null,
  contact       text,
  phone         text,
  email         text,
  address       text,
  bank_name     text,
  bank_account  text,
  remark        text,
  primary key (org_id, supplier_id),
  constraint supplier_code_key unique (org_id, code)
);

create table supplier_line (
  org_id            uuid not null,
  supplier_line_id  uuid not null,
  supplier_id       uuid not null,
  line_no           integer not null,
  item_id           uuid not null,
  price             numeric(20, 6) not null,
  minimum_quantity  numeric(24, 6),
  lead_time_days    integer not null,
  supplier_code     text,
  primary key (org_id, supplier_line_id),
  constraint supplier_line_item_key unique (org_id, supplier_id, item_id),
  constraint supplier_line_supplier_fkey foreign key (org_id, supplier_id) references supplier
);
create index supplier_line_item on supplier_line (org_id, item_id);
