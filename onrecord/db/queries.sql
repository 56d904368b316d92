-- Named queries. A block begins with "-- name --", the next comment line says what the
-- query is for; parameters are %(name)s, a literal percent sign is written %%.

-- lock writers --
-- One batch at a time, also from several processes; released with the transaction.
SELECT pg_advisory_xact_lock(%(lock)s);

-- lock writers for long --
-- The same over several transactions, until it is given up or the session ends.
SELECT pg_advisory_lock(%(lock)s);

-- unlock writers --
-- The end of that.
SELECT pg_advisory_unlock(%(lock)s);

-- known captures --
-- Ids of captures that are registered already, by address, time and payload digest.
SELECT c.id, c.url_sha256, c.fetched_at, c.payload_sha256
FROM unnest(%(urls)s::bytea[], %(moments)s::timestamptz[], %(payloads)s::bytea[])
  AS k (url_sha256, fetched_at, payload_sha256)
JOIN capture AS c USING (url_sha256, fetched_at, payload_sha256);

-- register captures --
-- New captures, not yet read, in their turn among writers; those that are registered
-- already are left out.
WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(%(lock)s))
INSERT INTO capture (
  url, url_sha256, fetched_at, status, media_type, payload_sha256,
  warc_file, warc_offset, warc_length, member_sha256, source
)
SELECT k.* FROM turn, unnest(%(url)s::text[], %(url_sha256)s::bytea[],
  %(fetched_at)s::timestamptz[], %(status)s::int[], %(media_type)s::text[],
  %(payload_sha256)s::bytea[], %(warc_file)s::text[], %(warc_offset)s::bigint[],
  %(warc_length)s::bigint[], %(member_sha256)s::bytea[], %(source)s::text[]) AS k
ON CONFLICT DO NOTHING
RETURNING id, url_sha256, fetched_at, payload_sha256;

-- captures to read --
-- Registered captures of the sources, oldest first.
SELECT id, source, url, fetched_at, warc_file, warc_offset, state, status
FROM capture
WHERE source = ANY (%(sources)s)
ORDER BY fetched_at, url, id;

-- captures by key --
-- The same for the captures of one archive that is replayed.
SELECT c.id, c.source, c.url, c.fetched_at, c.warc_file, c.warc_offset, c.state,
  c.status
FROM unnest(%(ids)s::bigint[]) AS k (id)
JOIN capture AS c USING (id)
ORDER BY c.fetched_at, c.url, c.id;

-- archive digests --
-- What the record knows of each archived member, for verification.
SELECT warc_file, warc_offset, member_sha256
FROM capture
ORDER BY warc_file, warc_offset;

-- insert documents --
-- Make documents known; they stay stale until they are settled.
INSERT INTO document (source, native_id)
SELECT k.source, k.native_id
FROM unnest(%(sources)s::text[], %(native_ids)s::text[]) AS k (source, native_id)
ORDER BY k.source, k.native_id
ON CONFLICT (source, native_id) DO NOTHING;

-- document ids --
-- Ids of documents by source and native id.
SELECT d.id, d.source, d.native_id
FROM unnest(%(sources)s::text[], %(native_ids)s::text[]) AS k (source, native_id)
JOIN document AS d USING (source, native_id);

-- insert versions --
-- Make language versions known.
INSERT INTO version (document_id, language)
SELECT k.document_id, k.language
FROM unnest(%(documents)s::bigint[], %(languages)s::text[]) AS k (document_id, language)
ON CONFLICT (document_id, language) DO NOTHING;

-- version ids --
-- Ids of language versions by document and language.
SELECT v.id, v.document_id, v.language
FROM unnest(%(documents)s::bigint[], %(languages)s::text[]) AS k (document_id, language)
JOIN version AS v USING (document_id, language);

-- revision ids --
-- Texts that are known of these language versions.
SELECT id, version_id, text_hash
FROM revision
WHERE version_id = ANY (%(versions)s);

-- next revision ids --
-- Ids for texts that are about to be copied in.
SELECT nextval(pg_get_serial_sequence('revision', 'id')) FROM generate_series(1, %(n)s);

-- copy revisions --
-- New texts.
COPY revision (id, version_id, text_hash, title, body, words, dated_on) FROM STDIN;

-- copy paragraphs --
-- Paragraphs of new texts.
COPY paragraph (
  revision_id, position, kind, number, level, path, verbs, element, annex, text
) FROM STDIN;

-- copy citations --
-- References in the paragraphs of new texts.
COPY citation (revision_id, position, ordinal, start, printed, href, symbol, rule)
FROM STDIN;

-- clear citations --
-- Texts that are read again get the references that are found now.
DELETE FROM citation WHERE revision_id = ANY (%(revisions)s);

