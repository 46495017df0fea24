-- Who sees what was invoiced sees what was credited.
update role set permissions = permissions || array['finance.credit_note.view']
  where role in ('owner', 'purchasing_manager', 'salesperson', 'sales_manager');
