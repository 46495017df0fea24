-- A currency is a record now; every one that is named already becomes one.
insert into currency (org_id, currency_id, state, version, code, name, decimals)
select org_id, gen_random_uuid(), 'active', 1, currency, currency, 2 from (select distinct org_id, currency from purchase_order) used
on conflict (org_id, code) do nothing;
alter table purchase_order add constraint purchase_order_currency_fkey foreign key (org_id, currency) references currency (org_id, code);
