create table reminder_level (
  org_id             uuid not null,
  reminder_level_id  uuid not null,
  state              text not null constraint reminder_level_state_check check (state in ('active', 'inactive')),
  version            integer not null,
  code               text not null,
  name               text not null,
  initials           text not null default '',
  name_en            text,
  from_days          integer not null,
  pay_within_days    integer not null,
  text               text not null,
  text_en            text,
  primary key (org_id, reminder_level_id),
  constraint reminder_level_code_key unique (org_id, code)
);
create unique index reminder_level_days_key on reminder_level (org_id, from_days) where state = 'active';

create table reminder (
  org_id       uuid not null,
  reminder_id  uuid not null,
  number       text,
  state        text not null constraint reminder_state_check check (state in ('draft', 'released')),
  version      integer not null,
  customer_id  uuid not null,
  reminded_on  date not null,
  level_id     uuid not null,
  pay_by       date not null,
  currency     char(3) not null,
  remark       text,
  primary key (org_id, reminder_id),
  constraint reminder_number_key unique (org_id, number),
  constraint reminder_customer_fkey foreign key (org_id, customer_id) references customer,
  constraint reminder_level_fkey foreign key (org_id, level_id) references reminder_level,
  constraint reminder_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);
create index reminder_reminded_on on reminder (org_id, reminded_on, reminder_id);
create index reminder_customer on reminder (org_id, customer_id);

create table reminder_line (
  org_id            uuid not null,
  reminder_line_id  uuid not null,
  reminder_id       uuid not null,
  line_no           integer not null,
  open_item_id      uuid not null,
  due_on            date not null,
  amount            numeric(20, 2) not null,
  primary key (org_id, reminder_line_id),
  constraint reminder_line_reminder_fkey foreign key (org_id, reminder_id) references reminder,
  constraint reminder_line_open_item_fkey foreign key (org_id, open_item_id) references open_item
);
create index reminder_line_reminder on reminder_line (org_id, reminder_id);

create table reminder_log (
  org_id        uuid not null,
  reminder_id   uuid not null,
  line_no       integer not null,
  open_item_id  uuid not null,
  level_id      uuid not null,
  -- Of the level, as it was then.
  from_days     integer not null,
  due_on        date not null,
  amount        numeric(20, 2) not null,
  reminded_on   date not null,
  member_id     uuid not null,
  happened_at   timestamptz not null,
  primary key (org_id, reminder_id, line_no),
  constraint reminder_log_reminder_fkey foreign key (org_id, reminder_id) references reminder
);
create index reminder_log_open_item on reminder_log (org_id, open_item_id);
comment on table reminder_log is 'append-only: who reminded whom of what, when and at which level';

-- Companies that are there already get what a new one starts with.
insert into reminder_level (org_id, reminder_level_id, state, version, code, name, initials, name_en, from_days, pay_within_days, text, text_en)
select c.org_id, gen_random_uuid(), 'active', 1, v.code, v.name, v.initials, v.name_en, v.from_days, v.pay_within_days, v.text, v.text_en
from (select distinct org_id from account_role) c cross join (values
  ('1', '第一次提醒', 'dyctx', 'First reminder', 7, 7, '下列款项已过约定的付款日。如贵公司已经付款，请忽略本函；如尚未付款，请于最迟付款日前安排付款。对账目有疑问，请与我们联系。', 'The amounts below are past the day agreed. If you have paid in the meantime, please disregard this letter; if not, please pay by the day named. Tell us if our accounts differ from yours.'),
  ('2', '第二次催款', 'dececk', 'Second reminder', 30, 7, '我们曾就逾期款项致函贵公司，至今未收到下列款项。请于最迟付款日前付清，或书面告知付款安排。', 'We have written to you about overdue amounts and have not received those below. Please pay them by the day named, or tell us in writing when you will.'),
  ('3', '最后催款', 'zhck', 'Final reminder', 60, 7, '下列款项已长期逾期。如在最迟付款日前仍未付清，我们将暂停供货，并保留依照合同追究违约责任的权利。', 'The amounts below have been overdue for long. If they are not paid by the day named we stop deliveries and reserve the rights that the contract gives us.')) as v(code, name, initials, name_en, from_days, pay_within_days, text, text_en);
