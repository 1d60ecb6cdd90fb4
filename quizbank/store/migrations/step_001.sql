-- The first library: articles and what was made of them, cards and their log, quizzes, undo, settings.
-- Moments are microseconds since 1970 UTC. Columns called body, layout, parameters … hold JSON (domain.plain).

CREATE TABLE article (
    id VARCHAR NOT NULL PRIMARY KEY,
    title VARCHAR NOT NULL,
    byline VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    published VARCHAR,
    origin VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    words INTEGER NOT NULL,
    warnings VARCHAR NOT NULL,
    seed INTEGER NOT NULL,
    generator VARCHAR NOT NULL,
    making_warnings VARCHAR NOT NULL,
    added INTEGER NOT NULL,
    starter BOOLEAN NOT NULL,
    reading_only BOOLEAN NOT NULL,
    deleted INTEGER
);

CREATE TABLE article_version (
    article VARCHAR NOT NULL REFERENCES article (id),
    version INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    layout VARCHAR NOT NULL,
    PRIMARY KEY (article, version)
);

CREATE TABLE reading (
    article VARCHAR NOT NULL REFERENCES article (id),
    version INTEGER NOT NULL,
    outline VARCHAR NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (article, version)
);

CREATE TABLE fact (
    article VARCHAR NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    fact_key VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    PRIMARY KEY (article, position)
);
CREATE INDEX ix_fact_fact_key ON fact (fact_key);

CREATE TABLE question (
    uid VARCHAR NOT NULL PRIMARY KEY,
    derived_id VARCHAR NOT NULL,
    fact_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    interaction VARCHAR NOT NULL,
    topic VARCHAR NOT NULL,
    asked_role VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    actor_kind VARCHAR NOT NULL,
    state VARCHAR NOT NULL
);
CREATE UNIQUE INDEX ix_question_derived_id ON question (derived_id);
CREATE INDEX ix_question_fact_key ON question (fact_key);

-- What a making gave for a question, word for word: one row an article that asks it.
CREATE TABLE generated (
    article VARCHAR NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    uid VARCHAR NOT NULL REFERENCES question (uid),
    maker VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    PRIMARY KEY (article, position)
);
CREATE INDEX ix_generated_uid ON generated (uid, article);

CREATE TABLE evidence (
    uid VARCHAR NOT NULL REFERENCES question (uid),
    article VARCHAR NOT NULL REFERENCES article (id),
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    before VARCHAR NOT NULL,
    after VARCHAR NOT NULL,
    PRIMARY KEY (uid, article, number)
);
CREATE INDEX ix_evidence_article ON evidence (article, number, uid);

CREATE TABLE omission (
    article VARCHAR NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    target VARCHAR NOT NULL,
    ref VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    parameters VARCHAR NOT NULL,
    PRIMARY KEY (article, position)
);

-- Narrow on purpose: choosing the next card reads this table only. One card a fact.
CREATE TABLE card (
    uid VARCHAR NOT NULL PRIMARY KEY REFERENCES question (uid),
    fact_key VARCHAR NOT NULL,
    salience FLOAT NOT NULL,
    phase VARCHAR NOT NULL,
    due INTEGER,
    stability FLOAT,
    difficulty FLOAT,
    step INTEGER,
    last_review INTEGER,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    suspended BOOLEAN NOT NULL,
    buried_until INTEGER
);
CREATE UNIQUE INDEX ix_card_fact_key ON card (fact_key);
CREATE INDEX ix_card_due ON card (due);

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY,
    uid VARCHAR NOT NULL REFERENCES card (uid),
    kind VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    zone VARCHAR NOT NULL,
    day VARCHAR NOT NULL,
    grade INTEGER,
    typed VARCHAR NOT NULL,
    duration_ms INTEGER NOT NULL,
    before VARCHAR,
    after VARCHAR,
    undoes INTEGER REFERENCES event (id)
);
CREATE INDEX ix_event_uid ON event (uid);
CREATE INDEX ix_event_at ON event (at);
CREATE INDEX ix_event_undoes ON event (undoes);

CREATE TRIGGER event_is_not_rewritten BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is never rewritten');
END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is never rewritten');
END;

CREATE TABLE day_total (
    day VARCHAR NOT NULL PRIMARY KEY,
    answered INTEGER NOT NULL,
    new INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL
);

CREATE TABLE quiz (
    id INTEGER NOT NULL PRIMARY KEY,
    article VARCHAR REFERENCES article (id),
    title VARCHAR NOT NULL,
    started INTEGER NOT NULL,
    finished INTEGER
);

-- An item asked in a sitting, frozen as it was shown; its answers stand in attempt_answer.
CREATE TABLE attempt (
    quiz INTEGER NOT NULL REFERENCES quiz (id),
    position INTEGER NOT NULL,
    uid VARCHAR NOT NULL REFERENCES question (uid),
    article VARCHAR NOT NULL REFERENCES article (id),
    body VARCHAR NOT NULL,
    PRIMARY KEY (quiz, position)
);

CREATE TABLE attempt_answer (
    quiz INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    given VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    PRIMARY KEY (quiz, position, number),
    FOREIGN KEY (quiz, position) REFERENCES attempt (quiz, position)
);

CREATE TABLE undo_step (
    id INTEGER NOT NULL PRIMARY KEY,
    label VARCHAR NOT NULL,
    kinds VARCHAR NOT NULL,
    ids VARCHAR NOT NULL
);

CREATE TABLE undo_row (
    step INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_key VARCHAR NOT NULL,
    before VARCHAR NOT NULL,
    PRIMARY KEY (step, position)
);

CREATE TABLE setting (
    name VARCHAR NOT NULL PRIMARY KEY,
    value VARCHAR NOT NULL
);
