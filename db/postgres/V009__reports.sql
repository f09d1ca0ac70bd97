-- What reports add up: sums of documents kept as they are issued and paid, what was cancelled in which tier, and who
-- was a VIP when booking.

-- By launch, month of issue, kind and payment state. `withdrawn`: credit notes of invoices that were never paid.
create table document_sums (
  launch_id text not null,
  month date not null,
  kind text not null,
  payment_state text not null,
  documents bigint not null,
  cents bigint not null,
  primary key (launch_id, month, kind, payment_state)
);
create index document_sums_by_month on document_sums (month);

create function kind_in_sums(kind text, source text) returns text language sql immutable as $$
  select case when kind = 'credit-note' and source like '%:unpaid' then 'withdrawn' else kind end
$$;

create function add_to_sums(d documents, state text, sign int) returns void language sql as $$
  insert into document_sums as s (launch_id, month, kind, payment_state, documents, cents)
  values (coalesce(d.launch_id, ''), date_trunc('month', d.issued_on)::date, kind_in_sums(d.kind, d.source), state,
          sign, sign * d.amount_cents)
  on conflict (launch_id, month, kind, payment_state)
  do update set documents = s.documents + excluded.documents, cents = s.cents + excluded.cents
$$;

create function keep_document_sums() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform add_to_sums(new, new.payment_state, 1);
  elsif old.payment_state <> new.payment_state then
    perform add_to_sums(new, old.payment_state, -1);
    perform add_to_sums(new, new.payment_state, 1);
  end if;
  return null;
end $$;
create trigger documents_are_summed after insert or update on documents
  for each row execute function keep_document_sums();

insert into document_sums
select coalesce(launch_id, ''), date_trunc('month', issued_on)::date, kind_in_sums(kind, source), payment_state, count(*),
       sum(amount_cents)
from documents group by 1, 2, 3, 4;

create index documents_open on documents (due_on, number)
  where payment_state = 'pending' and kind in ('invoice', 'fee-invoice');

-- Seats given up, once they are: the tier that was shown and what goes back.
create table cancellations (
  id text primary key, -- "<bookingId>:c<n>"
  booking_id text not null references bookings (id),
  launch_id text not null references launches (id),
  at timestamptz not null,
  percent int not null check (percent between 0 and 100),
  seats int not null check (seats > 0),
  price_cents bigint not null, -- of all of them
  amount_cents bigint not null -- back for all of them
);
create index cancellations_by_age on cancellations (at);

insert into cancellations
select d.source, d.booking_id, d.launch_id, d.created_at, substring(d.content #>> '{lines,0,text}' from '(\d+) %')::int,
       jsonb_array_length(d.content -> 'lines'), jsonb_array_length(d.content -> 'lines') * b.price_cents, -d.amount_cents
from documents d join bookings b on b.id = d.booking_id
where d.kind = 'credit-note' and d.source ~ ':c\d+$';
insert into cancellations
select b.id || ':c0', b.id, b.launch_id, b.changed_at, 0, count(*), count(*) * b.price_cents, 0
from passengers p join bookings b on b.id = p.booking_id where p.state = 'forfeited' group by b.id;

alter table bookings add column vip boolean not null default false; -- when the seats were booked
create index bookings_confirmed on bookings (confirmed_at) include (vip, seats, total_cents)
  where confirmed_at is not null;
create index launches_open_by_departure on launches (departs_at) where status in ('scheduled', 'delayed');
