-- Who owns the company decides what is written off; the accountant asks for it by his finance permissions.
update role set permissions = permissions || array['finance.bad_debt.view', 'finance.bad_debt.approve'] where role = 'owner';
update role set permissions = permissions || array['finance.bad_debt.view'] where role = 'sales_manager';
