-- Which line of the cash-flow statement a line of money belongs to, where its counter-account does not say it right.
alter table journal_voucher_line add column cash_flow text;
