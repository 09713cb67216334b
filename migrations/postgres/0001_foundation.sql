-- The first rooms: sources, areas, figures, decisions and lists, goals and initiatives, screening and publication.
-- Ids are the words used in data/; dates that may be partial ("2014-02") are text.

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    publisher TEXT NOT NULL,
    title TEXT NOT NULL,
    table_code TEXT NOT NULL,
    period TEXT NOT NULL,
    licence TEXT NOT NULL,
    attribution TEXT NOT NULL,
    processing TEXT NOT NULL,
    to_be_checked BOOLEAN NOT NULL
);

CREATE TABLE area (
    code TEXT PRIMARY KEY,
    level TEXT NOT NULL CHECK (level IN ('city', 'bydel', 'kvarter', 'rode', 'byomraade', 'boligomraade', 'tryghedsomraade')),
    name TEXT NOT NULL,
    official_name TEXT NOT NULL,
    slug TEXT UNIQUE,
    sort_key TEXT NOT NULL,
    parent TEXT REFERENCES area (code),
    part_of TEXT NOT NULL,
    note TEXT NOT NULL,
    outline TEXT,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION
);
CREATE INDEX area_level ON area (level);
CREATE INDEX area_parent ON area (parent);

-- The ground around the city, for orientation only.
CREATE TABLE surroundings (
    name TEXT PRIMARY KEY,
    outline TEXT NOT NULL
);

-- How much of an area lies in another that is not its parent; both shares are 0-1.
CREATE TABLE overlap (
    area TEXT NOT NULL REFERENCES area (code),
    other TEXT NOT NULL REFERENCES area (code),
    share_of_area DOUBLE PRECISION NOT NULL,
    share_of_other DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (area, other)
);

-- Areas that lie whole in another that is not their parent: a kvarter in its area of the safety survey.
CREATE TABLE membership (
    area TEXT NOT NULL REFERENCES area (code),
    whole TEXT NOT NULL REFERENCES area (code),
    PRIMARY KEY (area, whole)
);

CREATE TABLE measure (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('personer', 'kr', 'procent', 'pr_1000')),
    counted TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source (id)
);

CREATE TABLE snapshot (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    loaded_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE figure (
    snapshot TEXT NOT NULL REFERENCES snapshot (id),
    area TEXT NOT NULL REFERENCES area (code),
    measure TEXT NOT NULL REFERENCES measure (id),
    period TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (snapshot, area, measure, period)
);

CREATE TABLE designation (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    decider TEXT NOT NULL,
    reference TEXT NOT NULL,
    outlines_published BOOLEAN NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE designated_area (
    designation TEXT NOT NULL REFERENCES designation (id),
    area TEXT NOT NULL REFERENCES area (code),
    PRIMARY KEY (designation, area)
);

CREATE TABLE state_list (
    id TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    former_name TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    summary TEXT NOT NULL
);

CREATE TABLE list_event (
    area TEXT NOT NULL REFERENCES area (code),
    list TEXT NOT NULL REFERENCES state_list (id),
    date TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('on', 'listed', 'off')),
    evidence TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('verified', 'third_party')),
    PRIMARY KEY (area, list, date, event)
);

CREATE TABLE list_count (
    list TEXT NOT NULL REFERENCES state_list (id),
    date TEXT NOT NULL,
    areas BIGINT NOT NULL,
    names_published BOOLEAN NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (list, date)
);

-- The policy's goals, sub-goals and promises, told apart by `kind`.
CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('goal', 'subgoal', 'promise')),
    parent TEXT REFERENCES goal (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL
);

CREATE TABLE policy_figure (
    id TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('challenge', 'progress', 'fact')),
    goal TEXT REFERENCES goal (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    page_hint TEXT NOT NULL
);

CREATE TABLE policy_value (
    figure TEXT NOT NULL REFERENCES policy_figure (id),
    position BIGINT NOT NULL,
    label TEXT NOT NULL,
    year TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    unit TEXT NOT NULL,
    approximate BOOLEAN NOT NULL,
    PRIMARY KEY (figure, position)
);

CREATE TABLE initiative (
    slug TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    organisations TEXT NOT NULL,
    target_group TEXT NOT NULL,
    age TEXT NOT NULL,
    place TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('named_places', 'citywide', 'designated_areas')),
    status TEXT NOT NULL,
    started TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source (id)
);

CREATE TABLE initiative_goal (
    initiative TEXT NOT NULL REFERENCES initiative (slug),
    goal TEXT NOT NULL REFERENCES goal (id),
    PRIMARY KEY (initiative, goal)
);

CREATE TABLE initiative_area (
    initiative TEXT NOT NULL REFERENCES initiative (slug),
    area TEXT NOT NULL REFERENCES area (code),
    PRIMARY KEY (initiative, area)
);

CREATE TABLE method (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    position BIGINT NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (id, version)
);

CREATE TABLE screening_run (
    id TEXT PRIMARY KEY,
    method TEXT NOT NULL,
    method_version TEXT NOT NULL,
    snapshot TEXT NOT NULL REFERENCES snapshot (id),
    ran_at TIMESTAMPTZ NOT NULL,
    FOREIGN KEY (method, method_version) REFERENCES method (id, version)
);

CREATE TABLE area_outcome (
    run TEXT NOT NULL REFERENCES screening_run (id),
    area TEXT NOT NULL REFERENCES area (code),
    outcome TEXT NOT NULL CHECK (outcome IN ('stands_out', 'does_not_stand_out', 'not_assessed')),
    PRIMARY KEY (run, area)
);

CREATE TABLE criterion_outcome (
    run TEXT NOT NULL REFERENCES screening_run (id),
    area TEXT NOT NULL REFERENCES area (code),
    criterion TEXT NOT NULL,
    position BIGINT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('met', 'not_met', 'no_data', 'withheld')),
    value DOUBLE PRECISION,
    city DOUBLE PRECISION,
    threshold DOUBLE PRECISION,
    margin DOUBLE PRECISION,
    persons BIGINT,
    periods TEXT NOT NULL,
    published_for TEXT REFERENCES area (code),
    PRIMARY KEY (run, area, criterion)
);

-- What has been public, in order; the last one is. Taking back is publishing an earlier run again.
CREATE TABLE publication (
    position BIGINT PRIMARY KEY,
    run TEXT NOT NULL REFERENCES screening_run (id),
    published_at TIMESTAMPTZ NOT NULL,
    note TEXT NOT NULL
);
