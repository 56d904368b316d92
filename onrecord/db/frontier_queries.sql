-- Named queries of the frontier: addresses, walks, turns at hosts. The format is that
-- of queries.sql.

-- live --
-- Tell that this run's session is open; ends with the session.
SELECT pg_advisory_lock(1869509221, %(run)s::int);

-- lock source --
-- Additions to one source go in one after another, so that they cannot block each other.
SELECT pg_advisory_xact_lock(1869509222, hashtext(%(source)s));

-- walk --
-- The walk that a run takes part in: the one under way, or a new one if nobody is at it.
INSERT INTO walk AS w (source, began_at) VALUES (%(source)s, clock_timestamp())
ON CONFLICT (source) DO UPDATE SET
  began_at = CASE WHEN w.ended_at IS NOT NULL OR NOT EXISTS (
      SELECT FROM run AS r JOIN living_run AS l ON l.id = r.id
      WHERE %(source)s = ANY (r.sources) AND r.command = 'collect'
        AND r.state = 'running' AND r.id < %(run)s
    ) THEN clock_timestamp() ELSE w.began_at END,
  ended_at = NULL
RETURNING began_at, reached_on;

-- end walk --
-- Nothing of it is left to ask. What it reached counts only if all listings answered.
UPDATE walk AS w
SET ended_at = clock_timestamp(),
  reached_on = CASE WHEN EXISTS (
      SELECT FROM address AS a
      WHERE a.source = w.source AND a.rank = 0
        AND (a.state = 'retry' OR a.next_visit IS NOT NULL)
    ) THEN w.reached_on ELSE w.began_at::date END
WHERE w.source = %(source)s AND w.ended_at IS NULL;

-- add addresses --
-- Make addresses known, in their order. A listing is due once in every walk.
INSERT INTO address AS a (source, url_sha256, url, is_listing, depth, issued_on,
  next_visit)
SELECT %(source)s, k.url_sha256, k.url, k.is_listing, %(depth)s, k.issued_on, now()
FROM unnest(%(digests)s::bytea[], %(urls)s::text[], %(listings)s::boolean[],
  %(days)s::date[]) WITH ORDINALITY
  AS k (url_sha256, url, is_listing, issued_on, position)
ORDER BY k.position
ON CONFLICT (source, url_sha256) DO UPDATE SET next_visit = now()
WHERE a.is_listing AND a.holder IS NULL AND a.last_visited < %(began_at)s
  AND (a.next_visit IS NULL OR a.next_visit > now())
RETURNING (xmax = 0 AND NOT is_listing) AS is_new;

-- claim --
-- Lease what is due, listings first, then what is new. Nobody waits for anybody.
UPDATE address AS a
SET holder = %(run)s, leased_until = now() + interval '30 minutes'
FROM (
  SELECT due.id, due.source, due.url_sha256
  FROM unnest(%(ranks)s::int[]) AS r (rank)
  CROSS JOIN LATERAL (
    SELECT d.id, d.source, d.url_sha256
    FROM address AS d
    WHERE d.source = %(source)s AND d.rank = r.rank AND d.next_visit <= now()
      AND (d.holder IS NULL OR d.leased_until < now())
      AND (d.rank = 0 OR d.issued_on IS NULL OR (
        (%(since)s::date IS NULL OR d.issued_on >= %(since)s)
        AND (%(until)s::date IS NULL OR d.issued_on <= %(until)s)))
    ORDER BY d.next_visit, d.id
    LIMIT %(n)s
    FOR UPDATE SKIP LOCKED
  ) AS due
  LIMIT %(n)s
) AS picked
WHERE a.source = picked.source AND a.url_sha256 = picked.url_sha256
RETURNING a.source, a.url_sha256, a.url, a.is_listing, a.depth, a.issued_on,
  a.first_seen, a.attempts, a.etag, a.last_modified, a.standing, a.rank, a.id,
  a.next_visit;

-- known address --
-- The same for an address that is known by its name, at every source that has it.
SELECT a.source, a.url_sha256, a.url, a.is_listing, a.depth, a.issued_on,
  a.first_seen, a.attempts, a.etag, a.last_modified, a.standing, a.rank, a.id,
  a.next_visit
FROM address AS a
WHERE a.url_sha256 = %(digest)s
ORDER BY a.holder IS NULL, a.source;

-- pending --
-- Whether anything is due, or at another living run that may still find links.
SELECT EXISTS (
  SELECT FROM unnest(%(ranks)s::int[]) AS r (rank)
  CROSS JOIN LATERAL (
    SELECT FROM address AS d
    WHERE d.source = %(source)s AND d.rank = r.rank AND d.next_visit <= now()
      AND (d.rank = 0 OR d.issued_on IS NULL OR (
        (%(since)s::date IS NULL OR d.issued_on >= %(since)s)
        AND (%(until)s::date IS NULL OR d.issued_on <= %(until)s)))
    LIMIT 1
  ) AS due
);

-- lost runs --
-- Runs whose session is gone and that still hold addresses of the source.
SELECT DISTINCT a.holder FROM address AS a
WHERE a.source = %(source)s AND a.holder IS NOT NULL
  AND NOT EXISTS (SELECT FROM living_run AS l WHERE l.id = a.holder);

