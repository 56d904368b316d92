"""A document as data, its paragraphs as a table, its texts as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.db import report_rows as db
from onrecord.reports import wording
from onrecord.reports.document import Batch
from onrecord.reports.facts import pairs
from onrecord.reports.rendering import official_link, safe_link, shown
from onrecord.reports.rows import Site, document_name
from onrecord.web.listing import iso, key_of
from onrecord.web.view import Entry, Table

_TEXTS = (
    "source", "native_id", "kind", "symbol", "title", "body", "actor", "speaker",
    "speaker_role", "on_behalf_of", "place", "issued_text", "adopted_text", "outcome",
    "adoption", "meeting", "meeting_record", "session", "agenda_item", "agenda_title",
    "committee", "draft_symbol", "report",
)  # fmt: skip


def document_data(site: Site, held: Batch, id: int) -> dict[str, Any]:
    """Everything that the record holds about one document."""
    facts = held.facts[id]
    return {
        **{name: shown(getattr(facts, name)) or None for name in _TEXTS},
        "issued_on": iso(facts.issued_on),
        "adopted_on": iso(facts.adopted_on),
        "vetoed_by": facts.vetoed_by,
        "is_summary": facts.is_summary,
        "page": site.document(id).href,
        "publisher_page": safe_link(facts.page_url) or None,
        "official": official_link(facts.symbol) or None,
        "topics": [
            {"id": topic, "label": site.topic(topic).text}
            for topic in site.map.topics_of.get(id, ())
        ],
        "sponsors": [
            {
                "actor": row.actor_id or None,
                "printed": shown(row.printed),
                "additional": row.additional,
            }
            for row in held.sponsors.get(id, [])
        ],
        "related": [
            {"relation": relation, "target": shown(target)}
            for relation, target in pairs(facts.related, "relation", "target")
        ],
        "votes": [_vote(held, vote) for vote in held.votes.get(id, [])],
        "texts": [_text(held, row) for row in current(held, id)],
        "cited_by": [
            {"symbol": line.symbol or None, "page": site.document(line.id).href}
            for other in held.cited_by.get(facts.symbol, [])
            if (line := site.lines.get(other)) and other != id
        ],
        "evidence": [_evidence(row) for row in held.renditions.get(id, [])],
        "discrepancies": [
            {"field": row.field, "chosen": row.chosen, "accounts": row.accounts}
            for row in held.discrepancies.get(id, [])
        ],
    }


def current(held: Batch, id: int) -> list[db.RevisionRow]:
    """The newest text in each language."""
    newest: dict[str, db.RevisionRow] = {}
    for row in held.revisions.get(id, []):
        newest.setdefault(row.language, row)
    return list(newest.values())


def _vote(held: Batch, vote: db.VoteRow) -> dict[str, Any]:
    return {
        "origin": vote.origin,
        "principal": vote.principal,
        "yes": vote.yes,
        "no": vote.no,
        "abstention": vote.abstention,
        "non_voting": vote.non_voting,
        "ballots": [
            {
                "actor": row.actor_id or None,
                "printed": shown(row.printed),
                "choice": row.choice,
            }
            for row in held.ballots.get(vote.id, [])
        ],
    }


def _text(held: Batch, row: db.RevisionRow) -> dict[str, Any]:
    return {
        "language": row.language,
        "title": shown(row.title),
        "words": row.words,
        "sha256": row.text_hash.hex(),
        "first_seen": row.seen_at.isoformat() if row.seen_at else None,
        "paragraphs": [
            {
                "kind": paragraph.kind,
                "number": paragraph.number,
                "path": paragraph.path,
                "annex": paragraph.annex,
                "text": shown(paragraph.text),
            }
            for paragraph in held.paragraphs.get(row.id, [])
        ],
        "citations": [
            {
                "paragraph": row.position,
                "symbol": row.symbol or None,
                "printed": shown(row.printed),
            }
            for row in held.citations.get(row.id, [])
        ],
    }


def _evidence(row: db.RenditionRow) -> dict[str, Any]:
    return {
        "url": shown(row.url),
        "fetched_at": row.fetched_at.isoformat(),
        "media_type": shown(row.media_type),
        "sha256": row.payload_sha256.hex(),
        "warc_file": shown(row.warc_file),
        "warc_offset": row.warc_offset,
        "role": row.role,
        "language": row.language,
    }


def paragraphs_table(held: Batch, id: int, language: str) -> Table:
    """The text in one language, a row a paragraph."""
    rows = [row for row in current(held, id) if row.language == language]
    paragraphs = held.paragraphs.get(rows[0].id, []) if rows else []
    symbol = held.facts[id].symbol
    return Table(
        ("symbol", "language", "position", "kind", "number", "path", "annex", "text"),
        [
            (
                symbol, language, p.position, p.kind, p.number, p.path,
                "yes" if p.annex else "no", p.text,
            )
            for p in paragraphs
        ],
    )  # fmt: skip


def revisions_feed(site: Site, held: Batch, id: int) -> list[Entry]:
    """Every text of the document that the record got, the latest first."""
    entries = list(_entries(site, held, id))
    return sorted(entries, key=lambda one: (one.updated, one.key), reverse=True)


def _entries(site: Site, held: Batch, id: int) -> Iterator[Entry]:
    line = site.lines[id]
    for row in held.revisions.get(id, []):
        if row.seen_at is None:
            continue
        digest = row.text_hash.hex()
        yield Entry(
            key=key_of(line.source, line.native_id, row.language, digest),
            title=f"{document_name(line)}, {wording.language(row.language)}",
            href=site.document(id).href,
            updated=row.seen_at,
            issued=line.dated_on,
            author=site.actor(line.actor).text if line.actor else shown(line.source),
            summary=f"{wording.count(row.words, 'word')}, SHA-256 {digest}",
        )
