-- Customers are searched and sorted by employees; people of a suspended supplier come back with it.

alter table customers
  add column words text generated always as (lower(name || ' ' || email || ' ' || phone || ' ' || tax_id)) stored;
create index customers_words on customers using gin (words public.gin_trgm_ops);
create index customers_by_name on customers (lower(name), id);
create index customers_by_age on customers (created_at, id);

alter table accounts add column suspended_with_supplier boolean not null default false;
create index accounts_by_name on accounts (lower(name), id) where supplier_id is null;
