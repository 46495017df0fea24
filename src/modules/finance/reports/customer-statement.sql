with line as (
  select j.posting_id, j.posted_on, j.seq, j.line_no, j.item_id, j.open_item_id, j.debit - j.credit as change
  from journal_line j
  join account_role r on r.org_id = j.org_id and r.account = j.account and r.role in ('receivable', 'delivered_not_invoiced', 'customer_advance')
  where j.org_id = :orgId and j.party_id = :customerId and j.posted_on <= :to
),
opening as (select coalesce(sum(change), 0) as balance from line where posted_on < :from),
moved as (
  select p.posted_on, p.seq, min(l.line_no) as line_no, p.document_type, p.document_id, p.number,
    case when p.document_type in ('delivery', 'sales_return') then l.item_id end as item_id,
    case when p.document_type in ('delivery', 'sales_return') then l.open_item_id end as delivery_line_id, sum(l.change) as change
  from line l join posting p on p.org_id = :orgId and p.posting_id = l.posting_id
  left join posting o on o.org_id = p.org_id and o.posting_id = p.reverses_id
  where l.posted_on >= :from and (o.posted_on is null or o.posted_on < :from)
    and not exists (select from posting v where v.org_id = p.org_id and v.reverses_id = p.posting_id and v.posted_on <= :to)
  group by p.posted_on, p.seq, p.document_type, p.document_id, p.number, 7, 8
  having sum(l.change) <> 0
)
select :from as "postedOn", 'opening' as what, null as "documentType", null as "documentId", null as number, null::uuid as "itemId",
  null::numeric as quantity, null as unit, null::numeric as price, null::numeric as amount, null::numeric as paid, opening.balance, 0::bigint as seq, 0 as line_no
from opening
union all
select m.posted_on, case when m.document_type in ('delivery', 'sales_return', 'sales_invoice', 'credit_note', 'customer_payment', 'bad_debt')
    then m.document_type else 'other' end,
  m.document_type, m.document_id::text, m.number, m.item_id, coalesce(d.quantity, -b.quantity), coalesce(ol.unit, i.unit),
  round(ol.price * (1 + ol.tax_rate / 100) * o.rate, 6),
  case when m.document_type in ('customer_payment', 'bad_debt') then null else m.change end,
  case when m.document_type in ('customer_payment', 'bad_debt') then -m.change end,
  opening.balance + sum(m.change) over (order by m.posted_on, m.seq, m.line_no), m.seq, m.line_no
from moved m cross join opening
left join delivery_line d on d.org_id = :orgId and d.delivery_line_id = m.delivery_line_id and m.document_type = 'delivery'
left join lateral (
  select sum(l.quantity) as quantity, min(g.order_line_id::text)::uuid as order_line_id from sales_return_line l
  join delivery_line g on g.org_id = :orgId and g.delivery_line_id = l.delivery_line_id
  where l.org_id = :orgId and l.sales_return_id = m.document_id and l.delivery_line_id = m.delivery_line_id) b on m.document_type = 'sales_return'
left join sales_order_line ol on ol.org_id = :orgId and ol.sales_order_line_id = coalesce(d.order_line_id, b.order_line_id)
left join sales_order o on o.org_id = :orgId and o.sales_order_id = ol.sales_order_id
left join item i on i.org_id = :orgId and i.item_id = m.item_id
order by 1, seq, line_no;
