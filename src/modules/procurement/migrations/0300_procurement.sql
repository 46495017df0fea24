create table purchase_order (
  org_id             uuid not null,
  purchase_order_id  uuid not null,
  number             text,
  state              text not null constraint purchase_order_state_check
                     check (state in ('draft', 'submitted', 'approved', 'closed', 'cancelled')),
  version            integer not null,
  supplier_id        uuid not null,
  ordered_on         date not null,
  warehouse_id       uuid not null,
  currency           char(3) not null,
  rate               numeric(20, 6) not null,
  remark             text,
  primary key (org_id, purchase_order_id),
  constraint purchase_order_number_key unique (org_id, number),
  constraint purchase_order_supplier_fkey foreign key (org_id, supplier_id) references supplier,
  constraint purchase_order_warehouse_fkey foreign key (org_id, warehouse_id) references warehouse
);
create index purchase_order_ordered_on on purchase_order (org_id, ordered_on, purchase_order_id);

create table purchase_order_line (
  org_id                  uuid not null,
  purchase_order_line_id  uuid not null,
  purchase_order_id       uuid not null,
  line_no                 integer not null,
  item_id                 uuid not null,
  quantity                numeric(24, 6) not null constraint purchase_order_line_quantity_check check (quantity > 0),
  price                   numeric(20, 6) not null constraint purchase_order_line_price_check check (price >= 0),
  tax_rate                numeric(9, 4) not null,
  required_on             date not null,
  tolerance_percent       numeric(9, 4) not null,
  primary key (org_id, purchase_order_line_id),
  constraint purchase_order_line_order_fkey foreign key (org_id, purchase_order_id) references purchase_order,
  constraint purchase_order_line_item_fkey foreign key (org_id, item_id) references item
);
create index purchase_order_line_order on purchase_order_line (org_id, purchase_order_id);
create index purchase_order_line_item on purchase_order_line (org_id, item_id);

create table goods_receipt (
  org_id            uuid not null,
  goods_receipt_id  uuid not null,
  number            text,
  state             text not null constraint goods_receipt_state_check check (state in ('draft', 'arrived', 'posted', 'voided')),
  version           integer not null,
  supplier_id       uuid not null,
  order_id          uuid not null,
  warehouse_id      uuid not null,
  received_on       date not null,
  delivery_note     text,
  remark            text,
  primary key (org_id, goods_receipt_id),
  constraint goods_receipt_number_key unique (org_id, number),
  constraint goods_receipt_supplier_fkey foreign key (org_id, supplier_id) references supplier,
  constraint goods_receipt_order_fkey foreign key (org_id, order_id) references purchase_order,
  constraint goods_receipt_warehouse_fkey foreign key (org_id, warehouse_id) references warehouse
);
create index goods_receipt_received_on on goods_receipt (org_id, received_on, goods_receipt_id);
create index goods_receipt_order on goods_receipt (org_id, order_id);

create table goods_receipt_line (
  org_id                 uuid not null,
  goods_receipt_line_id  uuid not null,
  goods_receipt_id       uuid not null,
  line_no                integer not null,
  order_line_id          uuid not null,
  item_id                uuid not null,
  quantity_arrived       numeric(24, 6) not null,
  quantity_accepted      numeric(24, 6) not null,
  quantity_rejected      numeric(24, 6) not null,
  reject_reason          text,
  location_id            uuid not null,
  lot_code               text,
  primary key (org_id, goods_receipt_line_id),
  constraint goods_receipt_line_receipt_fkey foreign key (org_id, goods_receipt_id) references goods_receipt,
  constraint goods_receipt_line_order_line_fkey foreign key (org_id, order_line_id) references purchase_order_line,
  constraint goods_receipt_line_item_fkey foreign key (org_id, item_id) references item,
  constraint goods_receipt_line_location_fkey foreign key (org_id, location_id) references location
);
create index goods_receipt_line_receipt on goods_receipt_line (org_id, goods_receipt_id);
