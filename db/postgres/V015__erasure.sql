-- What a search finds a document by is no part of it: when its customer erases the account, the
-- e-mail address goes from there.
create or replace function refuse_document_change() returns trigger language plpgsql as $$
declare
  may_change constant text[] := array['payment_state', 'paid_at', 'words'];
begin
  if tg_op = 'DELETE' or to_jsonb(old) - may_change <> to_jsonb(new) - may_change then
    raise exception 'document % is issued and never changes', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
