-- Words in the audit are found without reading it, and what is still to go back without what has gone back.
create index audit_words on audit using gin (lower(summary || ' ' || actor_name || ' ' || subject) public.gin_trgm_ops);
create index payments_refunds_open on payments (state) where kind = 'refund' and state <> 'paid';
