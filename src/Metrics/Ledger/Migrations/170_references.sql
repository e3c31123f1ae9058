-- PostgreSQL looks up the other end of each reference by a query of its own for each row, which takes longer than writing the row. Of what is written by the thousand
-- in one place, all references are looked at together when the ledger is examined (PostgresDialect). Lines that begin with $postgres$ are a remark elsewhere.
$postgres$ alter table observation drop constraint observation_submission_id_fkey, drop constraint observation_point_id_fkey;
$postgres$ alter table data_point drop constraint data_point_group_id_fkey;
