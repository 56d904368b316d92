-- What a position brief reads. The format of this file: onrecord/db/named.py.

-- own documents --
-- What an actor issued or said, as far as the record has it: how many documents, how
-- many of them undated or held without a text, by language of the text.
WITH own AS (
  SELECT DISTINCT d.id, d.dated_on
  FROM document_actor AS a
  JOIN document AS d ON d.id = a.document_id
  WHERE a.actor_id = %(actor)s AND a.role <> 'sponsor'
    AND d.kind <> ALL (%(chambers)s::text[])
    AND (d.kind <> ALL (%(acts)s::text[]) OR d.body = %(actor)s
      AND d.kind <> 'draft_resolution' AND d.outcome <> 'not_adopted')
), texts AS (
  SELECT own.id, own.dated_on, coalesce((
    SELECT v.language FROM version AS v
    JOIN revision AS r ON r.version_id = v.id AND r.current
    WHERE v.document_id = own.id
    ORDER BY v.language = 'en' DESC, v.language LIMIT 1), '') AS language
  FROM own
)
SELECT language, count(*) AS documents,
  count(*) FILTER (WHERE dated_on IS NULL) AS undated, min(dated_on) AS first,
  max(dated_on) AS last
FROM texts
GROUP BY language
ORDER BY documents DESC, language;

-- statements on topics --
-- The actor's own texts on some topics: the record gives them one of the topics, or the
-- text holds one of its terms. A resolution is the word of the body that adopted it and
-- of nobody else, a draft nobody's, and a record of a meeting not its publisher's. One language each, English where there is a choice.
WITH q AS MATERIALIZED (
  SELECT k.language, words_asked(k.language, k.config, k.words) AS query
  FROM unnest(%(languages)s::text[], %(configs)s::text[], %(words)s::text[])
    AS k (language, config, words)
), own AS MATERIALIZED (
  SELECT DISTINCT d.id
  FROM document_actor AS a
  JOIN document AS d ON d.id = a.document_id
  WHERE a.actor_id = %(actor)s AND a.role <> 'sponsor'
    AND d.kind <> ALL (%(chambers)s::text[])
    AND (d.kind <> ALL (%(acts)s::text[]) OR d.body = %(actor)s
      AND d.kind <> 'draft_resolution' AND d.outcome <> 'not_adopted')
    AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
    AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
), texts AS (
  SELECT DISTINCT ON (own.id) own.id, r.id AS revision_id, v.language,
    EXISTS (
      SELECT FROM document_topic AS t
      WHERE t.document_id = own.id AND t.topic_id = ANY (%(topics)s::text[])
    ) AS filed,
    EXISTS (
      SELECT FROM statement_fts AS f
      JOIN q ON q.language = f.language AND f.tsv @@ q.query
      WHERE f.revision_id = r.id
    ) AS worded
  FROM own
  JOIN version AS v ON v.document_id = own.id
  JOIN revision AS r ON r.version_id = v.id AND r.current
  ORDER BY own.id, v.language = 'en' DESC, v.language
)
SELECT t.id, t.revision_id, t.language, t.filed
FROM texts AS t
JOIN document AS d ON d.id = t.id
WHERE t.filed OR t.worded
ORDER BY d.dated_on NULLS LAST, d.source, d.native_id;

-- titles alone --
-- The actor's own documents without a text, newest first, with the languages of the
-- source: what they are about can be told by topic and title only.
SELECT d.id, d.title, coalesce(s.card -> 'languages', '[]') AS languages,
  EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = ANY (%(topics)s::text[])
  ) AS filed
FROM document AS d
LEFT JOIN source AS s ON s.name = d.source
WHERE d.id IN (
    SELECT a.document_id FROM document_actor AS a
    WHERE a.actor_id = %(actor)s AND a.role <> 'sponsor')
  AND d.kind <> ALL (%(acts)s::text[]) AND d.kind <> ALL (%(chambers)s::text[])
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
  AND NOT EXISTS (SELECT FROM version AS v WHERE v.document_id = d.id)
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id;

-- reports of others --
-- What documents of others report the actor to have said, on the topics or in any case
-- (``filed`` tells), with the words of the text at that place.
SELECT a.document_id, a.revision_id, v.language, q.kind, q.content, q.speaker, q.cue,
  q.medium, q.confidence,
  substr(r.body, q.start + 1, greatest(q.stop - q.start, 0)) AS printed,
  EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = ANY (%(topics)s::text[])
  ) AS filed
