-- Named queries for what annotators found in texts. See named.py for the format.

-- texts to annotate --
-- The next documents of which no annotator of a task has read the text that counts: the
-- current one in English, else in the first language of the list, else in any.
WITH chosen AS (
  SELECT DISTINCT ON (d.id) d.id AS document_id, r.id AS revision_id
  FROM document AS d
  JOIN version AS v ON v.document_id = d.id
  JOIN revision AS r ON r.version_id = v.id AND r.current
  WHERE NOT d.stale AND d.id > %(after)s
  ORDER BY d.id, array_position(%(languages)s::text[], v.language), v.language
)
SELECT c.document_id, c.revision_id
FROM chosen AS c
WHERE EXISTS (
  SELECT FROM unnest(%(tasks)s::text[], %(versions)s::text[]) AS t (task, version)
  WHERE NOT EXISTS (
    SELECT FROM annotated AS a
    WHERE a.revision_id = c.revision_id AND a.task = t.task
      AND (a.version = t.version OR t.version = '')
  )
)
ORDER BY c.document_id
LIMIT %(limit)s;

-- texts of revisions --
-- What annotators are given of some texts.
SELECT d.id, r.id, v.language, d.kind, d.actor, d.body, d.adopted_on, d.dated_on,
  r.title, r.body, d.symbol
FROM revision AS r
JOIN version AS v ON v.id = r.version_id
JOIN document AS d ON d.id = v.document_id
WHERE r.id = ANY (%(ids)s)
ORDER BY d.id;

-- paragraphs of revisions --
-- Their paragraphs, in order.
SELECT revision_id, kind, number, level, path, text
FROM paragraph
WHERE revision_id = ANY (%(ids)s)
ORDER BY revision_id, position;

-- texts still there --
-- Of some texts those that the record still has.
SELECT id FROM revision WHERE id = ANY (%(ids)s);

-- clear annotated --
-- Documents that are annotated anew start with a clean sheet, in whatever language they
-- were annotated before.
DELETE FROM annotated WHERE document_id = ANY (%(ids)s) AND task = ANY (%(tasks)s);

-- clear mention --
-- The same for the actors that their texts name.
DELETE FROM mention WHERE revision_id IN (
  SELECT revision_id FROM annotated
  WHERE document_id = ANY (%(ids)s) AND task = 'mentions'
);

-- clear quotation --
-- The same for quotations.
DELETE FROM quotation WHERE revision_id IN (
  SELECT revision_id FROM annotated
  WHERE document_id = ANY (%(ids)s) AND task = 'quotes'
);

-- clear request --
-- The same for requests.
DELETE FROM request WHERE revision_id IN (
  SELECT revision_id FROM annotated
  WHERE document_id = ANY (%(ids)s) AND task = 'requests'
);

-- clear topic_mark --
-- The same for topics.
DELETE FROM topic_mark WHERE revision_id IN (
  SELECT revision_id FROM annotated
  WHERE document_id = ANY (%(ids)s) AND task = 'topics'
);

-- copy annotated --
-- Texts that were read now.
COPY annotated (revision_id, document_id, task, version) FROM STDIN;

-- copy mention --
-- Actors that they name.
COPY mention (revision_id, start, stop, printed, actor_id, role, confidence, rule)
FROM STDIN;

-- copy quotation --
-- Quotations in them.
COPY quotation (
  revision_id, start, stop, kind, content, speaker, actor_id, cue, medium, confidence,
  rule
) FROM STDIN;

-- copy request --
-- What they ask of whom, a row a deadline.
COPY request (
  revision_id, position, path, kind, verb, addressee, actor_ids, action, deadline, due,
  due_on, every, confidence, rule
) FROM STDIN;

-- copy topic_mark --
-- What they are about.
COPY topic_mark (revision_id, topic_id, kind, printed, why, confidence, rule)
FROM STDIN;

-- clear assigned topics --
-- Take back what was assigned to documents; what follows from their printed headings
-- stays.
DELETE FROM document_topic
WHERE document_id = ANY (%(ids)s) AND rule NOT LIKE 'heading/%%';

-- assign topics --
-- The topics of the current text that are sure enough. Where the source prints
-- headings of its own, only the themes above them are added.
INSERT INTO document_topic (document_id, topic_id, printed, rule, confidence)
SELECT DISTINCT ON (a.document_id, m.topic_id)
  a.document_id, m.topic_id, m.printed, m.rule, m.confidence
FROM annotated AS a
JOIN topic_mark AS m ON m.revision_id = a.revision_id
JOIN revision AS r ON r.id = a.revision_id AND r.current
WHERE a.task = 'topics' AND a.document_id = ANY (%(ids)s)
  AND m.confidence >= %(least)s
  AND (m.kind = 'theme' OR NOT EXISTS (
    SELECT FROM document_topic AS h
    WHERE h.document_id = a.document_id AND h.confidence IS NULL))
ORDER BY a.document_id, m.topic_id, m.confidence DESC
ON CONFLICT (document_id, topic_id) DO NOTHING;

-- mentions of documents --
-- Who is named in some documents, and how often in each role.
SELECT a.document_id, m.actor_id, m.role, count(*), max(m.confidence), min(m.start),
  (array_agg(m.printed ORDER BY m.start))[1]
FROM annotated AS a
JOIN mention AS m ON m.revision_id = a.revision_id
JOIN revision AS r ON r.id = a.revision_id AND r.current
WHERE a.task = 'mentions' AND a.document_id = ANY (%(ids)s)
  AND m.confidence >= %(least)s
GROUP BY a.document_id, m.actor_id, m.role
ORDER BY a.document_id, count(*) DESC, min(m.start), m.actor_id, m.role;

-- quotations of documents --
-- What some documents report that others said.
SELECT a.document_id, q.start, q.kind, q.content, q.speaker, q.actor_id, q.cue,
  q.medium, q.confidence
FROM annotated AS a
JOIN quotation AS q ON q.revision_id = a.revision_id
JOIN revision AS r ON r.id = a.revision_id AND r.current
WHERE a.task = 'quotes' AND a.document_id = ANY (%(ids)s)
  AND q.confidence >= %(least)s
ORDER BY a.document_id, q.start, q.stop, q.content;

-- requests of documents --
-- What some documents ask of whom, by when.
SELECT a.document_id, q.position, q.path, q.kind, q.verb, q.addressee, q.actor_ids,
  q.action, q.deadline, q.due, q.due_on, q.every, q.confidence
FROM annotated AS a
JOIN request AS q ON q.revision_id = a.revision_id
JOIN revision AS r ON r.id = a.revision_id AND r.current
WHERE a.task = 'requests' AND a.document_id = ANY (%(ids)s)
  AND q.confidence >= %(least)s
ORDER BY a.document_id, q.position, q.path, q.deadline, q.action;

-- count annotations --
-- How many texts each annotator has read, by version of its rules.
SELECT a.task, a.version, count(*)
FROM annotated AS a
JOIN revision AS r ON r.id = a.revision_id AND r.current
GROUP BY a.task, a.version
ORDER BY a.task, a.version;
