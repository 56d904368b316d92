"""The facts of a document: name and value, printed beside parsed, with links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.db.report_rows import DocumentFacts, SponsorRow
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.reports.document_contexts import Fact
from onrecord.reports.rendering import official_link, safe_link, shown
from onrecord.reports.rows import Site


def facts_of(
    site: Site, facts: DocumentFacts, sponsors: list[SponsorRow]
) -> Iterator[Fact]:
    """Name and value of everything that is known, in the order of a document's life."""

    def text(name: str, value: str, note: str = "") -> Iterator[Fact]:
        if value:
            yield Fact(name, (Link(shown(value)),), shown(note))

    def cited(name: str, symbol: str) -> Iterator[Fact]:
        if symbol:
            inside = site.symbol(symbol)
            link = inside or Link(shown(symbol), official_link(symbol))
            yield Fact(name, (link,))

    for name, actor in (("Body", facts.body), ("Issued by", facts.actor)):
        if actor and (name == "Body" or actor != facts.body):
            yield Fact(name, (site.actor(actor),))
    yield from text("Speaker", facts.speaker, facts.speaker_role)
    yield from text("On behalf of", facts.on_behalf_of)
    yield from text("Place", facts.place)
    for name, day, printed in (
        (
            "Voted on" if facts.outcome == "not_adopted" else "Adopted",
            facts.adopted_on,
            facts.adopted_text,
        ),
        ("Issued", facts.issued_on, facts.issued_text),
    ):
        value = wording.day(day) if day else ""
        if name == "Issued" and not day:
            value = facts.issued_edtf
        note = f"printed: {printed}" if printed and printed != value else ""
        yield from text(name, value or (printed and "not read as a date"), note)
    yield from text("Outcome", wording.OUTCOMES.get(facts.outcome, facts.outcome))
    yield from text("Meeting", facts.meeting)
    yield from cited("Meeting record", facts.meeting_record)
    yield from text("Session", facts.session)
    item = " ".join(part for part in (facts.agenda_item, facts.agenda_title) if part)
    yield from text("Agenda item", item)
    yield from text("Committee", facts.committee)
    if facts.draft_symbol != facts.symbol:
        yield from cited("Draft", facts.draft_symbol)
    yield from cited("Committee report", facts.report)
    for name, additional in (("Sponsors", False), ("Additional sponsors", True)):
        links = tuple(_sponsor(site, s) for s in sponsors if s.additional == additional)
        if links:
            yield Fact(name, links)
    for relation, target in pairs(facts.related, "relation", "target"):
        if relation == "corrects" and target == facts.symbol:
            continue  # said by its corrigendum, which is a part of it here
        inside = site.symbol(target)
        link = inside or Link(shown(target), safe_link(target) or official_link(target))
        yield Fact(shown(relation.replace("_", " ").capitalize()), (link,))
    yield Fact("Source", (site.source(facts.source),))


def _sponsor(site: Site, row: SponsorRow) -> Link:
    if not row.actor_id:
        return Link(shown(row.printed))
    link = site.actor(row.actor_id)
    if link.text.casefold() == row.printed.casefold():
        return link
    return Link(f"{link.text} (printed: {shown(row.printed)})", link.href)


def pairs(value: Any, first: str, second: str) -> list[tuple[str, str]]:
    """Pairs from JSON, written as objects or as lists of two."""
    pairs = []
    for entry in value or ():
        if isinstance(entry, dict):
            pairs.append((str(entry.get(first, "")), str(entry.get(second, ""))))
        else:
            pairs.append((str(entry[0]), str(entry[1])))
    return pairs
