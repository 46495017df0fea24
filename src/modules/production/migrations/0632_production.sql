create table work_order (
  org_id               uuid not null,
  work_order_id        uuid not null,
  number               text,
  state                text not null constraint work_order_state_check check (state in ('draft', 'released', 'closed', 'cancelled')),
  version              integer not null,
  item_id              uuid not null,
  quantity             numeric(24, 6) not null,
  start_on             date not null,
  due_on               date not null,
  warehouse_id         uuid not null,
  issuing              text not null constraint work_order_issuing_check check (issuing in ('by_list', 'backflush')),
  bill_of_material_id  uuid,
  is_as_bill           boolean not null,
  labour_cost          numeric(20, 6) not null,
  overhead_cost        numeric(20, 6) not null,
  purpose              text,
  remark               text,
  primary key (org_id, work_order_id),
  constraint work_order_number_key unique (org_id, number),
  constraint work_order_item_fkey foreign key (org_id, item_id) references item,
  constraint work_order_warehouse_fkey foreign key (org_id, warehouse_id) references warehouse,
  constraint work_order_bill_fkey foreign key (org_id, bill_of_material_id) references bill_of_material
);
create index work_order_due_on on work_order (org_id, due_on, work_order_id);
create index work_order_item on work_order (org_id, item_id) where state = 'released';

create table work_order_line (
  org_id              uuid not null,
  work_order_line_id  uuid not null,
  work_order_id       uuid not null,
  line_no             integer not null,
  item_id             uuid not null,
  quantity            numeric(24, 6) not null,
  primary key (org_id, work_order_line_id),
  constraint work_order_line_order_fkey foreign key (org_id, work_order_id) references work_order,
  constraint work_order_line_item_fkey foreign key (org_id, item_id) references item
);
create index work_order_line_order on work_order_line (org_id, work_order_id);
create index work_order_line_item on work_order_line (org_id, item_id);

create table material_issue (
  org_id             uuid not null,
  material_issue_id  uuid not null,
  number             text,
  state              text not null constraint material_issue_state_check check (state in ('draft', 'posted', 'voided')),
  version            integer not null,
  work_order_id      uuid not null,
  direction          text not null constraint material_issue_direction_check check (direction in ('out', 'back')),
  moved_on           date not null,
  remark             text,
  primary key (org_id, material_issue_id),
  constraint material_issue_number_key unique (org_id, number),
  constraint material_issue_order_fkey foreign key (org_id, work_order_id) references work_order
);
create index material_issue_moved_on on material_issue (org_id, moved_on, material_issue_id);
create index material_issue_order on material_issue (org_id, work_order_id);

create table material_issue_line (
  org_id                  uuid not null,
  material_issue_line_id  uuid not null,
  material_issue_id       uuid not null,
  line_no                 integer not null,
  order_line_id           uuid not null,
  item_id                 uuid not null,
  quantity                numeric(24, 6) not null,
  location_id             uuid not null,
  lot_code                text,
  primary key (org_id, material_issue_line_id),
  constraint material_issue_line_issue_fkey foreign key (org_id, material_issue_id) references material_issue,
  constraint material_issue_line_order_line_fkey foreign key (org_id, order_line_id) references work_order_line,
  constraint material_issue_line_item_fkey foreign key (org_id, item_id) references item,
  constraint material_issue_line_location_fkey foreign key (org_id, location_id) references location
);
create index material_issue_line_issue on material_issue_line (org_id, material_issue_id);
create index material_issue_line_order_line on material_issue_line (org_id, order_line_id);

create table completion (
  org_id             uuid not null,
  completion_id      uuid not null,
  number             text,
  state              text not null constraint completion_state_check check (state in ('draft', 'posted', 'voided')),
  version            integer not null,
  work_order_id      uuid not null,
  completed_on       date not null,
  quantity           numeric(24, 6) not null,
  quantity_scrapped  numeric(24, 6) not null,
  scrap_reason       text,
  is_scrap_abnormal  boolean not null,
  location_id        uuid not null,
  lot_code           text,
  is_last            boolean not null,
  remark             text,
  primary key (org_id, completion_id),
  constraint completion_number_key unique (org_id, number),
  constraint completion_order_fkey foreign key (org_id, work_order_id) references work_order,
  constraint completion_location_fkey foreign key (org_id, location_id) references location
);
create index completion_completed_on on completion (org_id, completed_on, completion_id);
create index completion_order on completion (org_id, work_order_id);
