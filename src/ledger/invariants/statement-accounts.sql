-- The statements balance: every account with a balance stands in a line of the balance sheet, and every account of profit and loss in one of the income
-- statement (小企业会计准则, the forms' formulas). One that is in none would be missing from the sum.
select b.org_id, 'account ' || b.account as subject, 'has ' || sum(b.debit - b.credit) || ' and stands in no line of the statements' as detail
from account_balance b
where left(b.account, 4) not in (
    '1001', '1002', '1012', '1101', '1121', '1122', '1123', '1131', '1132', '1221', '1401', '1402', '1403', '1404', '1405', '1406', '1407', '1408', '1411',
    '1421', '1501', '1511', '1601', '1602', '1604', '1605', '1606', '1621', '1622', '1701', '1702', '1801', '2001', '2201', '2202', '2203', '2211', '2221',
    '2231', '2232', '2241', '2401', '2501', '2701', '3001', '3002', '3101', '3103', '3104', '4001', '4101', '4301', '4401', '4403', '5001', '5051', '5111',
    '5301', '5401', '5402', '5403', '5601', '5602', '5603', '5711', '5801')
  and left(b.account, 6) not in ('190101', '190102')
group by b.org_id, b.account having sum(b.debit - b.credit) <> 0
