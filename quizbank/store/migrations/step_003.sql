-- Remaking: corrections of a reading, a person's words over generated ones, and items that rest with their history.

CREATE TABLE reading_correction (
    article VARCHAR NOT NULL REFERENCES article (id),
    number INTEGER NOT NULL,
    body VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (article, number)
);

CREATE TABLE question_edit (
    uid VARCHAR NOT NULL REFERENCES question (uid),
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    based_on VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (uid, field)
);

-- An item that no article asks any more, as it was asked last.
CREATE TABLE sleeping (
    uid VARCHAR NOT NULL PRIMARY KEY REFERENCES question (uid),
    article VARCHAR NOT NULL REFERENCES article (id),
    maker VARCHAR NOT NULL,
    body VARCHAR NOT NULL
);
CREATE INDEX ix_sleeping_article ON sleeping (article);

-- A fact has one card that is awake; others of it rest with their log.
ALTER TABLE card ADD COLUMN asleep BOOLEAN NOT NULL DEFAULT 0;
DROP INDEX ix_card_fact_key;
CREATE UNIQUE INDEX ix_card_fact_key ON card (fact_key) WHERE NOT asleep;

-- When the article's questions were last made anew.
ALTER TABLE article ADD COLUMN remade INTEGER;
