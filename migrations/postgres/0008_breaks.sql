-- The years from which a measure is counted in another way than before: no development is drawn across them.
CREATE TABLE measure_break (
    measure TEXT NOT NULL REFERENCES measure (id),
    year INTEGER NOT NULL,
    PRIMARY KEY (measure, year)
);
