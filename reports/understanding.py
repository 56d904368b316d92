"""What annotators found in a document: who is named, quoted, asked to do what by when.

Found by rules, not stated by the publisher: each row shows how sure the rule is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.db.annotations import NamedActor, Quotation, Request
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.reports.rendering import shown
from onrecord.reports.rows import Site
from onrecord.vocabularies import actors, name_key

LEAST = 0.75
"""What a rule is less sure of is left out of reports: docs/methods gives the precision
above it."""
MANY = 40
"""Rows of one list on a page; the rest is counted."""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """An actor that the text names: how often, in which role."""

    link: Link
    role: str
    times: int
    printed: str


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """What the text reports that somebody said."""

    speaker: str
    actor: Link | None
    cue: str
    content: str
    medium: str
    kind: str
    sure: str


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What the text asks or decides, with one deadline or none."""

    paragraph: str
    verb: str
    addressee: str
    actors: tuple[Link, ...]
    action: str
    deadline: str
    due: str
    sure: str


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything that annotators found in one document, the lists cut at ``MANY``."""

    named: tuple[NamedRow, ...]
    quoted: tuple[QuotedRow, ...]
    asked: tuple[AskedRow, ...]
    more_named: int
    more_quoted: int
    more_asked: int

    @property
    def anything(self) -> bool:
        return bool(self.named or self.quoted or self.asked)


def understood(
    site: Site,
    named: Sequence[NamedActor],
    quoted: Sequence[Quotation],
    asked: Sequence[Request],
) -> Understood:
    """The rows of a document's page; what is asked without a deadline is not listed."""
    names = tuple(_named(site, named))
    dated = [one for one in asked if one.deadline]
    return Understood(
        named=names[:MANY],
        quoted=tuple(_quoted(site, one) for one in quoted[:MANY]),
        asked=tuple(_asked(site, one) for one in dated[:MANY]),
        more_named=max(0, len(names) - MANY),
        more_quoted=max(0, len(quoted) - MANY),
        more_asked=max(0, len(dated) - MANY),
    )


def _named(site: Site, rows: Sequence[NamedActor]) -> Iterator[NamedRow]:
    for row in rows:
        medium = row.role == "medium"
        link = Link(shown(row.printed)) if medium else _actor(site, row.actor_id)
        yield NamedRow(
            link=link,
            role=wording.MENTION_ROLES.get(row.role, row.role),
            times=row.times,
            printed=""
            if name_key(row.printed) == name_key(link.text)
            else shown(row.printed),
        )


def _actor(site: Site, identifier: str) -> Link:
    """A link to the actor's page, or its name where the report has none."""
    known = site.actor(identifier)
    if known.href or identifier not in actors():
        return known
    return Link(shown(actors()[identifier].name()))


def _quoted(site: Site, row: Quotation) -> QuotedRow:
    return QuotedRow(
        speaker=shown(row.speaker),
        actor=_actor(site, row.actor_id) if row.actor_id else None,
        cue=shown(row.cue),
        content=shown(row.content),
        medium=shown(row.medium),
        kind=row.kind,
        sure=wording.percent(row.confidence),
    )


def _asked(site: Site, row: Request) -> AskedRow:
    return AskedRow(
        paragraph=shown(row.path),
        verb=shown(row.verb),
        addressee=shown(row.addressee),
        actors=tuple(_actor(site, one) for one in row.actor_ids),
        action=shown(row.action),
        deadline=shown(row.deadline),
        due=shown(row.due or row.every),
        sure=wording.percent(row.confidence),
    )
