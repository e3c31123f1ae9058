-- The number of the submission with which the file came, where this one is a later reading of it: its place in the order of what was sent.
-- Null: it came with this one.
alter table submission add column arrival bigint;
update submission
set arrival = (select min(first.id) from submission first
               where first.sha256 = submission.sha256 and first.arrived_at is null and first.received_at = submission.arrived_at)
where arrived_at is not null;

-- What was done to a submission, and by whom.
create table submission_event (
    id $identity$,
    submission_id bigint not null references submission (id),
    at $text$ not null,
    kind $text$ not null,
    actor_kind $text$ not null,
    actor_name $text$,
    note $text$
);
create index submission_event_submission on submission_event (submission_id);

-- Bytes whose reading was begun and has not come to an end.
create table attempt (
    sha256 $text$ not null primary key,
    begun_at $text$ not null
);

-- What lies in the share once a move is done, each file with the hash of its own bytes.
create table artifact (
    placement_id bigint not null references placement (id),
    kind $text$ not null,
    path $text$ not null,
    sha256 $text$ not null,
    primary key (placement_id, kind)
);
insert into artifact (placement_id, kind, path, sha256)
select p.id, 'original', p.target, s.sha256 from placement p join submission s on s.id = p.submission_id where p.state = 'done';
