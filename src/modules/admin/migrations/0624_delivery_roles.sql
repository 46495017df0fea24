-- The storekeeper ships; who sells prepares it; the accountant voids.
update role set permissions = permissions || array['sales.delivery.view']
  where role in ('owner', 'accountant', 'storekeeper', 'salesperson', 'buyer', 'purchasing_manager');
update role set permissions = permissions || array['sales.delivery.edit'] where role in ('salesperson', 'storekeeper');
update role set permissions = permissions || array['sales.delivery.post'] where role = 'storekeeper';
update role set permissions = permissions || array['sales.delivery.void'] where role = 'accountant';
