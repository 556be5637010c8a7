-- The links of items whose links are made anew, with what people may read of why. A row is a link.
-- No headline is in it: a later kill may stop that.
WITH version_links AS (
    SELECT
        item_id,
        other_id AS target_item_id,
        relation,
        method,
        score,
        concat_ws(
            ', ',
            CASE method
                WHEN 'declared' THEN format('names `{}`', b.guid)
                WHEN 'guid' THEN format('guid `{}`', a.guid)
                WHEN 'id anatomy' THEN format('ids `{}` and `{}` are of one story', b.guid, a.guid)
                WHEN 'slug' THEN format('slug `{}`', a.slugline)
                WHEN 'headline' THEN 'the same headline'
                WHEN 'marker and text' THEN 'its marker, and much the same text'
                WHEN 'take' THEN format('take {} after take {}', a.take, b.take)
                WHEN 'flash and headline' THEN format(
                    '{} of {} words of its headline are in the flash', shared_words, len(a.said)
                )
                WHEN 'note' THEN coalesce(
                    format('its note names `{}`', nullif(b.slugline, '')), 'its note names it'
                )
            END,
            coalesce(a.agency, a.feed),
            CASE
                WHEN class IN (2, 3, 4) AND a.version <> b.version
                    THEN format('versions {} -> {}', b.version, a.version)
                WHEN method <> 'take' THEN format('markers {} -> {}', b.marker, a.marker)
            END,
            CASE
                WHEN a.has_hour AND b.has_hour
                    THEN format('{} minutes apart', round(hours * 60)::BIGINT)
            END,
            CASE
                WHEN jaccard > 0
                    THEN format('{} % of the text shared', round(100 * containment)::BIGINT)
            END
        ) AS evidence
    FROM chosen
    JOIN cards AS a USING (item_id)
    JOIN cards AS b ON b.item_id = other_id
),
stop_links AS (
    SELECT
        stops.item_id,
        other_id AS target_item_id,
        CASE a.kind WHEN 'withheld' THEN 'withholds' ELSE 'kills' END AS relation,
        replace(how, 'own ', '') AS method,
        CASE
            WHEN how = 'guid' THEN 1.0
            WHEN agreeing > 1 THEN 0.98
            WHEN starts_with(how, 'own ') THEN 0.85
            ELSE 0.95
        END AS score,
        concat_ws(
            ', ',
            concat_ws(
                ' ',
                CASE WHEN starts_with(how, 'own ') THEN 'has its' ELSE 'names its' END,
                CASE replace(how, 'own ', '')
                    WHEN 'guid' THEN format('guid `{}`', b.guid)
                    WHEN 'transmission' THEN format('transmission number `{}`', b.transmission)
                    WHEN 'slug' THEN format('slug `{}`', b.slugline)
                    ELSE 'headline'
                END
            ),
            coalesce(a.agency, a.feed),
            CASE
                WHEN NOT coalesce(a.has_hour AND b.has_hour, false) THEN NULL
                WHEN hours < 0 THEN format('{} minutes before it', round(-hours * 60)::BIGINT)
                ELSE format('{} minutes after it', round(hours * 60)::BIGINT)
            END
        ) AS evidence
    FROM stops
    JOIN cards AS a USING (item_id)
    JOIN cards AS b ON b.item_id = other_id
)
SELECT DISTINCT ON (item_id, target_item_id, relation) *
FROM (FROM version_links UNION ALL BY NAME FROM stop_links)
ORDER BY item_id, target_item_id, relation, score DESC, method, evidence
