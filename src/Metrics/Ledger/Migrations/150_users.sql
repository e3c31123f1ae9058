-- Who may use the console. Of passwords and keys only hashes are kept; the stamp changes with the password, and ends the sessions that were begun before.
create table console_user (
    name $text$ not null primary key,
    role $text$ not null,
    department $text$,
    password_hash $text$ not null,
    stamp $text$ not null,
    key_hash $text$ unique,
    created_at $text$ not null
);
