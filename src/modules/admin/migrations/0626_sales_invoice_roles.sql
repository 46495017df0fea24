-- Who sells sees what was invoiced, and may agree to a lower price where he leads sales.
update role set permissions = permissions || array['finance.sales_invoice.view']
  where role in ('owner', 'purchasing_manager', 'salesperson', 'sales_manager');
update role set permissions = permissions || array['finance.sales_invoice.accept_difference'] where role = 'sales_manager';
