-- The audit's days, each sealed with a hash over its rows and the seal before, so that what is changed, taken away or
-- put in afterwards shows. Computed outside the database.
create table audit_seals (
  number bigint primary key check (number > 0),
  day date not null unique,
  first_seq bigint not null,
  last_seq bigint not null check (last_seq >= first_seq),
  entries bigint not null check (entries > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null
);
create trigger audit_seals_are_append_only before update or delete on audit_seals
  for each row execute function refuse_change();

create index audit_by_age on audit (at);
create index audit_of_actor on audit (actor, seq);
