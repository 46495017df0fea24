-- An open item in foreign currency is open in both currencies, on the same side, or in neither: the last payment closes both to the cent.
select org_id, 'open item ' || open_item_id as subject, currency || ' ' || currency_balance || ' are ' || balance || ' in base currency' as detail
from open_item where currency is not null and sign(balance) <> sign(currency_balance)
