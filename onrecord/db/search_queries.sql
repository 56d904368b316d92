-- What a search reads, of the command line and of the web site. The steps are put
-- together in finding.py. Format: onrecord/db/named.py.

-- (words) --
-- The words looked for and not wanted, in each language's own configuration.
q AS MATERIALIZED (
  SELECT k.language,
    words_asked(k.language, k.config, k.words) AS query,
    words_asked(k.language, k.config, k.without) AS without
  FROM unnest(%(languages)s::text[], %(configs)s::text[], %(words)s::text[],
    %(without)s::text[]) AS k (language, config, words, without)
), unwanted AS MATERIALIZED (
  SELECT f.document_id
  FROM q
  CROSS JOIN LATERAL (
    SELECT s.document_id, s.revision_id
    FROM statement_fts AS s
    WHERE s.tsv @@ q.without AND s.language = q.language
    OFFSET 0
  ) AS f
  JOIN revision AS r ON r.id = f.revision_id AND r.current
)

-- (texts with the words) --
-- In each language those that its own query finds in the index. OFFSET 0 keeps the
-- planner from joining the texts first: it takes no account of how long it is to read
-- a tsvector.
q
CROSS JOIN LATERAL (
  SELECT s.document_id, s.revision_id
  FROM statement_fts AS s
  WHERE s.tsv @@ q.query AND s.language = q.language
  OFFSET 0
) AS f

-- (filters) --
-- What a search asks of a document besides words. What is not wanted excludes it in
-- whatever language it stands.
true
AND (d.symbol = %(symbol)s OR d.native_id = %(symbol)s) -- if symbol
AND d.dated_on >= %(since)s -- if since
AND d.dated_on <= %(until)s -- if until
AND d.kind = %(kind)s -- if kind
AND d.body = %(body)s -- if body
AND EXISTS ( -- if language
  SELECT FROM version AS v -- if language
  WHERE v.document_id = d.id AND v.language = %(language)s) -- if language
AND EXISTS ( -- if actor
  SELECT FROM document_actor AS a -- if actor
  WHERE a.document_id = d.id AND a.actor_id = %(actor)s) -- if actor
AND EXISTS ( -- if topic
  SELECT FROM document_topic AS t -- if topic
  WHERE t.document_id = d.id AND t.topic_id = %(topic)s) -- if topic
AND d.id NOT IN (SELECT document_id FROM unwanted) -- if unworded

-- documents without words --
-- The newest that the filters leave.
WITH
-- (words)
SELECT d.id
FROM document AS d
WHERE
  -- (filters)
ORDER BY d.dated_on DESC NULLS LAST, d.id
LIMIT %(limit)s;

-- documents of few texts --
-- The newest documents with the words where not more than ``few`` texts have them; where
-- more do, one row without a document.
WITH
-- (words)
, hit AS MATERIALIZED (
  SELECT f.document_id, f.revision_id
  FROM
  -- (texts with the words)
  LIMIT %(few)s + 1
)
SELECT found.id, n.texts > %(few)s AS more
FROM (SELECT count(*) AS texts FROM hit) AS n
LEFT JOIN LATERAL (
  SELECT d.id, d.dated_on
  FROM document AS d
  WHERE n.texts <= %(few)s
    AND d.id IN (
      SELECT hit.document_id
      FROM hit JOIN revision AS r ON r.id = hit.revision_id AND r.current)
    AND
    -- (filters)
  ORDER BY d.dated_on DESC NULLS LAST, d.id
  LIMIT %(limit)s
) AS found ON true
ORDER BY found.dated_on DESC NULLS LAST, found.id;

-- documents one by one --
-- The newest documents with the words among the newest that the filters leave: for words
-- that many texts have. The subquery in the condition is not joined, so that no text is
-- looked at after the last that is wanted. MATERIALIZED has the planner reckon with all
-- that are walked: it takes every second text to have the words, and an actor's few
-- documents would be looked for among all, from the newest on.
WITH
-- (words)
, c AS MATERIALIZED (
  SELECT d.id, d.dated_on
  FROM document AS d
  WHERE
    -- (filters)
  ORDER BY d.dated_on DESC NULLS LAST, d.id
  LIMIT %(walked)s
)
SELECT c.id
FROM c
WHERE (
  SELECT bool_or(s.tsv @@ q.query)
  FROM version AS v
  JOIN q ON q.language = v.language
  JOIN revision AS r ON r.version_id = v.id AND r.current
  JOIN statement_fts AS s ON s.revision_id = r.id
  WHERE v.document_id = c.id)
