-- The whole record as lines of JSON. The format of this file: onrecord/db/named.py.
-- A line is what jsonb would print, keys by length and then by bytes, put together as
-- text: building the jsonb took longer than everything else. `to_jsonb` stands where
-- `to_json` spaces otherwise: for arrays of PostgreSQL, and for objects.
-- OFFSET 0 has a query sort its rows while they are narrow, and make the lines after.

-- documents in order --
-- The documents in the order in which they and what belongs to them come.
SELECT id FROM document ORDER BY source COLLATE "C", native_id COLLATE "C";

-- documents --
-- Some documents by their natural key, with everything that is derived.
SELECT concat('{"row": "document"',
  ', "body": ', to_json(d.body),
  ', "kind": ', to_json(d.kind),
  ', "actor": ', to_json(d.actor),
  ', "place": ', to_json(d.place),
  ', "title": ', to_json(d.title),
  ', "actors": ', coalesce((SELECT json_agg(json_build_array(a.actor_id, a.role)
      ORDER BY a.actor_id, a.role)
    FROM document_actor AS a WHERE a.document_id = d.id)::text, '[]'),
  ', "report": ', to_json(d.report),
  ', "source": ', to_json(d.source),
  ', "symbol": ', to_json(d.symbol),
  ', "topics": ', coalesce((SELECT json_agg(json_build_array(t.topic_id, t.printed, t.rule)
      ORDER BY t.topic_id)
    FROM document_topic AS t WHERE t.document_id = d.id)::text, '[]'),
  ', "meeting": ', to_json(d.meeting),
  ', "outcome": ', to_json(d.outcome),
  ', "related": ', d.related,
  ', "session": ', to_json(d.session),
  ', "speaker": ', to_json(d.speaker),
  ', "adoption": ', to_json(d.adoption),
  ', "dated_on": ', coalesce(to_json(d.dated_on)::text, 'null'),
  ', "page_url": ', to_json(d.page_url),
  ', "sponsors": ', coalesce((SELECT json_agg(json_build_array(s.printed, s.actor_id, s.additional)
      ORDER BY s.position)
    FROM sponsor AS s WHERE s.document_id = d.id)::text, '[]'),
  ', "committee": ', to_json(d.committee),
  ', "issued_on": ', coalesce(to_json(d.issued_on)::text, 'null'),
  ', "native_id": ', to_json(d.native_id),
  ', "vetoed_by": ', to_jsonb(d.vetoed_by),
  ', "adopted_on": ', coalesce(to_json(d.adopted_on)::text, 'null'),
  ', "is_summary": ', to_json(d.is_summary),
  ', "agenda_item": ', to_json(d.agenda_item),
  ', "issued_edtf": ', to_json(d.issued_edtf),
  ', "issued_text": ', to_json(d.issued_text),
  ', "adopted_text": ', to_json(d.adopted_text),
  ', "agenda_title": ', to_json(d.agenda_title),
  ', "draft_symbol": ', to_json(d.draft_symbol),
  ', "on_behalf_of": ', to_json(d.on_behalf_of),
  ', "speaker_role": ', to_json(d.speaker_role),
  ', "discrepancies": ', coalesce((SELECT jsonb_agg(jsonb_build_object('field', x.field,
      'chosen', x.chosen, 'accounts', x.accounts) ORDER BY x.field)
    FROM discrepancy AS x WHERE x.document_id = d.id)::text, '[]'),
  ', "meeting_record": ', to_json(d.meeting_record),
  '}')
FROM (
  SELECT * FROM document
  WHERE id = ANY (%(ids)s::bigint[])
  ORDER BY source COLLATE "C", native_id COLLATE "C"
  OFFSET 0
) AS d;

-- renditions --
-- Renditions of some documents by natural key: document, address, bytes, part.
SELECT concat('{"row": "rendition", "url": ', to_json(x.url),
  ', "part": ', to_json(x.part),
  ', "role": ', to_json(x.role),
  ', "text": ', coalesce(to_json(encode(x.text_hash, 'hex'))::text, 'null'),
  ', "facts": ', x.facts,
  ', "notes": ', x.notes,
  ', "sha256": "', encode(x.payload_sha256, 'hex'),
  '", "source": ', to_json(x.source),
  ', "language": ', to_json(x.language),
  ', "native_id": ', to_json(x.native_id),
  ', "fetched_at": ', to_json(x.fetched_at),
  ', "filed_under": ', to_json(x.filed_under),
  '}')
