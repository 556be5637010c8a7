-- A version that replaces another, what changed in it paragraph by paragraph, and whether its edit
-- note says so too. Of items that may not be used (killed, withheld, under an embargo) there are
-- numbers, and no words.
-- Columns:
--   item_id: The version (items.item_id).
--   replaces_item_id: The version that it replaces.
--   story_id: Their story (families.story_id).
--   version_number: Number of the version, from 1.
--   wire_at: When it was on the wire (UTC).
--   minutes: Minutes since the one replaced; null where of one no more than the day is known.
--   agency: News agency.
--   slugline: Slug.
--   revision_label: Revision marker: URGENT, LEAD, 2nd LD.
--   headline: Headline; null of an item that may not be used.
--   old_headline: Headline of the one replaced; null of an item that may not be used.
--   headline_changed: Whether its headline has other words; null where neither has one.
--   lead_changed: Whether its first paragraph is edited, or another; null where neither has a body.
--   paragraphs: Paragraphs it has.
--   old_paragraphs: Paragraphs that the one replaced has.
--   kept: Paragraphs as they were, in their order.
--   added: Paragraphs that are new.
--   removed: Paragraphs that are gone.
--   edited: Paragraphs of which more than half of the words stand in both, or that the other begins
--     or ends with.
--   moved: Paragraphs as they were, elsewhere.
--   words: Words of its body.
--   old_words: Words of the body replaced.
--   edit_note: Note to editors on what changed; null of an item that may not be used.
--   changes: The note, clause by clause (items.changes); null of an item that may not be used.
--   changes_agree: Whether what changed is what the note says; null where it says nothing that can
--     be looked up in headline and body, as of photos.
--   disagreements: What the note says and is not so, a sentence each; null of an item that may not
--     be used.
CREATE OR REPLACE VIEW revisions AS
WITH counted AS (
    SELECT
        item_id,
        coalesce(max(paragraph) + 1, 0) AS paragraphs,
        coalesce(max(old_paragraph) + 1, 0) AS old_paragraphs,
        count(*) FILTER (operation = 'kept') AS kept,
        count(*) FILTER (operation = 'added') AS added,
        count(*) FILTER (operation = 'removed') AS removed,
        count(*) FILTER (operation = 'edited') AS edited,
        count(*) FILTER (operation = 'moved') AS moved,
        bool_and(operation <> 'kept' OR paragraph > 0 OR old_paragraph > 0) AS lead_changed,
        list(paragraph + 1) FILTER (operation IN ('added', 'edited')) AS new_in,
        list(paragraph + 1) FILTER (operation IN ('added', 'edited', 'moved')) AS other_in,
        list(old_paragraph + 1) FILTER (operation IN ('removed', 'edited', 'moved')) AS gone_in
    FROM edits
    GROUP BY item_id
),
stopped AS (
    SELECT item_id
    FROM story_items
    WHERE killed_by_item_id IS NOT NULL
       OR withheld_by_item_id IS NOT NULL
       OR embargoed_until > now()
       OR usable_until <= now()
),
revised AS (
    SELECT
        version.item_id,
        version.replaces_item_id,
        version.story_id,
        version.version_number,
        version.wire_at,
        round(epoch(
            nullif(version.wire_at, date_trunc('day', version.wire_at))
            - nullif(replaced.wire_at, date_trunc('day', replaced.wire_at))
        ) / 60, 1) AS minutes,
        item.agency,
        item.slugline,
        item.revision_label,
        item.headline,
        old_item.headline AS old_headline,
        trim(regexp_replace(lower(item.headline), '[\s"''‘’“”]+', ' ', 'g')) AS words_of_headline,
        trim(regexp_replace(lower(old_item.headline), '[\s"''‘’“”]+', ' ', 'g')) AS old_words_of_headline,
        CASE
            WHEN item.headline IS NOT NULL OR old_item.headline IS NOT NULL
            THEN words_of_headline IS DISTINCT FROM old_words_of_headline
        END AS headline_changed,
        counted.* EXCLUDE (item_id),
        item.words,
        old_item.words AS old_words,
        item.edit_note,
        item.changes,
        version.item_id IN (SELECT item_id FROM stopped) AS is_stopped,
        version.replaces_item_id IN (SELECT item_id FROM stopped) AS was_stopped
    FROM story_items AS version
    JOIN items AS item ON item.item_id = version.item_id
    LEFT JOIN story_items AS replaced ON replaced.item_id = version.replaces_item_id
    LEFT JOIN items AS old_item ON old_item.item_id = version.replaces_item_id
    LEFT JOIN counted ON counted.item_id = version.item_id
    WHERE version.replaces_item_id IS NOT NULL
),
-- A clause of a note: what its verb does, what it is done to, and where.
clauses AS (
    SELECT
        item_id,
        unnest(changes, recursive := true),
        generate_subscripts(changes, 1) AS clause
    FROM revised
),
declared AS (
    SELECT
        item_id,
        clause,
        concat_ws(' ', verb, object, 'in ' || "where") AS said,
        coalesce(lower(object), '') AS what,
        CASE
            WHEN "where" IS NOT NULL THEN lower("where")
            WHEN regexp_full_match(
                what,
                '(?:(?:first|last|final|second|third|fourth|fifth|two|three|four|five|and|to|through'
                || '|the|in|from|st|nd|rd|th|paras?|paragraphs?|grafs?|\d+|[,&–-])\s*)+'
            ) THEN what
        END AS place,
        CASE
            WHEN regexp_full_match(
                verb,
                'ADDS|INSERTS|INCLUDES|EXPANDS|ERGÄNZT|ERWEITERT|AJOUTE|RAJOUTE|COMPLÈTE|COMPLETE'
                || '|INSÈRE|DÉVELOPPE|ÉTOFFE|AÑADE|AGREGA|AMPLÍA|AMPLIA|INCLUYE|COMPLETA|AGGIUNGE'
                || '|INTEGRA|ACRESCENTA|ADICIONA|INCLUI|추가|보강|반영'
            ) THEN 'add'
            WHEN regexp_full_match(
                verb,
                'TRIMS|SHORTENS|DELETES|DROPS|REMOVES|OMITS|ELIMINATES|STREICHT|GESTRICHEN|SUPPRIME'
                || '|ELIMINA|삭제'
            ) THEN 'remove'
            WHEN regexp_full_match(
                verb,
                'UPDATES|CHANGES|CORRECTS|RECASTS|AMENDS|ATTRIBUTES|CLARIFIES|COMBINES|EDITS|FIXES'
                || '|MODIFIES|MOVES|RELEADS|REORGANIZES|REPLACES|RESTRUCTURES|REVISES|REWRITES'
                || '|SUBSTITUTES|SUBS|TWEAKS|WRITES THROUGH'
                || '|AKTUALISIERT|BERICHTIGT|KORRIGIERT|PRÄZISIERT|GEÄNDERT|ÄNDERT|ERSETZT'
                || '|ACTUALISE|CORRIGE|PRÉCISE|PRECISE|MODIFIE|REMPLACE|RECTIFIE|CHANGE'
                || '|ACTUALIZA|CAMBIA|SUSTITUYE|PRECISA|MODIFICA|RECTIFICA|ACLARA'
                || '|AGGIORNA|CORREGGE|SOSTITUISCE|RISCRIVE|ATUALIZA|ALTERA|RETIFICA'
                || '|수정|보완|정정|변경|교체|갱신'
            ) THEN 'change'
        END AS doing,
        verb IN ('CORRECTS', 'FIXES') AS is_correction,
        -- A number in a place is one of a paragraph; `last 3 paras` are counted from the end.
        regexp_matches(place, '\b(?:last|final|bottom)\b') AS is_at_end,
        regexp_extract(place, '\b(?:last|final|bottom)\W+(\d+|two|three|four|five)\b', 1) AS end_words,
        list_transform(
            regexp_extract_all(
                regexp_replace(
                    coalesce(place, ''),
                    '\b(?:last|final|bottom)\b(?:\W+(?:\d+|two|three|four|five)\b)?', '', 'g'
                ),
                '\d{1,3}|\b(?:first|top|second|third|fourth|fifth|sixth|seventh|two|three|four|five)\b'
            ),
            lambda word: coalesce(
                TRY_CAST(word AS BIGINT),
                list_position(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'], word),
                list_position(['top', 'two', 'three', 'four', 'five'], word)
            )
        ) AS numbers,
        CASE WHEN is_at_end THEN coalesce(
            TRY_CAST(end_words AS BIGINT),
            1 + list_position(['two', 'three', 'four', 'five'], end_words),
            1
        ) END AS at_end,
        regexp_matches(coalesce(place, ''), '\b(?:headline|hed)\b') OR regexp_full_match(
            what,
            '(?:the )?(?:headline|hed)s?(?: .*)?'
            || '|titre|título|titular|titolo|überschrift|titel|schlagzeile|제목'
        ) AS of_headline,
        regexp_matches(coalesce(place, ''), '\b(?:lead|lede)\b') OR regexp_full_match(
            what, '(?:the |new )?(?:lead|lede)s?(?: para(?:graph)?s?)?|vorspann|leadsatz|리드'
        ) AS of_lead,
        regexp_matches(what, '\bthroughout\b') AS is_throughout,
        -- `short headline` is another one; the rest stands beside headline and body.
        regexp_matches(
            what,
            '\b(?:photo|picture|pix|image|foto|video|audio|graphic|chart|map|table|byline|signoff'
            || '|slug|slugline|dateline|link|tag|keyword|caption|credit|contact|summary|subhead'
            || '|subheadline|subtitle|category|short headline|format|formatting|typo|trashline'
            || '|background note|editor)(?:s|es)?\b|사진|영상|그래픽'
        ) AS is_beside
    FROM clauses
    WHERE doing IS NOT NULL
),
-- What a clause says that can be looked up: of the headline, of the lead, of paragraphs (from one to
-- another, or so many at the end), of many places, of any.
asked AS (
    SELECT
        item_id,
        clause,
        said,
        doing,
        is_correction,
        at_end,
        list_min(numbers) AS from_number,
        list_max(numbers) AS until_number,
        unnest(list_filter(
            [
                CASE WHEN of_headline THEN 'headline' END,
                CASE WHEN of_lead THEN 'lead' END,
                CASE WHEN len(numbers) > 0 THEN 'paragraphs' END,
                CASE WHEN is_at_end THEN 'end' END,
                CASE WHEN is_throughout THEN 'throughout' END,
                CASE
                    WHEN place IS NULL AND NOT of_headline AND NOT of_lead AND NOT is_throughout
                     AND NOT is_beside
                    THEN 'anywhere'
                END
            ],
            lambda one: one IS NOT NULL
        )) AS about
    FROM declared
),
-- Desks count the headline, or a line above the text, as a paragraph, or do not: one more or less
-- is allowed. What is taken out, or moved, is looked for where it was, too.
placed AS (
    SELECT
        asked.*,
        revised.* EXCLUDE (item_id),
        CASE about WHEN 'end' THEN greatest(paragraphs - at_end + 1, 1) ELSE from_number END AS first_one,
        CASE about WHEN 'end' THEN paragraphs ELSE until_number END AS last_one,
        CASE about WHEN 'end' THEN old_paragraphs - at_end + 1 ELSE from_number END AS old_first,
        CASE about WHEN 'end' THEN old_paragraphs ELSE until_number END AS old_last,
        CASE doing WHEN 'add' THEN new_in ELSE other_in END AS looked_in,
        len(list_filter(
            looked_in, lambda n: n BETWEEN first_one - 1 AND last_one + 1
        )) > 0 AS is_new_there,
        doing <> 'add' AND len(list_filter(
            gone_in, lambda n: n BETWEEN old_first - 1 AND old_last + 1
        )) > 0 AS is_gone_there,
        added + removed + edited + moved AS other,
        CASE WHEN last_one > first_one THEN format('paragraphs {}-{} are as they were', first_one, last_one)
             ELSE format('paragraph {} is as it was', first_one) END AS as_it_was
    FROM asked
    JOIN revised ON revised.item_id = asked.item_id
),
-- Whether it is so, and what is so if it is not; of no body there is nothing to say.
answered AS (
    SELECT
        item_id,
        clause,
        said,
        CASE
            WHEN about = 'headline' THEN headline_changed
            WHEN about = 'lead' THEN lead_changed
            WHEN doing = 'remove' AND old_paragraphs = 0 THEN NULL
            WHEN about IN ('paragraphs', 'end') THEN
                coalesce(is_new_there, false) OR coalesce(is_gone_there, false)
            WHEN about = 'throughout' THEN
                other > 1 OR other = 1 AND (is_correction OR paragraphs <= 3)
            WHEN doing = 'add' THEN added + edited > 0
            WHEN doing = 'remove' THEN removed + edited > 0
            ELSE other > 0 OR coalesce(headline_changed, false)
        END AS is_so,
        CASE
            WHEN about = 'headline' THEN 'the headline is as it was'
            WHEN about = 'lead' THEN 'the first paragraph is as it was'
            WHEN about = 'paragraphs' AND first_one > paragraphs + 1
                THEN format('there are {} paragraphs', paragraphs)
            WHEN about IN ('paragraphs', 'end') AND len(list_filter(
                other_in, lambda n: n BETWEEN first_one AND last_one
            )) > 0 THEN 'nothing is new there'
            WHEN about IN ('paragraphs', 'end') THEN as_it_was
            WHEN about = 'throughout' AND other = 1
                THEN format('one of {} paragraphs changed', paragraphs)
            WHEN about = 'anywhere' AND doing = 'add' THEN 'no paragraph is added or edited'
            WHEN about = 'anywhere' AND doing = 'remove' THEN 'nothing is taken out'
            ELSE 'every paragraph is as it was'
        END AS instead
    FROM placed
    WHERE about = 'headline' OR paragraphs IS NOT NULL
),
agreed AS (
    SELECT
        item_id,
        bool_and(is_so) AS changes_agree,
        coalesce(
            list(format('{}, but {}', said, instead) ORDER BY clause, instead) FILTER (NOT is_so), []
        ) AS disagreements
    FROM answered
    GROUP BY item_id
)
SELECT
    item_id,
    replaces_item_id,
    story_id,
    version_number,
    wire_at,
    minutes,
    agency,
    slugline,
    revision_label,
    CASE WHEN NOT is_stopped THEN headline END AS headline,
    CASE WHEN NOT was_stopped THEN old_headline END AS old_headline,
    headline_changed,
    lead_changed,
    coalesce(paragraphs, 0) AS paragraphs,
    coalesce(old_paragraphs, 0) AS old_paragraphs,
    coalesce(kept, 0) AS kept,
    coalesce(added, 0) AS added,
    coalesce(removed, 0) AS removed,
    coalesce(edited, 0) AS edited,
    coalesce(moved, 0) AS moved,
    words,
    old_words,
    CASE WHEN NOT is_stopped THEN edit_note END AS edit_note,
    CASE WHEN NOT is_stopped THEN changes END AS changes,
    agreed.changes_agree,
    CASE WHEN NOT is_stopped THEN coalesce(agreed.disagreements, []) END AS disagreements
FROM revised
LEFT JOIN agreed USING (item_id)
