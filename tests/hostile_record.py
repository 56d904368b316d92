"""A record in which every field that reports show holds a hostile text.

The document, actor, topic and source number ``n`` hold the payload ``n`` in each field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg

STATEMENTS = (
    "INSERT INTO source (name, card) SELECT p, jsonb_build_object('name', p, "
    "'actor', p, 'publisher', p, 'about', p, 'url', p, 'hosts', jsonb_build_array(p), "
    "'languages', jsonb_build_array(p), 'timezone', p, 'kinds', jsonb_build_array(p), "
    "'platform', p, 'first_date', '2000-01-14', 'terms', p, 'terms_url', p) FROM given",
    "INSERT INTO run (command, sources, started_at, ended_at, state, message) "
    "SELECT 'collect', ARRAY[p], '2026-01-02Z', '2026-01-02Z', 'unhealthy', p "
    "FROM given",
    "INSERT INTO actor SELECT p, p, p FROM given",
    "INSERT INTO topic SELECT p, p, p, p FROM given",
    "INSERT INTO capture (id, url, url_sha256, fetched_at, status, media_type, "
    "payload_sha256, warc_file, warc_offset, warc_length, member_sha256, source, "
    "state, note) SELECT n, p, sha256(convert_to(p, 'utf8')), '2026-01-02Z', 200, p, "
    "sha256(convert_to(p, 'utf8')), p, n, 1, '', p, 'quarantined', p FROM given",
    "INSERT INTO quarantine SELECT n, p, p, p FROM given",
    "INSERT INTO document (id, source, native_id, stale, kind, symbol, title, body, "
    "actor, speaker, speaker_role, on_behalf_of, place, issued_text, adopted_text, "
    "dated_on, issued_edtf, outcome, adoption, vetoed_by, meeting, meeting_record, "
    "session, agenda_item, agenda_title, committee, draft_symbol, report, page_url, "
    "related) SELECT n, p, p, false, p, CASE n % 2 WHEN 0 THEN p ELSE '' END, p, p, p, "
    "p, p, p, p, p, p, '2024-01-01', p, p, p, ARRAY[p], p, p, p, p, p, p, p, p, p, "
    "jsonb_build_array(jsonb_build_array(p, p)) FROM given",
    "INSERT INTO version (id, document_id, language) SELECT n, n, p FROM given",
    "INSERT INTO revision (id, version_id, text_hash, title, body, words) "
    "SELECT n, n, '', p, p, 1 FROM given",
    "INSERT INTO paragraph SELECT n, place, kind, p, 0, p, ARRAY[p], p, false, p || p "
    "FROM given CROSS JOIN (VALUES (1, 'preambular'), (2, 'operative'), (3, 'text'), "
    "(4, 'note'), (5, 'table'), (6, 'heading')) AS k (place, kind)",
    "INSERT INTO citation SELECT n, 2, 1, 0, p, p, '', 'mark' FROM given",
    "INSERT INTO citation SELECT n, 3, 1, 0, p, p, p, p FROM given",
    "INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256, "
    "payload_sha256, part, role, language, filed_under, facts, facts_hash, notes) "
    "SELECT n, n, n, sha256(convert_to(p, 'utf8')), sha256(convert_to(p, 'utf8')), p, "
    "'text', p, p, '{}', '', jsonb_build_array(jsonb_build_array(p, p)) FROM given",
    "INSERT INTO vote (id, document_id, origin, principal, yes, no, abstention, "
    "non_voting, printed_counts, renditions) "
    "SELECT n, n, 'text', true, 1, 1, 0, 0, '{}', 1 FROM given",
    "INSERT INTO ballot SELECT n, place, choice, p, p "
    "FROM given CROSS JOIN (VALUES (1, 'yes'), (2, 'no')) AS c (place, choice)",
    "INSERT INTO sponsor SELECT n, 1, false, p, p FROM given",
    "INSERT INTO sponsor SELECT n, 2, true, p, '' FROM given",
    "INSERT INTO document_actor SELECT n, p, 'speaker' FROM given",
    "INSERT INTO document_topic SELECT n, p, p, p FROM given",
    "INSERT INTO discrepancy SELECT n, p, p, jsonb_build_array(jsonb_build_object("
    "'says', p, 'origin', p, 'urls', jsonb_build_array(p))) FROM given",
    "INSERT INTO document_link SELECT n, n + 1, 'edited', 1, p, p "
    "FROM given WHERE n < (SELECT max(n) FROM given)",
    "INSERT INTO mention SELECT n, 0, 1, p, p, 'medium', 1, p FROM given",
    "INSERT INTO mention SELECT n, 1, 2, p, p, 'quoted', 1, p FROM given",
    "INSERT INTO quotation SELECT n, 0, 1, 'direct', p, p, p, p, p, 1, p FROM given",
    "INSERT INTO request SELECT n, 2, p, p, p, p, ARRAY[p], p, p, p, '2024-05-01', p, "
    "1, p FROM given",
    "INSERT INTO address (source, url_sha256, url, is_listing, standing, since, note) "
    "SELECT p, sha256(convert_to(p, 'utf8')), p, false, 'gone', '2026-01-03Z', p "
    "FROM given",
)  # fmt: skip


def fill(conn: psycopg.Connection[Any], texts: Sequence[str]) -> None:
    """An empty record, filled with ``texts``."""
    conn.execute("CREATE TEMPORARY TABLE given (n bigint, p text)")
    with conn.cursor() as cursor:
        cursor.executemany("INSERT INTO given VALUES (%s, %s)", enumerate(texts, 1))
    for statement in STATEMENTS:
        conn.execute(statement.encode())
