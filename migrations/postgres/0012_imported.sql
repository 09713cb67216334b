-- What staff bring in: which file and source a set of figures came with, and outlines that become public with a set of
-- figures. `position` is the order in which sets came.
ALTER TABLE snapshot ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
UPDATE snapshot SET position = (
    SELECT COUNT(*) FROM snapshot AS other
    WHERE other.loaded_at < snapshot.loaded_at OR (other.loaded_at = snapshot.loaded_at AND other.id >= snapshot.id)
);
ALTER TABLE snapshot ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot ADD COLUMN source TEXT REFERENCES source (id);

-- The set that brought a figure in; NULL for those of the first set. Its source is that set's, else its measure's.
ALTER TABLE figure ADD COLUMN brought_by TEXT REFERENCES snapshot (id);

-- FALSE where nobody has published how a measure is counted: then `unit` says nothing.
ALTER TABLE measure ADD COLUMN unit_is_known BOOLEAN NOT NULL DEFAULT TRUE;

-- The set that an area came with, and whether the public sees it; the rest of `area` is what the public sees.
ALTER TABLE area ADD COLUMN since TEXT REFERENCES snapshot (id);
ALTER TABLE area ADD COLUMN is_public BOOLEAN NOT NULL DEFAULT TRUE;

-- The outlines of areas that have had more than one, each from the set that it came with.
CREATE TABLE area_outline (
    area TEXT NOT NULL REFERENCES area (code),
    snapshot TEXT NOT NULL REFERENCES snapshot (id),
    outline TEXT,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    PRIMARY KEY (area, snapshot)
);

-- How areas overlap from a set on that changed outlines: all of them for each such set.
CREATE TABLE snapshot_overlap (
    snapshot TEXT NOT NULL REFERENCES snapshot (id),
    area TEXT NOT NULL REFERENCES area (code),
    other TEXT NOT NULL REFERENCES area (code),
    share_of_area DOUBLE PRECISION NOT NULL,
    share_of_other DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (snapshot, area, other)
);
