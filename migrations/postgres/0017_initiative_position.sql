-- Where an initiative is, in degrees (WGS84); empty where only its areas are known. Both are there, or none.
ALTER TABLE initiative ADD COLUMN lon DOUBLE PRECISION;
ALTER TABLE initiative ADD COLUMN lat DOUBLE PRECISION;
