-- A feed on a day (UTC) of pulling: what came, and what was taken out of it.
-- Columns:
--   feed: Name of the feed.
--   day: Day that the files were pulled (UTC).
--   files: Files pulled.
--   duplicates: Of these, files whose bytes or items were known.
--   not_news: Of these, files without news.
--   rejects: Documents that could not be read.
--   bytes: Bytes of the files.
--   items: Items that landed of them.
--   words: Words in their bodies.
--   text_bytes: Bytes of their bodies, as UTF-8.
--   revisions: Of the items, later versions of a story.
--   kills: Of the items, kills, withdrawals and holds.
--   corrections: Of the items, corrections.
--   captions: Captions in them, each once an item.
--   captions_removed: Repeats of captions that were taken out.
--   captions_removed_chars: Characters of these.
--   padding_removed_chars: Characters of padding that were taken out.
--   latency_minutes: Median of the minutes from the wire to the pull, of items that declare a time.
--   first_wire_at: When the first of the items was on the wire.
--   last_wire_at: When the last was.
CREATE OR REPLACE VIEW feed_days AS
WITH pulled AS (
    SELECT
        feed,
        (pulled_at AT TIME ZONE 'UTC')::DATE AS day,
        count(*) AS files,
        count(*) FILTER (outcome = 'duplicate') AS duplicates,
        count(*) FILTER (outcome = 'not_news') AS not_news,
        sum(size_bytes)::BIGINT AS bytes
    FROM feed_files
    GROUP BY ALL
),
-- A file is not_news or has items once, whatever feeds bring it again.
landed AS (
    SELECT file_id, feed, min(pulled_at) AS pulled_at
    FROM feed_files
    WHERE outcome = 'items'
    GROUP BY file_id, feed
),
repeated AS (
    SELECT
        item_id,
        count(*) AS captions,
        sum(repeats - 1)::BIGINT AS removed,
        sum((repeats - 1) * length(text))::BIGINT AS removed_chars
    FROM captions
    GROUP BY item_id
),
brought AS (
    SELECT
        landed.feed,
        (landed.pulled_at AT TIME ZONE 'UTC')::DATE AS day,
        count(*) AS items,
        sum(words)::BIGINT AS words,
        sum(strlen(body))::BIGINT AS text_bytes,
        count(*) FILTER (story_items.version_number > 1) AS revisions,
        count(*) FILTER (kind IN ('kill', 'withdrawn', 'withheld')) AS kills,
        count(*) FILTER (kind = 'correction') AS corrections,
        coalesce(sum(repeated.captions), 0)::BIGINT AS captions,
        coalesce(sum(repeated.removed), 0)::BIGINT AS captions_removed,
        coalesce(sum(repeated.removed_chars), 0)::BIGINT AS captions_removed_chars,
        coalesce(sum(padding_chars), 0)::BIGINT AS padding_removed_chars,
        round(median(epoch(landed.pulled_at - version_created_at) / 60), 1) AS latency_minutes,
        min(items.wire_at) AS first_wire_at,
        max(items.wire_at) AS last_wire_at
    FROM items
    JOIN landed ON landed.file_id = items.file_id AND landed.feed = items.feed
    LEFT JOIN story_items ON story_items.item_id = items.item_id
    LEFT JOIN repeated ON repeated.item_id = items.item_id
    GROUP BY ALL
),
refused AS (
    SELECT feed, (runs.started_at AT TIME ZONE 'UTC')::DATE AS day, count(*) AS rejects
    FROM rejects
    JOIN runs USING (run_id)
    GROUP BY ALL
)
SELECT
    feed,
    day,
    coalesce(pulled.files, 0) AS files,
    coalesce(pulled.duplicates, 0) AS duplicates,
    coalesce(pulled.not_news, 0) AS not_news,
    coalesce(refused.rejects, 0) AS rejects,
    coalesce(pulled.bytes, 0) AS bytes,
    coalesce(brought.items, 0) AS items,
    coalesce(brought.words, 0) AS words,
    coalesce(brought.text_bytes, 0) AS text_bytes,
    coalesce(brought.revisions, 0) AS revisions,
    coalesce(brought.kills, 0) AS kills,
    coalesce(brought.corrections, 0) AS corrections,
    coalesce(brought.captions, 0) AS captions,
    coalesce(brought.captions_removed, 0) AS captions_removed,
    coalesce(brought.captions_removed_chars, 0) AS captions_removed_chars,
    coalesce(brought.padding_removed_chars, 0) AS padding_removed_chars,
    brought.latency_minutes,
    brought.first_wire_at,
    brought.last_wire_at
FROM pulled
FULL JOIN brought USING (feed, day)
FULL JOIN refused USING (feed, day)
