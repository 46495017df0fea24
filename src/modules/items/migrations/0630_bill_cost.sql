-- What one piece costs in labour and overhead, at set rates in base currency; what it is made of costs what it costs.
alter table bill_of_material add column labour_cost numeric(20, 6) not null default 0;
alter table bill_of_material add column overhead_cost numeric(20, 6) not null default 0;
