-- Companies and people have no org_id: they are reference tables on a distributed database.
create table company (
  company_id    uuid primary key,
  name          text not null,
  name_en       text,
  base_currency char(3) not null default 'CNY',
  time_zone     text not null default 'Asia/Shanghai',
  created_at    timestamptz not null
);
comment on table company is 'identity: the list of companies';

create table person (
  person_id      uuid primary key,
  login          text not null constraint person_login_key unique,
  name           text not null,
  password_hash  text not null,
  language       text not null default 'zh-CN',
  failed_logins  integer not null default 0,
  locked_until   timestamptz,
  is_active      boolean not null default true
);
comment on table person is 'identity: who can log in; a person may be a member of several companies';

create table session (
  token_hash  text primary key,
  person_id   uuid not null references person,
  company_id  uuid not null references company,
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);
comment on table session is 'identity: the hash of each open session''s token';

create table member (
  org_id     uuid not null,
  member_id  uuid not null,
  person_id  uuid not null,
  name       text not null,
  roles      text[] not null,
  is_active  boolean not null default true,
  primary key (org_id, member_id),
  constraint member_person_key unique (org_id, person_id)
);

create table number_series (
  org_id  uuid not null,
  series  text not null,
  last    bigint not null,
  primary key (org_id, series)
);

-- What was done to a document or a record, by whom, why, and what it changed.
create table event (
  org_id       uuid not null,
  event_id     uuid not null,
  subject      text not null,
  subject_id   uuid not null,
  verb         text not null,
  happened_at  timestamptz not null,
  member_id    uuid not null,
  reason       text,
  changes      jsonb,
  request_id   text,
  primary key (org_id, event_id)
);
create index event_subject on event (org_id, subject_id, happened_at);
comment on table event is 'append-only: the audit trail';

create table idempotency (
  org_id       uuid not null,
  key          text not null,
  member_id    uuid not null,
  fingerprint  text not null,
  answer       jsonb not null,
  created_at   timestamptz not null,
  primary key (org_id, member_id, key)
);

-- What a document was made from: a receipt from its order, a bill from its receipts.
create table document_link (
  org_id     uuid not null,
  from_type  text not null,
  from_id    uuid not null,
  to_type    text not null,
  to_id      uuid not null,
  primary key (org_id, from_id, to_id)
);
create index document_link_to on document_link (org_id, to_id);
