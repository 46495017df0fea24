-- Who sells sees what came in.
update role set permissions = permissions || array['finance.customer_payment.view']
  where role in ('owner', 'purchasing_manager', 'salesperson', 'sales_manager');
