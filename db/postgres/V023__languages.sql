-- The language in which a customer is spoken to; documents freeze it in their content.
alter table customers add language text not null default 'en' check (language in ('en', 'es'));
