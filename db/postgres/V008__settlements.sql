-- What suppliers get for successful launches: a statement with a line for each seat, their own invoice, what is set
-- off against it, and the payout.

alter table documents
  drop constraint documents_number_check,
  add constraint documents_number_check check (number ~ '^(INV|CN|FEE|STM)-[0-9]{4}-[0-9]{6,}$'),
  drop constraint documents_kind_check,
  add constraint documents_kind_check check (kind in ('invoice', 'credit-note', 'fee-invoice', 'statement'));
create index documents_of_launch on documents (launch_id, kind);

create table settlements (
  launch_id text primary key references launches (id),
  supplier_id text not null references suppliers (id),
  state text not null check (state in ('awaiting-invoice', 'to-pay', 'settled')),
  revenue_cents bigint not null check (revenue_cents >= 0),
  fee_cents bigint not null check (fee_cents between 0 and revenue_cents),
  payout_cents bigint check (payout_cents >= 0), -- known when the supplier's invoice is there
  opened_at timestamptz not null,
  invoiced_at timestamptz,
  settled_at timestamptz,
  payout_reference text,
  paid_by text, -- a user's id
  check ((state = 'settled') = (settled_at is not null)),
  check (state <> 'to-pay' or (payout_cents > 0 and invoiced_at is not null)),
  check (state <> 'awaiting-invoice' or (payout_cents is null and invoiced_at is null)),
  check ((payout_reference is null) = (paid_by is null))
);
create index settlements_by_age on settlements (opened_at, launch_id);
create index settlements_of_supplier on settlements (supplier_id, opened_at, launch_id);
create index settlements_in_state on settlements (state, opened_at, launch_id);

-- Frozen with the statement.
create table settlement_lines (
  launch_id text not null references settlements (launch_id),
  position int not null,
  booking_id text not null,
  passenger text not null,
  outcome text not null check (outcome in ('flown', 'cancelled', 'forfeited')),
  paid_cents bigint not null check (paid_cents >= 0),
  refunded_cents bigint not null check (refunded_cents between 0 and paid_cents),
  primary key (launch_id, position)
);

create table supplier_invoices (
  id text primary key check (id ~ '^si_[0-9a-f]{32}$'),
  supplier_id text not null references suppliers (id),
  launch_id text not null unique references settlements (launch_id),
  number text not null,
  issued_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  pdf bytea not null,
  received_at timestamptz not null,
  entered_by text not null -- a user's id
);
create unique index supplier_invoices_number on supplier_invoices (supplier_id, lower(number));

-- Invoices of ours that were paid by being taken from a payout; each once.
create table settlement_set_offs (
  number text primary key references documents (number),
  launch_id text not null references settlements (launch_id),
  amount_cents bigint not null check (amount_cents > 0)
);
create index settlement_set_offs_of on settlement_set_offs (launch_id);

create trigger settlement_lines_are_append_only before update or delete on settlement_lines
  for each row execute function refuse_change();
create trigger supplier_invoices_are_append_only before update or delete on supplier_invoices
  for each row execute function refuse_change();
create trigger settlement_set_offs_are_append_only before update or delete on settlement_set_offs
  for each row execute function refuse_change();
