-- What customers say of their flights: a copy, for suppliers' answers and employees' eyes. MongoDB Customer is the truth.

create table reviews (
  id text primary key,
  version bigint not null,
  booking_id text not null, -- the row of a booking may come later than its review
  launch_id text not null references launches (id),
  supplier_id text not null references suppliers (id),
  customer_id text not null,
  author text not null,
  destination text not null,
  rocket text not null,
  departs_at timestamptz not null,
  stars int not null check (stars between 1 and 5),
  title text not null,
  body text not null,
  written_at timestamptz not null,
  edited_at timestamptz,
  answer text,
  answered_by text,
  answered_at timestamptz,
  hidden_reason text,
  hidden_by text,
  hidden_at timestamptz,
  words text not null -- in lower case, for the search
);
create index reviews_newest on reviews (written_at, id);
create index reviews_of_supplier on reviews (supplier_id, written_at, id);
