-- Asking whoever runs an initiative, once a year, whether what stands there is right.
-- The day on which an initiative went out of the lists because nobody answered for it; empty while it is in them.
ALTER TABLE initiative ADD COLUMN archived_on TEXT NOT NULL DEFAULT '';

-- One question to one contact. It outlives the initiative that it is about. `address` is emptied when it is closed.
-- `trying_since` is set before an attempt to send it and emptied after: left behind, nobody knows whether it was sent.
CREATE TABLE reminder (
    id BIGINT PRIMARY KEY,
    initiative TEXT NOT NULL,
    address TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ,
    trying_since TIMESTAMPTZ,
    trouble TEXT NOT NULL DEFAULT '',
    sent_at TIMESTAMPTZ,
    closed_at TIMESTAMPTZ,
    outcome TEXT NOT NULL DEFAULT ''
        CHECK (outcome IN ('', 'confirmed', 'corrected', 'ended', 'kept', 'called_off', 'replaced'))
);
-- One open question at a time, also where two servers ask.
CREATE UNIQUE INDEX reminder_open ON reminder (initiative) WHERE outcome = '';

-- The fingerprints of the words in its links: one for each letter that was made of it. All go when it is closed.
CREATE TABLE reminder_link (
    fingerprint TEXT PRIMARY KEY,
    reminder BIGINT NOT NULL REFERENCES reminder (id)
);
