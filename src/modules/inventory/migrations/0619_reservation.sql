-- What of the stock of a warehouse is kept for a line of demand. A promise, not a posting: the books know nothing of it.
create table reservation (
  org_id        uuid not null,
  demand_id     uuid not null,
  item_id       uuid not null,
  warehouse_id  uuid not null,
  quantity      numeric(24, 6) not null constraint reservation_quantity_check check (quantity > 0),
  primary key (org_id, demand_id),
  constraint reservation_item_fkey foreign key (org_id, item_id) references item,
  constraint reservation_warehouse_fkey foreign key (org_id, warehouse_id) references warehouse
);
create index reservation_item on reservation (org_id, item_id, warehouse_id);
comment on table reservation is 'changes: stock kept for lines of demand';
