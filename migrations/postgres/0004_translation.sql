-- Stored texts are Danish; here is what they are called in English. The Danish text itself is the key, so a changed
-- text is never shown with the old translation.
CREATE TABLE translation (
    danish TEXT PRIMARY KEY,
    english TEXT NOT NULL
);
