-- What suppliers and employees ask to be done with a launch. The launch document on the Customer side decides, because
-- only it knows the seats; the answer comes back here.

alter table launches
  add column date_history jsonb not null default '[]', -- departures before each delay
  -- Its rocket or supplier was edited while a change was being decided: told when that has ended.
  add column told_later boolean not null default false;

create table launch_changes (
  id text primary key check (id ~ '^lc_[0-9a-f]{32}$'),
  launch_id text not null references launches (id),
  act text not null check (act in ('edit', 'delay', 'abort', 'success')),
  reason text check (reason in ('weather', 'technical', 'financial')),
  note text not null,
  wish jsonb not null, -- what shall be otherwise
  actor text not null,
  key text, -- the request's Idempotency-Key, and what was asked with it
  fingerprint text,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'made', 'refused')),
  refusal text, -- why not
  decided_at timestamptz,
  -- Bookings that follow it: how many have, of how many. Null: nobody has counted yet, or none has to.
  followed int,
  to_follow int,
  followed_at timestamptz,
  constraint launch_changes_key unique (actor, key)
);
-- One at a time: the next is asked when this is decided.
create unique index launch_changes_asked on launch_changes (launch_id) where state = 'asked';
create index launch_changes_of_launch on launch_changes (launch_id, asked_at);
