create table sales_invoice (
  org_id            uuid not null,
  sales_invoice_id  uuid not null,
  number            text,
  state             text not null constraint sales_invoice_state_check check (state in ('draft', 'posted', 'voided')),
  version           integer not null,
  customer_id       uuid not null,
  tax_number        text,
  invoiced_on       date not null,
  due_on            date not null,
  currency          char(3) not null,
  rate              numeric(20, 6) not null,
  remark            text,
  primary key (org_id, sales_invoice_id),
  constraint sales_invoice_number_key unique (org_id, number),
  constraint sales_invoice_customer_fkey foreign key (org_id, customer_id) references customer,
  constraint sales_invoice_currency_fkey foreign key (org_id, currency) references currency (org_id, code)
);
-- One tax invoice is booked once; a voided one leaves its number free.
create unique index sales_invoice_tax_number_key on sales_invoice (org_id, tax_number) where state <> 'voided';
create index sales_invoice_invoiced_on on sales_invoice (org_id, invoiced_on, sales_invoice_id);

create table sales_invoice_line (
  org_id                 uuid not null,
  sales_invoice_line_id  uuid not null,
  sales_invoice_id       uuid not null,
  line_no                integer not null,
  delivery_line_id       uuid not null,
  item_id                uuid not null,
  quantity               numeric(24, 6) not null,
  price                  numeric(20, 6) not null,
  amount_net             numeric(20, 2) not null,
  tax_rate               numeric(9, 4) not null,
  amount_tax             numeric(20, 2) not null,
  primary key (org_id, sales_invoice_line_id),
  constraint sales_invoice_line_invoice_fkey foreign key (org_id, sales_invoice_id) references sales_invoice,
  constraint sales_invoice_line_delivery_line_fkey foreign key (org_id, delivery_line_id) references delivery_line,
  constraint sales_invoice_line_item_fkey foreign key (org_id, item_id) references item
);
create index sales_invoice_line_invoice on sales_invoice_line (org_id, sales_invoice_id);
create index sales_invoice_line_delivery_line on sales_invoice_line (org_id, delivery_line_id);