-- known renditions --
-- Renditions of the same bytes at the same address.
SELECT
  r.id, r.url_sha256, r.payload_sha256, r.part, r.document_id,
  r.facts_hash, r.revision_id, c.fetched_at, r.capture_id
FROM unnest(%(urls)s::bytea[], %(payloads)s::bytea[]) AS k (url_sha256, payload_sha256)
JOIN rendition AS r USING (url_sha256, payload_sha256)
JOIN capture AS c ON c.id = r.capture_id;

-- copy renditions --
-- New renditions.
COPY rendition (
  document_id, revision_id, capture_id, url_sha256, payload_sha256, part,
  role, language, filed_under, facts, facts_hash, notes
) FROM STDIN;

-- update rendition --
-- What a later reader makes of the same bytes.
UPDATE rendition
SET revision_id = %(revision)s, language = %(language)s,
  filed_under = %(filed_under)s, facts = %(facts)s, facts_hash = %(facts_hash)s,
  notes = %(notes)s, capture_id = %(capture)s
WHERE id = %(id)s;

-- delete rendition --
-- A part that the capture no longer gives.
DELETE FROM rendition WHERE id = %(id)s;

-- mark stale --
-- Documents whose derived columns have to be made again.
UPDATE document SET stale = true WHERE id = ANY (%(ids)s) AND NOT stale;

-- clear quarantine --
-- A capture that is read again starts with a clean sheet.
DELETE FROM quarantine WHERE capture_id = ANY (%(captures)s);

-- copy quarantine --
-- What could not be read, with the reason.
COPY quarantine (capture_id, part, reason, detail) FROM STDIN;

-- readings of captures --
-- What is known of captures: the digest of what was read.
SELECT id, reading FROM capture WHERE id = ANY (%(ids)s);

-- set capture states --
-- What became of each capture.
UPDATE capture AS c
SET state = k.state, note = k.note, reading = k.reading
FROM unnest(%(ids)s::bigint[], %(states)s::text[], %(notes)s::text[],
  %(readings)s::bytea[]) AS k (id, state, note, reading)
WHERE c.id = k.id
  AND (c.state, c.note, c.reading) IS DISTINCT FROM (k.state, k.note, k.reading);

-- start run --
-- A run begins.
INSERT INTO run (command, sources, started_at, state)
VALUES (%(command)s, %(sources)s, now(), 'running')
RETURNING id;

-- finish run --
-- A run ends, with what it saw.
UPDATE run
SET ended_at = now(), state = %(state)s, counts = %(counts)s, message = %(message)s
WHERE id = %(id)s;

-- close lost runs --
-- Runs that were killed: their session is gone, so they cannot still be running.
UPDATE run
SET state = 'interrupted', ended_at = now(),
  message = 'ended without a word; what it had stored is kept'
WHERE state = 'running' AND id < %(id)s
  AND NOT EXISTS (SELECT FROM living_run AS l WHERE l.id = run.id);

-- newest run --
-- The last run that began.
SELECT coalesce(max(id), 0) FROM run;

-- note what is searchable --
-- Nothing that a run up to one stored is without full text, but for runs that go on.
UPDATE run
SET searchable = true
WHERE NOT searchable AND id <= %(newest)s
  AND (id = %(own)s OR NOT EXISTS (SELECT FROM living_run AS l WHERE l.id = run.id));

-- save source --
-- The card of a source, as it was when it was last collected.
INSERT INTO source (name, card)
VALUES (%(name)s, %(card)s)
ON CONFLICT (name) DO UPDATE SET card = excluded.card;

-- stale documents --
-- The next documents to settle.
SELECT id FROM document WHERE stale ORDER BY id LIMIT %(limit)s;

-- renditions of documents --
-- All that the renditions of these documents say.
SELECT r.document_id, r.id, r.revision_id, r.role, r.language, c.url, c.fetched_at,
  r.facts
FROM rendition AS r
JOIN capture AS c ON c.id = r.capture_id
WHERE r.document_id = ANY (%(ids)s)
ORDER BY r.document_id, r.id;

-- subtract from rollup --
-- Take these documents' present share out of the rollup.
UPDATE rollup AS r
SET n = r.n - k.n
FROM (
  SELECT a.actor_id, t.topic_id, a.role, count(*) AS n,
    coalesce(date_trunc('month', d.dated_on)::date, date '0001-01-01') AS month
  FROM document AS d
  JOIN document_actor AS a ON a.document_id = d.id AND a.role <> 'sponsor'
  JOIN document_topic AS t ON t.document_id = d.id
  WHERE d.id = ANY (%(ids)s)
  GROUP BY a.actor_id, t.topic_id, a.role, month
) AS k
WHERE (r.actor_id, r.topic_id, r.month, r.role)
  = (k.actor_id, k.topic_id, k.month, k.role);

