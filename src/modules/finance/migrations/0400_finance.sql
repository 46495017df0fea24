create table supplier_bill (
  org_id            uuid not null,
  supplier_bill_id  uuid not null,
  number            text,
  state             text not null constraint supplier_bill_state_check check (state in ('draft', 'posted', 'voided')),
  version           integer not null,
  supplier_id       uuid not null,
  bill_number       text not null,
  billed_on         date not null,
  due_on            date not null,
  currency          char(3) not null,
  rate              numeric(20, 6) not null,
  remark            text,
  primary key (org_id, supplier_bill_id),
  constraint supplier_bill_number_key unique (org_id, number),
  constraint supplier_bill_supplier_fkey foreign key (org_id, supplier_id) references supplier
);
-- One paper is booked once; a voided bill leaves its paper free.
create unique index supplier_bill_paper_key on supplier_bill (org_id, supplier_id, bill_number) where state <> 'voided';
create index supplier_bill_billed_on on supplier_bill (org_id, billed_on, supplier_bill_id);

create table supplier_bill_line (
  org_id                 uuid not null,
  supplier_bill_line_id  uuid not null,
  supplier_bill_id       uuid not null,
  line_no                integer not null,
  receipt_line_id        uuid not null,
  item_id                uuid not null,
  quantity               numeric(24, 6) not null,
  price                  numeric(20, 6) not null,
  amount_net             numeric(20, 2) not null,
  tax_rate               numeric(9, 4) not null,
  amount_tax             numeric(20, 2) not null,
  primary key (org_id, supplier_bill_line_id),
  constraint supplier_bill_line_bill_fkey foreign key (org_id, supplier_bill_id) references supplier_bill,
  constraint supplier_bill_line_receipt_line_fkey foreign key (org_id, receipt_line_id) references goods_receipt_line,
  constraint supplier_bill_line_item_fkey foreign key (org_id, item_id) references item
);
create index supplier_bill_line_bill on supplier_bill_line (org_id, supplier_bill_id);
create index supplier_bill_line_receipt_line on supplier_bill_line (org_id, receipt_line_id);
