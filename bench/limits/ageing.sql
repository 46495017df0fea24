-- What is owed to each supplier today, by days past due; one sum a day first. $1 company, $2 today.
select party_id, -sum(balance) as total, -sum(balance) filter (where late <= 0) as not_due, -sum(balance) filter (where late between 1 and 30) as days30,
  -sum(balance) filter (where late between 31 and 60) as days60, -sum(balance) filter (where late between 61 and 90) as days90,
  -sum(balance) filter (where late between 91 and 180) as days180, -sum(balance) filter (where late between 181 and 365) as days365,
  -sum(balance) filter (where late > 365) as older
from (
  select party_id, $2::date - coalesce(due_on, opened_on) as late, sum(balance) as balance from open_item
  where org_id = $1 and balance <> 0 group by party_id, due_on, opened_on) day
group by party_id order by total desc;
