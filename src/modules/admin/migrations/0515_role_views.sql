-- Who sees suppliers sees what is proposed with them; who sees accounts sees the bank accounts that stand on them.
update role set permissions = permissions || array['admin.department.view', 'admin.employee.view', 'accounting.currency.view',
  'accounting.exchange_rate.view', 'accounting.tax_rate.view'] where 'parties.supplier.view' = any(permissions);
update role set permissions = permissions || array['accounting.bank_account.view'] where 'accounting.account.view' = any(permissions);