-- free leases --
-- What these runs hold is for others.
UPDATE address
SET holder = NULL, leased_until = NULL
WHERE source = %(source)s AND holder = ANY (%(runs)s);

-- book visit --
-- What came of a visit, and when the next one is due.
UPDATE address AS a
SET holder = NULL, leased_until = NULL, visits = a.visits + 1, last_visited = coalesce(%(visited_at)s, now()),
  last_status = %(status)s, state = %(state)s, attempts = %(attempts)s,
  next_visit = %(next_visit)s, etag = %(etag)s, last_modified = %(last_modified)s,
  unchanged = CASE WHEN a.payload_sha256 = %(payload)s THEN a.unchanged + 1 ELSE 0 END,
  payload_sha256 = %(payload)s, note = %(note)s,
  since = CASE WHEN a.standing = %(standing)s THEN a.since ELSE now() END,
  standing = %(standing)s
WHERE a.source = %(source)s AND a.url_sha256 = %(digest)s;

-- book no answer --
-- A visit that gave nothing to keep: the address waits for another attempt.
UPDATE address AS a
SET holder = NULL, leased_until = NULL, visits = a.visits + 1, last_visited = now(),
  last_status = %(status)s, state = CASE WHEN a.state = 'new' AND NOT %(failed)s
    THEN 'new' ELSE 'retry' END,
  attempts = a.attempts + %(failed)s::int, next_visit = %(next_visit)s,
  note = %(note)s,
  since = CASE WHEN a.standing = %(standing)s THEN a.since ELSE now() END,
  standing = %(standing)s
WHERE a.source = %(source)s AND a.url_sha256 = %(digest)s;

-- book unchanged --
-- 304: the page is as it was.
UPDATE address AS a
SET holder = NULL, leased_until = NULL, visits = a.visits + 1,
  unchanged = a.unchanged + 1, last_visited = now(), last_status = 304,
  state = 'seen', attempts = 0, next_visit = %(next_visit)s, note = ''
WHERE a.source = %(source)s AND a.url_sha256 = %(digest)s;

-- book reading --
-- What the page turned out to be.
UPDATE address AS a
SET note = %(note)s, state = %(state)s, attempts = %(attempts)s,
  next_visit = %(next_visit)s,
  since = CASE WHEN a.standing = %(standing)s THEN a.since ELSE now() END,
  standing = %(standing)s
WHERE a.source = %(source)s AND a.url_sha256 = %(digest)s;

-- put off --
-- Not asked this time, and not its fault.
UPDATE address
SET holder = NULL, leased_until = NULL, next_visit = %(next_visit)s, note = %(note)s,
  last_visited = CASE WHEN is_listing THEN now() ELSE last_visited END
WHERE source = %(source)s AND url_sha256 = %(digest)s;

-- record visit --
-- A visit that left no capture.
INSERT INTO visit (url_sha256, source, status, note)
VALUES (%(digest)s, %(source)s, %(status)s, %(note)s);

-- waiting --
-- Addresses that wait for another attempt, by source.
SELECT source, count(*)
FROM address
WHERE source = ANY (%(sources)s) AND next_visit > now()
  AND (state = 'retry' OR state = 'new')
GROUP BY source
ORDER BY source;

-- last good capture --
-- The newest answer of an address that was read, as a place in the archive.
SELECT id, source, url, fetched_at, warc_file, warc_offset, state, status
FROM capture
WHERE url_sha256 = %(digest)s AND status = 200
  AND state IN ('read', 'listing', 'passed_over')
ORDER BY fetched_at DESC
LIMIT 1;

-- take turn --
-- Reserve the host for one request, if it is free, rested and not paused.
INSERT INTO host AS h (name, busy_run, busy_until)
VALUES (%(name)s, %(run)s, clock_timestamp() + %(most)s * interval '1 second')
ON CONFLICT (name) DO UPDATE
SET busy_run = excluded.busy_run, busy_until = excluded.busy_until
WHERE h.next_at <= clock_timestamp() AND h.paused_until <= clock_timestamp()
  AND (h.busy_until IS NULL OR h.busy_until <= clock_timestamp()
    OR NOT EXISTS (SELECT FROM living_run AS l WHERE l.id = h.busy_run))
RETURNING failures;

-- wait for turn --
-- Seconds until the host may be free, and those that it asked to be left alone.
SELECT extract(epoch FROM h.next_at - clock_timestamp())::float8,
  extract(epoch FROM h.paused_until - clock_timestamp())::float8
FROM host AS h
WHERE h.name = %(name)s;

-- give turn back --
-- The request is over; the next one may come after a pause.
UPDATE host
SET busy_run = NULL, busy_until = NULL,
  next_at = clock_timestamp() + %(pause)s * interval '1 second'
WHERE name = %(name)s AND busy_run = %(run)s;

-- host failed --
-- One more failure in a row; the host may ask for a pause.
UPDATE host
SET failures = failures + 1,
  next_at = greatest(next_at, clock_timestamp() + %(wait)s * interval '1 second'),
  paused_until = greatest(paused_until,
    clock_timestamp() + %(pause)s * interval '1 second')
WHERE name = %(name)s
RETURNING failures;

-- host answered --
-- An answer ends the count of failures.
UPDATE host SET failures = 0 WHERE name = %(name)s AND failures > 0;
