"""Pages of documents, made in batches: facts, vote, text, references, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from psycopg import Connection

from onrecord.db import annotations as found_in
from onrecord.db import changes, report_queries
from onrecord.db import report_rows as db
from onrecord.db.resolutions import Cited, works_of
from onrecord.reports import wording
from onrecord.reports.citing_tags import tags_of
from onrecord.reports.contexts import Link
from onrecord.reports.crossings import all_discrepancies
from onrecord.reports.disagreements import disagreement
from onrecord.reports.document_contexts import (
    AssignedTopic,
    DocumentPage,
    Evidence,
    RevisionView,
    VersionView,
)
from onrecord.reports.facts import facts_of, pairs
from onrecord.reports.paging import PageNames
from onrecord.reports.paragraphs import parts_of
from onrecord.reports.references import cited_by, elsewhere, references
from onrecord.reports.rendering import (
    hides_direction,
    official_link,
    plain,
    safe_link,
    shown,
)
from onrecord.reports.rows import Site
from onrecord.reports.understanding import LEAST, understood
from onrecord.reports.votes import vote_tables
from onrecord.text import direction

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Batch:
    """What the record holds about some documents, by document or revision."""

    facts: dict[int, db.DocumentFacts]
    revisions: dict[int, list[db.RevisionRow]]
    paragraphs: dict[int, list[db.ParagraphRow]]
    citations: dict[int, list[db.CitationRow]]
    renditions: dict[int, list[db.RenditionRow]]
    votes: dict[int, list[db.VoteRow]]
    ballots: dict[int, list[db.BallotRow]]
    sponsors: dict[int, list[db.SponsorRow]]
    discrepancies: dict[int, list[db.DiscrepancyRow]]
    cited_by: dict[str, list[int]]
    links: dict[int, list[changes.LinkRow]]
    named: dict[int, list[found_in.NamedActor]]
    quoted: dict[int, list[found_in.Quotation]]
    asked: dict[int, list[found_in.Request]]
    cited: dict[int, Cited]


def batch(conn: Connection[Any], ids: list[int]) -> Batch:
    facts = {row.id: row for row in report_queries.document_facts(conn, ids)}
    revisions = _by("document_id", report_queries.revisions(conn, ids))
    current = [row.id for rows in revisions.values() for row in _current(rows)]
    votes = _by("document_id", report_queries.votes(conn, ids))
    vote_ids = [vote.id for rows in votes.values() for vote in rows]
    symbols = sorted({row.symbol for row in facts.values() if row.symbol})
    cited_by: dict[str, list[int]] = {}
    for row in report_queries.cited_by(conn, symbols):
        cited_by.setdefault(row.symbol, []).append(row.document_id)
    return Batch(
        facts=facts,
        revisions=revisions,
        paragraphs=_by("revision_id", report_queries.paragraphs(conn, current)),
        citations=_by("revision_id", report_queries.citations(conn, current)),
        renditions=_by("document_id", report_queries.renditions(conn, ids)),
        votes=votes,
        ballots=_by("vote_id", report_queries.ballots(conn, vote_ids)),
        sponsors=_by("document_id", report_queries.sponsors(conn, ids)),
        discrepancies=_by("document_id", all_discrepancies(conn, ids)),
        cited_by=cited_by,
        links=_by("document_id", changes.links(conn, ids)),
        named=_by("document_id", found_in.named_actors(conn, ids, LEAST)),
        quoted=_by("document_id", found_in.quotations(conn, ids, LEAST)),
        asked=_by("document_id", found_in.requests(conn, ids, LEAST)),
        cited={row.id: row for row in works_of(conn, ids)},
    )


def _by(name: str, rows: list[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def _current(rows: list[db.RevisionRow]) -> list[db.RevisionRow]:
    """The first, that is the newest, revision of each version."""
    newest: dict[int, db.RevisionRow] = {}
    for row in rows:
        newest.setdefault(row.version_id, row)
    return list(newest.values())


def document_pages(
    site: Site, found: Batch, document: int, copies: Mapping[str, str]
) -> Iterator[tuple[str, DocumentPage]]:
    """(file name, page): the document, then one page for each further language.

    ``copies`` holds the archived bytes that the report carries, by payload digest.
    """
    facts = found.facts[document]
    stem = site.map.document_pages[document]
    revisions = found.revisions.get(document, [])
    current = {row.language: row for row in _current(revisions)}
    languages = sorted(current, key=lambda code: (code != "en", code))
    names = PageNames()
    files = {
        code: site.frame.at.version(stem, names.name(code) if place else "")
        for place, code in enumerate(languages)
    }
    first = site.frame.at.version(stem, "")
    renditions = found.renditions.get(document, [])
    versions = tuple(
        _version(
            code,
            files[code],
            [row for row in revisions if row.language == code],
            len(found.paragraphs.get(current[code].id, ())),
            renditions,
        )
        for code in languages
    )
    main = versions[0] if versions else None
    revision = current[languages[0]].id if languages else 0
    principal, others = vote_tables(
        site, facts, found.votes.get(document, []), found.ballots
    )
    page = DocumentPage(
        name=shown(facts.symbol or facts.title or facts.native_id),
        title=shown(facts.title) if facts.symbol else "",
        plain_title=plain(facts.symbol or facts.title or facts.native_id),
        kind=wording.kind(facts.kind),
        dated=wording.day(facts.dated_on),
        adoption=shown(facts.adoption),
        is_summary=facts.is_summary,
        veto=wording.listed([site.actor(a).text for a in facts.vetoed_by]),
        outcome=facts.outcome,
        warnings=tuple(_warnings(facts, found.discrepancies.get(document, []))),
        facts=tuple(facts_of(site, facts, found.sponsors.get(document, []))),
        topics=tuple(_topics(site, document)),
        assigned=tuple(_assigned(site, document)),
        vote=principal,
        other_votes=others,
        versions=versions,
        shown_version=main,
        parts=_text(site, found, revision),
        references=tuple(references(site, facts, found.citations.get(revision, []))),
        elsewhere=tuple(elsewhere(site, found.links.get(document, []))),
        cited_by=tuple(cited_by(site, facts, found.cited_by.get(facts.symbol, []))),
        understood=understood(
            site,
            found.named.get(document, []),
            found.quoted.get(document, []),
            found.asked.get(document, []),
        ),
        evidence=tuple(_evidence(row, copies) for row in renditions),
        disagreements=tuple(
            disagreement(site, row) for row in found.discrepancies.get(document, [])
        ),
        tags=tags_of(found.cited[document]) if document in found.cited else None,
        main_href="",
        official=official_link(facts.symbol),
        page_url=safe_link(facts.page_url),
    )
    yield first, page
    for code, version in zip(languages[1:], versions[1:], strict=True):
        other = current[code].id
        yield (
            files[code],
            replace(
                page,
                shown_version=version,
                parts=_text(site, found, other),
                main_href=first,
            ),
        )


def _text(site: Site, found: Batch, revision: int) -> Any:
    return parts_of(
        site, found.paragraphs.get(revision, []), found.citations.get(revision, [])
    )


def _version(
    code: str,
    href: str,
    revisions: list[db.RevisionRow],
    paragraphs: int,
    renditions: list[db.RenditionRow],
) -> VersionView:
    payloads: dict[int | None, list[str]] = {}
    for rendition in renditions:
        digests = payloads.setdefault(rendition.revision_id, [])
        if (digest := rendition.payload_sha256.hex()) not in digests:
            digests.append(digest)
    return VersionView(
        language=wording.language(code),
        code=shown(code),
        own_name=wording.own_language(code),
        direction=direction(code),
        title=shown(revisions[0].title),
        href=href,
        words=revisions[0].words,
        paragraphs=paragraphs,
        revisions=tuple(
            RevisionView(
                seen=wording.moment(row.seen_at),
                digest=row.text_hash.hex(),
                words=row.words,
                current=place == 0,
                payloads=tuple(payloads.get(row.id, ())),
            )
            for place, row in enumerate(revisions)
        ),
    )


def _topics(site: Site, document: int) -> list[Link]:
    assigned = site.map.assigned.get(document, {})
    links = [
        site.topic(topic)
        for topic in site.map.topics_of.get(document, ())
        if topic not in assigned
    ]
    return sorted(links, key=lambda link: (link.text.casefold(), link.href))


def _assigned(site: Site, document: int) -> Iterator[AssignedTopic]:
    """The surest first."""
    rows = site.map.assigned.get(document, {}).values()
    for row in sorted(rows, key=lambda row: (-(row.confidence or 0), row.topic_id)):
        sure = wording.percent(row.confidence or 0)
        yield AssignedTopic(site.topic(row.topic_id), sure, shown(row.printed))


def _warnings(
    facts: db.DocumentFacts, discrepancies: Sequence[db.DiscrepancyRow]
) -> Iterator[str]:
    if any(row.field == "number_in_title" for row in discrepancies):
        yield "The title, as it is published, gives the number of another resolution."
    for relation, target in pairs(facts.related, "relation", "target"):
        if relation == "withdrawn_by":
            yield f"Withdrawn by {shown(target)}: the text below no longer stands."
    for name, value in (("title", facts.title), ("speaker's name", facts.speaker)):
        if hides_direction(value):
            yield (
                f"The {name} holds invisible characters that change the direction of "
                "text; it may read differently elsewhere."
            )


def _evidence(row: db.RenditionRow, copies: Mapping[str, str]) -> Evidence:
    digest = row.payload_sha256.hex()
    what = "Text" if row.role == "text" else "Data extract"
    language = wording.language(row.language) if row.language else ""
    filed = wording.language(row.filed_under) if row.filed_under else ""
    return Evidence(
        what=", ".join(
            part
            for part in (
                what,
                shown(language) if row.role == "text" else "",
                f"filed under {shown(filed)}" if filed and filed != language else "",
                f"part {shown(row.part)}" if row.part else "",
            )
            if part
        ),
        url=shown(row.url),
        href=safe_link(row.url),
        fetched=wording.moment(row.fetched_at),
        media_type=shown(row.media_type),
        digest=digest,
        warc_file=shown(row.warc_file),
        warc_offset=row.warc_offset,
        copy=f"../evidence/{copies[digest]}" if digest in copies else "",
        notes=tuple(
            (shown(reason.replace("_", " ")), shown(detail))
            for reason, detail in pairs(row.notes, "reason", "detail")
        ),
    )
