-- Plans: what of the goals is judged and how, and the figures that it is judged by, both as files and whole. The one
-- with the highest position is the one that is shown; earlier ones stay.
CREATE TABLE plan (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    position BIGINT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    observations TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
