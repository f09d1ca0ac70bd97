-- Why an employee gives more back than the rules do.

alter table payments add column note text not null default '';
