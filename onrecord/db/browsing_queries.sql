-- What the web site reads: lists of documents and counts. Format: onrecord/db/named.py.

-- snapshot --
-- Changes whenever anything was written; the same words mean the same record.
SELECT pg_current_snapshot()::text;

-- facets --
-- How many of some documents have each actor, topic, body, kind, language and year.
WITH wanted AS MATERIALIZED (
  SELECT d.id, d.kind, d.body, extract(year FROM d.dated_on)::int AS year
  FROM unnest(%(ids)s::bigint[]) AS w (id)
  JOIN document AS d ON d.id = w.id
)
SELECT 'actor' AS facet, once.actor_id AS value, count(*) AS documents
FROM (
  SELECT DISTINCT a.document_id, a.actor_id
  FROM wanted AS w JOIN document_actor AS a ON a.document_id = w.id
) AS once
GROUP BY once.actor_id
UNION ALL
SELECT 'topic', t.topic_id, count(*)
FROM wanted AS w JOIN document_topic AS t ON t.document_id = w.id
GROUP BY t.topic_id
UNION ALL
SELECT 'language', v.language, count(*)
FROM wanted AS w JOIN version AS v ON v.document_id = w.id
GROUP BY v.language
UNION ALL
SELECT 'kind', w.kind, count(*) FROM wanted AS w GROUP BY w.kind
UNION ALL
SELECT 'body', w.body, count(*) FROM wanted AS w WHERE w.body <> '' GROUP BY w.body
UNION ALL
SELECT 'year', COALESCE(w.year::text, ''), count(*) FROM wanted AS w GROUP BY w.year
ORDER BY facet, documents DESC, value;

-- lines --
-- What a line about a document shows, of some documents in the order given; and which
-- document its symbol's address leads to, where several bear the symbol.
SELECT d.id, d.source, d.native_id, d.kind, d.symbol, d.title, d.actor, d.speaker,
  d.dated_on, d.outcome, d.adoption, d.vetoed_by, d.is_summary, d.page_url,
  v.yes, v.no, v.abstention, v.non_voting, first.id AS of_symbol
FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN document AS d ON d.id = wanted.id
LEFT JOIN LATERAL (
  SELECT vote.yes, vote.no, vote.abstention, vote.non_voting
  FROM vote
  WHERE vote.document_id = d.id AND vote.principal
  ORDER BY vote.id
  LIMIT 1
) AS v ON true
LEFT JOIN LATERAL (
  SELECT x.id
  FROM document AS x
  WHERE x.symbol = d.symbol AND x.symbol <> ''
  ORDER BY x.dated_on DESC NULLS LAST, x.source, x.native_id
  LIMIT 1
) AS first ON true
ORDER BY wanted.place;

-- documents of symbols --
-- The document that a symbol's address leads to, where several bear the symbol.
SELECT DISTINCT ON (d.symbol) d.symbol, d.id
FROM document AS d
WHERE d.symbol = ANY (%(symbols)s) AND d.symbol <> ''
ORDER BY d.symbol, d.dated_on DESC NULLS LAST, d.source, d.native_id;

-- document of source --
-- The document with a source's own id.
SELECT d.id FROM document AS d
WHERE d.source = %(source)s AND d.native_id = %(native_id)s;

-- symbols with beginning --
-- Symbols that begin alike, for whoever mistyped one.
SELECT d.symbol FROM document AS d
WHERE d.symbol <> '' AND starts_with(d.symbol, %(beginning)s)
GROUP BY d.symbol
ORDER BY abs(length(d.symbol) - %(length)s), d.symbol
LIMIT 200;

-- totals --
-- The size of the whole record and the time of its last capture.
SELECT
  (SELECT count(*) FROM document) AS documents,
  (SELECT count(*) FROM document WHERE dated_on IS NULL) AS undated,
  (SELECT max(fetched_at) FROM capture) AS as_of,
  (SELECT count(*) FROM quarantine) AS quarantined,
  (SELECT count(*) FROM discrepancy) AS discrepancies,
  (SELECT count(DISTINCT document_id) FROM vote WHERE principal) AS recorded,
  (SELECT count(*) FROM document WHERE vetoed_by <> '{}') AS vetoes,
  (SELECT count(*) FROM document AS d JOIN vote AS v ON v.document_id = d.id
   WHERE v.principal AND v.no > 0 AND d.vetoed_by = '{}') AS divided;

