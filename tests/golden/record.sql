-- A small record of invented documents: one of everything that a report shows, and
-- text that tries to break out of its page.

INSERT INTO source (name, card) VALUES
  ('un_sc', '{"name": "un_sc", "actor": "ORG:UN:SC", "publisher": "A publisher",
    "about": "A body that decides.", "url": "https://example.org/sc",
    "hosts": ["example.org"], "languages": ["en", "ar"], "timezone": "UTC",
    "kinds": ["resolution", "draft_resolution"], "platform": "files",
    "first_date": "2000-01-14", "terms": "Free to quote.",
    "terms_url": "javascript:alert(1)"}'),
  ('gb_fcdo', '{"name": "gb_fcdo", "actor": "GBR", "publisher": "A ministry"}'),
  ('ru_kremlin', '{"name": "ru_kremlin", "actor": "RUS", "publisher": "An office"}');

INSERT INTO run (command, sources, started_at, ended_at, state, message) VALUES
  ('collect', '{un_sc,gb_fcdo}', '2026-01-02 10:00+00', '2026-01-02 10:05+00',
   'unhealthy', 'fewer documents than usual');

INSERT INTO coverage VALUES
  ('un_sc', '2023-11-01', '2023-11-01', 'partial'),
  ('un_sc', '2023-11-02', '2024-01-31', 'collected');

INSERT INTO capture (id, url, url_sha256, fetched_at, status, media_type,
  payload_sha256, warc_file, warc_offset, warc_length, member_sha256, source, state)
SELECT n, url, sha256(url::bytea), at::timestamptz, 200, type,
  sha256(('payload ' || n)::bytea), 'sample.warc.gz', n * 1000, 900,
  sha256(('member ' || n)::bytea), source, state
FROM (VALUES
  (1, 'https://example.org/sc/2712.xml', '2026-01-02 10:00:00+00', 'text/xml',
   'un_sc', 'read'),
  (2, 'https://example.org/sc/2712-ar.xml', '2026-01-02 10:01:00+00', 'text/xml',
   'un_sc', 'read'),
  (3, 'https://example.org/sc/2023.json', '2026-01-02 10:02:00+00',
   'application/json', 'un_sc', 'read'),
  (4, 'https://example.org/sc/draft.xml', '2026-01-02 10:03:00+00', 'text/xml',
   'un_sc', 'read'),
  (5, 'https://example.org/gb/remarks', '2026-01-02 10:04:00+00', 'text/html',
   'gb_fcdo', 'read'),
  (6, 'javascript:alert(document.domain)', '2026-01-02 10:05:00+00', 'text/html',
   'gb_fcdo', 'quarantined'),
  (7, 'https://example.org/sc/2712.xml', '2026-01-03 10:00:00+00', 'text/xml',
   'un_sc', 'read')
) AS c (n, url, at, type, source, state);

INSERT INTO quarantine VALUES
  (6, '', 'challenge_page', 'the site answered "<script>alert(1)</script>"');

INSERT INTO actor VALUES
  ('ORG:UN:SC', 'org', 'Security Council'), ('GBR', 'state', 'United Kingdom'),
  ('USA', 'state', 'United States'), ('RUS', 'state', 'Russian Federation'),
  ('MLT', 'state', 'Malta'), ('BOL', 'state', 'Bolivia (Plurinational State of)'),
  ('PERSON:<x>', 'person', '</td><script>alert("name")</script>');

INSERT INTO topic VALUES
  ('UNBIS:1', 'Humanitarian assistance', '13', 'subject'),
  ('UNBIS:2', 'Hostages', '01', 'subject'),
  ('TERM:"><img src=x>', '"><img src=x onerror=alert(1)>', '', 'term'),
  ('THEME:hostages', 'Hostage-taking', '01', 'theme');

