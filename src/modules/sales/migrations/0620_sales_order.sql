create table sales_order (
  org_id                 uuid not null,
  sales_order_id         uuid not null,
  number                 text,
  state                  text not null constraint sales_order_state_check
                         check (state in ('draft', 'submitted', 'approved', 'closed', 'cancelled')),
  version                integer not null,
  customer_id            uuid not null,
  ordered_on             date not null,
  customer_order_number  text,
  salesperson_id         uuid,
  warehouse_id           uuid not null,
  ship_to                text,
  currency               char(3) not null,
  rate                   numeric(20, 6) not null,
  remark                 text,
  primary key (org_id, sales_order_id),
  constraint sales_order_number_key unique (org_id, number),
  constraint sales_order_customer_fkey foreign key (org_id, customer_id) references customer,
  constraint sales_order_salesperson_fkey foreign key (org_id, salesperson_id) references employee,
  constraint sales_order_warehouse_fkey foreign key (org_id, warehouse_id) references warehouse,
  constraint sales_order_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);
create index sales_order_ordered_on on sales_order (org_id, ordered_on, sales_order_id);
create index sales_order_customer on sales_order (org_id, customer_id);

create table sales_order_line (
  org_id               uuid not null,
  sales_order_line_id  uuid not null,
  sales_order_id       uuid not null,
  line_no              integer not null,
  item_id              uuid not null,
  unit                 text,
  unit_quantity        numeric(24, 6) not null constraint sales_order_line_unit_quantity_check check (unit_quantity > 0),
  unit_stock_quantity  numeric(24, 6) not null constraint sales_order_line_unit_stock_quantity_check check (unit_stock_quantity > 0),
  quantity             numeric(24, 6) not null constraint sales_order_line_quantity_check check (quantity > 0),
  price                numeric(20, 6) not null constraint sales_order_line_price_check check (price >= 0),
  tax_rate             numeric(9, 4) not null,
  promised_on          date not null,
  primary key (org_id, sales_order_line_id),
  constraint sales_order_line_order_fkey foreign key (org_id, sales_order_id) references sales_order,
  constraint sales_order_line_item_fkey foreign key (org_id, item_id) references item
);
create index sales_order_line_order on sales_order_line (org_id, sales_order_id);
create index sales_order_line_item on sales_order_line (org_id, item_id);
