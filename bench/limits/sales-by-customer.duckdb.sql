-- Who brings revenue and margin in a year: what a careful hand would ask DuckDB. $1 company, $2 and $3 the days.
select customer_id, sum(revenue)::varchar as revenue, sum(cost)::varchar as cost, (sum(revenue) - sum(cost))::varchar as margin
from fact_sale where org_id = $1::uuid and posted_on between $2::date and $3::date
group by customer_id order by sum(revenue) desc;
