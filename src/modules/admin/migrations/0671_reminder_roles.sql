-- The accountant writes reminders by his finance permissions; who leads sales does too, who sells sees them.
update role set permissions = permissions || array['finance.reminder.view', 'finance.reminder_level.view']
  where role in ('owner', 'salesperson', 'sales_manager');
update role set permissions = permissions || array['finance.reminder.edit', 'finance.reminder.release'] where role = 'sales_manager';
