-- Named queries for what different sources say of the same. See named.py for the
-- format.

-- crossings --
-- Documents of other sources that tell of the same as some documents, or as any: they
-- bear the same symbol, hold the same text, or are the record of the meeting that acted.
SELECT d.id AS document_id, o.id AS other_id, 'symbol' AS basis
FROM document AS d
JOIN document AS o ON o.symbol = d.symbol AND o.symbol <> '' AND o.source <> d.source
WHERE (%(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s)) AND d.symbol <> ''
UNION
SELECT d.id, o.id, 'text'
FROM document_link AS l
JOIN document AS d ON d.id IN (l.document_id, l.other_id)
JOIN document AS o
  ON o.id = l.document_id + l.other_id - d.id AND o.source <> d.source
WHERE (%(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s)) AND l.relation = 'same'
UNION
SELECT d.id, o.id, 'meeting'
FROM document AS d
JOIN document AS o
  ON o.symbol = d.meeting_record AND o.kind = 'meeting_record' AND o.source <> d.source
WHERE (%(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s)) AND d.meeting_record <> ''
  AND d.adopted_on <> o.dated_on
ORDER BY document_id, basis DESC, other_id;

-- told --
-- What some documents say, with the address of the archived copy that says it.
SELECT d.id, d.source, d.native_id, d.kind, d.symbol, d.title, d.issued_on,
  d.adopted_on, d.dated_on, d.outcome, d.vetoed_by, d.draft_symbol, d.meeting_record,
  coalesce(c.language, '') AS language, coalesce(c.listed, false) AS listed,
  CASE WHEN v.id IS NULL THEN '' ELSE concat_ws('-', v.yes, v.no, v.abstention) END
    AS tally,
  coalesce(c.url, '') AS url
FROM document AS d
LEFT JOIN vote AS v ON v.document_id = d.id AND v.principal
LEFT JOIN LATERAL (
  SELECT c.url, r.language,
    coalesce(r.facts ->> 'listed', '') NOT IN ('', 'false') AS listed
  FROM rendition AS r
  JOIN capture AS c ON c.id = r.capture_id
  WHERE r.document_id = d.id
  ORDER BY r.role = 'text' DESC, r.language = 'en' DESC, c.fetched_at DESC, c.id
  LIMIT 1
) AS c ON true
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source, d.native_id;
