-- What resolutions ask for. The format of this file: onrecord/db/named.py.

-- operative paragraphs --
-- The operative paragraphs of adopted texts in one language each (English, French or
-- Spanish, the first that is held), with where the text is archived; annexes apart.
WITH chosen AS (
  SELECT DISTINCT ON (d.id) d.id, r.id AS revision_id, v.language
  FROM document AS d
  JOIN version AS v ON v.document_id = d.id
  JOIN revision AS r ON r.version_id = v.id AND r.current
  WHERE d.kind IN ('resolution', 'decision')
    AND d.outcome <> 'not_adopted'
    AND v.language = ANY (%(languages)s::text[])
    AND (%(body)s = '' OR d.body = %(body)s)
    AND (%(topic)s = '' OR EXISTS (
      SELECT FROM document_topic AS t
      WHERE t.document_id = d.id AND t.topic_id = %(topic)s))
    AND (%(since)s::date IS NULL OR d.dated_on >= %(since)s)
    AND (%(until)s::date IS NULL OR d.dated_on <= %(until)s)
  ORDER BY d.id, array_position(%(languages)s::text[], v.language), r.id
)
SELECT d.id AS document_id, d.source, d.native_id, d.symbol, d.title, d.body,
  COALESCE(d.adopted_on, d.dated_on) AS adopted_on, d.page_url, chosen.language,
  place.url, place.fetched_at, place.payload_sha256, place.warc_file,
  place.warc_offset, p.position, p.number, p.level, p.path, p.text
FROM chosen
JOIN document AS d ON d.id = chosen.id
JOIN paragraph AS p ON p.revision_id = chosen.revision_id
  AND p.kind = 'operative' AND NOT p.annex
JOIN LATERAL (
  SELECT c.url, c.fetched_at, c.payload_sha256, c.warc_file, c.warc_offset
  FROM rendition AS e
  JOIN capture AS c ON c.id = e.capture_id
  WHERE e.revision_id = chosen.revision_id
  ORDER BY c.fetched_at, c.id
  LIMIT 1
) AS place ON true
ORDER BY COALESCE(d.adopted_on, d.dated_on) NULLS LAST, d.source, d.native_id,
  p.position;
