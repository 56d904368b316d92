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
ORDER BY v.language = %(language)s DESC, v.language = 'en' DESC, v.language
LIMIT 1;

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
