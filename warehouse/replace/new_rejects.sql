-- The documents rejected now, from the staged batches ($rejects), each under the run that pulled its
-- file. A row is a document.
SELECT staged.* EXCLUDE (batch)
FROM read_parquet($rejects) AS staged
SEMI JOIN worked USING (file_id)
