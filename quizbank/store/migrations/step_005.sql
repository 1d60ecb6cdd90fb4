-- Merging: events that came with another library and went again when that was undone. The log keeps them, nobody
-- counts them (a merging is known by its first event); the view is the log as everybody reads it.

CREATE TABLE withdrawn (
    event INTEGER NOT NULL PRIMARY KEY REFERENCES event (id),
    merging INTEGER NOT NULL
);
CREATE INDEX ix_withdrawn_merging ON withdrawn (merging);

CREATE VIEW log AS SELECT * FROM event WHERE id NOT IN (SELECT event FROM withdrawn);
