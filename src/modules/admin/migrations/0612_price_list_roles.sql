-- Who sees what customers owe and buy on sees what they pay for it; a storekeeper need not.
update role set permissions = permissions || array['sales.price_list.view'] where role in ('owner', 'accountant', 'salesperson');
update role set permissions = permissions || array['sales.*'] where role = 'sales_manager';
