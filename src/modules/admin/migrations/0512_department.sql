create table department (
  org_id         uuid not null,
  department_id  uuid not null,
  state          text not null constraint department_state_check check (state in ('active', 'inactive')),
  version        integer not null,
  code           text not null,
  name           text not null,
  initials       text not null default '',
  name_en        text,
  primary key (org_id, department_id),
  constraint department_code_key unique (org_id, code)
);

create table employee (
  org_id         uuid not null,
  employee_id    uuid not null,
  state          text not null constraint employee_state_check check (state in ('active', 'inactive')),
  version        integer not null,
  code           text not null,
  name           text not null,
  initials       text not null default '',
  name_en        text,
  department_id  uuid not null,
  member_id      uuid,
  primary key (org_id, employee_id),
  constraint employee_code_key unique (org_id, code),
  constraint employee_member_key unique (org_id, member_id),
  constraint employee_department_fkey foreign key (org_id, department_id) references department,
  constraint employee_member_fkey foreign key (org_id, member_id) references member
);
create index employee_department on employee (org_id, department_id);
