-- A source can say that an area met a list's criteria before any list by them was published.
-- SQLite can't change a constraint, so both make the table anew.
CREATE TABLE list_event_new (
    area TEXT NOT NULL REFERENCES area (code),
    list TEXT NOT NULL REFERENCES state_list (id),
    date TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('meets', 'on', 'listed', 'off')),
    evidence TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('verified', 'third_party')),
    PRIMARY KEY (area, list, date, event)
);
INSERT INTO list_event_new SELECT area, list, date, event, evidence, certainty FROM list_event;
DROP TABLE list_event;
ALTER TABLE list_event_new RENAME TO list_event;
