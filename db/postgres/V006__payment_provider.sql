-- Through whom a payment came or went back: the provider of cards, or the bank.
alter table payments add column provider text;
update payments set provider = case method when 'card' then 'sandbox' else method end;
alter table payments alter column provider set not null;
