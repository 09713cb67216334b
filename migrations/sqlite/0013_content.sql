-- What staff write: every version of every thing, each one's own drafts, and what is to happen at a set time. `content`
-- is a JSON object of texts by field. A thing is told apart by its kind and its word in addresses.
CREATE TABLE content_version (
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    event TEXT NOT NULL CHECK (event IN ('found', 'saved', 'published', 'unpublished', 'restored')),
    note TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, thing, number)
);

-- `based_on` is the version that the draft began from; 0 where there was none.
CREATE TABLE content_draft (
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    based_on INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, thing, staff)
);

-- One a thing at most. `version` is the one that becomes public; 0 where the thing goes away.
CREATE TABLE content_plan (
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    at TEXT NOT NULL,
    version INTEGER NOT NULL,
    note TEXT NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    PRIMARY KEY (kind, thing)
);

-- What the municipality tells of an area in its own words. Danish; `translation` has the English.
CREATE TABLE area_text (
    area TEXT PRIMARY KEY REFERENCES area (code),
    body TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TEXT NOT NULL
);

-- Pictures, made anew from what was sent: `id` is of the content, `large` and `small` are WebP.
CREATE TABLE picture (
    id TEXT PRIMARY KEY,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    alt TEXT NOT NULL,
    is_decoration BOOLEAN NOT NULL,
    credit TEXT NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    added_at TEXT NOT NULL,
    large BLOB NOT NULL,
    small BLOB NOT NULL
);
