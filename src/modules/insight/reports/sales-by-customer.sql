select s.customer_id as "customerId", sum(s.revenue) as "revenue", sum(s.cost) as "cost", sum(s.revenue) - sum(s.cost) as "margin",
  divided2(100 * (sum(s.revenue) - sum(s.cost)), sum(s.revenue)) as "marginPercent"
from sale(:orgId) s
where s.posted_on between :from and :to and (:itemId is null or s.item_id = :itemId)
group by 1 having sum(s.revenue) <> 0 or sum(s.cost) <> 0
order by sum(s.revenue) desc, 1;
