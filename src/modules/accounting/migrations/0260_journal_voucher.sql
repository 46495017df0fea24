create table journal_voucher (
  org_id              uuid not null,
  journal_voucher_id  uuid not null,
  number              text,
  state               text not null constraint journal_voucher_state_check check (state in ('draft', 'submitted', 'posted', 'voided')),
  version             integer not null,
  posted_on           date not null,
  summary             text not null,
  attachments         integer not null,
  primary key (org_id, journal_voucher_id),
  constraint journal_voucher_number_key unique (org_id, number)
);
create index journal_voucher_posted_on on journal_voucher (org_id, posted_on, journal_voucher_id);

create table journal_voucher_line (
  org_id                   uuid not null,
  journal_voucher_line_id  uuid not null,
  journal_voucher_id       uuid not null,
  line_no                  integer not null,
  account                  text not null,
  summary                  text,
  party_id                 uuid,
  debit                    numeric(20, 2) not null,
  credit                   numeric(20, 2) not null,
  primary key (org_id, journal_voucher_line_id),
  constraint journal_voucher_line_voucher_fkey foreign key (org_id, journal_voucher_id) references journal_voucher,
  constraint journal_voucher_line_account_fkey foreign key (org_id, account) references account
);
create index journal_voucher_line_voucher on journal_voucher_line (org_id, journal_voucher_id);
