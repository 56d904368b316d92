-- What a report may allude to. The format of this file: onrecord/db/named.py.

-- possible documents --
-- Documents of some bodies, or of an actor, with which of the terms stand in their text
-- and which in their title, agenda item and subjects; those that hold the rarest terms
-- first, apart for what is dated after the report. Weights: rare terms tell more.
WITH pool AS MATERIALIZED (
  SELECT d.id, coalesce(d.dated_on > %(latest)s, false) AS late
  FROM document AS d
  WHERE d.kind = ANY (%(kinds)s) AND d.outcome <> 'not_adopted'
    AND (%(bodies)s::text[] = '{}' OR d.body = ANY (%(bodies)s))
    AND (%(actor)s = '' OR d.actor = %(actor)s OR EXISTS (
      SELECT FROM document_actor AS a
      WHERE a.document_id = d.id AND a.actor_id = %(actor)s AND a.role <> 'sponsor'))
    AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
), term AS MATERIALIZED (
  SELECT k.key, k.language, words_asked(k.language, k.config, k.words) AS query
  FROM unnest(%(keys)s::text[], %(languages)s::text[], %(configs)s::text[],
    %(words)s::text[]) AS k (key, language, config, words)
), in_text AS MATERIALIZED (
  SELECT DISTINCT f.document_id AS id, t.key
  FROM term AS t
  -- OFFSET 0: word by word through the index, not every text word by word.
  CROSS JOIN LATERAL (
    SELECT s.document_id FROM statement_fts AS s
    WHERE s.tsv @@ t.query AND s.language = t.language
    OFFSET 0
  ) AS f
  JOIN pool AS p ON p.id = f.document_id
), title AS MATERIALIZED (
  SELECT d.id, to_tsvector('english', d.title || ' ; ' || d.agenda_title) AS tsv
  FROM pool AS p
  JOIN document AS d ON d.id = p.id
  WHERE d.id IN (SELECT id FROM in_text) OR d.id NOT IN (SELECT document_id FROM version)
), label AS MATERIALIZED (
  SELECT id, to_tsvector('english', label) AS tsv FROM topic
), subject AS MATERIALIZED (
  SELECT o.id, t.key
  FROM label AS o
  JOIN term AS t ON t.language = 'en' AND o.tsv @@ t.query
), in_heading AS MATERIALIZED (
  SELECT h.id, t.key
  FROM title AS h
  JOIN term AS t ON t.language = 'en' AND h.tsv @@ t.query
  UNION
  SELECT d.document_id, s.key
  FROM subject AS s
  JOIN document_topic AS d ON d.topic_id = s.id
  JOIN pool AS p ON p.id = d.document_id
), found AS (
  SELECT id, key FROM in_text UNION SELECT id, key FROM in_heading
), weight AS MATERIALIZED (
  SELECT key, ln(1 + (SELECT count(*) FROM pool)::float8 / count(*)) AS weight
  FROM found GROUP BY key
), ranked AS (
  SELECT f.id, p.late, sum(w.weight) AS weight
  FROM (
    SELECT id, key FROM found UNION ALL SELECT id, key FROM in_heading
  ) AS f
  JOIN weight AS w ON w.key = f.key
  JOIN pool AS p ON p.id = f.id
  GROUP BY f.id, p.late
), placed AS (
  SELECT r.id, r.late, row_number() OVER (
      PARTITION BY r.late ORDER BY r.weight DESC, d.dated_on DESC NULLS LAST, r.id
    ) AS place
  FROM ranked AS r
  JOIN document AS d ON d.id = r.id
)
SELECT d.id, d.symbol, d.native_id, d.title, d.kind, d.body, d.actor, d.source,
  d.dated_on, d.speaker, d.adoption, d.page_url,
  ARRAY(SELECT key FROM in_text AS t WHERE t.id = d.id ORDER BY key) AS in_text,
  ARRAY(SELECT key FROM in_heading AS h WHERE h.id = d.id ORDER BY key) AS in_heading,
  (SELECT jsonb_object_agg(key, round(weight::numeric, 3)::float8) FROM weight)
    AS weights