INSERT INTO document (id, source, native_id, stale, kind, symbol, title, body, actor,
  speaker, speaker_role, issued_on, issued_text, adopted_on, adopted_text, dated_on,
  outcome, adoption, vetoed_by, meeting, meeting_record, agenda_title, draft_symbol,
  page_url, is_summary, related) VALUES
  (1, 'un_sc', 'S/RES/2712 (2023)', false, 'resolution', 'S/RES/2712 (2023)',
   'An invented resolution on relief', 'ORG:UN:SC', 'ORG:UN:SC', '', '',
   '2023-11-15', '15 November 2023', '2023-11-15', '15 Nov. 2023', '2023-11-15',
   'adopted', 'Adopted 2-0-2, 9479th meeting', '{}', '9479th meeting', 'S/PV.9479',
   'An item', 'S/2023/876', 'https://example.org/page', false,
   '[["corrects", "S/2023/970"]]'),
  (2, 'un_sc', 'S/2023/970', false, 'draft_resolution', 'S/2023/970', 'A draft',
   'ORG:UN:SC', '', '', '', '2023-12-08', '', NULL, '', '2023-12-08', 'not_adopted', '',
   '{USA}', '', '', '', 'S/2023/970', '', false, '[]'),
  (3, 'gb_fcdo', '../../etc/passwd', false, 'remarks', '',
   '</title><script>alert("title")</script>', '', 'GBR',
   E'Jane \u202eeoD', 'Minister', '2024-02-29', '29 February 2024', NULL, '',
   '2024-02-29', '', '', '{}', '', '', '', '', 'javascript:alert(2)', true, '[]'),
  (4, 'gb_fcdo', 'undated', false, 'statement', '', '=HYPERLINK("http://x")', '', 'GBR',
   '', '', NULL, 'the other day', NULL, '', NULL, '', '', '{}', '', '', '', '', '',
   false, '[]');

INSERT INTO version (id, document_id, language) VALUES
  (1, 1, 'en'), (2, 1, 'ar'), (3, 2, 'en'), (4, 3, 'en');

INSERT INTO revision (id, version_id, text_hash, title, body, words, dated_on, ordinal,
  current)
SELECT id, version, sha256(('text ' || id)::bytea), title, title, words,
  '2023-11-15'::date, ordinal, current
FROM (VALUES
  (1, 1, 'An invented resolution', 20, 1, false),
  (2, 1, 'An invented resolution on relief', 40, 2, true),
  (3, 2, 'قرار مخترع', 12, 1, true),
  (4, 3, 'A draft', 5, 1, true),
  (5, 4, 'Remarks', 6, 1, true)
) AS r (id, version, title, words, ordinal, current);

INSERT INTO paragraph VALUES
  (1, 1, 'operative', '1.', 0, '1', '{Asks}', 'p1', false, 'Asks an early question.'),
  (2, 1, 'formula', '', 0, '', '{}', '', false, 'The Security Council,'),
  (2, 2, 'preambular', '', 0, '', '{Recalling}', 'p1', false,
   'Recalling what S/2023/970 and S/RES/242 (1967) say of <b>relief</b>,'),
  (2, 3, 'operative', '1.', 0, '1', '{Calls for}', 'p2', false,
   'Calls for relief at once:'),
  (2, 4, 'operative', '(a)', 1, '1(a)', '{}', 'p3', false, 'by road;'),
  (2, 5, 'note', '*', 0, '', '{}', '', false, 'An invented footnote.'),
  (2, 6, 'annex', '', 0, 'annex 1', '{}', '', true, 'What stands in the annex.'),
  (3, 1, 'operative', '1', 0, '1', '{يطلب}', '', false, 'يطلب الإغاثة فورا؛'),
  (4, 1, 'operative', '1.', 0, '1', '{Demands}', '', false, 'Demands an end.'),
  (5, 1, 'text', '', 0, '', '{}', '', false, 'We voted for S/RES/2712 (2023).');

