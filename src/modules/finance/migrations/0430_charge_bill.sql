create table charge_bill (
  org_id          uuid not null,
  charge_bill_id  uuid not null,
  number          text,
  state           text not null constraint charge_bill_state_check check (state in ('draft', 'posted', 'voided')),
  version         integer not null,
  supplier_id     uuid not null,
  bill_number     text not null,
  billed_on       date not null,
  due_on          date not null,
  amount_net      numeric(20, 2) not null,
  tax_rate        numeric(9, 4) not null,
  amount_tax      numeric(20, 2) not null,
  spread_by       text not null,
  remark          text,
  primary key (org_id, charge_bill_id),
  constraint charge_bill_number_key unique (org_id, number),
  constraint charge_bill_supplier_fkey foreign key (org_id, supplier_id) references supplier
);
create unique index charge_bill_paper_key on charge_bill (org_id, supplier_id, bill_number) where state <> 'voided';
create index charge_bill_billed_on on charge_bill (org_id, billed_on, charge_bill_id);

create table charge_bill_line (
  org_id               uuid not null,
  charge_bill_line_id  uuid not null,
  charge_bill_id       uuid not null,
  line_no              integer not null,
  receipt_line_id      uuid not null,
  item_id              uuid not null,
  primary key (org_id, charge_bill_line_id),
  constraint charge_bill_line_bill_fkey foreign key (org_id, charge_bill_id) references charge_bill,
  constraint charge_bill_line_receipt_line_fkey foreign key (org_id, receipt_line_id) references goods_receipt_line,
  constraint charge_bill_line_item_fkey foreign key (org_id, item_id) references item
);
create index charge_bill_line_bill on charge_bill_line (org_id, charge_bill_id);
create index charge_bill_line_receipt_line on charge_bill_line (org_id, receipt_line_id);
