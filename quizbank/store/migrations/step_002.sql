-- Redo: what each row became, so that what was taken back can be done again, and what another window changed is seen.

ALTER TABLE undo_row ADD COLUMN after VARCHAR NOT NULL DEFAULT '{}';
