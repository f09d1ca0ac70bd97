-- Who uses the admin side, what they keep: places, suppliers, rockets, launches; the outbox that tells the Customer
-- side, and the audit of every act.
create extension if not exists pg_trgm with schema public;

create table spaceports (
  id text primary key check (id ~ '^sp_[0-9a-f]{32}$'),
  name text not null unique,
  slug text not null unique,
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null,
  version bigint not null default 1
);

create table destinations (
  id text primary key check (id ~ '^d_[0-9a-f]{32}$'),
  name text not null unique,
  slug text not null unique,
  range text not null check (range in ('suborbital', 'low-earth-orbit', 'interplanetary')),
  description text not null,
  version bigint not null default 1
);

create table suppliers (
  id text primary key check (id ~ '^s_[0-9a-f]{32}$'),
  name text not null,
  slug text not null constraint suppliers_slug unique,
  legal_name text,
  tax_id text,
  address jsonb,
  description text not null default '',
  website text not null default '',
  contact_name text not null,
  contact_email text not null constraint suppliers_contact_email unique,
  invited_user text, -- its contact's account in Core; null until Core has it
  state text not null default 'invited' check (state in ('invited', 'active', 'suspended')),
  version bigint not null default 1,
  created_at timestamptz not null
);
create unique index suppliers_name on suppliers (lower(name));

create table accounts (
  id text primary key check (id ~ '^u_[0-9a-f]{32}$'),
  email text not null,
  name text not null,
  role text not null check (role in ('supplier', 'employee', 'financial')),
  supplier_id text references suppliers (id),
  created_at timestamptz not null,
  signed_in_at timestamptz
);
create index accounts_supplier on accounts (supplier_id) where supplier_id is not null;

create table rockets (
  id text primary key check (id ~ '^r_[0-9a-f]{32}$'),
  supplier_id text not null references suppliers (id),
  name text not null,
  slug text not null,
  description text not null,
  range text not null check (range in ('suborbital', 'low-earth-orbit', 'interplanetary')),
  capacity int not null check (capacity between 1 and 500),
  specifications jsonb not null default '[]',
  retired boolean not null default false,
  version bigint not null default 1,
  created_at timestamptz not null,
  constraint rockets_slug unique (supplier_id, slug)
);
create unique index rockets_name on rockets (supplier_id, lower(name));
create index rockets_by_name on rockets (lower(name), id);
create index rockets_by_capacity on rockets (capacity, id);

create table launches (
  id text primary key check (id ~ '^l_[0-9a-f]{32}$'),
  slug text not null unique,
  supplier_id text not null references suppliers (id),
  rocket_id text not null references rockets (id),
  spaceport_id text not null references spaceports (id),
  destination_id text not null references destinations (id),
  status text not null default 'scheduled' check (status in ('scheduled', 'delayed', 'succeeded', 'aborted')),
  departs_at timestamptz not null,
  price_cents bigint not null check (price_cents between 1 and 10000000000),
  capacity int not null check (capacity between 1 and 500),
  vip_head_start_hours int not null default 0 check (vip_head_start_hours between 0 and 720),
  version bigint not null default 1,
  published_version bigint not null default 0, -- the version the Customer side has
  words text not null, -- what a search finds it by, in lower case
  -- Copied from the Customer side.
  sold int not null default 0,
  held int not null default 0,
  forfeited int not null default 0,
  seats_as_of timestamptz,
  fill_percent int generated always as (least(100, (sold + forfeited) * 100 / capacity)) stored,
  created_at timestamptz not null
);
create index launches_by_departure on launches (departs_at, id);
create index launches_by_price on launches (price_cents, id);
create index launches_by_fill on launches (fill_percent, id);
create index launches_of_supplier on launches (supplier_id, departs_at, id);
create index launches_of_rocket on launches (rocket_id, departs_at);
create index launches_words on launches using gin (words public.gin_trgm_ops);

-- Events that Core does not have yet; a row goes when it has them.
create table outbox (
  seq bigserial primary key,
  id text not null unique,
  kind text not null,
  aggregate text not null,
  version bigint not null,
  at timestamptz not null,
  traceparent text not null default '',
  payload jsonb not null
);

create table audit (
  seq bigserial primary key,
  at timestamptz not null,
  actor text not null, -- a user's id; empty: the system
  actor_name text not null,
  act text not null,
  subject text not null,
  summary text not null,
  before jsonb,
  after jsonb
);
create index audit_of_subject on audit (subject, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_is_append_only before update or delete on audit
  for each row execute function refuse_change();

-- Requests that may be repeated, with what they were answered.
create table repeatable_requests (
  actor text not null,
  key text not null,
  fingerprint text not null,
  answer text not null,
  at timestamptz not null,
  primary key (actor, key)
);
