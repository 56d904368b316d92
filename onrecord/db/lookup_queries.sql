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