ORDER BY c.dated_on DESC NULLS LAST, c.id
LIMIT %(limit)s;

-- documents to look at --
-- How many documents the filters leave, counted up to a bound.
WITH
-- (words)
SELECT count(*)
FROM (
  SELECT
  FROM document AS d
  WHERE
    -- (filters)
  LIMIT %(walked)s
) AS c;

-- documents of all texts --
-- The newest documents with the words. The caller widens the window until there are
-- enough. It is of the document's date, not of the text's, which may be another: a
-- document is wholly in it or not at all.
WITH
-- (words)
, hit AS MATERIALIZED (
  SELECT f.document_id
  FROM
  -- (texts with the words)
  JOIN revision AS r ON r.id = f.revision_id AND r.current
)
SELECT d.id
FROM document AS d
WHERE d.id IN (SELECT document_id FROM hit)
  AND d.dated_on >= %(after)s -- if after
  AND
  -- (filters)
ORDER BY d.dated_on DESC NULLS LAST, d.id
LIMIT %(limit)s;

-- span of dates --
-- The newest date of the record, from which search windows are counted.
SELECT max(dated_on) FROM document;

-- hits --
-- What is shown of documents that were found, in the order given.
SELECT d.id, d.source, d.native_id, d.symbol, d.title, d.kind, d.actor, d.dated_on,
  d.page_url,
  (SELECT v.language FROM version AS v
   WHERE v.document_id = d.id
     AND (%(language)s = '' OR v.language = %(language)s)
   ORDER BY v.language <> 'en', v.language
   LIMIT 1) AS language,
  '' AS excerpt
FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN document AS d ON d.id = wanted.id
ORDER BY wanted.place;

-- excerpts --
-- The words looked for, marked with \x02 and \x03, in the first text that has them.
-- To mark words in a whole text takes milliseconds: it is done in a window around the
-- first place of the first word's stem, which nearly always is how the word begins.
-- Of Chinese and Japanese the window itself: bigrams.py marks the words in it.
WITH q AS MATERIALIZED (
  SELECT k.language, k.config, k.query,
    -- A window need not hold all of them.
    replace(k.query::text, ' & ', ' | ')::tsquery AS any_word,
    CASE WHEN k.language IN ('zh', 'ja') THEN %(first)s
      ELSE (regexp_match(k.query::text, '\w{2,}'))[1] END AS stem
  FROM (
    SELECT u.language, u.config, words_asked(u.language, u.config, u.words) AS query
    FROM unnest(%(languages)s::text[], %(configs)s::text[], %(words)s::text[])
      AS u (language, config, words)
  ) AS k
), best AS (
  SELECT DISTINCT ON (w.id) w.id, v.language, q.config, q.any_word, q.stem,
    r.id AS revision_id
  FROM unnest(%(ids)s::bigint[]) AS w (id)
  JOIN version AS v ON v.document_id = w.id
  JOIN q ON q.language = v.language
  JOIN revision AS r ON r.version_id = v.id AND r.current
  JOIN statement_fts AS f ON f.revision_id = r.id AND f.tsv @@ q.query
  ORDER BY w.id, v.language <> 'en', v.language, f.chunk
), near AS (
  SELECT best.*,
    substr(r.body, greatest(1, strpos(lower(r.body), best.stem) - 200), 600) AS text
  FROM best
  JOIN revision AS r ON r.id = best.revision_id
)
SELECT near.id, near.language,
  CASE WHEN near.language IN ('zh', 'ja') THEN near.text
    ELSE ts_headline(near.config::regconfig, near.text, near.any_word,
      E'StartSel=\x02, StopSel=\x03, MaxFragments=2, MaxWords=30, MinWords=12')
  END AS excerpt
FROM near
ORDER BY near.id;
