-- Named queries for links between documents and for changes at the source. See named.py
-- for the format.

-- documents to sketch --
-- The next documents behind one with a current text that was not compared yet. What has a symbol
-- of its own kind is known by it: the language versions are one document already, and
-- an annual resolution must not be taken for last year's.
SELECT DISTINCT d.id
FROM document AS d
JOIN version AS v ON v.document_id = d.id
JOIN revision AS r ON r.version_id = v.id AND r.current
LEFT JOIN sketched AS s ON s.revision_id = r.id
WHERE NOT (d.symbol <> '' AND d.kind = ANY (%(known_by_symbol)s))
  AND NOT d.stale AND d.id > %(after)s
  AND (s.revision_id IS NULL OR s.version <> %(version)s
    OR s.day IS DISTINCT FROM d.dated_on)
ORDER BY d.id
LIMIT %(limit)s;

-- texts of documents --
-- The current texts of some documents.
SELECT d.id, r.id, d.source, d.native_id, v.language, d.dated_on, d.symbol, d.page_url,
  r.title, r.body
FROM document AS d
JOIN version AS v ON v.document_id = d.id
JOIN revision AS r ON r.version_id = v.id AND r.current
WHERE d.id = ANY (%(ids)s)
ORDER BY d.id, v.language;

-- clear sketched --
-- Documents that are compared anew start with a clean sheet.
DELETE FROM sketched WHERE document_id = ANY (%(ids)s);

-- clear sketches --
-- The same for their sketches.
DELETE FROM sketch WHERE document_id = ANY (%(ids)s);

-- clear links --
-- The same for what the comparison gave, in both directions.
DELETE FROM document_link
WHERE rule <> %(draft)s AND (document_id = ANY (%(ids)s) OR other_id = ANY (%(ids)s));

-- clear declared --
-- The same for the translations that they name.
DELETE FROM declared_translation WHERE document_id = ANY (%(ids)s);

-- copy sketched --
-- Texts that are compared now.
COPY sketched (revision_id, document_id, day, samples, version) FROM STDIN;

-- copy sketches --
-- Their sketches.
COPY sketch (revision_id, document_id, band, hash, day) FROM STDIN;

-- insert declared --
-- Addresses at which documents say that they stand in another language.
INSERT INTO declared_translation (document_id, url_sha256)
SELECT DISTINCT r.document_id, sha256(convert_to(t ->> 0, 'UTF8'))
FROM rendition AS r
CROSS JOIN LATERAL jsonb_array_elements(
  CASE jsonb_typeof(r.facts -> 'translations')
    WHEN 'array' THEN r.facts -> 'translations' ELSE '[]' END) AS t
WHERE r.document_id = ANY (%(ids)s) AND jsonb_typeof(t) = 'array'
  AND t ->> 0 IS NOT NULL
ON CONFLICT DO NOTHING;

-- candidates --
-- Texts of other documents, of about the same time, that share a part of the sketch: a
-- band, or at least two sampled runs and a part of those that the text with fewer has.
-- What a run of words finds more than %(often)s times is a formula.
SELECT k.revision_id, k.other_revision, k.document_id
FROM (
  SELECT s.revision_id, o.revision_id AS other_revision, o.document_id,
    count(*) FILTER (WHERE s.band < 8) AS bands,
    count(*) FILTER (WHERE s.band = 8) AS samples
  FROM unnest(%(revisions)s::bigint[], %(documents)s::bigint[], %(bands)s::smallint[],
    %(hashes)s::bigint[], %(days)s::date[])
    AS s (revision_id, document_id, band, hash, day)
  CROSS JOIN LATERAL (
    SELECT x.revision_id, x.document_id
    FROM sketch AS x
    WHERE x.hash = s.hash AND x.band = s.band AND x.document_id <> s.document_id
      AND (x.day BETWEEN s.day - %(apart)s AND s.day + %(apart)s
        OR x.day = date '0001-01-01' OR s.day = date '0001-01-01')
    ORDER BY abs(x.day - s.day), x.document_id
    LIMIT %(often)s
  ) AS o
  GROUP BY s.revision_id, o.revision_id, o.document_id
) AS k
JOIN sketched AS one ON one.revision_id = k.revision_id
JOIN sketched AS other ON other.revision_id = k.other_revision
WHERE k.bands > 0
  OR (k.samples > 1 AND k.samples >= %(part)s * least(one.samples, other.samples))
ORDER BY k.revision_id, k.bands DESC, k.samples DESC, k.other_revision;

