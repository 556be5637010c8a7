-- SQLite: a document with the words, the last to land first, and its score by BM25: the less the
-- better. A word of the headline counts as four of the text. Filters that are null are not asked for.
-- Of what is known by its day alone it is enough that a part of the day is within since and until.
SELECT documents.document, documents.item_id, bm25(words, 4.0, 1.0) AS score
FROM words
CROSS JOIN documents ON documents.document = words.rowid
WHERE words MATCH :words
  AND (documents.is_current OR :all_versions)
  AND (
      :since IS NULL
      OR documents.wire_at >= :since
      OR documents.wire_at IS NULL AND documents.wire_on + :day > :since
  )
  AND (:until IS NULL OR coalesce(documents.wire_at, documents.wire_on) < :until)
  AND (:agency IS NULL OR documents.agency = :agency)
  AND (:feed IS NULL OR documents.feed = :feed)
  AND (
      :place IS NULL
      OR documents.country_code = :country_code
      OR instr(documents.places, :place) > 0
  )
  AND coalesce(documents.embargoed_until <= :now, 1)
  AND coalesce(documents.usable_until > :now, 1)
ORDER BY words.rowid DESC
LIMIT :most
