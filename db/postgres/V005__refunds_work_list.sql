-- Money that goes back, credit notes and fee invoices, what suppliers owe us for a launch, and what employees have to
-- look at.

alter table payments
  drop constraint payments_state_check,
  add constraint payments_state_check check (case kind
    when 'charge' then state in ('pending', 'paid', 'declined', 'cancelled')
    else state in ('owed', 'in-approval', 'pending', 'paid', 'failed') end),
  -- Of refunds. A booking may owe the same money once; what failed is tried again as another row.
  add column repayment text,
  add column reason text,
  add column charge text, -- the payment whose money goes back
  add column source text, -- of its credit note
  add column asked_by text, -- a user's id; empty: the rules
  add column approved_by text,
  add column approved_at timestamptz,
  add column paid_by text, -- who sent it by hand; null: the payment provider
  add column settled_at timestamptz,
  add column error text;
create unique index payments_refund_once on payments (repayment) where kind = 'refund' and state <> 'failed';
create index payments_refunds on payments (at, id) where kind = 'refund';

alter table documents
  drop constraint documents_number_check,
  add constraint documents_number_check check (number ~ '^(INV|CN|FEE)-[0-9]{4}-[0-9]{6,}$'),
  drop constraint documents_kind_check,
  add constraint documents_kind_check check (kind in ('invoice', 'credit-note', 'fee-invoice'));

-- Each time a document's money came, failed or was put right; who said so (empty: the rules).
create table document_payments (
  seq bigserial primary key,
  number text not null references documents (number),
  state text not null,
  at timestamptz not null,
  actor text not null
);
create index document_payments_of on document_payments (number, seq);
create trigger document_payments_are_append_only before update or delete on document_payments
  for each row execute function refuse_change();

-- What a successful launch owes us: the rate when it was reported, the revenue when all its bookings had flown.
create table launch_fees (
  launch_id text primary key references launches (id),
  supplier_id text not null references suppliers (id),
  rate_per_mille int not null,
  revenue_cents bigint,
  fee_cents bigint,
  succeeded_at timestamptz not null,
  computed_at timestamptz
);
create index launch_fees_of_supplier on launch_fees (supplier_id);

create table work_list (
  id text primary key, -- "<kind>:<subject>": the same thing is listed once
  kind text not null,
  subject text not null,
  booking_id text references bookings (id),
  launch_id text references launches (id),
  what text not null,
  proposed text not null,
  amount_cents bigint,
  since timestamptz not null,
  done_at timestamptz,
  done_by text, -- a user's id; empty: it ended by itself
  outcome text
);
create index work_list_open on work_list (since, id) where done_at is null;
create index work_list_done on work_list (done_at, id) where done_at is not null;
create index work_list_of_booking on work_list (booking_id);
