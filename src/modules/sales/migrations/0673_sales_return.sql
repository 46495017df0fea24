create table sales_return (
  org_id           uuid not null,
  sales_return_id  uuid not null,
  number           text,
  state            text not null constraint sales_return_state_check check (state in ('draft', 'posted', 'voided')),
  version          integer not null,
  customer_id      uuid not null,
  returned_on      date not null,
  remark           text,
  primary key (org_id, sales_return_id),
  constraint sales_return_number_key unique (org_id, number),
  constraint sales_return_customer_fkey foreign key (org_id, customer_id) references customer
);
create index sales_return_returned_on on sales_return (org_id, returned_on, sales_return_id);

create table sales_return_line (
  org_id                uuid not null,
  sales_return_line_id  uuid not null,
  sales_return_id       uuid not null,
  line_no               integer not null,
  delivery_line_id      uuid not null,
  item_id               uuid not null,
  quantity              numeric(24, 6) not null,
  location_id           uuid not null,
  reason                text not null,
  primary key (org_id, sales_return_line_id),
  constraint sales_return_line_return_fkey foreign key (org_id, sales_return_id) references sales_return,
  constraint sales_return_line_delivery_line_fkey foreign key (org_id, delivery_line_id) references delivery_line,
  constraint sales_return_line_item_fkey foreign key (org_id, item_id) references item,
  constraint sales_return_line_location_fkey foreign key (org_id, location_id) references location
);
create index sales_return_line_return on sales_return_line (org_id, sales_return_id);
create index sales_return_line_delivery_line on sales_return_line (org_id, delivery_line_id);
