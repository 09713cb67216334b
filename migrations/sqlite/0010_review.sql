-- What colleagues say of a run before it is published, and what is to be published later.
CREATE TABLE run_remark (
    run TEXT NOT NULL REFERENCES screening_run (id),
    position INTEGER NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('comment', 'asked', 'approved', 'declined')),
    body TEXT NOT NULL,
    PRIMARY KEY (run, position)
);

-- One at most: what the public sees next, unless somebody calls it off.
CREATE TABLE planned_publication (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    run TEXT NOT NULL REFERENCES screening_run (id),
    publish_at TEXT NOT NULL,
    note TEXT NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id)
);
