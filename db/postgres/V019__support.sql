-- What customers ask: a copy, for employees' list and search. MongoDB Customer is the truth.

create table support_requests (
  id text primary key,
  version bigint not null,
  customer_id text not null,
  booking_id text, -- the row of a booking may come later, or never: a hold has none
  launch_id text,
  subject text not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  opened int not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  words text not null -- in lower case, for the search
);
create index support_requests_changed on support_requests (changed_at, id);
create index support_requests_open on support_requests (changed_at, id) where state <> 'closed';
create index support_requests_of_customer on support_requests (customer_id);

create table support_messages (
  request_id text not null references support_requests (id),
  number int not null,
  from_customer boolean not null,
  author text not null,
  by_id text not null,
  body text not null,
  at timestamptz not null,
  primary key (request_id, number)
);
