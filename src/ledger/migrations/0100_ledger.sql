-- The books. What each table is, its keys and the lock order: src/ledger/README.md.

create table account (
  org_id          uuid not null,
  account_id      uuid not null,
  state           text not null constraint account_state_check check (state in ('active', 'inactive')),
  version         integer not null,
  code            text not null,
  name            text not null,
  initials        text not null default '',
  name_en         text,
  class           text not null constraint account_class_check
                  check (class in ('asset', 'liability', 'equity', 'cost', 'revenue', 'expense')),
  normal_balance  text not null constraint account_normal_balance_check check (normal_balance in ('debit', 'credit')),
  control         text,
  needs_party     boolean not null default false,
  is_leaf         boolean not null,
  primary key (org_id, code),
  constraint account_id_key unique (org_id, account_id)
);

-- Which account a posting means by a word such as received_not_billed.
create table account_role (
  org_id   uuid not null,
  role     text not null,
  account  text not null,
  primary key (org_id, role),
  constraint account_role_account_fkey foreign key (org_id, account) references account
);

create table period (
  org_id  uuid not null,
  month   text not null constraint period_month_check check (month ~ '^\d{4}-\d{2}$'),
  state   text not null constraint period_state_check check (state in ('open', 'closed')),
  primary key (org_id, month)
);

create table ledger_counter (
  org_id  uuid primary key,
  seq     bigint not null
);

create table posting (
  org_id          uuid not null,
  posting_id      uuid not null,
  seq             bigint not null,
  document_type   text not null,
  document_id     uuid not null,
  number          text,
  kind            text not null,
  posted_on       date not null,
  posted_at       timestamptz not null,
  member_id       uuid not null,
  reverses_id     uuid,
  voucher_series  text,
  voucher_number  bigint,
  summary         text not null,
  debit_total     numeric(20, 2) not null,
  credit_total    numeric(20, 2) not null,
  primary key (org_id, posting_id),
  constraint posting_seq_key unique (org_id, seq),
  constraint posting_document_key unique (org_id, document_id, kind),
  constraint posting_balanced_check check (debit_total = credit_total)
);
create unique index posting_voucher_key on posting (org_id, voucher_series, voucher_number) where voucher_series is not null;
create unique index posting_reverses_key on posting (org_id, reverses_id) where reverses_id is not null;
comment on table posting is 'append-only: one header for each fact that was posted';

create table stock_line (
  org_id       uuid not null,
  posting_id   uuid not null,
  line_no      integer not null,
  seq          bigint not null,
  posted_on    date not null,
  pool_id      uuid not null,
  item_id      uuid not null,
  location_id  uuid not null,
  lot_id       uuid not null,
  is_owned     boolean not null,
  quantity     numeric(24, 6) not null,
  value        numeric(20, 2) not null,
  primary key (org_id, posting_id, line_no),
  constraint stock_line_posting_fkey foreign key (org_id, posting_id) references posting,
  constraint stock_line_not_owned_check check (is_owned or value = 0)
);
create index stock_line_item on stock_line (org_id, item_id, location_id, posted_on, seq) include (quantity, value);
comment on table stock_line is 'append-only: what moved, by item, location and lot';

create table journal_line (
  org_id            uuid not null,
  posting_id        uuid not null,
  line_no           integer not null,
  seq               bigint not null,
  posted_on         date not null,
  account           text not null,
  debit             numeric(20, 2) not null,
  credit            numeric(20, 2) not null,
  item_id           uuid,
  party_id          uuid,
  department_id     uuid,
  open_item_id      uuid,
  due_on            date,
  cash_flow         text,
  currency          char(3),
  rate              numeric(20, 6),
  currency_amount   numeric(20, 2),
  summary           text not null,
  primary key (org_id, posting_id, line_no),
  constraint journal_line_posting_fkey foreign key (org_id, posting_id) references posting,
  constraint journal_line_account_fkey foreign key (org_id, account) references account,
  constraint journal_line_one_side_check check ((debit = 0) <> (credit = 0))
);
create index journal_line_account on journal_line (org_id, account, posted_on, seq) include (debit, credit);
create index journal_line_open_item on journal_line (org_id, open_item_id) where open_item_id is not null;
comment on table journal_line is 'append-only: debits and credits in base currency; a red entry is negative on its own side';

create table progress_line (
  org_id      uuid not null,
  posting_id  uuid not null,
  line_no     integer not null,
  target_id   uuid not null,
  measure     text not null,
  quantity    numeric(24, 6) not null,
  primary key (org_id, posting_id, line_no),
  constraint progress_line_posting_fkey foreign key (org_id, posting_id) references posting
);
create index progress_line_target on progress_line (org_id, target_id);
comment on table progress_line is 'append-only: what happened to an order line or a receipt line';