FROM (
  SELECT d.source, d.native_id, c.url, r.part, r.role, r.language, r.filed_under,
    r.payload_sha256, c.fetched_at, v.text_hash, r.notes, r.facts
  FROM rendition AS r
  JOIN document AS d ON d.id = r.document_id
  JOIN capture AS c ON c.id = r.capture_id
  LEFT JOIN revision AS v ON v.id = r.revision_id
  WHERE d.id = ANY (%(ids)s::bigint[])
  ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", c.url COLLATE "C",
    r.payload_sha256, r.part COLLATE "C"
  OFFSET 0
) AS x;

-- texts --
-- Texts of some documents by natural key, with their paragraphs and citations.
SELECT concat('{"row": "text", "text": "', encode(x.text_hash, 'hex'),
  '", "title": ', to_json(x.title),
  ', "source": ', to_json(x.source),
  ', "current": ', to_json(x.current),
  ', "ordinal": ', to_json(x.ordinal),
  ', "dated_on": ', coalesce(to_json(x.dated_on)::text, 'null'),
  ', "language": ', to_json(x.language),
  ', "citations": ', coalesce((SELECT json_agg(json_build_array(c.position,
      c.ordinal, c.start, c.printed, c.href, c.symbol, c.rule)
      ORDER BY c.position, c.ordinal)
    FROM citation AS c WHERE c.revision_id = x.id)::text, '[]'),
  ', "native_id": ', to_json(x.native_id),
  ', "paragraphs": ', coalesce((SELECT json_agg(json_build_array(p.kind, p.number,
      p.level, p.path, to_jsonb(p.verbs), p.element, p.annex, p.text)
      ORDER BY p.position)
    FROM paragraph AS p WHERE p.revision_id = x.id)::text, '[]'),
  '}')
FROM (
  SELECT r.id, r.text_hash, r.title, d.source, d.native_id, r.current, r.ordinal,
    r.dated_on, v.language
  FROM revision AS r
  JOIN version AS v ON v.id = r.version_id
  JOIN document AS d ON d.id = v.document_id
  WHERE d.id = ANY (%(ids)s::bigint[])
  ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", v.language COLLATE "C",
    r.text_hash
  OFFSET 0
) AS x;

-- votes --
-- Votes with every printed cell.
SELECT jsonb_build_object('row', 'vote', 'source', d.source, 'native_id', d.native_id,
  'origin', v.origin, 'principal', v.principal, 'yes', v.yes, 'no', v.no,
  'abstention', v.abstention, 'non_voting', v.non_voting,
  'printed_counts', v.printed_counts, 'cells', b.cells)::text
FROM vote AS v
JOIN document AS d ON d.id = v.document_id
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_array(b.choice, b.printed, b.actor_id)
    ORDER BY b.position) AS cells
  FROM ballot AS b WHERE b.vote_id = v.id
) AS b
ORDER BY d.source COLLATE "C", d.native_id COLLATE "C", v.principal DESC, v.origin,
  b.cells::text COLLATE "C";

-- captures --
-- What was fetched and what became of it.
SELECT concat('{"row": "capture", "url": ', to_json(x.url),
  ', "note": ', to_json(x.note),
  ', "state": ', to_json(x.state),
  ', "sha256": "', encode(x.payload_sha256, 'hex'),
  '", "source": ', to_json(x.source),
  ', "status": ', to_json(x.status),
  ', "fetched_at": ', to_json(x.fetched_at),
  ', "quarantine": ', coalesce((SELECT json_agg(json_build_array(q.part, q.reason,
      q.detail) ORDER BY q.part, q.reason)
    FROM quarantine AS q WHERE q.capture_id = x.id)::text, '[]'),
  '}')
FROM (
  SELECT * FROM capture ORDER BY url_sha256, fetched_at, payload_sha256 OFFSET 0
) AS x;