-- all actors --
-- Every actor of the record: what it issued, sponsored, how often it voted.
WITH parts AS (
  SELECT p.actor_id, count(*) AS documents,
    count(*) FILTER (WHERE p.issued) AS issued,
    count(*) FILTER (WHERE p.sponsored) AS sponsored
  FROM (
    SELECT actor_id, document_id, bool_or(role <> 'sponsor') AS issued,
      bool_or(role = 'sponsor') AS sponsored
    FROM document_actor
    GROUP BY actor_id, document_id
  ) AS p
  GROUP BY p.actor_id
), votes AS (
  SELECT b.actor_id,
    count(*) FILTER (WHERE b.choice = 'yes') AS yes,
    count(*) FILTER (WHERE b.choice = 'no') AS no,
    count(*) FILTER (WHERE b.choice = 'abstention') AS abstention,
    count(*) FILTER (WHERE b.choice = 'non_voting') AS non_voting
  FROM ballot AS b
  JOIN vote AS v ON v.id = b.vote_id AND v.principal
  WHERE b.actor_id <> ''
  GROUP BY b.actor_id
)
SELECT ids.actor_id AS id,
  COALESCE(a.name, ids.actor_id) AS name,
  COALESCE(a.kind, '') AS kind,
  COALESCE(parts.documents, 0) AS documents,
  COALESCE(parts.issued, 0) AS issued,
  COALESCE(parts.sponsored, 0) AS sponsored,
  COALESCE(votes.yes, 0) AS yes,
  COALESCE(votes.no, 0) AS no,
  COALESCE(votes.abstention, 0) AS abstention,
  COALESCE(votes.non_voting, 0) AS non_voting
FROM (
  SELECT parts.actor_id FROM parts UNION SELECT votes.actor_id FROM votes
) AS ids
LEFT JOIN actor AS a ON a.id = ids.actor_id
LEFT JOIN parts ON parts.actor_id = ids.actor_id
LEFT JOIN votes ON votes.actor_id = ids.actor_id
ORDER BY documents DESC, ids.actor_id;

-- all topics --
-- Every topic of the record with the number of its documents.
SELECT t.id, t.label, t.domain, t.kind, n.documents
FROM (
  SELECT topic_id, count(*) AS documents FROM document_topic GROUP BY topic_id
) AS n
JOIN topic AS t ON t.id = n.topic_id
ORDER BY n.documents DESC, t.id;

-- documents by kind --
-- How many documents of each kind.
SELECT kind, count(*) AS documents FROM document
GROUP BY kind ORDER BY documents DESC, kind;

-- documents by day --
-- How many of some documents, or of all, bear each date.
SELECT d.dated_on, count(*) AS documents
FROM document AS d
WHERE d.dated_on IS NOT NULL
  AND (%(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s))
GROUP BY d.dated_on
ORDER BY d.dated_on;

-- sources of documents --
-- The sources of some documents, or of all.
SELECT DISTINCT d.source
FROM document AS d
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s)
ORDER BY d.source;

-- documents by actor and topic --
-- Documents that each of some actors had a part in, on each of some topics.
SELECT a.actor_id, t.topic_id, count(DISTINCT a.document_id) AS documents
FROM document_actor AS a
JOIN document_topic AS t ON t.document_id = a.document_id
WHERE a.actor_id = ANY (%(actors)s) AND t.topic_id = ANY (%(topics)s)
GROUP BY a.actor_id, t.topic_id
ORDER BY a.actor_id, t.topic_id;

-- vetoed documents --
-- Drafts that were vetoed, newest first.
SELECT d.id FROM document AS d
WHERE d.vetoed_by <> '{}'
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id
LIMIT %(limit)s OFFSET %(skip)s;

-- divided documents --
-- Recorded votes with a ballot against and no veto, newest first.
SELECT d.id FROM document AS d
WHERE d.vetoed_by = '{}' AND EXISTS (
  SELECT FROM vote AS v WHERE v.document_id = d.id AND v.principal AND v.no > 0)
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id
LIMIT %(limit)s OFFSET %(skip)s;

-- discrepancies by field --
-- In how many documents the sources disagree, by field.
SELECT field, count(*) AS documents FROM discrepancy
GROUP BY field ORDER BY documents DESC, field;

-- documents with discrepancies --
-- Documents whose sources disagree, newest first.
SELECT d.id FROM document AS d
WHERE EXISTS (SELECT FROM discrepancy AS x WHERE x.document_id = d.id)
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id
LIMIT %(limit)s OFFSET %(skip)s;

