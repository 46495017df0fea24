select r.supplier_id as "supplierId", sum(r.lines) as "lines", coalesce(sum(r.lines) filter (r.arrived_on <= l.promised_on), 0) as "onTime",
  divided2(100 * coalesce(sum(r.lines) filter (r.arrived_on <= l.promised_on), 0), sum(r.lines)) as "onTimePercent",
  divided2(coalesce(sum(r.lines * (r.arrived_on - l.promised_on)) filter (r.arrived_on > l.promised_on), 0), sum(r.lines) filter (r.arrived_on > l.promised_on)) as "daysLate",
  sum(r.arrived) as "arrived", sum(r.accepted) as "accepted", sum(r.rejected) as "rejected", divided2(100 * sum(r.accepted), sum(r.arrived)) as "acceptedPercent"
from receipt(:orgId) r join purchase_line(:orgId) l on l.order_line_id = r.order_line_id
where r.arrived_on between :from and :to and (:supplierId is null or r.supplier_id = :supplierId) and (:itemId is null or r.item_id = :itemId)
group by 1 having sum(r.lines) > 0
order by 4, 2 desc, 1;
