create table opening (
  org_id      uuid not null,
  opening_id  uuid not null,
  number      text,
  state       text not null constraint opening_state_check check (state in ('draft', 'posted', 'voided')),
  version     integer not null,
  opened_on   date not null,
  remark      text,
  primary key (org_id, opening_id),
  constraint opening_number_key unique (org_id, number)
);
create index opening_opened_on on opening (org_id, opened_on, opening_id);

create table opening_line (
  org_id           uuid not null,
  opening_line_id  uuid not null,
  opening_id       uuid not null,
  line_no          integer not null,
  what             text not null,
  item_id          uuid,
  location_id      uuid,
  lot_code         text,
  quantity         numeric(24, 6),
  account          text,
  party_id         uuid,
  due_on           date,
  debit            numeric(20, 2) not null,
  credit           numeric(20, 2) not null,
  note             text,
  primary key (org_id, opening_line_id),
  constraint opening_line_opening_fkey foreign key (org_id, opening_id) references opening,
  constraint opening_line_item_fkey foreign key (org_id, item_id) references item,
  constraint opening_line_location_fkey foreign key (org_id, location_id) references location
);
create index opening_line_opening on opening_line (org_id, opening_id);
