-- One item at the end of a past day. $1 company, $2 item, $3 day.
select sum(quantity)::text as quantity, sum(value)::text as value from stock_line
where org_id = $1 and item_id = $2 and is_owned and posted_on <= $3;