-- declared pairs --
-- Documents of which one names the address of the other as a translation.
SELECT t.document_id, r.document_id AS other_id
FROM declared_translation AS t
JOIN rendition AS r ON r.url_sha256 = t.url_sha256 AND r.document_id <> t.document_id
WHERE t.document_id = ANY (%(ids)s) OR r.document_id = ANY (%(ids)s)
GROUP BY t.document_id, r.document_id
ORDER BY t.document_id, r.document_id;

-- same day pairs --
-- Documents of one actor and one day that have no language in common.
SELECT d.id, o.id AS other_id
FROM document AS d
JOIN document AS o ON o.dated_on = d.dated_on AND o.actor = d.actor AND o.id <> d.id
WHERE d.id = ANY (%(ids)s) AND d.actor <> '' AND d.dated_on IS NOT NULL
  AND EXISTS (SELECT FROM sketched AS s WHERE s.document_id = o.id)
  AND NOT EXISTS (
    SELECT FROM version AS v
    JOIN version AS w ON w.language = v.language
    WHERE v.document_id = d.id AND w.document_id = o.id)
ORDER BY d.id, o.id;

-- draft pairs --
-- Drafts that the record holds beside what was adopted of them, not linked yet.
SELECT d.id, o.id AS other_id
FROM document AS d
JOIN document AS o
  ON o.symbol = d.draft_symbol AND o.symbol <> '' AND o.id <> d.id
WHERE d.draft_symbol <> '' AND d.symbol <> d.draft_symbol
  AND NOT EXISTS (
    SELECT FROM document_link AS l WHERE l.document_id = d.id AND l.other_id = o.id)
  AND NOT EXISTS (
    SELECT FROM document_link AS l WHERE l.document_id = o.id AND l.other_id = d.id)
ORDER BY d.id, o.id;

-- save links --
-- Links, one a pair; a better account of the same pair takes its place.
INSERT INTO document_link (document_id, other_id, relation, score, rule, why)
SELECT * FROM unnest(%(documents)s::bigint[], %(others)s::bigint[],
  %(relations)s::text[], %(scores)s::real[], %(rules)s::text[], %(whys)s::text[])
ON CONFLICT (document_id, other_id) DO UPDATE
SET relation = excluded.relation, score = excluded.score, rule = excluded.rule,
  why = excluded.why;

-- links of documents --
-- The links of some documents, seen from each of them.
SELECT l.document_id, l.other_id, l.relation, l.score, l.rule, l.why,
  l.document_id = wanted.id AS is_first
FROM unnest(%(ids)s::bigint[]) AS wanted (id)
JOIN document_link AS l ON wanted.id IN (l.document_id, l.other_id)
JOIN document AS d ON d.id = l.document_id
JOIN document AS o ON o.id = l.other_id
ORDER BY wanted.id, d.source COLLATE "C", d.native_id COLLATE "C",
  o.source COLLATE "C", o.native_id COLLATE "C";

-- export links --
-- Links by natural keys, in a fixed order.
SELECT jsonb_build_object('row', 'link', 'source', d.source, 'native_id', d.native_id,
  'other_source', o.source, 'other_native_id', o.native_id, 'relation', l.relation,
  'score', round(l.score::numeric, 3), 'rule', l.rule)::text
FROM document_link AS l
JOIN document AS d ON d.id = l.document_id
JOIN document AS o ON o.id = l.other_id
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", o.source COLLATE "C",
  o.native_id COLLATE "C";

-- changed texts --
-- Every revision of a language version after the first, beside the one before it, with
-- the earliest archived copy of each. A reader that was made better changes all texts
-- of a page at once; this is what the pages themselves changed.
SELECT d.id AS document_id, d.source, d.native_id, d.title, d.dated_on, d.page_url,
  v.language, new.ordinal, old.title AS old_title, new.title AS new_title,
  old.body AS old_body, new.body AS new_body,
  before.url AS old_url, before.fetched_at AS old_fetched_at,
  before.payload_sha256 AS old_sha256, before.warc_file AS old_warc_file,
  before.warc_offset AS old_warc_offset,
  after.url AS new_url, after.fetched_at AS new_fetched_at,
  after.payload_sha256 AS new_sha256, after.warc_file AS new_warc_file,
  after.warc_offset AS new_warc_offset
FROM revision AS new
JOIN version AS v ON v.id = new.version_id
JOIN document AS d ON d.id = v.document_id
JOIN revision AS old
  ON old.version_id = new.version_id AND old.ordinal = new.ordinal - 1
