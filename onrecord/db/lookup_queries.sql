-- Named queries that only read: status, search, export. See named.py for the format.

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

-- search texts --
-- Newest current texts that hold the words, in each language's own configuration, one
-- hit a document. What is not wanted excludes a document in whatever language it
-- stands. The caller widens the window until the page is full: to join and sort all
-- hits of a common word would read each of them. The window is the document's date,
-- not the text's, which may be another: a document is wholly in it or not at all.
WITH q AS MATERIALIZED (
  SELECT k.language, k.config,
    websearch_to_tsquery(k.config::regconfig, k.words) AS query,
    websearch_to_tsquery(k.config::regconfig, k.without) AS without
  FROM unnest(%(languages)s::text[], %(configs)s::text[], %(words)s::text[],
    %(without)s::text[]) AS k (language, config, words, without)
), hit AS MATERIALIZED (
  SELECT f.document_id, f.revision_id, f.language, q.config, q.query
  FROM q
  -- OFFSET 0 keeps the planner from joining the texts first: each language's own query
  -- finds its texts in the index, and no other tsvector is read.
  CROSS JOIN LATERAL (
    SELECT s.document_id, s.revision_id, s.language
    FROM statement_fts AS s
    WHERE s.tsv @@ q.query AND s.language = q.language
    OFFSET 0
  ) AS f
  JOIN document AS d ON d.id = f.document_id
  WHERE %(after)s::date IS NULL OR d.dated_on >= %(after)s
), best AS (
  SELECT DISTINCT ON (d.id) d.id, d.dated_on, h.revision_id, h.language, h.config,
    h.query
  FROM hit AS h
  JOIN document AS d ON d.id = h.document_id
  JOIN revision AS r ON r.id = h.revision_id AND r.current
  WHERE (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
    AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
    AND (%(kind)s = '' OR d.kind = %(kind)s)
    AND (%(body)s = '' OR d.body = %(body)s)
    AND (%(actor)s = '' OR EXISTS (
      SELECT FROM document_actor AS a
      WHERE a.document_id = d.id AND a.actor_id = %(actor)s))
    AND (%(topic)s = '' OR EXISTS (
      SELECT FROM document_topic AS t
      WHERE t.document_id = d.id AND t.topic_id = %(topic)s))
    AND d.id NOT IN (
      SELECT x.document_id
      FROM q
      JOIN statement_fts AS x ON x.language = q.language AND x.tsv @@ q.without
      JOIN revision AS r ON r.id = x.revision_id AND r.current)
  ORDER BY d.id, h.language <> 'en', h.language, h.revision_id
), page AS (
  SELECT *, replace(query::text, ' & ', ' | ')::tsquery AS any_word
  FROM best ORDER BY dated_on DESC NULLS LAST, id LIMIT %(limit)s
)
SELECT d.id, d.source, d.native_id, d.symbol, d.title, d.kind, d.actor, d.dated_on,
  d.page_url, page.language,
  ts_headline(
    page.config::regconfig,
    part.text,
    page.any_word,
    E'StartSel=\x02, StopSel=\x03, MaxFragments=2, '
      || CASE WHEN page.language IN ('zh', 'ja') THEN 'MaxWords=60, MinWords=20'
        ELSE 'MaxWords=24, MinWords=8' END) AS excerpt
FROM page
JOIN document AS d ON d.id = page.id
JOIN revision AS r ON r.id = page.revision_id
-- To look for the words in a whole text is what a search would spend its time on: the
-- first two paragraphs that hold one are enough, and are found early.
CROSS JOIN LATERAL (
  SELECT CASE WHEN page.language IN ('zh', 'ja')
    -- As the index has it: without spaces there would be one word, of 20,000 letters.
    THEN regexp_replace(chosen.text, '([\u3040-\u30ff\u3400-\u9fff])', ' \1 ', 'g')
    ELSE chosen.text
  END AS text
  FROM (
    SELECT coalesce(string_agg(found.text, E'\n' ORDER BY found.position),
      left(r.body, 8000)) AS text
    FROM (
      SELECT p.position, left(p.text, 8000) AS text
      FROM paragraph AS p
      WHERE p.revision_id = r.id AND p.position < 400
        AND to_tsvector(page.config::regconfig, CASE
          WHEN page.language IN ('zh', 'ja') THEN regexp_replace(
            left(p.text, 8000), '([\u3040-\u30ff\u3400-\u9fff])', ' \1 ', 'g')
          ELSE left(p.text, 8000)
        END) @@ page.any_word
      ORDER BY p.position
      LIMIT 2
    ) AS found
  ) AS chosen
) AS part
ORDER BY d.dated_on DESC NULLS LAST, d.id;

-- list documents --
-- Newest documents without a word to look for, or of one symbol. What is not wanted
-- excludes them here as well.
SELECT d.id, d.source, d.native_id, d.symbol, d.title, d.kind, d.actor, d.dated_on,
  d.page_url,
  (SELECT v.language FROM version AS v
   WHERE v.document_id = d.id
     AND (%(language)s = '' OR v.language = %(language)s)
   ORDER BY v.language <> 'en', v.language
   LIMIT 1) AS language,
  '' AS excerpt
FROM document AS d
WHERE (%(symbol)s = '' OR d.symbol = %(symbol)s OR d.native_id = %(symbol)s)
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
  AND (%(kind)s = '' OR d.kind = %(kind)s)
  AND (%(body)s = '' OR d.body = %(body)s)
  AND (%(language)s = '' OR EXISTS (
    SELECT FROM version AS v
    WHERE v.document_id = d.id AND v.language = %(language)s))
  AND (%(actor)s = '' OR EXISTS (
    SELECT FROM document_actor AS a
    WHERE a.document_id = d.id AND a.actor_id = %(actor)s))
  AND (%(topic)s = '' OR EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = %(topic)s))
  AND d.id NOT IN (
    SELECT x.document_id
    FROM unnest(%(languages)s::text[], %(configs)s::text[], %(without)s::text[])
      AS k (language, config, without)
    JOIN statement_fts AS x ON x.language = k.language
      AND x.tsv @@ websearch_to_tsquery(k.config::regconfig, k.without)
    JOIN revision AS r ON r.id = x.revision_id AND r.current)
