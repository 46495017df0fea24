-- A void cancels what it takes back line by line, each on its own side: turnover is right too.
with pair as (select org_id, posting_id, reverses_id, seq, coalesce(number, document_type) as name from posting where reverses_id is not null)
select pair.org_id, pair.name || ', seq ' || pair.seq as subject, l.what || ' ' || l.line_no || ' does not cancel its own: ' || l.sides as detail
from pair join (
  select org_id, coalesce(void_of, original) as reverses_id, 'journal line' as what, line_no, string_agg(sides, ' against ' order by void_of nulls first) as sides
  from (
    select j.org_id, p.reverses_id as void_of, null::uuid as original, j.line_no, concat_ws(' ', j.account, -j.debit, -j.credit, j.item_id, j.party_id, j.open_item_id, -j.currency_amount) as sides
    from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id where p.reverses_id is not null
    union all
    select j.org_id, null, p.posting_id, j.line_no, concat_ws(' ', j.account, j.debit, j.credit, j.item_id, j.party_id, j.open_item_id, j.currency_amount)
    from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
      join posting v on v.org_id = p.org_id and v.reverses_id = p.posting_id) both_sides
  group by org_id, coalesce(void_of, original), line_no having count(*) <> 2 or min(sides) <> max(sides)
  union all
  select org_id, coalesce(void_of, original), 'stock line', line_no, string_agg(sides, ' against ' order by void_of nulls first)
  from (
    select s.org_id, p.reverses_id as void_of, null::uuid as original, s.line_no, concat_ws(' ', s.item_id, s.location_id, s.lot_id, s.is_owned, -s.quantity, -s.value, s.used_for) as sides
    from stock_line s join posting p on p.org_id = s.org_id and p.posting_id = s.posting_id where p.reverses_id is not null
    union all
    select s.org_id, null, p.posting_id, s.line_no, concat_ws(' ', s.item_id, s.location_id, s.lot_id, s.is_owned, s.quantity, s.value, s.used_for)
    from stock_line s join posting p on p.org_id = s.org_id and p.posting_id = s.posting_id
      join posting v on v.org_id = p.org_id and v.reverses_id = p.posting_id) both_sides
  group by org_id, coalesce(void_of, original), line_no having count(*) <> 2 or min(sides) <> max(sides)
  union all
  select org_id, coalesce(void_of, original), 'progress line', line_no, string_agg(sides, ' against ' order by void_of nulls first)
  from (
    select g.org_id, p.reverses_id as void_of, null::uuid as original, g.line_no, concat_ws(' ', g.target_id, g.measure, -g.quantity) as sides
    from progress_line g join posting p on p.org_id = g.org_id and p.posting_id = g.posting_id where p.reverses_id is not null
    union all
    select g.org_id, null, p.posting_id, g.line_no, concat_ws(' ', g.target_id, g.measure, g.quantity)
    from progress_line g join posting p on p.org_id = g.org_id and p.posting_id = g.posting_id
      join posting v on v.org_id = p.org_id and v.reverses_id = p.posting_id) both_sides
  group by org_id, coalesce(void_of, original), line_no having count(*) <> 2 or min(sides) <> max(sides)) l
  on l.org_id = pair.org_id and l.reverses_id = pair.reverses_id
