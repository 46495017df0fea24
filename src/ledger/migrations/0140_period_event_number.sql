-- 1, 2, 3 … of its month: months are locked while one is closed or opened, so this is the order of what happened, where instants of several
-- processes are not, and where nothing was posted between two of them.
alter table period_event add column number integer;
update period_event e set number = n.number
from (
  select org_id, event_id, row_number() over (partition by org_id, month order by after_seq nulls first, happened_at, event_id)::integer as number
  from period_event) n
where n.org_id = e.org_id and n.event_id = e.event_id;
alter table period_event alter column number set not null;
alter table period_event add constraint period_event_number_key unique (org_id, month, number);
