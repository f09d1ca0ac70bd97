-- 50,000 launches, 100,000 customers and 1,000,000 bookings of one supplier, with the documents, payments, refunds and
-- settlements that follow from them, so that lists and reports are as long as they get. tools/bench_lists.py puts in
-- the names in braces. Half of the launches are over; open ones are past their go/no-go line, so that nobody is warned.
set maintenance_work_mem = '512MB';
set work_mem = '128MB';
set synchronous_commit = off;

-- Indexes of words are made at the end: in one go they take a fifth of the time.
create temp table put_off as
  select indexname, indexdef from pg_indexes where schemaname = 'public' and indexdef like '%gin%';
do $$ declare i record; begin
  for i in select * from put_off loop execute 'drop index ' || i.indexname; end loop;
end $$;

insert into launches (id, slug, supplier_id, rocket_id, spaceport_id, destination_id, status,
  departs_at, price_cents, capacity, words, sold, version, published_version, seats_as_of, created_at)
select 'l_' || md5('launch:' || n), 'at-size-' || n, '{supplier}', '{rocket}', p.id, d.id,
  case when n > {launches} / 2 then 'scheduled' when n % 20 = 0 then 'aborted' else 'succeeded' end,
  date_trunc('hour', now()) + (n - {launches} / 2) * interval '30 minutes', 10000000 + n * 7919 % 90000000, 60,
  lower('Albatross ' || p.name || ' ' || d.name), 0, 1, 1, now(), now() - interval '3 years'
from generate_series(1, {launches}) n
join (select id, name, row_number() over (order by slug) - 1 as i from spaceports) p on p.i = n % {spaceports}
join (select id, name, row_number() over (order by slug) - 1 as i from destinations) d on d.i = n % {destinations};

insert into customers (id, email, name, born, phone, tax_id, new_launch_mails, email_verified, version, created_at)
select 'u_' || md5('customer:' || n), 'traveller' || n || '@bench.example',
  (array['Ada', 'Berta', 'Chen', 'Dora', 'Emil', 'Freya', 'Goran', 'Hana'])[1 + n % 8] || ' ' ||
  (array['Okafor', 'Lind', 'Moreau', 'Tanaka', 'Berg', 'Silva', 'Novak'])[1 + n % 7] || n,
  date '1980-01-01' + n % 9000, '+351 912 345 678', '', false, true, 1, now() - interval '3 years'
from generate_series(1, {customers}) n;

-- What each booking comes to: bought 1 to 300 days before the launch, one in ten given up later.
create temp table lives as
select n, 'b_' || md5('booking:' || n) as id, l.id as launch_id, l.price_cents, l.departs_at,
  'u_' || md5('customer:' || (1 + n % {customers})) as customer_id, 1 + n / {launches} % 3 as seats,
  least(now(), l.departs_at) - interval '1 day' * (1 + n % 100000 * 7919 % 300) - interval '1 second' * (n % 86400) as at,
  case when (n / {launches} + n) % 10 = 0 then 'cancelled' when (n / {launches} + n) % 17 = 0 then 'expired'
    when l.status = 'aborted' then 'aborted' when l.status = 'succeeded' then 'flown'
    when n % 50 = 3 then 'paying' else 'confirmed' end as state
from generate_series(1, {bookings}) n
join (select *, row_number() over (order by departs_at, id) as i from launches where slug like 'at-size-%') l
  on l.i = 1 + n * 7 % {launches};

insert into bookings (id, version, state, seats, price_cents, policy, customer_id, launch_id, supplier_id,
  quoted_departs_at, needs_attention, created_at, changed_at, confirmed_at, own_words, customer_words, vip)
select b.id, 5, b.state, b.seats, b.price_cents, '[]', c.id, b.launch_id, '{supplier}', b.departs_at, false, b.at, b.at,
  case when b.state not in ('expired', 'paying') then b.at end, 'ab-' || right(b.id, 8) || ' albatross',
  lower(c.name || ' ' || c.email), b.n % 9 = 0
from lives b join customers c on c.id = b.customer_id order by b.at;

