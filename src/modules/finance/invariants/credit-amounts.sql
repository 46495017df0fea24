-- A posted credit note takes from what the customer owes what its lines say, tax included, of its invoice and of its own open item; its invoice
-- and what came back are posted too, and each line credits what its invoice charged.
select n.org_id, 'credit note ' || n.number as subject,
  'lines ' || t.gross || ', posted ' || coalesce(j.credited, 0) || ', invoice ' || i.state || case when t.unposted then ', a return of it is not posted' else '' end
    || case when t.strange then ', a line of it is of another invoice' else '' end as detail
from credit_note n
join sales_invoice i on i.org_id = n.org_id and i.sales_invoice_id = n.invoice_id
join lateral (
  select sum(round(l.amount_net * i.rate, 2) + round(l.amount_tax * i.rate, 2)) as gross, bool_or(r.state <> 'posted') as unposted,
    bool_or(v.sales_invoice_id <> n.invoice_id or v.delivery_line_id <> b.delivery_line_id) as strange
  from credit_note_line l
  join sales_return_line b on b.org_id = l.org_id and b.sales_return_line_id = l.return_line_id
  join sales_return r on r.org_id = b.org_id and r.sales_return_id = b.sales_return_id
  join sales_invoice_line v on v.org_id = l.org_id and v.sales_invoice_line_id = l.invoice_line_id
  where l.org_id = n.org_id and l.credit_note_id = n.credit_note_id) t on true
left join posting p on p.org_id = n.org_id and p.document_id = n.credit_note_id and p.kind = 'post'
left join lateral (
  select -sum(j.debit) as credited from journal_line j join account_role r on r.org_id = j.org_id and r.account = j.account
  where j.org_id = p.org_id and j.posting_id = p.posting_id and r.role in ('receivable', 'exchange_difference')) j on true
where n.state = 'posted' and (t.gross <> coalesce(j.credited, 0) or i.state <> 'posted' or t.unposted or t.strange);
