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
  company_id     uuid references company,
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

-- What a role may do, and up to which amount its members may approve (null: any).
create table role (
  org_id          uuid not null,
  role            text not null,
  name            text not null,
  name_en         text,
  permissions     text[] not null,
  approval_limit  numeric(20, 2),
  primary key (org_id, role)
);