FROM quotation AS q
JOIN revision AS r ON r.id = q.revision_id AND r.current
JOIN version AS v ON v.id = r.version_id
JOIN annotated AS a ON a.revision_id = q.revision_id AND a.task = 'quotes'
JOIN document AS d ON d.id = a.document_id
WHERE q.actor_id = %(actor)s AND q.confidence >= %(least)s
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
  AND NOT EXISTS (
    SELECT FROM document_actor AS o
    WHERE o.document_id = d.id AND o.actor_id = %(actor)s AND o.role <> 'sponsor')
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id, q.start, q.stop, q.content;

-- sponsored on topics --
-- Acts and drafts on some topics that the actor sponsors, or that others submit in the
-- name of it.
SELECT d.id, coalesce(s.printed, '') AS printed, coalesce(s.additional, false)
  AS additional, s.document_id IS NULL AS in_name
FROM document AS d
JOIN document_actor AS a ON a.document_id = d.id AND a.actor_id = %(actor)s
  AND a.role IN ('sponsor', 'on_behalf')
LEFT JOIN LATERAL (
  SELECT sponsor.document_id, sponsor.printed, sponsor.additional
  FROM sponsor
  WHERE sponsor.document_id = d.id AND sponsor.actor_id = %(actor)s
  ORDER BY sponsor.position
  LIMIT 1
) AS s ON true
WHERE d.kind = ANY (%(acts)s::text[])
  AND EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = ANY (%(topics)s::text[]))
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
GROUP BY d.id, s.document_id, s.printed, s.additional
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id;

-- acts on topics --
-- How many acts the record has on some topics by body, and in all, so that an empty
-- answer can say what was looked at.
SELECT d.body, count(*) AS acts,
  count(*) FILTER (WHERE EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = ANY (%(topics)s::text[]))) AS filed,
  min(d.dated_on) AS first, max(d.dated_on) AS last
FROM document AS d
WHERE d.kind = ANY (%(acts)s::text[]) AND d.body <> ''
GROUP BY d.body
ORDER BY acts DESC, d.body;

-- documents to cite --
-- Everything that a line about a document and a citation of it are made of, with the
-- archived copy of the text that is quoted, or of the account of the vote.
SELECT d.id, w.vote, d.source, d.native_id, d.kind, d.symbol, d.title, d.body,
  d.actor, d.speaker, d.speaker_role, d.on_behalf_of, d.adopted_on, d.issued_on,
  d.issued_edtf, d.dated_on, d.outcome, d.adoption, d.vetoed_by, d.page_url,
  d.is_summary, v.yes, v.no, v.abstention, coalesce(s.card ->> 'publisher', '')
  AS publisher,
  coalesce(nullif(c.language, ''), 'en') AS language, c.url, c.fetched_at,
  c.payload_sha256, c.warc_file, c.warc_offset
FROM unnest(%(ids)s::bigint[], %(revisions)s::bigint[], %(votes)s::boolean[])
  AS w (id, revision_id, vote)
JOIN document AS d ON d.id = w.id
LEFT JOIN LATERAL (
  SELECT vote.yes, vote.no, vote.abstention, vote.origin
  FROM vote
  WHERE vote.document_id = d.id AND vote.principal
  ORDER BY vote.id
  LIMIT 1
) AS v ON true
JOIN LATERAL (
  SELECT r.language, c.url, c.fetched_at, c.payload_sha256, c.warc_file,
    c.warc_offset
  FROM rendition AS r
  JOIN capture AS c ON c.id = r.capture_id
  WHERE r.document_id = d.id
  ORDER BY (w.vote AND r.role = v.origin) DESC NULLS LAST,
    (r.revision_id = w.revision_id) DESC NULLS LAST, r.role = 'text' DESC,
    r.language = 'en' DESC, c.fetched_at, c.id
  LIMIT 1
) AS c ON true
LEFT JOIN source AS s ON s.name = d.source
ORDER BY d.id, w.vote;

-- chamber records --
-- Meeting records that the record has: what was said in the chamber stands in them.
SELECT count(*) FROM document WHERE kind = 'meeting_record';

-- state of the record --
-- The newest capture and the last run that ended: which record a brief is made from.
SELECT
  (SELECT count(*) FROM document) AS documents,
  (SELECT max(capture.fetched_at) FROM capture) AS as_of,
  (SELECT run.command FROM run WHERE run.ended_at IS NOT NULL
   ORDER BY run.id DESC LIMIT 1) AS command,
  (SELECT run.ended_at FROM run WHERE run.ended_at IS NOT NULL
   ORDER BY run.id DESC LIMIT 1) AS ended_at;
