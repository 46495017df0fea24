create table delivery (
  org_id           uuid not null,
  delivery_id      uuid not null,
  number           text,
  state            text not null constraint delivery_state_check check (state in ('draft', 'released', 'posted', 'voided')),
  version          integer not null,
  customer_id      uuid not null,
  order_id         uuid not null,
  delivered_on     date not null,
  ship_to          text,
  carrier          text,
  tracking_number  text,
  boxes            integer,
  remark           text,
  primary key (org_id, delivery_id),
  constraint delivery_number_key unique (org_id, number),
  constraint delivery_customer_fkey foreign key (org_id, customer_id) references customer,
  constraint delivery_order_fkey foreign key (org_id, order_id) references sales_order
);
create index delivery_delivered_on on delivery (org_id, delivered_on, delivery_id);
create index delivery_order on delivery (org_id, order_id);

create table delivery_line (
  org_id            uuid not null,
  delivery_line_id  uuid not null,
  delivery_id       uuid not null,
  line_no           integer not null,
  order_line_id     uuid not null,
  item_id           uuid not null,
  quantity          numeric(24, 6) not null,
  location_id       uuid not null,
  lot_code          text,
  primary key (org_id, delivery_line_id),
  constraint delivery_line_delivery_fkey foreign key (org_id, delivery_id) references delivery,
  constraint delivery_line_order_line_fkey foreign key (org_id, order_line_id) references sales_order_line,
  constraint delivery_line_item_fkey foreign key (org_id, item_id) references item,
  constraint delivery_line_location_fkey foreign key (org_id, location_id) references location
);
create index delivery_line_delivery on delivery_line (org_id, delivery_id);
create index delivery_line_order_line on delivery_line (org_id, order_line_id);
