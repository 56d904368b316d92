-- Chinese and Japanese are indexed by pairs of characters (onrecord/db/bigrams.py).
-- What was indexed character by character is indexed anew by the next run, or by `onrecord db
-- index`; until then a search says how many texts it does not look through.
ALTER TABLE run ADD searchable boolean NOT NULL DEFAULT false;
UPDATE run SET searchable = true
WHERE id <= (SELECT max(id) FROM run WHERE state IN ('done', 'unhealthy'));

WITH dropped AS (
  DELETE FROM statement_fts WHERE language IN ('zh', 'ja') RETURNING revision_id
)
UPDATE run SET searchable = false
WHERE id = (SELECT max(id) FROM run) AND EXISTS (SELECT FROM dropped);

-- What a person looks for in texts of one language: of Chinese and Japanese already in
-- the syntax of to_tsquery.
CREATE FUNCTION words_asked(language text, configuration text, words text)
RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN language IN ('zh', 'ja') THEN
      to_tsquery(configuration::regconfig, nullif(words, ''))
    ELSE websearch_to_tsquery(configuration::regconfig, words) END
$$;
