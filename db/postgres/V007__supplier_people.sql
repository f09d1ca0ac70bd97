-- The people of a supplier: who may invite and remove the others, who has gone. The contact's telephone; pictures by
-- the hash of their bytes.
alter table accounts
  add column owner boolean not null default false, -- of its supplier's team
  add column removed_at timestamptz;

-- Whoever was first.
update accounts a set owner = true where supplier_id is not null and not exists (
  select 1 from accounts b where b.supplier_id = a.supplier_id and (b.created_at, b.id) < (a.created_at, a.id));

create table pictures (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
  width int not null,
  height int not null,
  bytes bytea not null,
  created_at timestamptz not null
);

alter table suppliers
  add column contact_phone text not null default '',
  add column logo text references pictures (hash);
alter table rockets add column picture text references pictures (hash);
