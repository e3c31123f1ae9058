-- The system of record. Dates and instants are ISO 8601 text of fixed width (UTC), which sorts as they do; enumerations are their
-- codes; values are the invariant text of a decimal (docs/decisions/010). $identity$ is the dialect's column of running numbers,
-- $text$ its text that sorts by code points.

-- One row: the last sequence number given out. Taking numbers locks it until the commit, so that numbers become visible in order.
create table counter (
    name $text$ not null primary key,
    value bigint not null
);
insert into counter (name, value) values ('change', 0);

create table submission (
    id $identity$,
    sha256 $text$ not null,
    file_name $text$ not null,
    department $text$,
    received_at $text$ not null,
    verdict $text$ not null check (verdict in ('accepted', 'returned', 'held')),
    catalog_fingerprint $text$ not null,
    reported_through $text$,
    superseded_at $text$,
    withdrawn_at $text$,
    withdrawn_why $text$
);
create index submission_sha256 on submission (sha256);
create index submission_received_at on submission (received_at);
create index submission_verdict on submission (verdict, department);

create table placement (
    id $identity$,
    submission_id bigint not null references submission (id),
    source $text$ not null,
    target $text$ not null,
    length bigint not null,
    modified_at $text$ not null,
    state $text$ not null check (state in ('pending', 'done', 'overwritten')),
    waiting_since $text$
);
create unique index placement_pending on placement (source) where state = 'pending';
create index placement_submission on placement (submission_id);

create table finding (
    submission_id bigint not null references submission (id),
    ordinal integer not null,
    code $text$ not null,
    severity $text$ not null check (severity in ('info', 'verify', 'error')),
    sheet $text$,
    cell $text$,
    shown $text$,
    arguments $text$ not null,
    suggestion $text$,
    primary key (submission_id, ordinal)
);

-- item is '' where there is none: null would make two equal groups distinct.
create table series_group (
    id $identity$,
    indicator $text$ not null,
    area $text$ not null,
    item $text$ not null,
    freq $text$ not null,
    accumulation $text$ not null,
    unique (indicator, area, item, freq, accumulation)
);

-- A group at a period. sequence is the number of the last change to it: the change feed holds each point once.
create table data_point (
    id $identity$,
    group_id bigint not null references series_group (id),
    period $text$ not null,
    period_start $text$ not null,
    period_end $text$ not null,
    sequence bigint not null unique,
    unique (group_id, period)
);

-- Every vintage of every figure; rows are only ever added. ordinal is the place in the submission's reading order.
create table observation (
    submission_id bigint not null references submission (id),
    ordinal integer not null,
    point_id bigint not null references data_point (id),
    measure $text$ not null,
    value $text$,
    unit $text$ not null,
    status $text$ not null,
    basis $text$ not null check (basis in ('own', 'comparable')),
    missing $text$,
    sheet $text$ not null,
    cell $text$ not null,
    primary key (submission_id, ordinal),
    check ((value is null) = (status = 'M'))
);
create index observation_point on observation (point_id, measure);

-- An item's row in the report about a period.
create table item_row (
    id $identity$,
    kind $text$ not null,
    item $text$ not null,
    area $text$ not null,
    period $text$ not null,
    period_start $text$ not null,
    period_end $text$ not null,
    sequence bigint not null unique,
    unique (kind, item, area, period)
);

-- Every vintage of every text of such a row.
create table item_text (
    submission_id bigint not null references submission (id),
    ordinal integer not null,
    row_id bigint not null references item_row (id),
    name $text$ not null,
    item_name $text$ not null,
    value $text$ not null,
    sheet $text$ not null,
    cell $text$ not null,
    primary key (submission_id, ordinal)
);
create index item_text_row on item_text (row_id, name);

-- How far each reader of the change feed has come, and what else it must remember.
create table checkpoint (
    name $text$ not null primary key,
    sequence bigint not null,
    note $text$
);
