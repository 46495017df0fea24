-- Who keeps suppliers keeps suppliers, and not customers too.
update role set permissions = array_replace(permissions, 'parties.*', 'parties.supplier.*') where role <> 'admin';
update role set permissions = permissions || array['parties.customer.view', 'parties.customer_category.view']
  where role in ('owner', 'accountant', 'storekeeper');
insert into role (org_id, role, name, name_en, permissions, approval_limit)
select company_id, 'salesperson', '业务员', 'Salesperson', array['items.item.view', 'items.item_category.view',
  'inventory.warehouse.view', 'inventory.location.view', 'inventory.stock.view', 'admin.department.view', 'admin.employee.view',
  'accounting.currency.view', 'accounting.exchange_rate.view', 'accounting.tax_rate.view', 'parties.customer.view',
  'parties.customer_category.view', 'parties.customer.edit'], 0
from company on conflict (org_id, role) do nothing;
insert into role (org_id, role, name, name_en, permissions, approval_limit)
select company_id, 'sales_manager', '销售主管', 'Sales manager', array['items.item.view', 'items.item_category.view',
  'inventory.warehouse.view', 'inventory.location.view', 'inventory.stock.view', 'admin.department.view', 'admin.employee.view',
  'accounting.currency.view', 'accounting.exchange_rate.view', 'accounting.tax_rate.view', 'parties.customer.*',
  'parties.customer_category.*'], 500000
from company on conflict (org_id, role) do nothing;