FROM placed AS p
JOIN document AS d ON d.id = p.id
WHERE p.place <= CASE WHEN p.late THEN %(later)s ELSE %(limit)s END
ORDER BY p.late, p.place;

-- passages of documents --
-- The paragraphs of some documents in one language each, English where there is one.
WITH chosen AS (
  SELECT DISTINCT ON (v.document_id) v.document_id, v.language, r.id
  FROM version AS v
  JOIN revision AS r ON r.version_id = v.id AND r.current
  WHERE v.document_id = ANY (%(ids)s)
  ORDER BY v.document_id, v.language = 'en' DESC, v.language, r.id
)
SELECT c.document_id, c.language, p.kind, p.path, p.position, p.text
FROM chosen AS c
JOIN paragraph AS p ON p.revision_id = c.id AND NOT p.annex
  AND p.kind IN ('operative', 'preambular', 'text')
ORDER BY c.document_id, p.position;

-- documents named --
-- The documents of some symbols, those with a text first.
SELECT DISTINCT ON (d.symbol) d.id, d.symbol, d.native_id, d.title, d.kind, d.body,
  d.actor, d.source, d.dated_on, d.speaker, d.adoption, d.page_url
FROM document AS d
WHERE d.symbol = ANY (%(symbols)s)
ORDER BY d.symbol, EXISTS (SELECT FROM version AS v WHERE v.document_id = d.id) DESC,
  d.source, d.id;

-- copies of documents --
-- The latest archived copy of some documents.
SELECT DISTINCT ON (r.document_id) r.document_id, c.url, c.fetched_at,
  c.payload_sha256, c.warc_file, c.warc_offset
FROM rendition AS r
JOIN capture AS c ON c.id = r.capture_id
WHERE r.document_id = ANY (%(ids)s)
ORDER BY r.document_id, r.role = 'text' DESC, r.language = 'en' DESC,
  c.fetched_at DESC, c.id;

-- holdings --
-- What the record holds of some bodies, or of an actor, by kind: how many, from when to
-- when.
SELECT d.kind, count(*), min(d.dated_on), max(d.dated_on)
FROM document AS d
WHERE d.kind = ANY (%(kinds)s) AND d.outcome <> 'not_adopted'
  AND (%(bodies)s::text[] = '{}' OR d.body = ANY (%(bodies)s))
  AND (%(actor)s = '' OR d.actor = %(actor)s OR EXISTS (
    SELECT FROM document_actor AS a
    WHERE a.document_id = d.id AND a.actor_id = %(actor)s AND a.role <> 'sponsor'))
GROUP BY d.kind
ORDER BY d.kind;

-- sources of actor --
-- The sources that publish for an actor, and the days of a period that were collected.
SELECT s.name, coalesce(s.card ->> 'publisher', '') AS publisher,
  EXISTS (SELECT FROM document AS d WHERE d.source = s.name) AS holds,
  (SELECT count(*) FROM document AS d
   WHERE d.source = s.name
     AND d.dated_on BETWEEN %(since)s::date AND %(until)s::date) AS dated,
  coalesce((
    SELECT sum(least(c.last, %(until)s::date) - greatest(c.first, %(since)s::date) + 1)
    FROM coverage AS c
    WHERE c.source = s.name AND c.state <> 'failed'
      AND c.first <= %(until)s::date AND c.last >= %(since)s::date), 0)::int AS days
FROM source AS s
WHERE s.card ->> 'actor' = ANY (%(actors)s)
ORDER BY s.name;

-- archived page --
-- The latest archived answer of an address.
SELECT url, fetched_at, media_type, warc_file, warc_offset
FROM capture
WHERE url_sha256 = sha256(convert_to(%(url)s, 'UTF8')) AND status = 200
ORDER BY fetched_at DESC, id
LIMIT 1;
