-- The entry of the redo journal that holds the last transaction: in which of its files, from which byte, and its hash. At most one row.
create table redo_mark (
    id integer not null primary key check (id = 1),
    file bigint not null,
    position bigint not null,
    sha256 $text$ not null
);
