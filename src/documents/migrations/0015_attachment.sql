-- Files that belong to a document or a record. The content is kept in the database, so that a backup is whole.
create table attachment (
  org_id         uuid not null,
  attachment_id  uuid not null,
  subject        text not null,
  subject_id     uuid not null,
  name           text not null,
  type           text not null,
  size           integer not null constraint attachment_size_check check (size > 0 and size <= 20971520),
  sha256         text not null,
  content        text not null,
  member_id      uuid not null,
  added_at       timestamptz not null,
  removed_at     timestamptz,
  primary key (org_id, attachment_id)
);
create index attachment_subject on attachment (org_id, subject_id, added_at);
