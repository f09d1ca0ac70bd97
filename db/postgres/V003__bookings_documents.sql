-- The relational copy of customers and bookings, and the documents that are issued for them.

-- Whoever issues the documents. One row; change it before the first invoice.
create table company (
  only_row boolean primary key default true check (only_row),
  name text not null,
  tax_id text not null,
  address jsonb not null
);
insert into company (name, tax_id, address) values (
  'AstroBookings Ltd', 'IE3344556RH',
  '{"line1": "1 Orbit Quay", "line2": "", "postalCode": "D01 K8F1", "city": "Dublin", "region": "", "country": "IE"}'
);

-- Events that were applied.
create table inbox (
  event_id text primary key,
  at timestamptz not null
);
create index inbox_by_age on inbox (at);

create table customers (
  id text primary key check (id ~ '^u_[0-9a-f]{32}$'),
  email text not null,
  name text not null,
  born date not null,
  phone text not null,
  tax_id text not null,
  address jsonb,
  new_launch_mails boolean not null,
  email_verified boolean not null,
  version bigint not null,
  created_at timestamptz not null
);

create table bookings (
  id text primary key check (id ~ '^b_[0-9a-f]{32}$'),
  version bigint not null,
  state text not null check (state in ('held', 'paying', 'confirmed', 'cancelling', 'cancelled', 'expired',
    'forfeited', 'aborted', 'flown')),
  seats int not null check (seats between 1 and 6),
  price_cents bigint not null check (price_cents > 0),
  total_cents bigint generated always as (price_cents * seats) stored,
  policy jsonb not null,
  customer_id text not null references customers (id),
  launch_id text not null references launches (id),
  supplier_id text not null references suppliers (id),
  quoted_departs_at timestamptz not null,
  needs_attention boolean not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  confirmed_at timestamptz,
  own_words text not null, -- what a search finds it by, in lower case: its own facts, then its customer's
  customer_words text not null,
  words text generated always as (own_words || ' ' || customer_words) stored
);
create index bookings_by_age on bookings (created_at, id);
create index bookings_by_total on bookings (total_cents, id);
create index bookings_of_launch on bookings (launch_id, created_at, id);
create index bookings_of_customer on bookings (customer_id, created_at, id);
create index bookings_of_supplier on bookings (supplier_id, created_at, id);
create index bookings_in_state on bookings (state, created_at, id);
create index bookings_words on bookings using gin (words public.gin_trgm_ops);

create table passengers (
  booking_id text not null references bookings (id),
  id text not null check (id ~ '^p_[0-9a-f]{32}$'),
  position int not null,
  full_name text not null,
  born date not null,
  email text not null,
  phone text not null,
  nationality text,
  document_number text,
  special_needs text,
  emergency_contact text,
  state text not null check (state in ('kept', 'cancelled', 'forfeited')),
  paid_cents bigint not null,
  refunded_cents bigint not null,
  primary key (booking_id, id)
);

create table payments (
  id text primary key, -- the key by which the provider knows it
  booking_id text not null references bookings (id),
  kind text not null check (kind in ('charge', 'refund')),
  method text not null,
  state text not null check (state in ('pending', 'paid', 'declined', 'cancelled')),
  amount_cents bigint not null check (amount_cents > 0),
  provider_reference text not null,
  at timestamptz not null
);
create index payments_of_booking on payments (booking_id, at);

create table booking_events (
  booking_id text not null references bookings (id),
  version bigint not null,
  at timestamptz not null,
  kind text not null,
  text text not null,
  primary key (booking_id, version)
);

-- The last number given out, locked while one is taken: what is rolled back leaves no gap.
create table document_counters (
  series text not null,
  year int not null,
  last bigint not null,
  primary key (series, year)
);

create table documents (
  number text primary key check (number ~ '^(INV|CN)-[0-9]{4}-[0-9]{6,}$'),
  kind text not null check (kind in ('invoice', 'credit-note')),
  series text not null,
  year int not null,
  sequence bigint not null,
  source text not null, -- what it is for: a booking
  issued_on date not null,
  due_on date not null,
  amount_cents bigint not null,
  emitter jsonb not null,
  recipient jsonb not null,
  booking_id text references bookings (id),
  launch_id text references launches (id),
  content jsonb not null,
  words text not null,
  payment_state text not null check (payment_state in ('pending', 'completed', 'failed')),
  paid_at timestamptz,
  created_at timestamptz not null,
  constraint documents_source unique (kind, source),
  constraint documents_sequence unique (series, year, sequence)
);
create index documents_by_day on documents (issued_on, number);
create index documents_of_booking on documents (booking_id);
create index documents_words on documents using gin (words public.gin_trgm_ops);

create function refuse_document_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(old) - 'payment_state' - 'paid_at' <> to_jsonb(new) - 'payment_state' - 'paid_at' then
    raise exception 'document % is issued and never changes', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger documents_are_immutable before update or delete on documents
  for each row execute function refuse_document_change();