insert into passengers (booking_id, id, position, full_name, born, email, phone, state, paid_cents, refunded_cents)
select b.id, 'p_' || md5(b.id || s), s, c.name, c.born, c.email, c.phone,
  case when b.state = 'cancelled' then 'cancelled' else 'kept' end,
  case when b.state in ('paying', 'expired') then 0 else b.price_cents end,
  case b.state when 'cancelled' then b.price_cents / 10 * 9 when 'aborted' then b.price_cents else 0 end
from lives b join customers c on c.id = b.customer_id, generate_series(1, b.seats) s;

update launches l set sold = s.seats from (select launch_id, sum(seats) as seats from lives
  where state in ('confirmed', 'flown', 'paying') group by 1) s where s.launch_id = l.id;

-- Documents: an invoice for each booking, credit notes for what went back, fee invoices of flown launches.
create temp table due as
select 'INV' as series, 'invoice' as kind, id as source, id as booking_id, launch_id, customer_id, at,
  price_cents * seats as cents, case state when 'paying' then 'pending' else 'completed' end as payment_state
from lives where state <> 'expired'
union all
select 'CN', 'credit-note', id || case state when 'cancelled' then ':c1' else ':abort' end, id, launch_id, customer_id,
  least(now() - interval '1 hour', at + interval '10 days'),
  -(price_cents / 10 * case state when 'cancelled' then 9 else 10 end) * seats,
  case when n % 200 < 2 then 'pending' else 'completed' end
from lives where state in ('cancelled', 'aborted');
create temp table takings as
select d.launch_id, sum(d.cents)::bigint as revenue from due d join launches l on l.id = d.launch_id
where l.status = 'succeeded' and d.payment_state = 'completed' group by 1;
insert into due select 'FEE', 'fee-invoice', t.launch_id, null, t.launch_id, null, l.departs_at + interval '1 day',
  greatest(1, t.revenue * 8 / 1000), case when abs(hashtext(t.launch_id)) % 20 = 0 then 'pending' else 'completed' end
from takings t join launches l on l.id = t.launch_id where l.departs_at < now() - interval '1 day';

alter table documents disable trigger user;
insert into documents (number, kind, series, year, sequence, source, issued_on, due_on, amount_cents, emitter, recipient,
  booking_id, launch_id, content, words, payment_state, paid_at, created_at)
select d.series || '-' || d.year || '-' || lpad(d.sequence::text, greatest(6, length(d.sequence::text)), '0'), d.kind,
  d.series, d.year, d.sequence, d.source, d.at::date, d.at::date + 7, d.cents,
  jsonb_build_object('name', c.name, 'taxId', c.tax_id, 'address', c.address),
  jsonb_build_object('name', coalesce(u.name, 'Bench Lines'), 'taxId', 'X123', 'address', c.address), d.booking_id,
  d.launch_id, jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('text', 'Seats', 'detail', '',
    'amountCents', d.cents)), 'reference', 'AB-' || upper(right(coalesce(d.booking_id, d.launch_id), 8)), 'refersTo', '',
    'paymentMethod', 'card', 'rocket', 'Albatross', 'destination', '', 'spaceport', '', 'timeZone', 'UTC', 'supplier',
    'Bench Lines', 'departsAt', '2027-01-01T00:00:00.000Z', 'refunds', jsonb_build_array()),
  lower(d.series || '-' || d.year || '-' || d.sequence || ' ' || coalesce(u.name || ' ' || u.email, 'bench lines')),
  d.payment_state, case d.payment_state when 'completed' then d.at end, d.at
from (select *, extract(year from at)::int as year,
    (select coalesce(max(last), 0) from document_counters o where o.series = due.series
      and o.year = extract(year from due.at)) + row_number() over (partition by series, extract(year from at)
      order by at, source) as sequence from due) d
cross join company c left join customers u on u.id = d.customer_id order by d.at;
alter table documents enable trigger user;
insert into document_counters (series, year, last)
select series, year, max(sequence) from documents group by 1, 2
on conflict (series, year) do update set last = excluded.last;
delete from document_sums;
insert into document_sums
select coalesce(launch_id, ''), date_trunc('month', issued_on)::date, kind_in_sums(kind, source), payment_state, count(*),
       sum(amount_cents)
