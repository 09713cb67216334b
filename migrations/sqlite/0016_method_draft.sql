-- Methods that staff are writing. Every save is kept, so two who write at the same time lose nothing; a draft that is
-- done with stays as a number that is never given again.
CREATE TABLE method_draft (
    id INTEGER PRIMARY KEY,
    from_method TEXT NOT NULL,
    from_version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'stored', 'dropped')),
    staff INTEGER NOT NULL REFERENCES staff (id),
    begun_at TEXT NOT NULL,
    FOREIGN KEY (from_method, from_version) REFERENCES method (id, version)
);

CREATE TABLE method_draft_revision (
    draft INTEGER NOT NULL REFERENCES method_draft (id),
    revision INTEGER NOT NULL,
    file TEXT NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    at TEXT NOT NULL,
    PRIMARY KEY (draft, revision)
);

-- Who stored a method version, and when; nobody where it came with the default data.
ALTER TABLE method ADD COLUMN stored_by INTEGER REFERENCES staff (id);
ALTER TABLE method ADD COLUMN stored_at TEXT;

-- The municipality's decisions as staff enter them: a draft until it is published. `about` is the published designation
-- that it corrects or withdraws.
CREATE TABLE designation_draft (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('decision', 'correction', 'withdrawal')),
    about TEXT REFERENCES designation (id),
    title TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    decider TEXT NOT NULL,
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    reason TEXT NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'published', 'dropped')),
    staff INTEGER NOT NULL REFERENCES staff (id),
    at TEXT NOT NULL
);

-- What a draft covers: an area that is known, or a new one with its outline as a GeoJSON geometry.
CREATE TABLE designation_draft_area (
    draft INTEGER NOT NULL REFERENCES designation_draft (id),
    position INTEGER NOT NULL,
    area TEXT REFERENCES area (code),
    name TEXT NOT NULL,
    outline TEXT NOT NULL,
    PRIMARY KEY (draft, position)
);

-- Corrections and withdrawals are entries of their own: what was published stays, and the last of a row of them counts.
ALTER TABLE designation ADD COLUMN kind TEXT NOT NULL DEFAULT 'decision';
ALTER TABLE designation ADD COLUMN about TEXT REFERENCES designation (id);
ALTER TABLE designation ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE designation ADD COLUMN published_at TEXT;
CREATE UNIQUE INDEX designation_about ON designation (about);
