create table item_line (
  org_id          uuid not null,
  item_line_id    uuid not null,
  item_id         uuid not null,
  line_no         integer not null,
  unit            text not null,
  quantity        numeric(24, 6) not null constraint item_line_quantity_check check (quantity > 0),
  stock_quantity  numeric(24, 6) not null constraint item_line_stock_quantity_check check (stock_quantity > 0),
  primary key (org_id, item_line_id),
  constraint item_line_unit_key unique (org_id, item_id, unit),
  constraint item_line_item_fkey foreign key (org_id, item_id) references item
);
