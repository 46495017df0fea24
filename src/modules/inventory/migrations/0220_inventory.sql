create table warehouse (
  org_id                uuid not null,
  warehouse_id          uuid not null,
  state                 text not null constraint warehouse_state_check check (state in ('active', 'inactive')),
  version               integer not null,
  code                  text not null,
  name                  text not null,
  initials              text not null default '',
  name_en               text,
  usable_location_id    uuid,
  rejected_location_id  uuid,
  primary key (org_id, warehouse_id),
  constraint warehouse_code_key unique (org_id, code)
);

create table location (
  org_id        uuid not null,
  location_id   uuid not null,
  state         text not null constraint location_state_check check (state in ('active', 'inactive')),
  version       integer not null,
  code          text not null,
  name          text not null,
  initials      text not null default '',
  name_en       text,
  warehouse_id  uuid not null,
  kind          text not null constraint location_kind_check check (kind in ('usable', 'to_inspect', 'rejected', 'scrap')),
  primary key (org_id, location_id),
  constraint location_code_key unique (org_id, code),
  constraint location_warehouse_fkey foreign key (org_id, warehouse_id) references warehouse
);

create table lot (
  org_id      uuid not null,
  lot_id      uuid not null,
  item_id     uuid not null,
  code        text not null,
  made_on     date,
  expires_on  date,
  primary key (org_id, lot_id),
  constraint lot_code_key unique (org_id, item_id, code)
);
