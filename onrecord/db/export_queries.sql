-- The tables of the research export. The format of this file: onrecord/db/named.py.
-- %(ids)s is a part of the selected documents. The columns of each query are the
-- variables of that table, in their order (reports/export_tables.py); rows have a full
-- order of natural keys. Lists are joined by "|".

-- documents --
-- One row a document.
SELECT d.source || ':' || d.native_id AS document_id, d.source, d.native_id, d.symbol,
  d.kind, d.title, d.body, d.actor, d.speaker, d.speaker_role, d.on_behalf_of, d.place,
  d.dated_on, d.issued_on, d.issued_text, d.issued_edtf, d.adopted_on, d.adopted_text,
  d.outcome, d.adoption, array_to_string(d.vetoed_by, '|'), d.meeting,
  d.meeting_record, d.session, d.agenda_item, d.agenda_title, d.committee,
  d.draft_symbol, d.report, d.is_summary, d.page_url
FROM document AS d
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C";

-- texts --
-- One row a state of a text in one language.
SELECT d.source || ':' || d.native_id || '#' || v.language || '.'
    || left(encode(r.text_hash, 'hex'), 12) AS text_id,
  d.source || ':' || d.native_id AS document_id, v.language, r.ordinal, r.current,
  r.title, r.words, r.dated_on, seen.fetched_at, encode(r.text_hash, 'hex'),
  coalesce(seen.url, ''), r.body
FROM document AS d
JOIN version AS v ON v.document_id = d.id
JOIN revision AS r ON r.version_id = v.id
LEFT JOIN LATERAL (
  SELECT c.fetched_at, c.url
  FROM rendition AS e
  JOIN capture AS c ON c.id = e.capture_id
  WHERE e.revision_id = r.id
  ORDER BY c.fetched_at, c.url
  LIMIT 1
) AS seen ON true
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", v.language, r.ordinal,
  r.text_hash;

-- chosen texts --
-- What the queries of rows within texts begin with: all texts of some documents.
WITH chosen AS (
  SELECT row_number() OVER (ORDER BY d.source COLLATE "C", d.native_id COLLATE "C",
      v.language, r.ordinal, r.text_hash) AS place,
    r.id, d.source || ':' || d.native_id || '#' || v.language || '.'
      || left(encode(r.text_hash, 'hex'), 12) AS text_id,
    d.source || ':' || d.native_id AS document_id, d.symbol, d.body, d.dated_on,
    v.language, r.current
  FROM document AS d
  JOIN version AS v ON v.document_id = d.id
  JOIN revision AS r ON r.version_id = v.id
  WHERE d.id = ANY (%(ids)s)
)

-- paragraphs --
-- One row a paragraph of a text.
SELECT t.text_id, p.position, t.document_id, t.language, t.current, p.kind, p.number,
  p.level, p.path, array_to_string(p.verbs, '|'), p.annex, p.text
FROM chosen AS t
JOIN paragraph AS p ON p.revision_id = t.id
ORDER BY t.place, p.position;

-- votes --
-- One row an account of a recorded vote.
SELECT d.source || ':' || d.native_id || '#vote' || n.n AS vote_id,
  d.source || ':' || d.native_id AS document_id, d.symbol, d.body, d.dated_on,
  d.outcome, v.principal, v.origin, v.yes, v.no, v.abstention, v.non_voting,
  v.printed_counts::text, v.renditions
FROM document AS d
JOIN vote AS v ON v.document_id = d.id
JOIN LATERAL (
  SELECT count(*) AS n
  FROM vote AS o
  WHERE o.document_id = d.id AND (o.principal, -o.id) >= (v.principal, -v.id)
) AS n ON true
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", n.n;

-- ballots --
-- One row a ballot.
SELECT d.source || ':' || d.native_id || '#vote' || n.n AS vote_id, b.position,
  d.source || ':' || d.native_id AS document_id, d.symbol, d.body, d.dated_on,
  v.principal, b.choice,
  CASE b.choice WHEN 'yes' THEN 1 WHEN 'abstention' THEN 2 WHEN 'no' THEN 3 ELSE 8 END,
  b.printed, b.actor_id
FROM document AS d
JOIN vote AS v ON v.document_id = d.id
JOIN LATERAL (
  SELECT count(*) AS n
  FROM vote AS o
  WHERE o.document_id = d.id AND (o.principal, -o.id) >= (v.principal, -v.id)
) AS n ON true
JOIN ballot AS b ON b.vote_id = v.id
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", n.n, b.position;

-- sponsors --
-- One row a sponsor of a draft.
SELECT d.source || ':' || d.native_id AS document_id, s.position, d.symbol, d.body,
  d.dated_on, s.additional, s.printed, s.actor_id
