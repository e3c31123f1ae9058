-- What a department is told of all that was taken in from it: the submissions after one number through another. Written is what is to lie in the share;
-- written_at is null until it does, cleared_at until it has been cleared away. What was taken in before there were such receipts has none.
create table department_receipt (
    id $identity$,
    folder $text$ not null,
    after_submission bigint not null,
    through_submission bigint not null,
    path $text$ not null,
    begun_at $text$ not null,
    written_at $text$,
    cleared_at $text$
);
create index department_receipt_through on department_receipt (through_submission);
insert into department_receipt (folder, after_submission, through_submission, path, begun_at, written_at, cleared_at)
select '', 0, max(id), '', max(received_at), max(received_at), max(received_at) from submission having count(*) > 0;
