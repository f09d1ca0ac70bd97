-- How the seats of a launch sell: what was counted last in each hour in which the count changed.
create table launch_seats (
  launch_id text not null references launches (id),
  hour timestamptz not null,
  sold int not null,
  held int not null,
  forfeited int not null,
  free int not null,
  primary key (launch_id, hour)
);
insert into launch_seats
select id, date_trunc('hour', seats_as_of), sold, held, forfeited, greatest(0, capacity - sold - held - forfeited)
from launches where seats_as_of is not null;
