create table price_list (
  org_id           uuid not null,
  price_list_id    uuid not null,
  state            text not null constraint price_list_state_check check (state in ('active', 'inactive')),
  version          integer not null,
  code             text not null,
  name             text not null,
  initials         text not null default '',
  name_en          text,
  customer_id      uuid,
  is_standard      boolean not null,
  currency         char(3) not null,
  is_tax_included  boolean not null,
  valid_from       date not null,
  valid_to         date,
  remark           text,
  primary key (org_id, price_list_id),
  constraint price_list_code_key unique (org_id, code),
  constraint price_list_currency_fkey foreign key (org_id, currency) references currency (org_id, code),
  constraint price_list_customer_fkey foreign key (org_id, customer_id) references customer
);
-- The list that begins last wins, so of those that stand beside each other no two begin on one day.
create unique index price_list_standard_key on price_list (org_id, currency, valid_from) where is_standard and state = 'active';
create unique index price_list_own_key on price_list (org_id, customer_id, currency, valid_from)
  where customer_id is not null and state = 'active';

create table price_list_line (
  org_id              uuid not null,
  price_list_line_id  uuid not null,
  price_list_id       uuid not null,
  line_no             integer not null,
  item_id             uuid not null,
  unit                text,
  from_quantity       numeric(24, 6) not null,
  price               numeric(20, 6) not null,
  primary key (org_id, price_list_line_id),
  constraint price_list_line_list_fkey foreign key (org_id, price_list_id) references price_list,
  constraint price_list_line_item_fkey foreign key (org_id, item_id) references item,
  -- A price is in a unit that the item has, as long as it stands; null is the item's stock unit.
  constraint price_list_line_unit_fkey foreign key (org_id, item_id, unit) references item_line (org_id, item_id, unit)
);
create index price_list_line_list on price_list_line (org_id, price_list_id);
create index price_list_line_item on price_list_line (org_id, item_id);
