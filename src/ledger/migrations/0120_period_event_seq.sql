-- A month is closed after the posting of that number: instants of several processes are not in the order of commits, numbers are.
alter table period_event add column after_seq bigint;
