create table purchase_return (
  org_id              uuid not null,
  purchase_return_id  uuid not null,
  number              text,
  state               text not null constraint purchase_return_state_check check (state in ('draft', 'posted', 'voided')),
  version             integer not null,
  supplier_id         uuid not null,
  returned_on         date not null,
  red_invoice         text,
  remark              text,
  primary key (org_id, purchase_return_id),
  constraint purchase_return_number_key unique (org_id, number),
  constraint purchase_return_supplier_fkey foreign key (org_id, supplier_id) references supplier
);
create index purchase_return_returned_on on purchase_return (org_id, returned_on, purchase_return_id);

create table purchase_return_line (
  org_id                   uuid not null,
  purchase_return_line_id  uuid not null,
  purchase_return_id       uuid not null,
  line_no                  integer not null,
  receipt_line_id          uuid not null,
  item_id                  uuid not null,
  what                     text not null,
  location_id              uuid not null,
  quantity                 numeric(24, 6) not null,
  reason                   text not null,
  amount_net               numeric(20, 2) not null,
  amount_tax               numeric(20, 2) not null,
  primary key (org_id, purchase_return_line_id),
  constraint purchase_return_line_return_fkey foreign key (org_id, purchase_return_id) references purchase_return,
  constraint purchase_return_line_receipt_line_fkey foreign key (org_id, receipt_line_id) references goods_receipt_line,
  constraint purchase_return_line_item_fkey foreign key (org_id, item_id) references item,
  constraint purchase_return_line_location_fkey foreign key (org_id, location_id) references location
);
create index purchase_return_line_return on purchase_return_line (org_id, purchase_return_id);
create index purchase_return_line_receipt_line on purchase_return_line (org_id, receipt_line_id);