from documents group by 1, 2, 3, 4;

insert into payments (id, booking_id, kind, method, provider, state, amount_cents, provider_reference, at)
select id || ':1', id, 'charge', 'card', 'sandbox', case state when 'paying' then 'pending' else 'paid' end,
  price_cents * seats, 'ch', at from lives where state <> 'expired';
insert into payments (id, booking_id, kind, method, provider, state, amount_cents, provider_reference, at, repayment,
  reason, charge, source, asked_by, settled_at)
select d.booking_id || ':r1', d.booking_id, 'refund', 'card', 'sandbox',
  case d.payment_state when 'pending' then 'in-approval' else 'paid' end, -d.cents, '', d.at, d.booking_id || ':r1',
  case when d.source like '%:c1' then 'cancellation' else 'aborted' end, d.booking_id || ':1', d.source, '',
  case d.payment_state when 'completed' then d.at end
from due d where d.series = 'CN';
insert into cancellations (id, booking_id, launch_id, at, percent, seats, price_cents, amount_cents)
select b.id || ':c1', b.id, b.launch_id, d.at, 90, b.seats, b.price_cents * b.seats, -d.cents
from lives b join due d on d.source = b.id || ':c1';

insert into launch_fees (launch_id, supplier_id, rate_per_mille, revenue_cents, fee_cents, succeeded_at, computed_at)
select d.launch_id, '{supplier}', 8, t.revenue, d.cents, d.at, d.at
from due d join takings t using (launch_id) where d.series = 'FEE';
insert into settlements (launch_id, supplier_id, state, revenue_cents, fee_cents, payout_cents, opened_at, invoiced_at,
  settled_at)
select launch_id, '{supplier}', case when open then 'awaiting-invoice' else 'settled' end, revenue_cents, fee_cents,
  case when not open then revenue_cents - fee_cents end, computed_at, case when not open then computed_at end,
  case when not open then computed_at end
from (select *, abs(hashtext(launch_id)) % 20 = 0 as open from launch_fees) f where supplier_id = '{supplier}';

insert into work_list (id, kind, subject, booking_id, launch_id, what, proposed, amount_cents, since, done_at, done_by,
  outcome)
select 'refund-approval:' || p.id, 'refund-approval', p.id, p.booking_id, null, 'Money is to go back.', 'Approve it.',
  p.amount_cents, p.at, p.settled_at, case when p.settled_at is not null then '' end,
  case when p.settled_at is not null then 'Approved' end
from payments p where p.kind = 'refund' and p.repayment like '%:r1' and length(p.booking_id) = 34;

insert into reviews (id, version, booking_id, launch_id, supplier_id, customer_id, author, destination, rocket,
  departs_at, stars, title, body, written_at, words)
select 'rv_' || right(b.id, 32), 1, b.id, b.launch_id, '{supplier}', b.customer_id, 'Ada', 'Orbit', 'Albatross',
  b.departs_at, 1 + b.n % 5, 'What a view', 'It was worth it.', b.departs_at + interval '3 hours',
  'ada orbit albatross what a view'
from lives b where b.state = 'flown' and b.n % 4 = 0;

insert into support_requests (id, version, customer_id, booking_id, launch_id, subject, state, opened, opened_at,
  changed_at, words)
select 'sr_' || md5('ask:' || b.n), 3, b.customer_id, b.id, b.launch_id, 'A question about the trip',
  case when b.n % 1000 = 0 then 'open' else 'closed' end, 1, b.at, b.at, 'a question about the trip ' || b.id
from lives b where b.n % 20 = 0;

insert into audit (at, actor, actor_name, act, subject, summary)
select at, '', 'Bench', 'refund.paid', id || ':r1', 'paid back' from lives where n % 3 = 0 order by at;

do $$ declare i record; begin
  for i in select * from put_off loop execute i.indexdef; end loop;
end $$;
analyze;
