-- All items at the end of a past day. $1 company, $2 day.
select i.code, i.unit, l.* from item i
join (select item_id, sum(quantity)::text as quantity, sum(value)::text as value from stock_line
  where org_id = $1 and is_owned and posted_on <= $2 group by item_id) l on l.item_id = i.item_id
where i.org_id = $1 order by i.code;
