create table credit_note (
  org_id          uuid not null,
  credit_note_id  uuid not null,
  number          text,
  state           text not null constraint credit_note_state_check check (state in ('draft', 'posted', 'voided')),
  version         integer not null,
  customer_id     uuid not null,
  invoice_id      uuid not null,
  credited_on     date not null,
  tax_number      text,
  confirmation    text,
  currency        char(3) not null,
  remark          text,
  primary key (org_id, credit_note_id),
  constraint credit_note_number_key unique (org_id, number),
  constraint credit_note_customer_fkey foreign key (org_id, customer_id) references customer,
  constraint credit_note_invoice_fkey foreign key (org_id, invoice_id) references sales_invoice,
  constraint credit_note_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);
-- One red tax invoice is booked once; a voided one leaves its number free.
create unique index credit_note_tax_number_key on credit_note (org_id, tax_number) where state <> 'voided';
create index credit_note_credited_on on credit_note (org_id, credited_on, credit_note_id);
create index credit_note_invoice on credit_note (org_id, invoice_id);

create table credit_note_line (
  org_id               uuid not null,
  credit_note_line_id  uuid not null,
  credit_note_id       uuid not null,
  line_no              integer not null,
  return_line_id       uuid not null,
  invoice_line_id      uuid not null,
  item_id              uuid not null,
  quantity             numeric(24, 6) not null,
  price                numeric(20, 6) not null,
  amount_net           numeric(20, 2) not null,
  tax_rate             numeric(9, 4) not null,
  amount_tax           numeric(20, 2) not null,
  primary key (org_id, credit_note_line_id),
  constraint credit_note_line_note_fkey foreign key (org_id, credit_note_id) references credit_note,
  constraint credit_note_line_return_line_fkey foreign key (org_id, return_line_id) references sales_return_line,
  constraint credit_note_line_invoice_line_fkey foreign key (org_id, invoice_line_id) references sales_invoice_line,
  constraint credit_note_line_item_fkey foreign key (org_id, item_id) references item
);
create index credit_note_line_note on credit_note_line (org_id, credit_note_id);
create index credit_note_line_return_line on credit_note_line (org_id, return_line_id);
create index credit_note_line_invoice_line on credit_note_line (org_id, invoice_line_id);
