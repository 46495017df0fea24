-- Only leaves are posted to.
select distinct j.org_id, 'account ' || j.account as subject, 'has lines and is no leaf' as detail
from journal_line j join account a on a.org_id = j.org_id and a.code = j.account where not a.is_leaf;
