-- The places everybody knows. Their ids follow from their slugs, so that every installation has the same. The
-- events at the end bring them to the Customer side.
insert into spaceports (id, name, slug, country, time_zone)
select 'sp_' || md5('spaceport:' || slug), name, slug, country, time_zone
from (values
  ('Cape Canaveral', 'cape-canaveral', 'US', 'America/New_York'),
  ('Kennedy Space Center', 'kennedy-space-center', 'US', 'America/New_York'),
  ('Vandenberg', 'vandenberg', 'US', 'America/Los_Angeles'),
  ('Spaceport America', 'spaceport-america', 'US', 'America/Denver'),
  ('Wallops Island', 'wallops-island', 'US', 'America/New_York'),
  ('Guiana Space Centre', 'guiana-space-centre', 'GF', 'America/Cayenne'),
  ('Alcântara', 'alcantara', 'BR', 'America/Fortaleza'),
  ('Baikonur', 'baikonur', 'KZ', 'Asia/Qyzylorda'),
  ('Tanegashima', 'tanegashima', 'JP', 'Asia/Tokyo'),
  ('Hokkaido Spaceport', 'hokkaido-spaceport', 'JP', 'Asia/Tokyo'),
  ('Satish Dhawan Space Centre', 'satish-dhawan', 'IN', 'Asia/Kolkata'),
  ('Naro Space Center', 'naro-space-center', 'KR', 'Asia/Seoul'),
  ('Māhia Peninsula', 'mahia-peninsula', 'NZ', 'Pacific/Auckland'),
  ('Arnhem Space Centre', 'arnhem-space-centre', 'AU', 'Australia/Darwin'),
  ('Esrange', 'esrange', 'SE', 'Europe/Stockholm'),
  ('Andøya Spaceport', 'andoya-spaceport', 'NO', 'Europe/Oslo'),
  ('SaxaVord Spaceport', 'saxavord-spaceport', 'GB', 'Europe/London')
) as known (name, slug, country, time_zone);

insert into destinations (id, name, slug, range, description)
select 'd_' || md5('destination:' || slug), name, slug, range, description
from (values
  ('Kármán Line', 'karman-line', 'suborbital',
   'A hundred kilometres up, where the sky turns black: a few minutes of weightlessness and the curve of the Earth.'),
  ('High Arc', 'high-arc', 'suborbital',
   'A longer hop that peaks far above the Kármán line, with ten quiet minutes to float and look.'),
  ('Point-to-Point', 'point-to-point', 'suborbital',
   'Half way round the Earth in under an hour, over the top of everything.'),
  ('Low Earth Orbit', 'low-earth-orbit', 'low-earth-orbit',
   'Sixteen sunrises a day, for a few days, in a free-flying ship.'),
  ('Orbital Station', 'orbital-station', 'low-earth-orbit',
   'A stay aboard a station: laboratories, a cupola, and neighbours.'),
  ('Polar Orbit', 'polar-orbit', 'low-earth-orbit',
   'Over both poles and, in time, over every place on Earth. Auroras from above.'),
  ('Sun-Synchronous Orbit', 'sun-synchronous-orbit', 'low-earth-orbit',
   'Along the line between day and night, in the light of an endless dawn.'),
  ('Lunar Flyby', 'lunar-flyby', 'interplanetary',
   'A free-return loop around the far side of the Moon, and Earthrise on the way home.'),
  ('Lunar Orbit', 'lunar-orbit', 'interplanetary',
   'Days above the craters, low enough to see the shadows move.'),
  ('Lunar South Pole', 'lunar-south-pole', 'interplanetary',
   'Down to the ridges where the Sun hardly sets, beside the craters where it never rises.'),
  ('Near-Earth Asteroid', 'near-earth-asteroid', 'interplanetary',
   'Weeks out and weeks back to a small world that no telescope has seen so close.'),
  ('Venus Flyby', 'venus-flyby', 'interplanetary',
   'A year around the Sun by way of the brightest planet.'),
  ('Mars Flyby', 'mars-flyby', 'interplanetary',
   'The long way: past Mars and home again, with a season of seeing it grow.'),
  ('Mars Orbit', 'mars-orbit', 'interplanetary',
   'Two years, two moons, and the tallest mountain there is.')
) as known (name, slug, range, description);

insert into outbox (id, kind, aggregate, version, at, payload)
select id || ':1:spaceport-changed', 'spaceport-changed', id, 1, now(),
  jsonb_build_object('id', id, 'name', name, 'slug', slug, 'country', country, 'timeZone', time_zone, 'version', 1)
from spaceports order by slug;

insert into outbox (id, kind, aggregate, version, at, payload)
select id || ':1:destination-changed', 'destination-changed', id, 1, now(),
  jsonb_build_object('id', id, 'name', name, 'slug', slug, 'description', description, 'range', range, 'version', 1)
from destinations order by slug;
