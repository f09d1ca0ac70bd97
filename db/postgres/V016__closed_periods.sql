-- Months whose books are closed: all up to and including the month. What is found wrong later is put right with documents
-- of a month that is open.
create table closed_periods (
  month date primary key check (month = date_trunc('month', month)::date),
  closed_at timestamptz not null,
  closed_by text not null -- a user's id
);
create trigger closed_periods_are_append_only before update or delete on closed_periods
  for each row execute function refuse_change();

-- As the months were when they were closed; `./astro check` adds them up again.
create table closed_sums (
  month date not null,
  kind text not null, -- a document's; "payment": what was noted as paid in this month
  documents bigint not null,
  cents bigint not null,
  primary key (month, kind)
);
create trigger closed_sums_are_append_only before update or delete on closed_sums
  for each row execute function refuse_change();

-- The first moment that is not closed.
create function books_open_from() returns timestamptz language sql stable as $$
  select coalesce((select (max(month) + interval '1 month') at time zone 'UTC' from closed_periods), '-infinity')
$$;

create function refuse_closed_document() returns trigger language plpgsql as $$
declare
  open_from timestamptz := books_open_from();
begin
  if tg_op = 'INSERT' and new.issued_on < (open_from at time zone 'UTC')::date then
    raise exception 'the books of % are closed', to_char(new.issued_on, 'YYYY-MM') using errcode = 'restrict_violation';
  end if;
  if new.paid_at < open_from and (tg_op = 'INSERT' or new.paid_at is distinct from old.paid_at) then
    raise exception 'the books of % are closed', to_char(new.paid_at, 'YYYY-MM') using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger documents_of_closed_periods before insert or update on documents
  for each row execute function refuse_closed_document();

create function refuse_closed_payment() returns trigger language plpgsql as $$
begin
  if new.at < books_open_from() then
    raise exception 'the books of % are closed', to_char(new.at, 'YYYY-MM') using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger document_payments_of_closed_periods before insert on document_payments
  for each row execute function refuse_closed_payment();
