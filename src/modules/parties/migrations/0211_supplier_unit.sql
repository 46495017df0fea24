alter table supplier_line add column unit text;
-- A price is in a unit that the item has, as long as it stands; null is the item's stock unit.
alter table supplier_line add constraint supplier_line_unit_fkey
  foreign key (org_id, item_id, unit) references item_line (org_id, item_id, unit);
