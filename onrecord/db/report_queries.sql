-- What reports read. The format of this file: onrecord/db/named.py.
-- %(ids)s is the report's selection of documents; every list has a full order, so that
-- the same record gives the same report.

-- selected_documents --
-- The documents of a report, newest first, with what a line about one shows.
SELECT d.id, d.source, d.native_id, d.kind, d.symbol, d.title, d.actor, d.speaker,
  d.dated_on, d.outcome, d.adoption, d.vetoed_by, d.is_summary, d.page_url,
  v.yes, v.no, v.abstention, v.non_voting
FROM document AS d
LEFT JOIN LATERAL (
  SELECT vote.yes, vote.no, vote.abstention, vote.non_voting
  FROM vote
  WHERE vote.document_id = d.id AND vote.principal
  ORDER BY vote.id
  LIMIT 1
) AS v ON true
WHERE (
    cardinality(%(actors)s::text[]) = 0
    OR d.id IN (
      SELECT document_actor.document_id
      FROM document_actor
      WHERE document_actor.actor_id = ANY (%(actors)s::text[])
    )
    OR d.id IN (
      SELECT vote.document_id
      FROM ballot
      JOIN vote ON vote.id = ballot.vote_id
      WHERE vote.principal AND ballot.actor_id = ANY (%(actors)s::text[])
    )
  )
  AND (
    cardinality(%(topics)s::text[]) = 0
    OR d.id IN (
      SELECT document_topic.document_id
      FROM document_topic
      WHERE document_topic.topic_id = ANY (%(topics)s::text[])
    )
  )
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s::date)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s::date)
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id;

-- record_totals --
-- The size of the whole record, undated documents, and the time of the last capture.
SELECT
  (SELECT count(*) FROM document) AS documents,
  (SELECT count(*) FROM document WHERE document.dated_on IS NULL) AS undated,
  (SELECT max(capture.fetched_at) FROM capture) AS as_of;

