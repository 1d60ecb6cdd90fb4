-- Links whose page held no article: they wait for its text, with what the page said of itself.

CREATE TABLE waiting_link (
    link VARCHAR NOT NULL PRIMARY KEY,
    title VARCHAR NOT NULL,
    published VARCHAR,
    code VARCHAR NOT NULL,
    parameters VARCHAR NOT NULL,
    added INTEGER NOT NULL
);
