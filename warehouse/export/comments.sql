-- What the table that no lake has is, and its columns.
COMMENT ON TABLE about_this_export IS 'What this export is; the one row.';
COMMENT ON COLUMN about_this_export.exported_at IS 'When it was made; embargoes and terms of use are applied as they were then.';
COMMENT ON COLUMN about_this_export.snapshot_id IS 'Snapshot of the lake that it shows.';
COMMENT ON COLUMN about_this_export.since IS 'First day on the wire (UTC) that was asked for; null for all.';
COMMENT ON COLUMN about_this_export.agencies IS 'Agencies that were asked for; empty for all.';
COMMENT ON COLUMN about_this_export.is_without_restricted IS 'Whether what its terms forbid to pass on was left out.';
COMMENT ON COLUMN about_this_export.items IS 'Items in it.';
COMMENT ON COLUMN about_this_export.items_without_text IS 'Those of them without their text: killed, withheld, embargoed, expired, and notices.';
COMMENT ON COLUMN about_this_export.items_left_out IS 'Items that were left out for their terms.';
