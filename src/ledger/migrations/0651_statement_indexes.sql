-- Few of a company's postings: what was there at the beginning, and what carried profit and loss forward. The statements tell them from the others.
create index posting_carried on posting (org_id, posted_on) where document_type in ('opening', 'vat_closing', 'profit_closing', 'year_closing');
create index journal_line_cash_flow on journal_line (org_id, posted_on, cash_flow) include (debit, credit) where cash_flow is not null;