ORDER BY d.dated_on DESC NULLS LAST, d.id
LIMIT %(limit)s;

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

-- span of dates --
-- The newest date of the record, from which search windows are counted.
SELECT max(dated_on) FROM document;

-- export documents --
-- Documents by their natural key, with everything that is derived.
SELECT (to_jsonb(x) - 'key')::text FROM (
  SELECT d.source || E'\x01' || d.native_id AS key, 'document' AS row, d.source,
    d.native_id, d.kind, d.symbol, d.title, d.body, d.actor, d.speaker,
    d.speaker_role, d.on_behalf_of, d.place, d.issued_on, d.issued_text, d.issued_edtf,
    d.adopted_on, d.adopted_text, d.dated_on, d.outcome, d.adoption, d.vetoed_by,
    d.meeting, d.meeting_record, d.session, d.agenda_item, d.agenda_title,
    d.committee, d.draft_symbol, d.report, d.page_url, d.is_summary, d.related,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(a.actor_id, a.role)
       ORDER BY a.actor_id, a.role), '[]')
     FROM document_actor AS a WHERE a.document_id = d.id) AS actors,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(t.topic_id, t.printed, t.rule)
       ORDER BY t.topic_id), '[]')
     FROM document_topic AS t WHERE t.document_id = d.id) AS topics,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(s.printed, s.actor_id, s.additional)
       ORDER BY s.position), '[]')
     FROM sponsor AS s WHERE s.document_id = d.id) AS sponsors,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('field', x.field,
       'chosen', x.chosen, 'accounts', x.accounts) ORDER BY x.field), '[]')
     FROM discrepancy AS x WHERE x.document_id = d.id) AS discrepancies
  FROM document AS d
) AS x
ORDER BY x.key COLLATE "C";

-- export renditions --
-- Renditions by natural key: document, address, bytes, part.
SELECT jsonb_build_object('row', 'rendition', 'source', d.source,
  'native_id', d.native_id, 'url', c.url, 'part', r.part, 'role', r.role,
  'language', r.language, 'filed_under', r.filed_under,
  'sha256', encode(r.payload_sha256, 'hex'), 'fetched_at', c.fetched_at,
  'text', encode(v.text_hash, 'hex'), 'notes', r.notes, 'facts', r.facts)::text
FROM rendition AS r
JOIN document AS d ON d.id = r.document_id
JOIN capture AS c ON c.id = r.capture_id
LEFT JOIN revision AS v ON v.id = r.revision_id
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", c.url COLLATE "C",
  r.payload_sha256, r.part COLLATE "C";

-- export revisions --
-- Texts by natural key, with their paragraphs and citations.
SELECT jsonb_build_object('row', 'text', 'source', d.source, 'native_id', d.native_id,
  'language', v.language, 'text', encode(r.text_hash, 'hex'), 'title', r.title,
  'ordinal', r.ordinal, 'current', r.current, 'dated_on', r.dated_on,
  'paragraphs', (SELECT coalesce(jsonb_agg(jsonb_build_array(p.kind, p.number, p.level,
      p.path, p.verbs, p.element, p.annex, p.text) ORDER BY p.position), '[]')
    FROM paragraph AS p WHERE p.revision_id = r.id),
  'citations', (SELECT coalesce(jsonb_agg(jsonb_build_array(c.position, c.ordinal,
      c.start, c.printed, c.href, c.symbol, c.rule)
      ORDER BY c.position, c.ordinal), '[]')
    FROM citation AS c WHERE c.revision_id = r.id))::text
FROM revision AS r
JOIN version AS v ON v.id = r.version_id
JOIN document AS d ON d.id = v.document_id
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", v.language COLLATE "C",
  r.text_hash;

-- export votes --
-- Votes with every printed cell.
SELECT jsonb_build_object('row', 'vote', 'source', d.source, 'native_id', d.native_id,
  'origin', v.origin, 'principal', v.principal, 'yes', v.yes, 'no', v.no,
  'abstention', v.abstention, 'non_voting', v.non_voting,
  'printed_counts', v.printed_counts, 'cells', b.cells)::text
FROM vote AS v
JOIN document AS d ON d.id = v.document_id
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_array(b.choice, b.printed, b.actor_id)
    ORDER BY b.position) AS cells
  FROM ballot AS b WHERE b.vote_id = v.id
) AS b
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", v.principal DESC, v.origin,
  b.cells::text COLLATE "C";

-- export captures --
-- What was fetched and what became of it.
SELECT jsonb_build_object('row', 'capture', 'source', c.source, 'url', c.url,
  'fetched_at', c.fetched_at, 'status', c.status,
  'sha256', encode(c.payload_sha256, 'hex'), 'state', c.state, 'note', c.note,
  'quarantine', (SELECT coalesce(jsonb_agg(jsonb_build_array(q.part, q.reason,
      q.detail) ORDER BY q.part, q.reason), '[]')
    FROM quarantine AS q WHERE q.capture_id = c.id))::text
FROM capture AS c
ORDER BY c.url_sha256, c.fetched_at, c.payload_sha256;
