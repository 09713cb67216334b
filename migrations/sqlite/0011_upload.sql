-- Files that staff bring in, kept between the steps: from their arrival until they are taken or thrown away. `staff` is who
-- brought it, `reading` how it is read and `answers` what staff said of doubtful names (both JSON, empty at first);
-- `edition` grows with each change of them.
CREATE TABLE upload (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    address TEXT NOT NULL,
    size INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    received_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('arriving', 'waiting', 'taken', 'thrown_away')),
    edition INTEGER NOT NULL,
    reading TEXT NOT NULL,
    answers TEXT NOT NULL,
    taken_at TEXT,
    taken_by INTEGER REFERENCES staff (id),
    title TEXT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE INDEX upload_with ON upload (fingerprint);

-- The file itself in pieces of at most a megabyte, until it is taken or thrown away.
CREATE TABLE upload_piece (
    upload INTEGER NOT NULL REFERENCES upload (id),
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (upload, position)
);