create table cost_pool (
  org_id         uuid not null,
  pool_id        uuid not null,
  item_id        uuid not null,
  method         text not null constraint cost_pool_method_check
                 check (method in ('fifo', 'moving_average', 'month_average', 'specific_lot', 'standard')),
  account        text not null,
  standard_cost  numeric(20, 6),
  quantity       numeric(24, 6) not null default 0,
  value          numeric(20, 2) not null default 0,
  last_cost      numeric(20, 6),
  version        bigint not null default 0,
  primary key (org_id, pool_id),
  constraint cost_pool_account_fkey foreign key (org_id, account) references account,
  constraint cost_pool_standard_check check (method <> 'standard' or standard_cost is not null),
  constraint cost_pool_quantity_check check (quantity >= 0),
  constraint cost_pool_value_check check (value >= 0 and (quantity <> 0 or value = 0))
);
create index cost_pool_item on cost_pool (org_id, item_id);

create table cost_layer (
  org_id         uuid not null,
  layer_id       uuid not null,
  pool_id        uuid not null,
  item_id        uuid not null,
  lot_id         uuid not null,
  posting_id     uuid not null,
  line_no        integer not null,
  seq            bigint not null,
  opened_on      date not null,
  quantity       numeric(24, 6) not null,
  value          numeric(20, 2) not null,
  left_quantity  numeric(24, 6) not null,
  left_value     numeric(20, 2),
  primary key (org_id, layer_id),
  constraint cost_layer_posting_fkey foreign key (org_id, posting_id) references posting,
  constraint cost_layer_left_check check (left_quantity >= 0 and left_quantity <= quantity),
  constraint cost_layer_left_value_check check (left_value is null or (left_value >= 0 and (left_quantity <> 0 or left_value = 0)))
);
create index cost_layer_open on cost_layer (org_id, pool_id, seq, line_no) where left_quantity > 0;

create table layer_use (
  org_id      uuid not null,
  posting_id  uuid not null,
  use_no      integer not null,
  line_no     integer not null,
  layer_id    uuid not null,
  kind        text not null constraint layer_use_kind_check check (kind in ('issue', 'return', 'revalue', 'void')),
  quantity    numeric(24, 6) not null,
  value       numeric(20, 2) not null,
  primary key (org_id, posting_id, use_no),
  constraint layer_use_posting_fkey foreign key (org_id, posting_id) references posting,
  constraint layer_use_layer_fkey foreign key (org_id, layer_id) references cost_layer
);
create index layer_use_layer on layer_use (org_id, layer_id);
comment on table layer_use is 'append-only: where each layer went';

create table stock_balance (
  org_id       uuid not null,
  item_id      uuid not null,
  location_id  uuid not null,
  lot_id       uuid not null,
  is_owned     boolean not null,
  quantity     numeric(24, 6) not null,
  primary key (org_id, item_id, location_id, lot_id, is_owned),
  constraint stock_balance_quantity_check check (quantity >= 0)
);
create index stock_balance_location on stock_balance (org_id, location_id, item_id);

create table account_balance (
  org_id   uuid not null,
  month    text not null,
  account  text not null,
  debit    numeric(20, 2) not null,
  credit   numeric(20, 2) not null,
  primary key (org_id, month, account)
);

create table open_item (
  org_id         uuid not null,
  open_item_id   uuid not null,
  account        text not null,
  party_id       uuid not null,
  document_type  text not null,
  document_id    uuid not null,
  opened_on      date not null,
  due_on         date,
  balance        numeric(20, 2) not null,
  primary key (org_id, open_item_id)
);
create index open_item_party on open_item (org_id, party_id, account) where balance <> 0;
create index open_item_document on open_item (org_id, document_id);

create table progress (
  org_id     uuid not null,
  target_id  uuid not null,
  measure    text not null,
  quantity   numeric(24, 6) not null,
  primary key (org_id, target_id, measure),
  constraint progress_quantity_check check (quantity >= 0)
);

-- A warning that someone took upon himself when he posted.
create table consent (
  org_id      uuid not null,
  posting_id  uuid not null,
  consent_no  integer not null,
  code        text not null,
  path        text not null,
  params      jsonb not null,
  member_id   uuid not null,
  primary key (org_id, posting_id, consent_no),
  constraint consent_posting_fkey foreign key (org_id, posting_id) references posting
);
comment on table consent is 'append-only: the warnings that were acknowledged, with their figures';

-- Every opening and closing of a month, with its reason.
create table period_event (
  org_id       uuid not null,
  event_id     uuid not null,
  month        text not null,
  verb         text not null constraint period_event_verb_check check (verb in ('open', 'close', 'reopen')),
  happened_at  timestamptz not null,
  member_id    uuid not null,
  reason       text,
  primary key (org_id, event_id)
);
comment on table period_event is 'append-only: openings and closings of months';
