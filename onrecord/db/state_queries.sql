-- The state of the record, table by table: rows and a sum over a digest of each row.
-- The format of this file: onrecord/db/named.py. %(ids)s are the selected documents, NULL
-- means all. Rows are told by natural keys, so that ids of rows do not count; a sum has
-- no order, so that nothing is sorted. Moments are seconds: no time zone tells.

-- documents --
-- Documents with everything that follows from their files.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, d.kind, d.symbol, d.title, d.body, d.actor, d.speaker,
    d.speaker_role, d.on_behalf_of, d.place, d.dated_on, d.issued_on, d.issued_text,
    d.issued_edtf, d.adopted_on, d.adopted_text, d.outcome, d.adoption, d.vetoed_by,
    d.meeting, d.meeting_record, d.session, d.agenda_item, d.agenda_title,
    d.committee, d.draft_symbol, d.report, d.page_url, d.is_summary, d.related
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- texts --
-- States of texts; the digest of the text stands for its words.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, v.language, r.text_hash, r.title, r.words, r.dated_on,
    r.ordinal, r.current
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN version AS v ON v.document_id = d.id
JOIN revision AS r ON r.version_id = v.id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- paragraphs --
-- Paragraphs of all texts; the digest of the text stands for their words.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    v.language, r.text_hash, p.position, p.kind, p.number,
    p.level, p.path, p.verbs, p.annex
  )::text), 16))::bit(64)::bigint), 0)::text
FROM version AS v
JOIN revision AS r ON r.version_id = v.id
JOIN paragraph AS p ON p.revision_id = r.id
WHERE %(ids)s::bigint[] IS NULL OR v.document_id = ANY (%(ids)s);

-- citations --
-- References in all texts.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    v.language, r.text_hash, c.position, c.ordinal, c.start, c.printed, c.href,
    c.symbol, c.rule
  )::text), 16))::bit(64)::bigint), 0)::text
FROM version AS v
JOIN revision AS r ON r.version_id = v.id
JOIN citation AS c ON c.revision_id = r.id
WHERE %(ids)s::bigint[] IS NULL OR v.document_id = ANY (%(ids)s);

-- votes --
-- Accounts of votes.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, v.principal, v.origin, v.yes, v.no, v.abstention,
    v.non_voting, v.printed_counts, v.renditions
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN vote AS v ON v.document_id = d.id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- ballots --
-- Cells of the votes.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, v.principal, b.position, b.choice, b.printed, b.actor_id
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN vote AS v ON v.document_id = d.id
JOIN ballot AS b ON b.vote_id = v.id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- sponsors --
-- Sponsors of drafts.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, s.position, s.additional, s.printed, s.actor_id
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN sponsor AS s ON s.document_id = d.id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- document_actors --
-- Actors' parts in documents, with the names of the actors.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, a.actor_id, a.role, n.kind, n.name
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN document_actor AS a ON a.document_id = d.id
LEFT JOIN actor AS n ON n.id = a.actor_id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- document_topics --
-- Subjects of documents, with their labels.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, t.topic_id, t.printed, t.rule, n.label, n.domain, n.kind
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN document_topic AS t ON t.document_id = d.id
LEFT JOIN topic AS n ON n.id = t.topic_id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- mentions --
-- Actors named in texts.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    v.language, r.text_hash, m.start, m.stop, m.printed, m.actor_id, m.role,
    m.confidence, m.rule
  )::text), 16))::bit(64)::bigint), 0)::text
FROM version AS v
JOIN revision AS r ON r.version_id = v.id
JOIN mention AS m ON m.revision_id = r.id
WHERE %(ids)s::bigint[] IS NULL OR v.document_id = ANY (%(ids)s);

-- quotations --
-- What texts report that somebody said.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    v.language, r.text_hash, q.start, q.stop, q.kind, q.content, q.speaker,
    q.actor_id, q.cue, q.medium, q.confidence, q.rule
  )::text), 16))::bit(64)::bigint), 0)::text
FROM version AS v
JOIN revision AS r ON r.version_id = v.id
JOIN quotation AS q ON q.revision_id = r.id
WHERE %(ids)s::bigint[] IS NULL OR v.document_id = ANY (%(ids)s);

-- requests --
-- What paragraphs ask, decide or extend.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    v.language, r.text_hash, q.position, q.path, q.kind, q.verb, q.addressee,
    q.actor_ids, q.action, q.deadline, q.due, q.due_on, q.every, q.confidence, q.rule
  )::text), 16))::bit(64)::bigint), 0)::text
FROM version AS v
JOIN revision AS r ON r.version_id = v.id
JOIN request AS q ON q.revision_id = r.id
WHERE %(ids)s::bigint[] IS NULL OR v.document_id = ANY (%(ids)s);

-- discrepancies --
-- Fields in which the files of a document differ.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, x.field, x.chosen, x.accounts
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN discrepancy AS x ON x.document_id = d.id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- links --
-- Documents that are one text in two places.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, o.source, o.native_id, l.relation, l.score, l.rule, l.why
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN document_link AS l ON l.document_id = d.id
JOIN document AS o ON o.id = l.other_id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- evidence --
-- Archived files that documents were read from.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    d.source, d.native_id, c.url, extract(epoch FROM c.fetched_at), e.part,
    e.payload_sha256, e.role, e.language, e.filed_under, e.notes
  )::text), 16))::bit(64)::bigint), 0)::text
FROM document AS d
JOIN rendition AS e ON e.document_id = d.id
JOIN capture AS c ON c.id = e.capture_id
WHERE %(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s);

-- captures --
-- Every capture of the record.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    c.source, c.url, extract(epoch FROM c.fetched_at), c.payload_sha256, c.status,
    c.state, c.note
  )::text), 16))::bit(64)::bigint), 0)::text
FROM capture AS c;

-- quarantine --
-- Everything in quarantine.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    c.source, c.url, extract(epoch FROM c.fetched_at), c.payload_sha256, q.part,
    q.reason, q.detail
  )::text), 16))::bit(64)::bigint), 0)::text
FROM quarantine AS q
JOIN capture AS c ON c.id = q.capture_id;

-- coverage --
-- The ledger of days.
SELECT count(*), coalesce(sum(('x' || left(md5(ROW(
    c.source, c.first, c.last, c.state
  )::text), 16))::bit(64)::bigint), 0)::text
FROM coverage AS c;
