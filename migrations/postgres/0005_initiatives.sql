-- What a visitor asks about an initiative, who runs it, and what visitors say is wrong on a page.
-- An empty text and a missing number say that it is not known.
ALTER TABLE initiative ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN status_code TEXT NOT NULL DEFAULT 'unknown'
    CHECK (status_code IN ('running', 'unknown', 'ended', 'planned'));
-- Codes with a space between them.
ALTER TABLE initiative ADD COLUMN audiences TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN age_from BIGINT;
ALTER TABLE initiative ADD COLUMN age_to BIGINT;
-- Lines of RFC 5545: DTSTART, RRULE, RDATE, EXDATE.
ALTER TABLE initiative ADD COLUMN schedule TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN duration_minutes BIGINT;
ALTER TABLE initiative ADD COLUMN cost TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN joining TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN url TEXT NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN confirmed_on TEXT NOT NULL DEFAULT '';

CREATE TABLE organisation (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    about TEXT NOT NULL
);

CREATE TABLE initiative_organisation (
    initiative TEXT NOT NULL REFERENCES initiative (slug),
    organisation TEXT NOT NULL REFERENCES organisation (slug),
    position BIGINT NOT NULL,
    PRIMARY KEY (initiative, organisation)
);

-- Nothing of the visitor but what they chose to write.
CREATE TABLE correction (
    id BIGINT PRIMARY KEY,
    about_kind TEXT NOT NULL CHECK (about_kind IN ('initiative', 'area')),
    about TEXT NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    body TEXT NOT NULL,
    contact TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new'
);
