-- Who somebody is by the organisation's own provider of identities: its name, and the one that it gives nobody else.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    staff INTEGER NOT NULL UNIQUE REFERENCES staff (id),
    linked_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- Sign-ins under way at the provider, each of one browser and for some minutes; whoever answers one takes it away. `staff`
-- is whoever links their account by it.
CREATE TABLE identity_attempt (
    fingerprint TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    onward TEXT NOT NULL,
    staff INTEGER REFERENCES staff (id),
    begun_at TEXT NOT NULL
);

-- Corrections once more: what can become of one is held to, and how it was treated is noted.
CREATE TABLE correction_held (
    id INTEGER PRIMARY KEY,
    about_kind TEXT NOT NULL CHECK (about_kind IN ('initiative', 'area')),
    about TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body TEXT NOT NULL,
    contact TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'forgotten')),
    note TEXT NOT NULL DEFAULT ''
);
INSERT INTO correction_held (id, about_kind, about, received_at, body, contact, state)
SELECT id, about_kind, about, received_at, body, contact, state FROM correction;
DROP TABLE correction;
ALTER TABLE correction_held RENAME TO correction;