-- add to rollup --
-- Put these documents' share into the rollup.
INSERT INTO rollup (actor_id, topic_id, month, role, n)
SELECT a.actor_id, t.topic_id,
  coalesce(date_trunc('month', d.dated_on)::date, date '0001-01-01') AS month,
  a.role, count(*)
FROM document AS d
JOIN document_actor AS a ON a.document_id = d.id AND a.role <> 'sponsor'
JOIN document_topic AS t ON t.document_id = d.id
WHERE d.id = ANY (%(ids)s)
GROUP BY a.actor_id, t.topic_id, month, a.role
ORDER BY a.actor_id, t.topic_id, month, a.role
ON CONFLICT (actor_id, topic_id, month, role)
DO UPDATE SET n = rollup.n + excluded.n;

-- sweep rollup --
-- Cells that went to nothing.
DELETE FROM rollup WHERE n = 0;

-- clear votes --
-- Derived rows are replaced whole.
DELETE FROM vote WHERE document_id = ANY (%(ids)s);

-- clear sponsors --
-- Derived rows are replaced whole.
DELETE FROM sponsor WHERE document_id = ANY (%(ids)s);

-- clear roles --
-- Derived rows are replaced whole.
DELETE FROM document_actor WHERE document_id = ANY (%(ids)s);

-- clear topics --
-- Derived rows are replaced whole.
DELETE FROM document_topic WHERE document_id = ANY (%(ids)s);

-- clear discrepancies --
-- Derived rows are replaced whole.
DELETE FROM discrepancy WHERE document_id = ANY (%(ids)s);

-- next vote ids --
-- Ids for votes that are about to be copied in.
SELECT nextval(pg_get_serial_sequence('vote', 'id')) FROM generate_series(1, %(n)s);

-- copy votes --
-- Derived votes.
COPY vote (
  id, document_id, origin, principal, yes, no, abstention, non_voting,
  printed_counts, renditions
) FROM STDIN;

-- copy ballots --
-- Derived ballots, one a printed cell.
COPY ballot (vote_id, position, choice, printed, actor_id) FROM STDIN;

-- copy sponsors --
-- Derived sponsors.
COPY sponsor (document_id, position, additional, printed, actor_id) FROM STDIN;

-- copy roles --
-- Derived actors of documents.
COPY document_actor (document_id, actor_id, role) FROM STDIN;

-- copy topics --
-- Derived topics of documents.
COPY document_topic (document_id, topic_id, printed, rule, confidence) FROM STDIN;

-- copy discrepancies --
-- Where renditions of one document disagree.
COPY discrepancy (document_id, field, chosen, accounts) FROM STDIN;

-- save actors --
-- Actors that the record speaks of.
INSERT INTO actor (id, kind, name)
SELECT k.id, k.kind, k.name
FROM unnest(%(ids)s::text[], %(kinds)s::text[], %(names)s::text[]) AS k (id, kind, name)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name
WHERE (actor.kind, actor.name) IS DISTINCT FROM (excluded.kind, excluded.name);

-- save topics --
-- Topics that the record speaks of.
INSERT INTO topic (id, label, domain, kind)
SELECT k.id, k.label, k.domain, k.kind
FROM unnest(%(ids)s::text[], %(labels)s::text[], %(domains)s::text[], %(kinds)s::text[])
  AS k (id, label, domain, kind)
ON CONFLICT (id) DO UPDATE
SET label = excluded.label, domain = excluded.domain, kind = excluded.kind
WHERE (topic.label, topic.domain, topic.kind)
  IS DISTINCT FROM (excluded.label, excluded.domain, excluded.kind);

-- settle documents --
-- The derived columns, from a row set in JSON.
UPDATE document AS d
SET stale = false, kind = k.kind, symbol = k.symbol, title = k.title, body = k.body,
  actor = k.actor, speaker = k.speaker, speaker_role = k.speaker_role,
  on_behalf_of = k.on_behalf_of, place = k.place, issued_on = k.issued_on,
  issued_text = k.issued_text, issued_edtf = k.issued_edtf, adopted_on = k.adopted_on,
  adopted_text = k.adopted_text, dated_on = k.dated_on, outcome = k.outcome,
  adoption = k.adoption, vetoed_by = k.vetoed_by, meeting = k.meeting,
  meeting_record = k.meeting_record, session = k.session,
  agenda_item = k.agenda_item, agenda_title = k.agenda_title,
  committee = k.committee, draft_symbol = k.draft_symbol, report = k.report,
  page_url = k.page_url, is_summary = k.is_summary, related = k.related
