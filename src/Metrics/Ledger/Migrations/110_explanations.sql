-- What the sender says of a finding that asks for it.
alter table finding add column explanation $text$;
