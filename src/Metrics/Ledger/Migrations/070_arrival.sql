-- When the file itself came, where that was before this reading of it (an archived workbook read again); null: when it was read.
alter table submission add column arrived_at $text$;