-- subjects of an actor --
-- What an actor issued and sponsored on each topic, and how it voted.
WITH part AS (
  SELECT document_id, bool_or(role <> 'sponsor') AS issued,
    bool_or(role = 'sponsor') AS sponsored
  FROM document_actor
  WHERE actor_id = %(actor)s
  GROUP BY document_id
), own AS (
  SELECT t.topic_id, count(*) AS documents,
    count(*) FILTER (WHERE part.issued) AS issued,
    count(*) FILTER (WHERE part.sponsored) AS sponsored
  FROM part
  JOIN document_topic AS t ON t.document_id = part.document_id
  GROUP BY t.topic_id
), ballots AS (
  SELECT t.topic_id,
    count(*) FILTER (WHERE b.choice = 'yes') AS yes,
    count(*) FILTER (WHERE b.choice = 'no') AS no,
    count(*) FILTER (WHERE b.choice = 'abstention') AS abstention,
    count(*) FILTER (WHERE b.choice = 'non_voting') AS non_voting
  FROM ballot AS b
  JOIN vote AS v ON v.id = b.vote_id AND v.principal
  JOIN document_topic AS t ON t.document_id = v.document_id
  WHERE b.actor_id = %(actor)s
  GROUP BY t.topic_id
)
SELECT COALESCE(own.topic_id, ballots.topic_id) AS id,
  COALESCE(own.documents, 0) AS documents,
  COALESCE(own.issued, 0) AS issued, COALESCE(own.sponsored, 0) AS sponsored,
  COALESCE(ballots.yes, 0) AS yes, COALESCE(ballots.no, 0) AS no,
  COALESCE(ballots.abstention, 0) AS abstention,
  COALESCE(ballots.non_voting, 0) AS non_voting
FROM own
FULL JOIN ballots ON ballots.topic_id = own.topic_id
ORDER BY documents DESC, yes + no + abstention + non_voting DESC, id;

-- actors of a topic --
-- What each actor issued and sponsored on a topic, and how it voted.
WITH part AS (
  SELECT a.actor_id, a.document_id, bool_or(a.role <> 'sponsor') AS issued,
    bool_or(a.role = 'sponsor') AS sponsored
  FROM document_topic AS t
  JOIN document_actor AS a ON a.document_id = t.document_id
  WHERE t.topic_id = %(topic)s
  GROUP BY a.actor_id, a.document_id
), own AS (
  SELECT actor_id, count(*) AS documents, count(*) FILTER (WHERE issued) AS issued,
    count(*) FILTER (WHERE sponsored) AS sponsored
  FROM part
  GROUP BY actor_id
), ballots AS (
  SELECT b.actor_id,
    count(*) FILTER (WHERE b.choice = 'yes') AS yes,
    count(*) FILTER (WHERE b.choice = 'no') AS no,
    count(*) FILTER (WHERE b.choice = 'abstention') AS abstention,
    count(*) FILTER (WHERE b.choice = 'non_voting') AS non_voting
  FROM document_topic AS t
  JOIN vote AS v ON v.document_id = t.document_id AND v.principal
  JOIN ballot AS b ON b.vote_id = v.id
  WHERE t.topic_id = %(topic)s AND b.actor_id <> ''
  GROUP BY b.actor_id
)
SELECT COALESCE(own.actor_id, ballots.actor_id) AS id,
  COALESCE(own.documents, 0) AS documents,
  COALESCE(own.issued, 0) AS issued, COALESCE(own.sponsored, 0) AS sponsored,
  COALESCE(ballots.yes, 0) AS yes, COALESCE(ballots.no, 0) AS no,
  COALESCE(ballots.abstention, 0) AS abstention,
  COALESCE(ballots.non_voting, 0) AS non_voting
FROM own
FULL JOIN ballots ON ballots.actor_id = own.actor_id
ORDER BY issued DESC, sponsored DESC, yes + no + abstention + non_voting DESC, id;

-- ballots of an actor --
-- How an actor voted, newest first; on one topic or on all, with one choice or any;
-- all of it or the newest so many.
SELECT d.id AS document_id, b.choice
FROM ballot AS b
JOIN vote AS v ON v.id = b.vote_id AND v.principal
JOIN document AS d ON d.id = v.document_id
WHERE b.actor_id = %(actor)s
  AND (%(choice)s = '' OR b.choice = %(choice)s)
  AND (%(topic)s = '' OR EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = %(topic)s))
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id, b.position
LIMIT %(limit)s;

