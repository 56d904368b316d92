-- Named queries about runs, looks and coverage. See named.py for the format.

-- lock ledger --
-- One writer of the ledger at a time; released with the transaction.
SELECT pg_advisory_xact_lock(%(lock)s);

-- start of a run --
-- When a run began.
SELECT started_at FROM run WHERE id = %(id)s;

-- captures of a run --
-- What the captures of a run are, by source, status and state.
SELECT c.source, c.status, c.state, count(*)::int
FROM unnest(%(firsts)s::bigint[], %(lasts)s::bigint[]) AS k (first, last)
JOIN capture AS c ON c.id BETWEEN k.first AND k.last
GROUP BY c.source, c.status, c.state;

-- quarantine of a run --
-- Why captures of a run could not be read, wholly or in part.
SELECT c.source, q.reason, count(DISTINCT c.id)::int
FROM unnest(%(firsts)s::bigint[], %(lasts)s::bigint[]) AS k (first, last)
JOIN capture AS c ON c.id BETWEEN k.first AND k.last
JOIN quarantine AS q ON q.capture_id = c.id
GROUP BY c.source, q.reason;

-- documents of a run --
-- Documents that were read from the captures of a run, and what some of them lack. Of
-- texts with the very same words all but the first are repeated.
WITH read AS (
  SELECT DISTINCT c.source, r.document_id, r.revision_id, r.role
  FROM unnest(%(firsts)s::bigint[], %(lasts)s::bigint[]) AS k (first, last)
  JOIN capture AS c ON c.id BETWEEN k.first AND k.last
  JOIN rendition AS r ON r.capture_id = c.id
), texts AS (
  SELECT r.source, r.document_id, v.words = 0 AS empty,
    row_number() OVER (
      PARTITION BY r.source, digest ORDER BY r.document_id
    ) > 1 AND v.words > 0 AS repeated
  FROM (SELECT DISTINCT source, document_id, revision_id FROM read) AS r
  JOIN revision AS v ON v.id = r.revision_id
  CROSS JOIN LATERAL md5(v.body) AS digest
), counted AS (
  SELECT source, count(DISTINCT document_id) FILTER (WHERE empty)::int AS empty,
    count(DISTINCT document_id) FILTER (WHERE repeated)::int AS repeated
  FROM texts
  GROUP BY source
)
SELECT d.source, count(*)::int AS documents,
  count(*) FILTER (WHERE d.dated_on IS NULL)::int AS undated,
  count(*) FILTER (WHERE d.title = '' AND d.symbol = '')::int AS untitled,
  coalesce(max(c.empty), 0) AS empty, coalesce(max(c.repeated), 0) AS repeated
FROM (SELECT DISTINCT document_id FROM read) AS k
JOIN document AS d ON d.id = k.document_id
LEFT JOIN counted AS c ON c.source = d.source
GROUP BY d.source;

-- answers to links --
-- What the record has of addresses that a listing leads to: the oldest date of the
-- documents behind each, and whether it was there before the run. A page that is gone
-- is an answer; one in quarantine is missing from what the record counts.
SELECT k.url_sha256, min(c.fetched_at) < %(before)s AS known,
  min(d.dated_on) AS oldest
FROM unnest(%(urls)s::bytea[]) AS k (url_sha256)
JOIN capture AS c ON c.url_sha256 = k.url_sha256
  AND (c.status IN (404, 410) OR c.status < 400 AND c.state <> 'quarantined')
LEFT JOIN rendition AS r ON r.url_sha256 = k.url_sha256
LEFT JOIN document AS d ON d.id = r.document_id
GROUP BY k.url_sha256;

-- moments of captures --
-- When captures were fetched, and where they stand in the archive.
SELECT id, source, url, fetched_at, status, warc_file, warc_offset
FROM capture
WHERE id = ANY (%(ids)s)
ORDER BY id;

-- insert run sources --
-- What a run found at each source.
INSERT INTO run_source
SELECT * FROM jsonb_populate_recordset(NULL::run_source, %(rows)s)
ON CONFLICT (run, source) DO NOTHING;

-- insert looks --
-- What a run's listings showed.
INSERT INTO look
SELECT * FROM jsonb_populate_recordset(NULL::look, %(rows)s)
ON CONFLICT (run, source, day) DO NOTHING;

-- looks of sources --
-- Every look at some sources, oldest first.
SELECT source, day, outcome, reach, through, since, until, missed
FROM look
WHERE source = ANY (%(sources)s)
ORDER BY source, day, run;

-- numbers missing --
-- Numbers that are missing in series whose documents have consecutive numbers, with the
-- days of the documents before and after them. Presidential statements begin with 1
-- every year, resolutions of the Assembly with every session: special sessions are left
-- out, which the record may hold from the middle on.
WITH numbered AS (
  SELECT source, s.parts[1] AS series, s.parts[2]::int AS number,
    min(dated_on) AS day
  FROM document
  CROSS JOIN LATERAL regexp_match(
    symbol, '^(S/RES|S/PRST/\d{4}|A/RES/\d{2,3})/(\d{1,5})(?![\d/])'
  ) AS s (parts)
  WHERE kind IN ('resolution', 'presidential_statement') AND s.parts IS NOT NULL
    AND (%(sources)s::text[] IS NULL OR source = ANY (%(sources)s))
  GROUP BY 1, 2, 3
), stepped AS (
  SELECT source, series, number, day,
    lag(number) OVER w AS number_before, lag(day) OVER w AS day_before
  FROM numbered
  WINDOW w AS (PARTITION BY source, series ORDER BY number)
)
SELECT source, series, coalesce(number_before, 0) + 1 AS first, number - 1 AS last,
  coalesce(day_before, make_date(substring(series FROM '^S/PRST/(\d+)')::int, 1, 1))
    AS since,
  day AS until
FROM stepped
WHERE number - coalesce(number_before, 0) > 1
  AND (number_before IS NOT NULL OR series <> 'S/RES')
ORDER BY source, series, first;

-- clear coverage --
-- The ledger of some sources is made anew.
DELETE FROM coverage WHERE source = ANY (%(sources)s);

-- copy coverage --
-- The ledger.
COPY coverage (source, first, last, state) FROM STDIN;

-- run results --
-- What the runs since a moment found at some sources, oldest first. A live run that
-- left no row was ended before it could write one.
SELECT s.source, r.started_at, s.live, s.bounded, s.outcome, s.why, s.listings,
  s.listings_failed, s.links, s.links_undated, s.unanswered, s.oldest, s.newest,
  s.captures, s.documents, s.new, s.changed, s.unchanged, s.passed_over,
  s.quarantined, s.undated, s.untitled, s.empty, s.repeated, s.statuses, s.reasons
FROM run_source AS s
JOIN run AS r ON r.id = s.run
WHERE s.source = ANY (%(sources)s) AND r.started_at >= %(since)s
ORDER BY s.source, r.started_at, r.id;

-- held days --
-- The first and last day that the ledger covers, and days covered, by source.
SELECT source, min(first), max(last),
  sum(last - first + 1) FILTER (WHERE state = 'collected')::int
FROM coverage
GROUP BY source
ORDER BY source;

-- covered spans --
-- The whole ledger.
SELECT source, first, last, state FROM coverage ORDER BY source, first;

-- dated items --
-- Documents of each source and day; undated ones are no day's.
SELECT source, dated_on, count(*)::int
FROM document
WHERE dated_on IS NOT NULL
GROUP BY source, dated_on
ORDER BY source, dated_on;
