-- In how many of how many variants of the method an area stands out; NULL where the method states no variants.
ALTER TABLE area_outcome ADD COLUMN variants BIGINT;
ALTER TABLE area_outcome ADD COLUMN in_variants BIGINT;