CROSS JOIN LATERAL (
  SELECT c.* FROM rendition AS r JOIN capture AS c ON c.id = r.capture_id
  WHERE r.revision_id = new.id
  ORDER BY c.fetched_at, c.url, c.id LIMIT 1
) AS after
CROSS JOIN LATERAL (
  -- The last copy of the older text at the same address, else wherever it stood.
  SELECT c.* FROM rendition AS r JOIN capture AS c ON c.id = r.capture_id
  WHERE r.revision_id = old.id
  ORDER BY c.url = after.url DESC, c.fetched_at DESC, c.url, c.id LIMIT 1
) AS before
WHERE new.ordinal > 1
  AND (%(source)s = '' OR d.source = %(source)s)
  AND NOT EXISTS (
    -- A corrigendum stands beside the text, whichever was archived first.
    SELECT FROM rendition AS r
    WHERE r.revision_id IN (new.id, old.id)
      AND r.facts @? '$.related[*] ? (@[0] == "corrects")'
  )
  AND (%(since)s::date IS NULL OR after.fetched_at >= %(since)s::date)
  AND (%(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s))
ORDER BY after.fetched_at DESC, d.source COLLATE "C", d.native_id COLLATE "C",
  v.language COLLATE "C", new.ordinal;

-- removed addresses --
-- Addresses that gave a document once and give none any more: by what the crawler last
-- saw there, else by the newest archived answer; with the last good copy beside it.
WITH last_good AS (
  SELECT DISTINCT ON (c.url_sha256) c.url_sha256, c.source, c.url, c.fetched_at,
    c.payload_sha256, c.warc_file, c.warc_offset, r.document_id
  FROM rendition AS r
  JOIN capture AS c USING (url_sha256, payload_sha256)
  WHERE c.status = 200
    AND (%(source)s = '' OR c.source = %(source)s)
    AND (%(ids)s::bigint[] IS NULL OR r.document_id = ANY (%(ids)s))
  ORDER BY c.url_sha256, c.fetched_at DESC, c.id, r.document_id
), newest AS (
  SELECT g.*, n.url AS now_url, n.fetched_at AS now_at, n.status AS now_status,
    n.payload_sha256 AS now_sha256, n.warc_file AS now_warc_file,
    n.warc_offset AS now_warc_offset,
    (SELECT min(q.reason) FROM quarantine AS q WHERE q.capture_id = n.id) AS reason,
    a.standing, a.since AS standing_since, a.last_status, a.note
  FROM last_good AS g
  LEFT JOIN LATERAL (
    SELECT * FROM capture AS x
    WHERE x.url_sha256 = g.url_sha256 AND x.fetched_at > g.fetched_at
    ORDER BY x.fetched_at DESC, x.id DESC LIMIT 1
  ) AS n ON true
  LEFT JOIN address AS a
    ON a.source = g.source AND a.url_sha256 = g.url_sha256
)
SELECT d.id, d.source, d.native_id, d.title, d.dated_on, m.what,
  coalesce(m.last_status, m.now_status) AS status,
  coalesce(m.standing_since, m.now_at) AS since, coalesce(m.note, '') AS note,
  m.url, m.fetched_at, m.payload_sha256, m.warc_file, m.warc_offset,
  m.now_url, m.now_at, m.now_sha256, m.now_warc_file, m.now_warc_offset
FROM (
  SELECT n.*, CASE
    WHEN n.standing IN ('gone', 'blocked', 'moved', 'challenge', 'soft404')
      THEN n.standing
    WHEN n.standing = 'ok' THEN ''
    WHEN n.now_status IN (404, 410) THEN 'gone'
    WHEN n.now_status IN (401, 403, 451) THEN 'blocked'
    WHEN n.now_status BETWEEN 300 AND 399 AND n.now_status <> 304 THEN 'moved'
    WHEN n.reason LIKE 'challenge%%' THEN 'challenge'
    WHEN n.reason IN ('soft_404', 'soft404') THEN 'soft404'
    ELSE '' END AS what
  FROM newest AS n
) AS m
JOIN document AS d ON d.id = m.document_id
WHERE m.what <> ''
  AND (%(since)s::date IS NULL OR
    coalesce(m.standing_since, m.now_at, m.fetched_at) >= %(since)s::date)
ORDER BY coalesce(m.standing_since, m.now_at) DESC NULLS LAST, m.source COLLATE "C",
  m.url COLLATE "C";
