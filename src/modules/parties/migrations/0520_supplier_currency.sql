-- A currency is a record now; every one that is named already becomes one.
insert into currency (org_id, currency_id, state, version, code, name, decimals)
select org_id, gen_random_uuid(), 'active', 1, currency, currency, 2 from (select distinct org_id, currency from supplier) used
on conflict (org_id, code) do nothing;
alter table supplier add constraint supplier_currency_fkey foreign key (org_id, currency) references currency (org_id, code);
