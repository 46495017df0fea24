-- Labour and overhead are put on an order and taken off with the pieces, in one posting: nothing stays on their accounts.
select b.org_id, 'account ' || b.account as subject, 'balance ' || sum(b.debit - b.credit) as detail
from account_balance b join account_role r on r.org_id = b.org_id and r.account = b.account and r.role in ('labour', 'overhead')
group by b.org_id, b.account having sum(b.debit - b.credit) <> 0;
