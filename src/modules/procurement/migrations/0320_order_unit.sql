-- In what a line is counted: unit_quantity of the unit are unit_stock_quantity of the item's stock unit. Null is the stock unit itself.
alter table purchase_order_line add column unit text;
alter table purchase_order_line add column unit_quantity numeric(24, 6) not null default 1
  constraint purchase_order_line_unit_quantity_check check (unit_quantity > 0);
alter table purchase_order_line add column unit_stock_quantity numeric(24, 6) not null default 1
  constraint purchase_order_line_unit_stock_quantity_check check (unit_stock_quantity > 0);
