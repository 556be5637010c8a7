-- The times between which an item touched may have copies: from, and to. One row.
SELECT min(wire_at) - to_days($days), max(wire_at) + to_days($days)
FROM fingerprints SEMI JOIN touched USING (item_id)
