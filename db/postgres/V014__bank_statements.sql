-- Statements of our bank account, and what became of each of their lines.
create table bank_statements (
  id text primary key check (id ~ '^bs_[0-9a-f]{32}$'),
  hash text not null unique, -- of the file: the same one again changes nothing
  name text not null,
  format text not null check (format in ('csv', 'camt.053')),
  account text not null,
  known_before int not null, -- lines of it that an earlier statement had
  uploaded_at timestamptz not null,
  uploaded_by text not null -- a user's id
);
create index bank_statements_by_age on bank_statements (uploaded_at, id);

create table bank_lines (
  id text primary key check (id ~ '^bl_[0-9a-f]{32}$'), -- made of what the bank says of it: known again
  statement_id text not null references bank_statements (id),
  position int not null,
  booked_on date not null,
  amount_cents bigint not null, -- below zero: money that we sent
  currency text not null,
  payer text not null,
  text text not null,
  reference text not null, -- the bank's own
  state text not null check (state in ('open', 'booking', 'booked', 'surplus', 'aside')),
  payment_id text references payments (id),
  note text not null default '',
  decided_at timestamptz,
  decided_by text, -- a user's id
  check (state not in ('booking', 'booked', 'surplus') or (payment_id is not null and amount_cents > 0)),
  check ((state in ('open')) = (decided_at is null))
);
create unique index bank_lines_of_statement on bank_lines (statement_id, position);
create index bank_lines_of_payment on bank_lines (payment_id) where payment_id is not null;
create index bank_lines_open on bank_lines (statement_id) where state in ('open', 'booking');

create function refuse_bank_line_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or to_jsonb(old) - array['state', 'payment_id', 'note', 'decided_at', 'decided_by']
        <> to_jsonb(new) - array['state', 'payment_id', 'note', 'decided_at', 'decided_by'] then
    raise exception 'what the bank says never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger bank_lines_are_kept before update or delete on bank_lines
  for each row execute function refuse_bank_line_change();

-- Transfers are found by what their payers write: the end of the booking's id.
create index payments_transfers on payments (right(booking_id, 8)) where kind = 'charge' and method = 'bank-transfer';
create index payments_awaited on payments (amount_cents)
  where kind = 'charge' and method = 'bank-transfer' and state = 'pending';
