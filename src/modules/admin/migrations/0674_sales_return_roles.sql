-- The storekeeper takes goods back; who sells prepares it; the accountant voids.
update role set permissions = permissions || array['sales.sales_return.view']
  where role in ('owner', 'accountant', 'storekeeper', 'salesperson', 'buyer', 'purchasing_manager');
update role set permissions = permissions || array['sales.sales_return.edit'] where role in ('salesperson', 'storekeeper');
update role set permissions = permissions || array['sales.sales_return.post'] where role = 'storekeeper';
update role set permissions = permissions || array['sales.sales_return.void'] where role = 'accountant';