-- dates of an actor --
-- The first and last date of what an actor had a part in or voted on.
SELECT min(d.dated_on), max(d.dated_on)
FROM (
  SELECT document_id FROM document_actor WHERE actor_id = %(actor)s
  UNION
  SELECT v.document_id
  FROM ballot AS b JOIN vote AS v ON v.id = b.vote_id AND v.principal
  WHERE b.actor_id = %(actor)s
) AS part
JOIN document AS d ON d.id = part.document_id;

-- arrivals --
-- When the record got each of some documents, or its newest text; latest first.
SELECT r.document_id, max(c.fetched_at) AS fetched_at
FROM unnest(%(ids)s::bigint[]) AS w (id)
JOIN rendition AS r ON r.document_id = w.id
JOIN capture AS c ON c.id = r.capture_id
GROUP BY r.document_id
ORDER BY max(r.id) DESC
LIMIT %(limit)s;

-- latest arrivals --
-- The documents that the record got last.
SELECT r.document_id, max(c.fetched_at) AS fetched_at
FROM (SELECT * FROM rendition ORDER BY id DESC LIMIT 1000) AS r
JOIN capture AS c ON c.id = r.capture_id
GROUP BY r.document_id
ORDER BY max(r.id) DESC
LIMIT %(limit)s;

-- last runs of sources --
-- When the last run that touched each source ended, and how.
SELECT DISTINCT ON (name) name AS source, r.state, COALESCE(r.ended_at, r.started_at)
FROM run AS r
CROSS JOIN LATERAL unnest(r.sources) AS name
ORDER BY name, r.started_at DESC, r.id DESC;

-- changed documents --
-- Documents with a text of which the record holds more than one state.
SELECT DISTINCT v.document_id
FROM revision AS r
JOIN version AS v ON v.id = r.version_id
WHERE r.ordinal > 1
ORDER BY v.document_id;

-- voted documents --
-- Documents with a recorded vote, newest first, at most so many.
SELECT d.id
FROM document AS d
WHERE EXISTS (SELECT FROM vote AS v WHERE v.document_id = d.id AND v.principal)
  AND (%(body)s = '' OR d.body = %(body)s)
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
  AND (%(topic)s = '' OR d.id IN (
    SELECT t.document_id FROM document_topic AS t WHERE t.topic_id = %(topic)s))
  AND CASE %(outcome)s
    WHEN 'vetoed' THEN d.vetoed_by <> '{}'
    WHEN 'divided' THEN d.vetoed_by = '{}' AND EXISTS (
      SELECT FROM vote AS v WHERE v.document_id = d.id AND v.principal AND v.no > 0)
    ELSE true END
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id
LIMIT %(limit)s;

-- ballots of two --
-- Votes that list both of two actors, newest first; on one topic or on all.
SELECT d.id AS document_id, d.body, a.choice, b.choice AS other
FROM ballot AS a
JOIN ballot AS b ON b.vote_id = a.vote_id AND b.actor_id = %(other)s
JOIN vote AS v ON v.id = a.vote_id AND v.principal
JOIN document AS d ON d.id = v.document_id
WHERE a.actor_id = %(actor)s
  AND (%(topic)s = '' OR EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = %(topic)s))
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id, a.position, b.position;

-- symbols on a topic --
-- The symbols, or where there are none the sources' own ids, of a topic's documents.
SELECT CASE WHEN d.symbol = '' THEN d.native_id ELSE d.symbol END
FROM document_topic AS t
JOIN document AS d ON d.id = t.document_id
WHERE t.topic_id = %(topic)s;

-- parts --
-- Which part an actor had in some documents; of no actor named, who issued or said
-- them. A resolution may have a hundred sponsors, which no list shows.
SELECT a.document_id, a.actor_id, a.role
FROM document_actor AS a
WHERE a.document_id = ANY (%(ids)s)
  AND CASE WHEN %(actor)s <> '' THEN a.actor_id = %(actor)s
    ELSE a.role <> 'sponsor' END
ORDER BY a.document_id, a.role, a.actor_id;

-- assigned --
-- Documents of a topic that their source does not print: a rule or a model assigned it.
SELECT count(*) FROM document_topic
WHERE topic_id = %(topic)s AND confidence IS NOT NULL;
