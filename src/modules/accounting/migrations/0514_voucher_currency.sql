-- The amount of a line in the currency of its bank account.
alter table journal_voucher_line add column currency_amount numeric(20, 2);
