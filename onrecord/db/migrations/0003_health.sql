-- What each run found at each source, what its listings showed, and which days that
-- covers. See docs/methods/health.md for the rules.

-- One source in one run. Counts are of captures unless they say otherwise.
CREATE TABLE run_source (
  run bigint NOT NULL REFERENCES run ON DELETE CASCADE,
  source text NOT NULL,
  live boolean NOT NULL,
  bounded boolean NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('complete', 'partial', 'failed', 'no_look')),
  why text[] NOT NULL,
  listings int NOT NULL,
  listings_failed int NOT NULL,
  links int NOT NULL,
  links_undated int NOT NULL,
  unanswered int NOT NULL,
  oldest date,
  newest date,
  captures int NOT NULL,
  documents int NOT NULL,
  new int NOT NULL,
  changed int NOT NULL,
  unchanged int NOT NULL,
  passed_over int NOT NULL,
  quarantined int NOT NULL,
  undated int NOT NULL,
  untitled int NOT NULL,
  empty int NOT NULL,
  repeated int NOT NULL,
  statuses jsonb NOT NULL,
  reasons jsonb NOT NULL,
  PRIMARY KEY (run, source)
);
COMMENT ON COLUMN run_source.bounded IS
  'dates or a limit were asked for: its counts say nothing about the usual volume';
COMMENT ON COLUMN run_source.unanswered IS 'items of listings that the record has nothing readable of';
COMMENT ON COLUMN run_source.new IS 'renditions, as are changed and unchanged';
COMMENT ON COLUMN run_source.documents IS
  'documents read; undated, untitled, empty and repeated are of these';
COMMENT ON COLUMN run_source.repeated IS
  'documents with the very words of another one of the same run';
COMMENT ON COLUMN run_source.statuses IS '{"200": 12, "404": 1}';
COMMENT ON COLUMN run_source.reasons IS 'of quarantine: {"selector": 2}';
CREATE INDEX run_source_source ON run_source (source, run);

-- One successful or failed look at a source's listings, the evidence of coverage. A
-- live run is one look; a replay is one for each day that its captures were made on.
CREATE TABLE look (
  run bigint NOT NULL REFERENCES run ON DELETE CASCADE,
  source text NOT NULL,
  day date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('complete', 'partial', 'failed')),
  reach date,
  through date,
  since date,
  until date,
  missed date[] NOT NULL,
  PRIMARY KEY (run, source, day)
);
COMMENT ON COLUMN look.day IS 'where the source is, by the time zone of its card';
COMMENT ON COLUMN look.reach IS 'back to which day the listings show everything';
COMMENT ON COLUMN look.through IS
  'up to which day its silence is believed; NULL for its own day';
COMMENT ON COLUMN look.missed IS 'days of items that were listed and not answered';
CREATE INDEX look_source ON look (source, day);

-- The ledger: what is known of each day of each source, as ranges that do not overlap.
-- Days that stand in none were not collected.
CREATE TABLE coverage (
  source text NOT NULL,
  first date NOT NULL,
  last date NOT NULL CHECK (last >= first),
  state text NOT NULL CHECK (state IN ('collected', 'partial', 'failed')),
  PRIMARY KEY (source, first)
);

-- The same day by day, with the number of documents that bear the date. Undated
-- documents are no day's; days with documents that no listing covers are samples.
CREATE VIEW coverage_day AS
WITH covered AS (
  SELECT c.source, d::date AS day, c.state
  FROM coverage AS c
  CROSS JOIN LATERAL generate_series(c.first, c.last, interval '1 day') AS d
), dated AS (
  SELECT source, dated_on AS day, count(*)::int AS items
  FROM document
  WHERE dated_on IS NOT NULL
  GROUP BY source, dated_on
)
SELECT source, day,
  CASE
    WHEN c.state IN ('collected', 'partial') THEN c.state
    WHEN d.items IS NOT NULL THEN 'sampled'
    ELSE c.state
  END AS state,
  coalesce(d.items, 0) AS items
FROM covered AS c
FULL JOIN dated AS d USING (source, day);
