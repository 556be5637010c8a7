-- Columns for what the headers of other formats than plain text declare.
ALTER TABLE items ADD COLUMN item_class VARCHAR;
ALTER TABLE items ADD COLUMN transmission VARCHAR;
ALTER TABLE items ADD COLUMN take BIGINT;
ALTER TABLE items ADD COLUMN takes BIGINT;
ALTER TABLE items ADD COLUMN refers_to STRUCT("by" VARCHAR, "value" VARCHAR)[];
ALTER TABLE items ADD COLUMN signoff VARCHAR;
ALTER TABLE items ADD COLUMN header MAP(VARCHAR, VARCHAR);
ALTER TABLE items ADD COLUMN copy_as_delivered VARCHAR;
