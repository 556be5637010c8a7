-- From when to when the items whose bodies are compared were made; those that do not say so, sent.
-- One row.
SELECT
    min(version_created_at) AS made_from,
    max(version_created_at) AS made_until,
    min(received_at) FILTER (version_created_at IS NULL) AS received_from,
    max(received_at) FILTER (version_created_at IS NULL) AS received_until
FROM sought
