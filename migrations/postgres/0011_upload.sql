-- Files that staff bring in, kept between the steps: from their arrival until they are taken or thrown away. `staff` is who
-- brought it, `reading` how it is read and `answers` what staff said of doubtful names (both JSON, empty at first);
-- `edition` grows with each change of them.
CREATE TABLE upload (
    id BIGINT PRIMARY KEY,
    file TEXT NOT NULL,
    address TEXT NOT NULL,
    size BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff (id),
    received_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('arriving', 'waiting', 'taken', 'thrown_away')),
    edition BIGINT NOT NULL,
    reading TEXT NOT NULL,
    answers TEXT NOT NULL,
    taken_at TIMESTAMPTZ,
    taken_by BIGINT REFERENCES staff (id),
    title TEXT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE INDEX upload_with ON upload (fingerprint);

-- The file itself in pieces of at most a megabyte, until it is taken or thrown away.
CREATE TABLE upload_piece (
    upload BIGINT NOT NULL REFERENCES upload (id),
    position BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (upload, position)
);