-- actor_totals --
-- Every actor of the selected documents: what it issued, sponsored, how often it voted.
WITH wanted AS (
  SELECT unnest(%(ids)s::bigint[]) AS id
), parts AS (
  SELECT da.actor_id,
    count(DISTINCT da.document_id) AS documents,
    count(DISTINCT da.document_id) FILTER (WHERE da.role <> 'sponsor') AS issued,
    count(DISTINCT da.document_id) FILTER (WHERE da.role = 'sponsor') AS sponsored
  FROM document_actor AS da
  JOIN wanted ON wanted.id = da.document_id
  GROUP BY da.actor_id
), votes AS (
  SELECT b.actor_id,
    count(*) FILTER (WHERE b.choice = 'yes') AS yes,
    count(*) FILTER (WHERE b.choice = 'no') AS no,
    count(*) FILTER (WHERE b.choice = 'abstention') AS abstention,
    count(*) FILTER (WHERE b.choice = 'non_voting') AS non_voting
  FROM ballot AS b
  JOIN vote AS v ON v.id = b.vote_id AND v.principal
  JOIN wanted ON wanted.id = v.document_id
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

-- topic_totals --
-- Every topic of the selected documents with the number of its documents.
SELECT t.id, t.label, t.domain, t.kind, count(*) AS documents
FROM document_topic AS dt
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = dt.document_id
JOIN topic AS t ON t.id = dt.topic_id
GROUP BY t.id, t.label, t.domain, t.kind
ORDER BY documents DESC, t.id;

-- document_roles --
-- Who issued, said, or sponsored each selected document.
SELECT da.document_id, da.actor_id, da.role
FROM document_actor AS da
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = da.document_id
ORDER BY da.document_id, da.role, da.actor_id;

-- document_topics --
-- The topics of each selected document, with the subject as its publisher prints it,
-- or with the confidence of what assigned it.
SELECT dt.document_id, dt.topic_id, dt.printed, dt.rule, dt.confidence
FROM document_topic AS dt
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = dt.document_id
ORDER BY dt.document_id, dt.topic_id;

-- actor_ballots --
-- How each of some actors voted on the selected documents.
SELECT b.actor_id, v.document_id, b.choice
FROM ballot AS b
JOIN vote AS v ON v.id = b.vote_id AND v.principal
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = v.document_id
WHERE b.actor_id = ANY (%(actors)s::text[])
ORDER BY b.actor_id, v.document_id, b.position;

-- topic_votes --
-- How every actor voted on the selected documents of each of some topics.
SELECT dt.topic_id, b.actor_id,
  count(*) FILTER (WHERE b.choice = 'yes') AS yes,
  count(*) FILTER (WHERE b.choice = 'no') AS no,
  count(*) FILTER (WHERE b.choice = 'abstention') AS abstention,
  count(*) FILTER (WHERE b.choice = 'non_voting') AS non_voting
FROM document_topic AS dt
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = dt.document_id
JOIN vote AS v ON v.document_id = dt.document_id AND v.principal
JOIN ballot AS b ON b.vote_id = v.id
WHERE dt.topic_id = ANY (%(topics)s::text[]) AND b.actor_id <> ''
GROUP BY dt.topic_id, b.actor_id
ORDER BY dt.topic_id, b.actor_id;

-- document_facts --
-- Everything the record holds about some documents, apart from their texts.
SELECT d.id, d.source, d.native_id, d.kind, d.symbol, d.title, d.body, d.actor,
  d.speaker, d.speaker_role, d.on_behalf_of, d.place, d.issued_on, d.issued_text,
  d.issued_edtf, d.adopted_on, d.adopted_text, d.dated_on, d.outcome, d.adoption, d.vetoed_by,
  d.meeting, d.meeting_record, d.session, d.agenda_item, d.agenda_title, d.committee,
  d.draft_symbol, d.report, d.page_url, d.is_summary, d.related
FROM document AS d
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = d.id
ORDER BY d.id;

-- revisions --
-- Every revision of every language version, the current one of each version first.
SELECT v.document_id, v.id AS version_id, v.language, r.id, r.title, r.words,
  r.text_hash, seen.at AS seen_at
FROM version AS v
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = v.document_id
JOIN revision AS r ON r.version_id = v.id
LEFT JOIN LATERAL (
  SELECT min(c.fetched_at) AS at
  FROM rendition AS e
  JOIN capture AS c ON c.id = e.capture_id
  WHERE e.revision_id = r.id
) AS seen ON true
ORDER BY v.document_id, v.language, r.current DESC, r.ordinal DESC, r.id DESC;

-- paragraphs --
-- The paragraphs of some revisions in the order of the text.
SELECT p.revision_id, p.position, p.kind, p.number, p.level, p.path, p.verbs, p.annex,
  p.text
FROM paragraph AS p
JOIN unnest(%(revisions)s::bigint[]) AS wanted (id) ON wanted.id = p.revision_id
ORDER BY p.revision_id, p.position;

-- citations --
-- The references that stand in some revisions.
SELECT c.revision_id, c.position, c.ordinal, c.start, c.printed, c.href, c.symbol,
  c.rule
FROM citation AS c
JOIN unnest(%(revisions)s::bigint[]) AS wanted (id) ON wanted.id = c.revision_id
ORDER BY c.revision_id, c.position, c.ordinal;

-- cited_by --
-- The documents whose current texts refer to some symbols.
SELECT DISTINCT c.symbol, v.document_id
FROM citation AS c
JOIN unnest(%(symbols)s::text[]) AS wanted (symbol) ON wanted.symbol = c.symbol
  AND c.symbol <> '' -- as the index has it
JOIN revision AS r ON r.id = c.revision_id AND r.current
JOIN version AS v ON v.id = r.version_id
ORDER BY c.symbol, v.document_id;

-- renditions --
-- The archived files that some documents were read from.
SELECT r.document_id, r.revision_id, r.part, r.role, r.language, r.filed_under,
  r.notes, c.url, c.fetched_at, c.media_type, c.payload_sha256, c.warc_file,
  c.warc_offset
FROM rendition AS r
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = r.document_id
JOIN capture AS c ON c.id = r.capture_id
ORDER BY r.document_id, r.role DESC, r.language, c.fetched_at, c.url, r.part, r.id;

-- votes --
-- Every account of the votes on some documents, the one that reports show first.
SELECT v.id, v.document_id, v.origin, v.principal, v.yes, v.no, v.abstention,
  v.non_voting, v.printed_counts, v.renditions
FROM vote AS v
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = v.document_id
ORDER BY v.document_id, v.principal DESC, v.id;

-- ballots --
-- The ballots of some votes as printed, in print order.
SELECT b.vote_id, b.choice, b.printed, b.actor_id
FROM ballot AS b
JOIN unnest(%(votes)s::bigint[]) AS wanted (id) ON wanted.id = b.vote_id
ORDER BY b.vote_id, b.position;

-- sponsors --
-- The sponsors of some documents as printed, in print order.
SELECT s.document_id, s.additional, s.printed, s.actor_id
FROM sponsor AS s
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = s.document_id
ORDER BY s.document_id, s.position;

-- discrepancies --
-- Where the sources of some documents disagree.
SELECT d.document_id, d.field, d.chosen, d.accounts
FROM discrepancy AS d
JOIN unnest(%(ids)s::bigint[]) AS wanted (id) ON wanted.id = d.document_id
ORDER BY d.document_id, d.field;

-- sources --
-- Every source with its card.
SELECT s.name, s.card FROM source AS s ORDER BY s.name;

-- captures_by_state --
-- What became of the captured pages of each source.
SELECT c.source, c.state, count(*) AS captures, min(c.fetched_at) AS first,
  max(c.fetched_at) AS last
FROM capture AS c
GROUP BY c.source, c.state
ORDER BY c.source, c.state;

-- documents_by_source --
-- The documents of each source and kind with the dates they span.
SELECT d.source, d.kind, count(*) AS documents, min(d.dated_on) AS first,
  max(d.dated_on) AS last, count(*) FILTER (WHERE d.dated_on IS NULL) AS undated
FROM document AS d
GROUP BY d.source, d.kind
ORDER BY d.source, documents DESC, d.kind;

-- documents_by_year --
-- The documents of each source and year; the year 0 holds the undated ones.
SELECT d.source, COALESCE(extract(year FROM d.dated_on), 0)::int AS year,
  count(*) AS documents
FROM document AS d
GROUP BY d.source, year
ORDER BY d.source, year;

-- versions_by_language --
-- The language versions of each source's documents.
SELECT d.source, v.language, count(*) AS versions
FROM version AS v
JOIN document AS d ON d.id = v.document_id
GROUP BY d.source, v.language
ORDER BY d.source, versions DESC, v.language;

-- quarantined --
-- Every capture, or part of one, that could not be read, with the reason.
SELECT c.source, q.reason, q.detail, q.part, c.url, c.fetched_at, c.status,
  c.payload_sha256, c.warc_file, c.warc_offset
FROM quarantine AS q
JOIN capture AS c ON c.id = q.capture_id
ORDER BY c.source, q.reason, c.url, c.fetched_at, c.id, q.part;

-- last_runs --
-- The last run that touched each source.
SELECT DISTINCT ON (name) name AS source, r.command, r.started_at, r.ended_at, r.state,
  r.message
FROM run AS r
CROSS JOIN LATERAL unnest(r.sources) AS name
ORDER BY name, r.started_at DESC, r.id DESC;

-- all_ballots --
-- Every ballot of the selected documents, for the export.
SELECT d.source, d.native_id, d.symbol, d.dated_on, b.choice, b.printed, b.actor_id,
  COALESCE(a.name, '') AS name, v.origin
FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN document AS d ON d.id = wanted.id
JOIN vote AS v ON v.document_id = d.id AND v.principal
JOIN ballot AS b ON b.vote_id = v.id
LEFT JOIN actor AS a ON a.id = b.actor_id
ORDER BY wanted.place, b.position;

-- all_citations --
-- Every reference in the current texts of the selected documents, for the export.
SELECT d.source, d.native_id, d.symbol AS citing, v.language, p.path, c.printed,
  c.symbol, c.href, c.rule
FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN document AS d ON d.id = wanted.id
JOIN version AS v ON v.document_id = d.id
JOIN revision AS r ON r.version_id = v.id AND r.current
JOIN citation AS c ON c.revision_id = r.id
JOIN paragraph AS p ON p.revision_id = c.revision_id AND p.position = c.position
ORDER BY wanted.place, v.language, c.position, c.ordinal;
