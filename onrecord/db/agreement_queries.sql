-- Recorded votes, for who votes with whom. The format of this file: onrecord/db/named.py.

-- acts and their ballots --
-- Every resolution and decision of the choice and every draft that was voted on, with
-- the actors by their choice in the vote that reports show; no arrays where nobody's
-- ballot is held.
WITH cast_in AS (
  SELECT b.vote_id,
    array_agg(b.actor_id) FILTER (WHERE b.choice = 'yes') AS in_favour,
    array_agg(b.actor_id) FILTER (WHERE b.choice = 'no') AS against,
    array_agg(b.actor_id) FILTER (WHERE b.choice = 'abstention') AS abstaining,
    array_agg(b.actor_id) FILTER (WHERE b.choice = 'non_voting') AS non_voting
  FROM ballot AS b
  JOIN vote AS v ON v.id = b.vote_id AND v.principal
  WHERE b.actor_id <> ''
  GROUP BY b.vote_id
)
SELECT d.id, d.source, d.native_id, d.symbol, d.kind, d.body, d.title, d.dated_on AS day,
  d.adoption, d.draft_symbol, d.page_url, v.id IS NOT NULL AS voted,
  coalesce(c.in_favour, '{}') AS in_favour, coalesce(c.against, '{}') AS against,
  coalesce(c.abstaining, '{}') AS abstaining, coalesce(c.non_voting, '{}') AS non_voting
FROM document AS d
LEFT JOIN vote AS v ON v.document_id = d.id AND v.principal
LEFT JOIN cast_in AS c ON c.vote_id = v.id
WHERE (d.kind IN ('resolution', 'decision') OR d.kind = 'draft_resolution' AND v.id > 0)
  AND (%(body)s = '' OR d.body = %(body)s)
  AND (cardinality(%(topics)s::text[]) = 0 OR EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = ANY (%(topics)s::text[])))
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
ORDER BY d.dated_on NULLS LAST, d.source, d.native_id;

-- vetoes --
-- Drafts of the choice that a permanent member's negative vote kept from being adopted,
-- the latest first, with the tally and the latest archived copy.
SELECT d.symbol, d.native_id, d.title, d.dated_on AS day, d.vetoed_by, d.page_url,
  v.yes, v.no, v.abstention, c.url, c.fetched_at, c.payload_sha256
FROM document AS d
LEFT JOIN vote AS v ON v.document_id = d.id AND v.principal
JOIN LATERAL (
  SELECT c.url, c.fetched_at, c.payload_sha256
  FROM rendition AS r
  JOIN capture AS c ON c.id = r.capture_id
  WHERE r.document_id = d.id
  ORDER BY c.fetched_at DESC, c.id
  LIMIT 1
) AS c ON true
WHERE d.vetoed_by <> '{}'
  AND (%(body)s = '' OR d.body = %(body)s)
  AND (%(topic)s = '' OR EXISTS (
    SELECT FROM document_topic AS t
    WHERE t.document_id = d.id AND t.topic_id = %(topic)s))
  AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
  AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
ORDER BY d.dated_on DESC NULLS LAST, d.source, d.native_id;
