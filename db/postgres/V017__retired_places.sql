-- Places that no new launch may use. Launches that do stay as they are.
alter table spaceports add column retired boolean not null default false;
alter table destinations add column retired boolean not null default false;
