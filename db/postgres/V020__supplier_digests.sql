-- Suppliers choose: an e-mail at each booking and cancellation, or one a day with all of them.

alter table suppliers
  add column booking_mails text not null default 'each' check (booking_mails in ('each', 'daily'));

-- What goes into the next digest. An event is told once, whoever tells it how often.
create table supplier_news (
  event_id text primary key,
  supplier_id text not null references suppliers (id),
  at timestamptz not null,
  facts jsonb not null,
  digest date -- the day whose digest it is in; null: it waits for the next
);
create index supplier_news_waiting on supplier_news (supplier_id) where digest is null;
create index supplier_news_of_digest on supplier_news (supplier_id, digest, at);

create table supplier_digests (
  supplier_id text not null references suppliers (id),
  day date not null,
  made_at timestamptz not null,
  mailed_at timestamptz,
  primary key (supplier_id, day) -- one a day
);
create index supplier_digests_to_mail on supplier_digests (day) where mailed_at is null;
