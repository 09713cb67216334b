-- Who works with the site, how they sign in, and what they did. A person who is deleted leaves a row without a name, so
-- that the log still tells one from another.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL DEFAULT '',
    totp_secret TEXT NOT NULL DEFAULT '',
    totp_step INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'closed', 'deleted')),
    created_at TEXT NOT NULL
);

CREATE TABLE staff_role (
    staff INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL CHECK (role IN ('redaktoer', 'analytiker', 'udgiver', 'administrator')),
    PRIMARY KEY (staff, role)
);

-- Tokens and codes are kept as fingerprints: who reads the database can't sign in with them.
CREATE TABLE recovery_code (
    staff INTEGER NOT NULL REFERENCES staff (id),
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (staff, fingerprint)
);

CREATE TABLE invitation (
    fingerprint TEXT PRIMARY KEY,
    staff INTEGER NOT NULL UNIQUE REFERENCES staff (id),
    expires_at TEXT NOT NULL
);

-- 'password': the second step is missing. 'enrol': the second step is being set up; `secret` is the one on trial.
CREATE TABLE staff_session (
    fingerprint TEXT PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    stage TEXT NOT NULL CHECK (stage IN ('password', 'enrol', 'whole')),
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    browser TEXT NOT NULL,
    secret TEXT NOT NULL DEFAULT ''
);
CREATE INDEX staff_session_of ON staff_session (staff);

-- Browsers that have signed in before: strangers' failures do not slow them down.
CREATE TABLE known_browser (
    fingerprint TEXT PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    seen_at TEXT NOT NULL
);

-- What was done, each row chained to the one before it by `hash`. `audit_head` says how long the chain is.
CREATE TABLE audit_log (
    position INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    action TEXT NOT NULL,
    about TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, position, hash) VALUES (1, 0, '');

-- Each database's own words: rows of the log are neither changed nor removed.
CREATE TRIGGER audit_log_stays BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER audit_log_remains BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- Common words again.
