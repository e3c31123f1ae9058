-- When a file that lay in the share was cleared away, or found to be somebody's own by now, so that it is not looked for again; and what a department's receipt held when it was
-- written, so that one into which somebody has written stays. Null of receipts that were written before.
alter table artifact add column cleared_at $text$;
alter table department_receipt add column sha256 $text$;
