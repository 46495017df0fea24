-- What goods were used for (a delivery's line, a work order): so they can come back at what they cost, and a late cost of theirs finds where they went.
alter table stock_line add column used_for uuid;
create index stock_line_used_for on stock_line (org_id, used_for) include (item_id, lot_id, quantity, value) where used_for is not null;

-- A work order's open item is owed by nobody.
alter table open_item alter column party_id drop not null;

-- As before; a line that was used for something says so too, so that what was sealed before keeps its digest.
create or replace view posting_digest with (security_invoker = true) as
select p.org_id, p.seq, p.posting_id, sha256(convert_to(json_build_array(
  p.posting_id, p.seq, p.document_type, p.document_id, p.number, p.kind, p.posted_on, to_char(p.posted_at at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS.US'),
  p.member_id, p.reverses_id, p.voucher_series, p.voucher_number, p.summary, p.debit_total, p.credit_total,
  (select json_agg(case when s.used_for is null
      then json_build_array(s.line_no, s.seq, s.posted_on, s.pool_id, s.item_id, s.location_id, s.lot_id, s.is_owned, s.quantity, s.value)
      else json_build_array(s.line_no, s.seq, s.posted_on, s.pool_id, s.item_id, s.location_id, s.lot_id, s.is_owned, s.quantity, s.value, s.used_for) end
      order by s.line_no)
    from stock_line s where s.org_id = p.org_id and s.posting_id = p.posting_id),
  (select json_agg(json_build_array(j.line_no, j.seq, j.posted_on, j.account, j.debit, j.credit, j.item_id, j.party_id, j.department_id, j.open_item_id, j.due_on,
      j.cash_flow, j.currency, j.rate, j.currency_amount, j.summary) order by j.line_no)
    from journal_line j where j.org_id = p.org_id and j.posting_id = p.posting_id),
  (select json_agg(json_build_array(g.line_no, g.target_id, g.measure, g.quantity) order by g.line_no)
    from progress_line g where g.org_id = p.org_id and g.posting_id = p.posting_id),
  (select json_agg(json_build_array(l.line_no, l.layer_id, l.pool_id, l.item_id, l.lot_id, l.quantity, l.value) order by l.line_no, l.layer_id)
    from cost_layer l where l.org_id = p.org_id and l.posting_id = p.posting_id),
  (select json_agg(json_build_array(u.use_no, u.line_no, u.layer_id, u.kind, u.quantity, u.value) order by u.use_no)
    from layer_use u where u.org_id = p.org_id and u.posting_id = p.posting_id),
  (select json_agg(json_build_array(c.consent_no, c.code, c.path, c.params, c.member_id) order by c.consent_no)
    from consent c where c.org_id = p.org_id and c.posting_id = p.posting_id)
  )::text, 'UTF8')) as digest
from posting p;
