-- A void cancels what it reverses, line by line.
with pair as (select org_id, posting_id as void_id, reverses_id as original_id, seq from posting where reverses_id is not null),
stock as (
  select p.org_id, p.seq, s.item_id, s.location_id, s.lot_id, s.is_owned, sum(s.quantity) as quantity, sum(s.value) as value
  from pair p join stock_line s on s.org_id = p.org_id and s.posting_id in (p.void_id, p.original_id)
  group by p.org_id, p.seq, s.item_id, s.location_id, s.lot_id, s.is_owned),
journal as (
  select p.org_id, p.seq, j.account, j.item_id, j.party_id, j.open_item_id, sum(j.debit) as debit, sum(j.credit) as credit
  from pair p join journal_line j on j.org_id = p.org_id and j.posting_id in (p.void_id, p.original_id)
  group by p.org_id, p.seq, j.account, j.item_id, j.party_id, j.open_item_id),
done as (
  select p.org_id, p.seq, g.target_id, g.measure, sum(g.quantity) as quantity
  from pair p join progress_line g on g.org_id = p.org_id and g.posting_id in (p.void_id, p.original_id) group by p.org_id, p.seq, g.target_id, g.measure)
select org_id, 'void ' || seq as subject, 'item ' || item_id || ' keeps ' || quantity || ' = ' || value as detail from stock where quantity <> 0 or value <> 0
union all select org_id, 'void ' || seq, 'account ' || account || ' keeps ' || debit || ' / ' || credit from journal where debit <> 0 or credit <> 0
union all select org_id, 'void ' || seq, 'line ' || target_id || ' keeps ' || measure || ' ' || quantity from done where quantity <> 0
union all
select p.org_id, 'void ' || p.seq, 'what it reverses is missing, or of another document' from pair p
left join posting o on o.org_id = p.org_id and o.posting_id = p.original_id
left join posting v on v.org_id = p.org_id and v.posting_id = p.void_id where o.posting_id is null or o.document_id <> v.document_id or o.seq > v.seq;
