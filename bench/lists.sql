-- 10,000 launches and 200,000 bookings of one supplier; tools/bench_lists.py puts in the names in braces. Half of
-- the launches are over. Open ones are past their go/no-go line, so that nobody is warned.
insert into launches (id, slug, supplier_id, rocket_id, spaceport_id, destination_id, status,
  departs_at, price_cents, capacity, words, sold, version, published_version, seats_as_of, created_at)
select 'l_' || md5('launch:' || n), 'at-size-' || n, '{supplier}', '{rocket}', p.id, d.id,
  case when n > {launches} / 2 then 'scheduled' when n % 20 = 0 then 'aborted' else 'succeeded' end,
  date_trunc('hour', now()) + (n - {launches} / 2) * interval '3 hours', 10000000 + n * 7919 % 90000000, 40,
  lower('Albatross ' || p.name || ' ' || d.name), 12 + n % 28, 1, 1, now(), now() - interval '3 years'
from generate_series(1, {launches}) n
join (select id, name, row_number() over (order by slug) - 1 as i from spaceports) p on p.i = n % {spaceports}
join (select id, name, row_number() over (order by slug) - 1 as i from destinations) d on d.i = n % {destinations};

insert into customers (id, email, name, born, phone, tax_id, new_launch_mails, email_verified, version, created_at)
select 'u_' || md5('customer:' || n), 'traveller' || n || '@bench.example',
  (array['Ada', 'Berta', 'Chen', 'Dora', 'Emil', 'Freya', 'Goran', 'Hana'])[1 + n % 8] || ' ' ||
  (array['Okafor', 'Lind', 'Moreau', 'Tanaka', 'Berg', 'Silva', 'Novak'])[1 + n % 7] || n,
  date '1980-01-01' + n % 9000, '+351 912 345 678', '', false, true, 1, now() - interval '3 years'
from generate_series(1, {customers}) n;

insert into bookings (id, version, state, seats, price_cents, policy, customer_id, launch_id, supplier_id,
  quoted_departs_at, needs_attention, created_at, changed_at, confirmed_at, own_words, customer_words)
select b.id, 5, case when b.n % 10 = 0 then 'cancelled' when b.n % 17 = 0 then 'expired'
    when b.l <= {launches} / 2 then 'flown' else 'confirmed' end,
  1 + b.n % 4, 10000000 + b.l * 7919 % 90000000, '[]', c.id, 'l_' || md5('launch:' || b.l), '{supplier}',
  now(), false, b.at, b.at, b.at, 'ab-' || right(b.id, 8) || ' albatross', lower(c.name || ' ' || c.email)
from (select n, 'b_' || md5('booking:' || n) as id, 1 + n * 7 % {launches} as l,
    now() - n * interval '5 minutes' as at from generate_series(1, {bookings}) n) b
join customers c on c.id = 'u_' || md5('customer:' || (1 + b.n % {customers}));

insert into passengers (booking_id, id, position, full_name, born, email, phone, state, paid_cents, refunded_cents)
select b.id, 'p_' || md5(b.id || s), s, c.name, c.born, c.email, c.phone, 'kept', b.price_cents, 0
from bookings b join customers c on c.id = b.customer_id, generate_series(1, b.seats) s
where b.own_words like '%albatross';

analyze;
