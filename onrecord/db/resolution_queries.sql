-- Named queries for comparing resolutions. See named.py for the format.

-- act by symbol --
-- A resolution, draft or statement of an organ with its current text in one language,
-- or in the first there is.
SELECT d.id, d.symbol, d.kind, d.body, r.title, d.adopted_on, d.agenda_title,
  d.page_url, v.language, r.id AS revision_id
FROM document AS d
JOIN version AS v ON v.document_id = d.id
JOIN revision AS r ON r.version_id = v.id AND r.current
WHERE d.symbol = %(symbol)s
ORDER BY v.language = %(language)s DESC, v.language = 'en' DESC, v.language, d.source,
  d.native_id
LIMIT 1;

-- languages of act --
-- The languages in which a document has a text.
SELECT language FROM version WHERE document_id = %(document)s ORDER BY language;

-- paragraphs of act --
-- The paragraphs of one text that are not annexed to it.
SELECT kind, path, verbs, text
FROM paragraph
WHERE revision_id = %(revision)s AND NOT annex AND kind IN ('preambular', 'operative')
ORDER BY position;

-- possible predecessors --
-- Earlier acts of the same organ that the text cites, or that bear the same title or
-- agenda item, the latest first.
WITH this AS (
  SELECT d.id, d.body, d.adopted_on, d.dated_on, r.title, d.agenda_title,
    r.id AS revision_id
  FROM document AS d
  JOIN version AS v ON v.document_id = d.id
  JOIN revision AS r ON r.version_id = v.id AND r.current
  WHERE d.id = %(document)s AND r.id = %(revision)s
)
SELECT d.id, d.symbol,
  EXISTS (
    SELECT FROM citation AS c
    WHERE c.revision_id = t.revision_id AND c.symbol = d.symbol
  ) AS cited,
  EXISTS (
    SELECT FROM version AS v
    JOIN revision AS r ON r.version_id = v.id AND r.current
    WHERE v.document_id = d.id AND lower(r.title) = lower(t.title)
  ) AS titled,
  d.agenda_title <> '' AND lower(d.agenda_title) = lower(t.agenda_title) AS agenda
FROM this AS t
JOIN document AS d ON d.body = t.body AND d.id <> t.id
  AND d.kind = ANY (%(kinds)s)
  AND d.dated_on < coalesce(t.adopted_on, t.dated_on)
WHERE EXISTS (
    SELECT FROM citation AS c
    WHERE c.revision_id = t.revision_id AND c.symbol = d.symbol
  )
  OR d.agenda_title <> '' AND lower(d.agenda_title) = lower(t.agenda_title)
  OR EXISTS (
    SELECT FROM version AS v
    JOIN revision AS r ON r.version_id = v.id AND r.current
    WHERE v.document_id = d.id AND t.title <> '' AND lower(r.title) = lower(t.title)
  )
ORDER BY d.dated_on DESC, d.symbol
LIMIT %(limit)s;

-- symbols like --
-- Symbols in the record that begin alike, to ask a person back.
SELECT symbol FROM document
WHERE symbol <> '' AND kind = ANY (%(kinds)s) AND starts_with(symbol, %(prefix)s)
ORDER BY abs(length(symbol) - %(length)s), symbol
LIMIT 5;

-- documents to cite --
-- A document by its symbol, its own id at the source or an address of it.
SELECT d.id
FROM document AS d
WHERE d.symbol <> '' AND d.symbol = %(symbol)s
  OR d.native_id = %(id)s
  OR d.page_url <> '' AND d.page_url = %(id)s
  OR EXISTS (
    SELECT FROM rendition AS r
    JOIN capture AS c ON c.id = r.capture_id
    WHERE r.document_id = d.id AND c.url_sha256 = sha256(convert_to(%(id)s, 'UTF8'))
  )
ORDER BY d.source, d.native_id
LIMIT 2;

-- document at a source --
-- A document by its own id there.
SELECT id FROM document WHERE source = %(source)s AND native_id = %(native_id)s;

-- works to cite --
-- Documents with what a citation needs, and their latest archived copy.
SELECT d.id, d.native_id, d.kind, d.title, d.source, d.actor, d.symbol, d.body,
  d.adopted_on, d.issued_on, d.speaker, d.speaker_role, d.page_url,
  coalesce(c.url, '') AS url, c.fetched_at,
  coalesce(c.payload_sha256, '') AS payload_sha256, (s.card ->> 'publisher') AS publisher,
  coalesce((
    SELECT v.language FROM version AS v WHERE v.document_id = d.id
    ORDER BY v.language = 'en' DESC, v.language LIMIT 1
  ), 'en') AS language
FROM document AS d
LEFT JOIN LATERAL (
  SELECT c.url, c.fetched_at, c.payload_sha256
  FROM rendition AS r
  JOIN capture AS c ON c.id = r.capture_id
  WHERE r.document_id = d.id
  ORDER BY r.role = 'text' DESC, r.language = 'en' DESC, c.fetched_at DESC, c.id
  LIMIT 1
) AS c ON true
LEFT JOIN source AS s ON s.name = d.source
WHERE d.id = ANY (%(ids)s)
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C";

-- paragraph exists --
-- Whether an act has a paragraph of that number or place.
SELECT EXISTS (
  SELECT FROM paragraph AS p
  JOIN revision AS r ON r.id = p.revision_id AND r.current
  JOIN version AS v ON v.id = r.version_id
  JOIN document AS d ON d.id = v.document_id
  WHERE d.symbol = %(symbol)s AND NOT p.annex AND p.kind = %(kind)s
    AND (p.path = %(path)s OR %(place)s > 0 AND p.position = (
      SELECT q.position FROM paragraph AS q
      WHERE q.revision_id = p.revision_id AND q.kind = %(kind)s AND NOT q.annex
      ORDER BY q.position OFFSET %(place)s - 1 LIMIT 1
    ))
);
