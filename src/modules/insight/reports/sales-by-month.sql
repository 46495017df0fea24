select strftime(s.posted_on, '%Y-%m') as "month", sum(s.revenue) as "revenue", sum(s.cost) as "cost", sum(s.revenue) - sum(s.cost) as "margin",
  divided2(100 * (sum(s.revenue) - sum(s.cost)), sum(s.revenue)) as "marginPercent"
from sale(:orgId) s
where s.posted_on between :from and :to and (:customerId is null or s.customer_id = :customerId) and (:itemId is null or s.item_id = :itemId)
group by 1 order by 1;
