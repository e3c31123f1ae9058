-- Few findings are explained; before what a sender said there they were looked for among all of them.
create index finding_explained on finding (submission_id, ordinal) where explanation is not null;