FROM document AS d
JOIN sponsor AS s ON s.document_id = d.id
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", s.position;

-- document_actors --
-- One row an actor's part in a document.
SELECT d.source || ':' || d.native_id AS document_id, a.actor_id, a.role
FROM document AS d
JOIN document_actor AS a ON a.document_id = d.id
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", a.actor_id COLLATE "C", a.role;

-- document_topics --
-- One row a subject of a document.
SELECT d.source || ':' || d.native_id AS document_id, t.topic_id, t.printed, t.rule
FROM document AS d
JOIN document_topic AS t ON t.document_id = d.id
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", t.topic_id COLLATE "C";

-- citations --
-- One row a reference in a text.
SELECT t.text_id, c.position, c.ordinal, t.document_id, t.symbol, t.language, t.current,
  coalesce(p.kind, ''), coalesce(p.path, ''),
  coalesce(array_to_string(p.verbs, '|'), ''), c.start, c.printed, c.href, c.symbol,
  coalesce(held.id, ''), c.rule
FROM chosen AS t
JOIN citation AS c ON c.revision_id = t.id
LEFT JOIN paragraph AS p ON p.revision_id = c.revision_id AND p.position = c.position
LEFT JOIN LATERAL (
  SELECT o.source || ':' || o.native_id AS id
  FROM document AS o
  WHERE o.symbol = c.symbol AND o.symbol <> ''
  ORDER BY o.source COLLATE "C", o.native_id COLLATE "C"
  LIMIT 1
) AS held ON true
ORDER BY t.place, c.position, c.ordinal;

-- mentions --
-- One row an actor named in a text.
SELECT t.text_id, m.start, m.stop, t.document_id, t.language, m.printed, m.actor_id,
  m.role, m.confidence, m.rule
FROM chosen AS t
JOIN mention AS m ON m.revision_id = t.id
ORDER BY t.place, m.start, m.stop, m.actor_id COLLATE "C", m.role, m.rule COLLATE "C",
  m.printed COLLATE "C", m.confidence;

-- quotations --
-- One row what a text reports that somebody said.
SELECT t.text_id, q.start, q.stop, t.document_id, t.language, q.kind, q.content,
  q.speaker, q.actor_id, q.cue, q.medium, q.confidence, q.rule
FROM chosen AS t
JOIN quotation AS q ON q.revision_id = t.id
ORDER BY t.place, q.start, q.stop, q.kind, q.content COLLATE "C",
  q.actor_id COLLATE "C", q.speaker COLLATE "C", q.cue COLLATE "C",
  q.medium COLLATE "C", q.confidence, q.rule COLLATE "C";

-- requests --
-- One row a deadline of what a paragraph asks, decides or extends.
SELECT t.text_id, q.position, t.document_id, t.symbol, t.body, t.dated_on, t.language,
  q.path, q.kind, q.verb, q.addressee, array_to_string(q.actor_ids, '|'), q.action,
  q.deadline, q.due, q.due_on, q.every, q.confidence, q.rule
FROM chosen AS t
JOIN request AS q ON q.revision_id = t.id
ORDER BY t.place, q.position, q.verb COLLATE "C", q.addressee COLLATE "C",
  q.action COLLATE "C", q.deadline COLLATE "C", q.due, q.every, q.kind, q.actor_ids,
  q.confidence, q.rule COLLATE "C";

-- discrepancies --
-- One row an account of a value on which the files of a document differ.
SELECT d.source || ':' || d.native_id AS document_id, x.field, a.n AS account,
  x.chosen, coalesce(a.one ->> 'says', ''), coalesce(a.one ->> 'origin', ''),
  coalesce((
    SELECT string_agg(u.url, '|' ORDER BY u.n)
    FROM jsonb_array_elements_text(a.one -> 'urls') WITH ORDINALITY AS u (url, n)
  ), '')
FROM document AS d
JOIN discrepancy AS x ON x.document_id = d.id
CROSS JOIN LATERAL jsonb_array_elements(x.accounts) WITH ORDINALITY AS a (one, n)
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", x.field COLLATE "C", a.n;

-- links --
-- One row two documents that are one text in two places.
SELECT d.source || ':' || d.native_id AS document_id,
  o.source || ':' || o.native_id AS other_id, l.relation, l.score, l.rule, l.why
FROM document AS d
JOIN document_link AS l ON l.document_id = d.id
JOIN document AS o ON o.id = l.other_id
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", o.source COLLATE "C",
  o.native_id COLLATE "C";

