-- Whether leaders see what it says only when a statistician has released it, and when that was.
alter table submission add column needs_release integer not null default 0;
alter table submission add column released_at $text$;
