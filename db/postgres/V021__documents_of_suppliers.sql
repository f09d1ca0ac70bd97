-- What suppliers see of our documents is a fortieth of them: their searches read only these.
create index documents_for_suppliers on documents (issued_on, number) where kind in ('fee-invoice', 'statement');
