create table transfer (
  org_id       uuid not null,
  transfer_id  uuid not null,
  number       text,
  state        text not null constraint transfer_state_check check (state in ('draft', 'posted', 'voided')),
  version      integer not null,
  moved_on     date not null,
  remark       text,
  primary key (org_id, transfer_id),
  constraint transfer_number_key unique (org_id, number)
);
create index transfer_moved_on on transfer (org_id, moved_on, transfer_id);

create table transfer_line (
  org_id            uuid not null,
  transfer_line_id  uuid not null,
  transfer_id       uuid not null,
  line_no           integer not null,
  item_id           uuid not null,
  lot_code          text,
  from_location_id  uuid not null,
  to_location_id    uuid not null,
  quantity          numeric(24, 6) not null,
  primary key (org_id, transfer_line_id),
  constraint transfer_line_transfer_fkey foreign key (org_id, transfer_id) references transfer,
  constraint transfer_line_item_fkey foreign key (org_id, item_id) references item,
  constraint transfer_line_from_fkey foreign key (org_id, from_location_id) references location,
  constraint transfer_line_to_fkey foreign key (org_id, to_location_id) references location
);
create index transfer_line_transfer on transfer_line (org_id, transfer_id);

create table other_movement (
  org_id             uuid not null,
  other_movement_id  uuid not null,
  number             text,
  state              text not null constraint other_movement_state_check check (state in ('draft', 'posted', 'voided')),
  version            integer not null,
  direction          text not null,
  moved_on           date not null,
  account            text not null,
  reason             text not null,
  remark             text,
  primary key (org_id, other_movement_id),
  constraint other_movement_number_key unique (org_id, number),
  constraint other_movement_account_fkey foreign key (org_id, account) references account
);
create index other_movement_moved_on on other_movement (org_id, moved_on, other_movement_id);

create table other_movement_line (
  org_id                  uuid not null,
  other_movement_line_id  uuid not null,
  other_movement_id       uuid not null,
  line_no                 integer not null,
  item_id                 uuid not null,
  location_id             uuid not null,
  lot_code                text,
  quantity                numeric(24, 6) not null,
  price                   numeric(20, 6),
  primary key (org_id, other_movement_line_id),
  constraint other_movement_line_movement_fkey foreign key (org_id, other_movement_id) references other_movement,
  constraint other_movement_line_item_fkey foreign key (org_id, item_id) references item,
  constraint other_movement_line_location_fkey foreign key (org_id, location_id) references location
);
create index other_movement_line_movement on other_movement_line (org_id, other_movement_id);

create table stock_count (
  org_id          uuid not null,
  stock_count_id  uuid not null,
  number          text,
  state           text not null constraint stock_count_state_check check (state in ('draft', 'counted', 'posted', 'voided')),
  version         integer not null,
  warehouse_id    uuid not null,
  counted_on      date not null,
  remark          text,
  primary key (org_id, stock_count_id),
  constraint stock_count_number_key unique (org_id, number),
  constraint stock_count_warehouse_fkey foreign key (org_id, warehouse_id) references warehouse
);
create index stock_count_counted_on on stock_count (org_id, counted_on, stock_count_id);

create table stock_count_line (
  org_id               uuid not null,
  stock_count_line_id  uuid not null,
  stock_count_id       uuid not null,
  line_no              integer not null,
  item_id              uuid not null,
  location_id          uuid not null,
  lot_code             text,
  quantity_book        numeric(24, 6) not null,
  quantity_counted     numeric(24, 6) not null,
  reason               text,
  primary key (org_id, stock_count_line_id),
  constraint stock_count_line_count_fkey foreign key (org_id, stock_count_id) references stock_count,
  constraint stock_count_line_item_fkey foreign key (org_id, item_id) references item,
  constraint stock_count_line_location_fkey foreign key (org_id, location_id) references location
);
create index stock_count_line_count on stock_count_line (org_id, stock_count_id);
