-- Of the series that a projection remembers nearly all are complete; the others are looked for in every run.
create index projected_series_owed on projected_series (target) where is_complete = 0;