-- evidence --
-- One row an archived file that a document was read from, or a part of one.
SELECT d.source || ':' || d.native_id AS document_id, c.url, c.fetched_at, e.part,
  encode(e.payload_sha256, 'hex'), coalesce(
    d.source || ':' || d.native_id || '#' || v.language || '.'
      || left(encode(r.text_hash, 'hex'), 12), ''),
  e.role, e.language, e.filed_under, c.media_type, c.warc_file, c.warc_offset
FROM document AS d
JOIN rendition AS e ON e.document_id = d.id
JOIN capture AS c ON c.id = e.capture_id
LEFT JOIN revision AS r ON r.id = e.revision_id
LEFT JOIN version AS v ON v.id = r.version_id
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", c.url COLLATE "C",
  c.fetched_at, e.part COLLATE "C", e.payload_sha256;

-- captures --
-- One row an archived answer: of the whole record, or of the selected documents.
SELECT c.source, c.url, c.fetched_at, encode(c.payload_sha256, 'hex'), c.status,
  c.media_type, c.warc_file, c.warc_offset, c.warc_length,
  encode(c.member_sha256, 'hex'), c.state, c.note
FROM capture AS c
WHERE %(ids)s::bigint[] IS NULL OR c.id IN (
  SELECT e.capture_id FROM rendition AS e WHERE e.document_id = ANY (%(ids)s))
ORDER BY c.source COLLATE "C", c.url COLLATE "C", c.fetched_at, c.payload_sha256;

-- quarantine --
-- One row a capture, or part of one, that could not be read; of the whole record.
SELECT c.source, c.url, c.fetched_at, encode(c.payload_sha256, 'hex'), q.part,
  q.reason, q.detail, c.warc_file, c.warc_offset
FROM quarantine AS q
JOIN capture AS c ON c.id = q.capture_id
ORDER BY c.source COLLATE "C", c.url COLLATE "C", c.fetched_at, c.payload_sha256,
  q.part COLLATE "C", q.reason;

-- coverage --
-- One row a day of a source, of those that the record knows of; of the whole record.
SELECT source, day, state, items
FROM coverage_day
ORDER BY source COLLATE "C", day;

-- topics --
-- The subjects of the selected documents.
SELECT t.id AS topic_id, t.label, t.domain, t.kind
FROM topic AS t
WHERE t.id = ANY (%(ids)s)
ORDER BY t.id COLLATE "C";

-- actor names --
-- Names of actors that occur, as the record has them.
SELECT a.id, a.kind, a.name
FROM actor AS a
WHERE a.id = ANY (%(ids)s)
ORDER BY a.id COLLATE "C";

-- months of coverage --
-- What is known of the months of each source, of the whole record.
SELECT source, date_trunc('month', day)::date AS month, sum(items)::int,
  count(*) FILTER (WHERE state = 'collected')::int,
  count(*) FILTER (WHERE state = 'partial')::int,
  count(*) FILTER (WHERE state = 'failed')::int,
  count(*) FILTER (WHERE state = 'sampled')::int
FROM coverage_day
GROUP BY source, month
ORDER BY source COLLATE "C", month;

-- citation edges --
-- Documents and the symbols that the text of one language of each cites, with the
-- part of the text and the word that leads the paragraph.
WITH chosen AS (
  SELECT DISTINCT ON (d.id) d.id, d.source || ':' || d.native_id AS key,
    r.id AS revision_id
  FROM document AS d
  JOIN version AS v ON v.document_id = d.id
  JOIN revision AS r ON r.version_id = v.id AND r.current
  WHERE d.id = ANY (%(ids)s)
  ORDER BY d.id, array_position(ARRAY['en', 'fr', 'es', 'ru', 'ar', 'zh', 'de'],
    v.language) NULLS LAST, v.language, r.id
)
SELECT chosen.key, c.symbol, coalesce(held.id, ''), coalesce(p.kind, ''),
  coalesce(p.verbs[1], ''), count(*)::int
FROM chosen
JOIN citation AS c ON c.revision_id = chosen.revision_id AND c.symbol <> ''
LEFT JOIN paragraph AS p ON p.revision_id = c.revision_id AND p.position = c.position
LEFT JOIN LATERAL (
  SELECT o.source || ':' || o.native_id AS id
  FROM document AS o
  WHERE o.symbol = c.symbol AND o.symbol <> ''
  ORDER BY o.source COLLATE "C", o.native_id COLLATE "C"
  LIMIT 1
) AS held ON true
GROUP BY chosen.key, c.symbol, held.id, 4, 5
ORDER BY chosen.key COLLATE "C", c.symbol COLLATE "C", 4, 5;

-- symbols of documents --
-- Symbols, or the source's own ids.
SELECT coalesce(nullif(d.symbol, ''), d.native_id)
FROM document AS d
WHERE d.id = ANY (%(ids)s)
ORDER BY 1;
