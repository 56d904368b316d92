-- Named queries that only read: status and search. See named.py for the format.

-- documents by kind --
-- How many documents of each kind.
SELECT kind, count(*) FROM document GROUP BY kind ORDER BY kind;

-- files by source and language --
-- Files with a text, by the language that the source files them under.
SELECT d.source, r.filed_under, count(DISTINCT r.url_sha256)
FROM rendition AS r
JOIN document AS d ON d.id = r.document_id
WHERE r.role = 'text'
GROUP BY d.source, r.filed_under
ORDER BY d.source, r.filed_under;

-- versions by language --
-- Language versions of documents.
SELECT language, count(*) FROM version GROUP BY language ORDER BY language;

-- languages --
-- The languages of the texts, each found in the index behind the one before.
WITH RECURSIVE held AS (
  SELECT min(language) AS language FROM version
  UNION ALL
  SELECT (SELECT min(v.language) FROM version AS v WHERE v.language > held.language)
  FROM held
  WHERE held.language IS NOT NULL
)
SELECT language FROM held WHERE language IS NOT NULL ORDER BY language;

-- paragraphs by kind --
-- Paragraphs of the current texts, in all languages; annexes are counted apart.
SELECT CASE WHEN p.annex THEN 'annex' ELSE p.kind END AS kind, count(*)
FROM paragraph AS p
JOIN revision AS r ON r.id = p.revision_id AND r.current
GROUP BY 1
ORDER BY 1;

-- ballots by origin --
-- Cells of the principal votes.
SELECT v.origin, count(*)
FROM ballot AS b
JOIN vote AS v ON v.id = b.vote_id AND v.principal
GROUP BY v.origin
ORDER BY v.origin;

-- other counts --
-- Citations in current texts, captures, discrepancies, and what waits to be settled.
SELECT
  (SELECT count(*) FROM citation AS c
   JOIN revision AS r ON r.id = c.revision_id AND r.current) AS citations,
  (SELECT count(*) FROM capture) AS captures,
  (SELECT count(*) FROM capture WHERE state = 'unread') AS unread,
  (SELECT count(*) FROM discrepancy) AS discrepancies,
  (SELECT count(*) FROM document WHERE stale) AS stale,
  (SELECT count(*) FROM rendition) AS renditions,
  (SELECT count(*) FROM sponsor) AS sponsors;

-- texts not searchable --
-- Current texts without full text. They are only counted where a run left some or goes
-- on: to find that there are none takes as long.
SELECT CASE WHEN EXISTS (SELECT FROM run WHERE NOT searchable) THEN (
  SELECT count(*) FROM revision AS r
  WHERE r.current
    AND NOT EXISTS (SELECT FROM statement_fts AS f WHERE f.revision_id = r.id)
) ELSE 0 END;

-- quarantine by reason --
-- What could not be read, by reason.
SELECT reason, count(*) FROM quarantine GROUP BY reason ORDER BY reason;

-- recent runs --
-- The latest runs, newest first.
SELECT id, command, sources, started_at, ended_at, state, counts, message
FROM run
ORDER BY id DESC
LIMIT %(limit)s;

-- quarantined captures --
-- Captures that could not be read, or not wholly; all of them, or those of some ids.
SELECT c.source, c.url, c.fetched_at, q.part, q.reason, q.detail, c.warc_file,
  c.warc_offset
FROM quarantine AS q
JOIN capture AS c ON c.id = q.capture_id
WHERE %(ids)s::bigint[] IS NULL OR c.id = ANY (%(ids)s)
ORDER BY c.source, c.url, c.fetched_at, q.part, q.reason;

-- names of actors --
-- The names of some actors, by id.
SELECT id, name FROM actor WHERE id = ANY (%(ids)s) ORDER BY id;

-- topics by label --
-- Topics of the record whose label is these words.
SELECT id, label FROM topic
WHERE lower(label) = lower(%(label)s) OR id = %(label)s
-- A theme holds the documents of its headings.
ORDER BY kind <> 'theme', id;

-- topic labels --
-- Every topic of the record.
SELECT id, label FROM topic ORDER BY label, id;

-- any document --
-- One row, unless the record is empty.
SELECT FROM document LIMIT 1;
