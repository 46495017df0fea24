select o.open_item_id as "openItemId", o.party_id as "partyId", o.account, o.document_type as "documentType", o.document_id::text as "documentId",
  (select p.number from posting p where p.org_id = o.org_id and p.document_id = o.document_id and p.kind = 'post') as number,
  o.opened_on as "openedOn", o.due_on as "dueOn", -o.balance as open,
  coalesce(o.currency, :baseCurrency) as currency, -coalesce(o.currency_balance, o.balance) as "openCurrency"
from open_item o join supplier s on s.org_id = o.org_id and s.supplier_id = o.party_id
where o.org_id = :orgId and o.balance <> 0 and (:partyId is null or o.party_id = :partyId) and (:account is null or o.account = :account)
  and (:dueUntil is null or o.due_on <= :dueUntil)
order by o.due_on nulls last, o.opened_on, o.open_item_id;