FROM jsonb_populate_recordset(NULL::document, %(rows)s) AS k
WHERE d.id = k.id;

-- order revisions --
-- Which text of a language version is the current one.
UPDATE revision AS r
SET ordinal = k.ordinal, current = k.current
FROM (
  SELECT x.id, row_number() OVER (PARTITION BY r.version_id ORDER BY x.n) AS ordinal,
    x.n = max(x.n) OVER (PARTITION BY r.version_id) AS current
  FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS x (id, n)
  JOIN revision AS r ON r.id = x.id
) AS k
WHERE r.id = k.id AND (r.ordinal, r.current) IS DISTINCT FROM (k.ordinal, k.current);

-- drop orphan revisions --
-- Texts that no rendition gives any more, after a reader changed.
DELETE FROM revision AS r
USING version AS v
WHERE v.id = r.version_id AND v.document_id = ANY (%(ids)s)
  AND NOT EXISTS (SELECT FROM rendition AS x WHERE x.revision_id = r.id);

-- drop orphan versions --
-- Language versions without a text.
DELETE FROM version AS v
WHERE v.document_id = ANY (%(ids)s)
  AND NOT EXISTS (SELECT FROM revision AS r WHERE r.version_id = v.id);

-- drop orphan documents --
-- Documents that no rendition speaks of any more.
DELETE FROM document AS d
WHERE d.id = ANY (%(ids)s)
  AND NOT EXISTS (SELECT FROM rendition AS r WHERE r.document_id = d.id);

-- find texts --
-- The last text of a stretch, and all of it that have no full text yet, in order.
SELECT
  coalesce((SELECT max(id) FROM revision WHERE id <= %(until)s), 0),
  ARRAY(
    SELECT r.id FROM revision AS r
    WHERE r.id > %(after)s AND r.id <= %(until)s
      AND NOT EXISTS (SELECT FROM statement_fts AS f WHERE f.revision_id = r.id)
    ORDER BY r.id);

-- texts to index --
-- Of some texts those without full text, whole, with their text search configuration;
-- after the first not more than so many bytes.
SELECT id, language, config, title || E'\n' || body
FROM (
  SELECT r.id, v.language, r.title, r.body,
    CASE v.language
      WHEN 'ar' THEN 'arabic' WHEN 'de' THEN 'german' WHEN 'en' THEN 'english'
      WHEN 'es' THEN 'spanish' WHEN 'fr' THEN 'french' WHEN 'pt' THEN 'portuguese'
      WHEN 'ru' THEN 'russian' WHEN 'it' THEN 'italian' WHEN 'tr' THEN 'turkish'
      ELSE 'simple'
    END AS config,
    sum(octet_length(r.body)) OVER (ORDER BY r.id) - octet_length(r.body) AS before
  FROM revision AS r
  JOIN version AS v ON v.id = r.version_id
  WHERE r.id = ANY (%(ids)s::bigint[])
    AND NOT EXISTS (SELECT FROM statement_fts AS f WHERE f.revision_id = r.id)
) AS r
WHERE before < %(bytes)s
ORDER BY id;

-- fill full text --
-- Pieces of texts, each with its tsvector or to be made into one.
INSERT INTO statement_fts (revision_id, chunk, document_id, language, dated_on, tsv)
SELECT r.id, k.chunk, v.document_id, v.language, r.dated_on,
  coalesce(k.vector, to_tsvector(k.config::regconfig, k.piece))
FROM unnest(
  %(revisions)s::bigint[], %(chunks)s::int[], %(configs)s::text[],
  %(pieces)s::text[], %(vectors)b::tsvector[]
) AS k (revision_id, chunk, config, piece, vector)
JOIN revision AS r ON r.id = k.revision_id
JOIN version AS v ON v.id = r.version_id
ON CONFLICT (revision_id, chunk) DO NOTHING;

-- index words --
-- What a text search configuration makes of each text.
SELECT to_tsvector(%(config)s::text::regconfig, k.piece)
FROM unnest(%(pieces)s::text[]) WITH ORDINALITY AS k (piece, n)
ORDER BY k.n;

-- count own changes --
-- What this connection changed counts at once, not within a second.
SELECT pg_stat_force_next_flush();

-- tables to analyze --
-- Tables of which a tenth changed since they were analyzed last, and 50 rows.
SELECT t.relname
FROM pg_stat_user_tables AS t
WHERE t.schemaname = current_schema()
  AND (%(only)s::text[] IS NULL OR t.relname = ANY (%(only)s))
  AND t.n_mod_since_analyze > 50 + t.n_live_tup / 10
ORDER BY t.relname;
