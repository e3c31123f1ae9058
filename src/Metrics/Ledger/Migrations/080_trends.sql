-- What in the catalog decided what was derived of a series (a fingerprint); '' where it was written before anything was derived.
alter table projected_series add column derivation $text$ not null default '';

-- How long it took to read, check and record a workbook; null where nobody measured it.
alter table submission add column took_ms bigint;
