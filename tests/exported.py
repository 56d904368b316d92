"""The record that the tests of the export write: the small one, and hostile texts."""

from __future__ import annotations

from typing import Any

import psycopg

SCRIPTS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "';alert(1)//",
    "</td></title><svg/onload=alert(1)>", "javascript:alert(1)", "{{7*7}}${7*7}#{7*7}",
    "<![CDATA[<x>]]>&lt;&amp;&#0;", '=HYPERLINK("http://x.example","y")',
)  # fmt: skip
FRAMES = (
    "{}", "={}", "+{}", "-{}", "@{}", "\t={}", "\r={}", " \t{}", "  ={}", "＝{}",
    "{}\r\nER  - \r\nTY  - BOOK\r\nTI  - {}", "{}\nEND:VEVENT\nBEGIN:VEVENT\n{}",
    "{}}}\n@misc{{x,\n title = {{y}}}}\n", '"{}",\r\n"a","b"', "\x01\x08{}\x1b[31m\x7f",
    "{}\x0b\x0c\x85\u2028\u2029{}", "../../../etc/{}", "CON {} \ufffe\u202e\u200b",
    "{}" + "x" * 300, "|{}|\\{}|' {}",
)  # fmt: skip
PAYLOADS = tuple(frame.replace("{}", text) for frame in FRAMES for text in SCRIPTS)
"""160 texts that try to break out of a page, a cell, a line or a record."""


def add_hostile(conn: psycopg.Connection[tuple[Any, ...]]) -> None:
    """A document a payload, with it in every field of every table that has a text."""
    conn.execute(
        """
CREATE TEMP TABLE hostile AS
  SELECT 1000 + n AS id, t, t || '#' || n AS key
  FROM unnest(%s::text[]) WITH ORDINALITY AS p (t, n);
""",
        [list(PAYLOADS)],
    )
    conn.execute("""
INSERT INTO capture (id, url, url_sha256, fetched_at, status, media_type,
  payload_sha256, warc_file, warc_offset, warc_length, member_sha256, source, state,
  note)
SELECT id, key, sha256(convert_to(key, 'UTF8')), '2026-01-04 10:00:00.25+00', 200, t,
  sha256(convert_to(key, 'UTF8')), t, 1, 2, sha256('m'), t, 'read', t FROM hostile;
INSERT INTO quarantine SELECT id, t, t, t FROM hostile;
INSERT INTO document (id, source, native_id, stale, kind, symbol, title, body, actor,
  speaker, speaker_role, on_behalf_of, place, issued_on, issued_text, adopted_text,
  dated_on, adoption, vetoed_by, meeting, meeting_record, session, agenda_item,
  agenda_title, committee, draft_symbol, report, page_url, related)
SELECT id, t, key, false, 'resolution', t, t, t, t, t, t, t, t, '2024-05-01', t, t,
  '2024-05-01', t, ARRAY[t], t, t, t, t, t, t, t, t, t, '[]' FROM hostile;
INSERT INTO version (id, document_id, language) SELECT id, id, 'en' FROM hostile;
INSERT INTO revision (id, version_id, text_hash, title, body, words)
SELECT id, id, sha256(convert_to(key, 'UTF8')), t, repeat(t, 40), 3 FROM hostile;
INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256,
  payload_sha256, part, role, language, filed_under, facts, facts_hash, notes)
SELECT id, id, id, sha256(convert_to(key, 'UTF8')), sha256(convert_to(key, 'UTF8')),
  t, 'text', 'en', t, '{}', '', '[]' FROM hostile;
INSERT INTO paragraph
SELECT id, 1, 'operative', t, 0, t, ARRAY[t], t, false,
  'Requests the Secretary-General to report by 1 May 2025 on ' || t FROM hostile;
INSERT INTO citation SELECT id, 1, 1, 0, t, t, t, t FROM hostile;
INSERT INTO vote (id, document_id, origin, principal, yes, no, abstention, non_voting,
  printed_counts, renditions)
SELECT id, id, 'text', true, 2, 0, 0, 0, '{}', 1 FROM hostile;
INSERT INTO ballot SELECT id, 1, 'yes', t, t FROM hostile;
INSERT INTO ballot SELECT id, 2, 'yes', t, 'FRA' FROM hostile;
INSERT INTO sponsor SELECT id, 1, false, t, t FROM hostile;
INSERT INTO actor SELECT t, t, t FROM hostile;
INSERT INTO topic SELECT t, t, t, 'term' FROM hostile;
INSERT INTO document_actor SELECT id, t, 'issuer' FROM hostile;
INSERT INTO document_topic SELECT id, t, t, t FROM hostile;
INSERT INTO mention SELECT id, 0, 1, t, t, 'mentioned', 0.9, t FROM hostile;
INSERT INTO quotation
SELECT id, 0, 1, 'direct', t, t, t, t, t, 0.9, t FROM hostile;
INSERT INTO request
SELECT id, 1, t, t, t, t, ARRAY[t], t, t, t, '2025-05-01', t, 0.9, t FROM hostile;
INSERT INTO discrepancy
SELECT id, t, t, jsonb_build_array(jsonb_build_object('says', t, 'origin', 'text',
  'urls', jsonb_build_array(t))) FROM hostile;
INSERT INTO document_link SELECT id, 1, 'same', 0.9, t, t FROM hostile;
INSERT INTO coverage SELECT t || id, '2024-01-31', '2024-02-01', 'collected'
FROM hostile;
DROP TABLE hostile;
""")


COUNTS = {
    "documents": "document", "texts": "revision", "paragraphs": "paragraph",
    "votes": "vote", "ballots": "ballot", "sponsors": "sponsor",
    "document_actors": "document_actor", "document_topics": "document_topic",
    "citations": "citation", "mentions": "mention", "quotations": "quotation",
    "requests": "request", "links": "document_link", "evidence": "rendition",
    "captures": "capture", "quarantine": "quarantine", "coverage": "coverage_day",
}  # fmt: skip
"""Table of the export → table of the record with as many rows."""
