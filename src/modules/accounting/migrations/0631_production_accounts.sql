-- The accounts that making means, for companies whose chart has them; a new company gets them at set-up. What is in process stands by work order,
-- and labour and overhead pass through, so no voucher may write them.
insert into account (org_id, account_id, state, version, code, name, initials, name_en, class, normal_balance, control, needs_party, is_leaf)
select a.org_id, gen_random_uuid(), 'active', 1, '410190', '已分配制造费用', 'yfpzzfy', 'Overhead absorbed by work orders', 'cost', 'debit', 'overhead', false, true
from account a where a.code = '4101' and not a.is_leaf
on conflict do nothing;
update account set control = 'work_order' where code in ('40010101', '40010102', '40010103') and control = 'wip';
update account_role set role = 'work_in_process' where role = 'production';
insert into account_role (org_id, role, account)
select a.org_id, r.role, a.code
from account a join (values ('labour', '40010102'), ('overhead', '40010103'), ('labour_absorbed', '221101'), ('overhead_absorbed', '410190')) as r(role, code)
  on r.code = a.code
on conflict do nothing;
