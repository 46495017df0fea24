alter table customer add column price_list_id uuid;
