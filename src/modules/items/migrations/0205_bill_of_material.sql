create table bill_of_material (
  org_id               uuid not null,
  bill_of_material_id  uuid not null,
  state                text not null constraint bill_of_material_state_check check (state in ('active', 'inactive')),
  version              integer not null,
  item_id              uuid not null,
  revision             text not null,
  valid_from           date not null,
  quantity             numeric(24, 6) not null,
  remark               text,
  primary key (org_id, bill_of_material_id),
  constraint bill_of_material_revision_key unique (org_id, item_id, revision),
  constraint bill_of_material_item_fkey foreign key (org_id, item_id) references item
);

create table bill_of_material_line (
  org_id                    uuid not null,
  bill_of_material_line_id  uuid not null,
  bill_of_material_id       uuid not null,
  line_no                   integer not null,
  component_id              uuid not null,
  quantity                  numeric(24, 6) not null,
  scrap_percent             numeric(9, 4) not null,
  primary key (org_id, bill_of_material_line_id),
  constraint bill_of_material_line_bill_fkey foreign key (org_id, bill_of_material_id) references bill_of_material,
  constraint bill_of_material_line_component_fkey foreign key (org_id, component_id) references item
);
create index bill_of_material_line_bill on bill_of_material_line (org_id, bill_of_material_id);
create index bill_of_material_line_component on bill_of_material_line (org_id, component_id);