INSERT INTO citation VALUES
  (2, 2, 1, 15, 'S/2023/970', '', 'S/2023/970', 'symbol'),
  (2, 2, 2, 30, 'S/RES/242 (1967)', '', 'S/RES/242 (1967)', 'symbol'),
  (2, 3, 1, 4000, 'nowhere', 'javascript:alert(3)', '', 'mark'),
  (5, 1, 1, 13, 'S/RES/2712 (2023)', '', 'S/RES/2712 (2023)', 'symbol');

INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256,
  payload_sha256, part, role, language, filed_under, facts, facts_hash, notes)
SELECT document, revision, capture, c.url_sha256, c.payload_sha256, part, role,
  language, filed, '{}', '', notes::jsonb
FROM (VALUES
  (1, 1, 1, '', 'text', 'en', '', '[]'),
  (1, 2, 7, '', 'text', 'en', 'fr', '[["recovered_xml", "line 3: <b> was closed"]]'),
  (1, 3, 2, '', 'text', 'ar', '', '[]'),
  (1, NULL, 3, 'S/RES/2712', 'extract', '', '', '[]'),
  (2, 4, 4, '', 'text', 'en', '', '[]'),
  (3, 5, 5, '', 'text', 'en', '', '[]'),
  (4, NULL, 5, 'x', 'extract', '', '', '[]')
) AS r (document, revision, capture, part, role, language, filed, notes)
JOIN capture AS c ON c.id = r.capture;

INSERT INTO vote (id, document_id, origin, principal, yes, no, abstention, non_voting,
  printed_counts, renditions) VALUES
  (1, 1, 'extract', true, 2, 0, 2, 0, '{"yes": 2, "no": 0, "abstention": 3}', 1),
  (2, 1, 'text', false, 2, 0, 1, 0, '{}', 2),
  (3, 2, 'text', true, 1, 1, 1, 0, '{}', 1);

INSERT INTO ballot VALUES
  (1, 1, 'yes', 'MALTA', 'MLT'), (1, 2, 'yes', 'BOLIVIA (PLURINATIONAL', 'BOL'),
  (1, 3, 'yes', 'STATE OF)', ''), (1, 4, 'abstention', 'UNITED STATES', 'USA'),
  (1, 5, 'abstention', 'RUSSIAN FEDERATION', 'RUS'),
  (2, 1, 'yes', 'MALTA', 'MLT'),
  (3, 1, 'yes', 'MALTA', 'MLT'), (3, 2, 'no', 'UNITED STATES', 'USA'),
  (3, 3, 'abstention', 'UNITED KINGDOM', 'GBR');

INSERT INTO sponsor VALUES
  (1, 1, false, 'MALTA', 'MLT'), (1, 2, true, 'Great Britain', 'GBR'),
  (1, 3, true, '<i>somebody</i>', '');

INSERT INTO document_actor VALUES
  (1, 'ORG:UN:SC', 'issuer'), (1, 'MLT', 'sponsor'), (1, 'GBR', 'sponsor'),
  (2, 'MLT', 'sponsor'), (3, 'GBR', 'issuer'), (3, 'PERSON:<x>', 'speaker'),
  (4, 'GBR', 'issuer');

INSERT INTO document_topic VALUES
  (1, 'UNBIS:1', 'HUMANITARIAN ASSISTANCE', 'printed'), (1, 'UNBIS:2', 'x', 'printed'),
  (2, 'UNBIS:1', 'HUMANITARIAN ASSISTANCE', 'printed'),
  (3, 'TERM:"><img src=x>', 'x', 'printed'), (3, 'UNBIS:1', 'x', 'title');

INSERT INTO document_topic VALUES
  (1, 'THEME:hostages', 'hostages', 'themes/2', 0.83),
  (2, 'UNBIS:2', '<b>hostages</b>', 'topics-ridge/1', 0.91);

INSERT INTO discrepancy VALUES
  (1, 'adopted_on', '2023-11-15',
   '[{"says": "2023-11-15", "origin": "text", "urls": ["https://example.org/a.xml"]},
     {"says": "2023-11-16", "origin": "extract", "urls": ["javascript:alert(4)"]}]');
