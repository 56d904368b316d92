"""The Library's catalogue records (MARCXML): votes, resolutions and drafts.

Field numbers are the catalogue's: 191 symbol, 791 symbol voted on, 245 title, 269 date,
710 sponsors, 967 one member's vote, 996 totals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree
from parsel import Selector

from onrecord import symbols
from onrecord.dates import DateError, parse_date
from onrecord.models import Choice, Document, Fault, Kind, Link, Note, Subject, Vote
from onrecord.spiders.base import HTML_START, Item, Page, PageError
from onrecord.spiders.reading import line
from onrecord.spiders.un_library_csv import BODIES, CHOICES, without_imprint
from onrecord.vocabularies import actor_by_name

TOTAL: Final = re.compile(rb"Search-Engine-Total-Number-Of-Results: (\d{1,7})")
PAGE_SIZE: Final = 100
COUNTS: Final[tuple[tuple[Choice, str], ...]] = (
    ("yes", "b"), ("no", "c"), ("abstention", "d"), ("non_voting", "e"),
)  # fmt: skip


class Record:
    """One record: its fields by tag, each a list of subfields by code."""

    def __init__(self, element: etree._Element) -> None:
        self.id = ""
        self.fields: dict[str, list[dict[str, str]]] = {}
        for child in element.iterchildren("{*}controlfield"):
            if child.get("tag") == "001":
                self.id = line(child.text or "")
        for child in element.iterchildren("{*}datafield"):
            values: dict[str, str] = {}
            for part in child.iterchildren("{*}subfield"):
                values.setdefault(part.get("code", ""), line(part.text or ""))
            self.fields.setdefault(child.get("tag", ""), []).append(values)

    def all(self, tag: str, code: str = "a") -> list[str]:
        found = (values.get(code, "") for values in self.fields.get(tag, []))
        return [text for text in found if text]

    def first(self, tag: str, code: str = "a") -> str:
        return next(iter(self.all(tag, code)), "")


class RecordsPage(Page):
    """A page of search results with ``of=xm``."""

    route = r"https://digitallibrary\.un\.org/search\?(?:.*&)?of=xm(?:&.*)?"
    is_listing = True

    def read(self) -> Iterator[Item]:
        body = self.capture.body
        if HTML_START.match(body[:2000]):
            raise self.error("wrong_type", "HTML where records are expected")
        tree = Selector(body=body, type="xml")
        if tree.root is None or not isinstance(tree.root.tag, str):
            raise self.error("malformed_xml", f"it begins with {body[:40]!r}")
        if etree.QName(tree.root.tag).localname != "collection":
            raise self.error("wrong_type", f"<{tree.root.tag}> is no collection")
        records = list(tree.root.iter("{*}record"))
        if not records:
            raise self.error("empty_listing", "an answer without a record")
        for element in records:
            record = Record(element)
            try:
                yield self.document(record)
            except PageError as error:
                yield Fault(error.reason, error.detail, record.id)
        yield from self.next_page(len(records))

    def next_page(self, here: int) -> Iterator[Item]:
        found = TOTAL.search(self.capture.body[:4000])
        parts = urlsplit(self.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        first = query.get("jrec", "1")
        following = (int(first) if first.isdigit() else 1) + here
        if found and following <= int(found[1]):
            query["jrec"] = str(following)
            address = urlunsplit(parts._replace(query=urlencode(query)))
            yield Link(address, is_listing=True)

    def document(self, record: Record) -> Document:
        is_vote = "967" in record.fields
        printed = record.first("791") if is_vote else record.first("191")
        symbol = symbols.parse(printed)
        if symbol is None or symbol.organ not in BODIES:
            raise self.error("unknown_symbol", f"{printed!r} is no symbol")
        kind: Kind
        match symbol.kind:
            case "resolution":
                kind = "resolution"
            case "draft":
                kind = "draft_resolution"
            case "presidential_statement":
                kind = "presidential_statement"
            case other:
                raise self.error("unknown_value", f"{printed}: a record of a {other}")
        body = BODIES[symbol.organ]
        day = self.day(record.first("269"))
        adopted = self.day(record.first("992")) or (day if is_vote else None)
        additional, notes = added_sponsors(record.all("515"))
        title = f"{record.first('245')} {record.first('245', 'b')} "
        title += record.first("245", "c")
        if kind == "draft_resolution":
            notes = (*self.draft_notes(title, printed), *notes)
        notes += tuple(Note("reissued", text) for text in record.all("596"))
        return Document(
            source=self.card.name,
            native_id=symbol.canonical,
            url=self.url,
            kind=kind,
            language="en",
            role="extract",
            part=record.id or symbol.canonical,
            page_url=f"https://digitallibrary.un.org/record/{record.id}",
            title=without_imprint(title),
            symbol=printed,
            body=symbol.body or body,
            actor=symbol.body or body,
            issued_text="" if is_vote else record.first("269"),
            issued_on=None if is_vote else day,
            adopted_text=record.first("992") or (record.first("269") * is_vote),
            adopted_on=adopted,
            outcome="adopted" if kind != "draft_resolution" else "",
            adoption=record.first("996"),
            meeting_record=record.first("952"),
            session=record.first("791" if is_vote else "191", "c"),
            agenda_title=record.first("991", "c"),
            committee=record.first("981", "b"),
            sponsors=tuple(
                dict.fromkeys(
                    # The offices of the United Nations stand in the same field.
                    name
                    for name in record.all("710")
                    if not name.startswith("UN")
                )
            ),
            additional_sponsors=additional,
            vote=self.vote(record) if is_vote else None,
            subjects=tuple(
                dict.fromkeys(
                    Subject(label, "DHLAUTH")
                    for label in (*record.all("650"), *record.all("991", "d"))
                )
            ),
            related=tuple(
                ("related", parsed.canonical)
                for text in record.all("993")
                if (parsed := symbols.parse(text))
            ),
            notes=notes,
        )

    def draft_notes(self, title: str, printed: str) -> tuple[Note, ...]:
        """A symbol with ``L.`` may also be an amendment or a note."""
        if found := re.search(
            r": (amendment to (?:revised )?draft resolution \S+) /", title
        ):
            return (Note("amendment", found[1]),)
        if re.search(r": (?:revised )?draft (?:resolution|decision) /", title):
            return ()
        raise self.error("unknown_value", f"{printed} is neither draft nor amendment")

    def day(self, printed: str) -> date | None:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", printed):
            return None  # a year or a month alone
        try:
            return parse_date(printed, ("%Y-%m-%d",), "en")
        except DateError as error:
            raise self.error("date", str(error)) from error

    def vote(self, record: Record) -> Vote:
        """A member without 967 $d did not vote: it did not abstain."""
        chosen: dict[Choice, list[str]] = {choice: [] for choice, _ in COUNTS}
        for member in record.fields["967"]:
            name = member.get("e", "")
            choice = CHOICES.get(member.get("d", "X").upper())
            if choice is None or not name:
                raise self.error("unknown_vote_word", f"{name!r}: {member.get('d')!r}")
            chosen[choice].append(name)
        counts = []
        for choice, code in COUNTS:
            printed = record.first("996", code)
            if printed and not (printed.isascii() and printed.isdigit()):
                raise self.error("vote_count", f"996 ${code}: {printed!r}")
            if printed:
                counts.append((choice, int(printed)))
        return Vote(
            in_favour=tuple(chosen["yes"]),
            against=tuple(chosen["no"]),
            abstaining=tuple(chosen["abstention"]),
            non_voting=tuple(chosen["non_voting"]),
            counts=tuple(counts),
        )


_ADDED: Final = re.compile(
    r"Additional sponsors?: (?P<names>.+?)(?: \([A-Z]/[^()]+\))?\.(?:\s+(?P<rest>.+)|$)"
)


def added_sponsors(texts: list[str]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """The sponsors that notes add, and what the notes say besides."""
    names: list[str] = []
    rest: list[str] = []
    for text in texts:
        found = _ADDED.fullmatch(text)
        if found is None:
            rest.append(text)
            continue
        *most, last = found["names"].split(", ")
        names += [*most, *last_names(last)]
        rest += [found["rest"]] if found["rest"] else []
    return tuple(names), tuple(Note("catalogue_note", text) for text in rest)


def last_names(text: str) -> list[str]:
    """``Bosnia and Herzegovina and Zambia`` as two names, by the table of actors."""
    words = text.split(" and ")
    for at in range(1, len(words)):
        pair = [" and ".join(words[:at]), " and ".join(words[at:])]
        if all(actor_by_name(name) for name in pair):
            return pair
    return [text]
