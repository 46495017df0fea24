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
