-- What a projection must remember of the series it wrote, for each database that it writes to (target): under which tags a series
-- stands there. A tag that the catalog changes makes it another series, and the old one must be found to be taken away.
-- kind is '' for figures and the item kind for texts; item is '' where there is none. series_key is '' while the catalog does not
-- know the indicator. is_complete is 0 while all its points have to be written again.
create table projected_series (
    target $text$ not null,
    kind $text$ not null,
    indicator $text$ not null,
    area $text$ not null,
    item $text$ not null,
    freq $text$ not null,
    accumulation $text$ not null,
    series_key $text$ not null,
    is_complete integer not null check (is_complete in (0, 1)),
    primary key (target, kind, indicator, area, item, freq, accumulation)
);

-- Points that the server will not take, with its words. time is in seconds since 1970.
create table rejected_point (
    target $text$ not null,
    series_key $text$ not null,
    time bigint not null,
    line $text$ not null,
    words $text$ not null,
    rejected_at $text$ not null,
    primary key (target, series_key, time)
);
