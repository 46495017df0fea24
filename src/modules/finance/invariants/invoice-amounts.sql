-- A customer owes what the lines of a posted invoice say, tax included.
select b.org_id, 'sales invoice ' || b.number as subject, 'lines ' || t.gross || ', posted ' || coalesce(j.debit, 0) as detail
from sales_invoice b
join lateral (
  select sum(round(l.amount_net * b.rate, 2) + round(l.amount_tax * b.rate, 2)) as gross from sales_invoice_line l
  where l.org_id = b.org_id and l.sales_invoice_id = b.sales_invoice_id) t on true
left join posting p on p.org_id = b.org_id and p.document_id = b.sales_invoice_id and p.kind = 'post'
left join lateral (
  select sum(debit) as debit from journal_line j where j.org_id = p.org_id and j.posting_id = p.posting_id and j.open_item_id = b.sales_invoice_id) j on true
where b.state = 'posted' and t.gross <> coalesce(j.debit, 0);
