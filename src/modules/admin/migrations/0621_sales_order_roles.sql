-- Who plans, buys, keeps stock or accounts sees what customers were promised; who sells makes the orders.
update role set permissions = permissions || array['sales.sales_order.view'] where role in ('owner', 'accountant', 'storekeeper', 'salesperson');
update role set permissions = permissions || array['sales.sales_order.view', 'parties.customer.view', 'parties.customer_category.view']
  where role in ('buyer', 'purchasing_manager');
update role set permissions = permissions || array['sales.sales_order.edit'] where role = 'salesperson';
update role set permissions = permissions || array['sales.margin.view'] where role = 'owner';
