-- The production manager plans and makes; the storekeeper issues, and takes in what is made; the accountant voids.
insert into role (org_id, role, name, name_en, permissions, approval_limit)
select org_id, 'production_manager', '生产主管', 'Production manager', permissions || array['production.*', 'items.bill_of_material.*'], 0
from role where role = 'buyer'
on conflict do nothing;
update role set permissions = permissions || array['production.work_order.view', 'production.material_issue.view', 'production.completion.view']
  where role in ('owner', 'buyer', 'purchasing_manager', 'storekeeper', 'accountant', 'salesperson', 'sales_manager', 'inspector');
update role set permissions = permissions || array['production.work_order.edit'] where role = 'buyer';
update role set permissions = permissions || array['production.work_order.edit', 'production.material_issue.edit', 'production.material_issue.post',
  'production.completion.edit', 'production.completion.post'] where role = 'storekeeper';
update role set permissions = permissions || array['production.material_issue.void', 'production.completion.void'] where role = 'accountant';
