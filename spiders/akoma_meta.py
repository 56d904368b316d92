"""What an Akoma Ntoso document of the United Nations says about itself.

Facts stand in two places that disagree at times: the ``meta`` block (an editor's
database) and the cover page (the print). Both are read; what differs becomes a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lxml import etree

from onrecord.models import Choice, Subject, Vote
from onrecord.spiders.akoma import local
from onrecord.spiders.akoma_dates import attribute_date
from onrecord.spiders.base import PageError
from onrecord.text import language_code, squash

_CHOICES: Final[dict[str, Choice]] = {
    "inFavour": "yes",
    "against": "no",
    "abstaining": "abstention",
}
_ADOPTION_CODES: Final = {
    "adoptedWithoutVote": "Without a vote",
    "adoptedRecordedVote": "By a recorded vote",
}
"""Two codes of the markup, in the words that the same publisher's extracts use."""
# EuroVoc terms are copied from a third party's mapping of the same goals: left out.
_DICTIONARIES_LEFT_OUT: Final = frozenset({"EuroVoc"})


def text_of(element: etree._Element) -> str:
    return squash("".join(element.itertext()))


@dataclass(slots=True)
class Meta:
    """The ``meta`` block."""

    uri: str = ""
    """FRBR work: ``/akn/un/statement/deliberation/unsc/2023-01-09/2672-2023/``."""
    decided_on: date | None = None
    """Date of the work: of adoption, or of the vote on a draft not adopted."""
    language: str = ""
    subjects: tuple[Subject, ...] = ()
    agenda_title: str = ""
    title: str = ""
    draft_symbol: str = ""
    draft_issued_on: date | None = None
    sponsors: str = ""
    additional_sponsors: str = ""
    report: str = ""
    report_paragraph: str = ""
    outcome: str = ""
    outcome_on: date | None = None
    meeting_record: str = ""
    adoption: str = ""
    vote: Vote | None = None
    references: dict[str, str] = field(default_factory=dict)
    """Names of the terms that the cover page refers to, by their id."""


def read_meta(meta: etree._Element, url: str) -> Meta:
    """Raises PageError for a vote word that is not known: a vote is never guessed."""
    found = Meta()
    subjects: dict[Subject, None] = {}
    for block in meta:
        match local(block):
            case "identification":
                _identify(block, found)
            case "classification":
                _classify(block, found, subjects)
            case "workflow":
                for step in block:
                    _step(step, found, subjects)
            case "analysis":
                for voting in block.iter("{*}voting"):
                    found.vote = _vote(voting, url)
                    code = voting.get("outcome", "")
                    found.adoption = found.adoption or _ADOPTION_CODES.get(code, code)
            case "references":
                found.references = {
                    term.get("eId", ""): term.get("showAs", "") for term in block
                }
    found.subjects = tuple(subjects)
    return found


def _identify(block: etree._Element, found: Meta) -> None:
    for level in block:
        for item in level:
            name = local(item)
            if name == "FRBRuri" and local(level) == "FRBRWork":
                found.uri = item.get("value", "")
            elif name == "FRBRdate" and local(level) == "FRBRWork":
                found.decided_on = attribute_date(item.get("date"))
            elif name == "FRBRlanguage":
                found.language = language_code(item.get("language", "")) or ""


def _classify(
    block: etree._Element, found: Meta, subjects: dict[Subject, None]
) -> None:
    for keyword in block:
        dictionary = keyword.get("dictionary", "")
        label = squash(
            keyword.get("showAs")
            or keyword.get("shortForm")
            or keyword.get("value")
            or ""
        )
        if not label or dictionary in _DICTIONARIES_LEFT_OUT:
            continue
        if keyword.get("refersTo") == "title":
            found.title = found.title or label
        elif keyword.get("refersTo") == "agenda" and dictionary == "S/":
            # The catalogue ends every heading with a full stop.
            found.agenda_title = found.agenda_title or label.removesuffix(".")
        else:
            if dictionary == "SDGO":
                label = keyword.get("value", "")
            subjects[Subject(label, dictionary, keyword.get("href", ""))] = None


def _step(step: etree._Element, found: Meta, subjects: dict[Subject, None]) -> None:
    outcome = step.get("outcome", "")
    symbol, by = squash(step.get("as", "")), squash(step.get("by", ""))
    day = attribute_date(step.get("date"))
    match outcome:
        case "draftResolution":
            found.draft_symbol, found.draft_issued_on = symbol, day
            found.sponsors = by
        case "draftResolutionAdditionalSponsors":
            found.additional_sponsors = by
        case "recommendedForAdoption":
            found.report = symbol
            found.report_paragraph = squash(step.get("refersTo", ""))
        case _:
            # The decision itself; presidential statements leave its name out.
            if not (symbol or by or day):
                return
            found.outcome, found.outcome_on = outcome, day
            if " " in symbol and not re.match(r"[AS]/", symbol):
                symbol, by = "", by or symbol
            found.meeting_record, found.adoption = symbol, by
            charter = squash(step.get("refersTo", ""))
            if charter:
                subjects[Subject(charter, "UN Charter")] = None


def _vote(voting: etree._Element, url: str) -> Vote | None:
    cells: dict[Choice, list[str]] = {}
    counts: list[tuple[Choice, int]] = []
    for count in voting:
        name = local(count)
        if name == "quorum":
            continue
        word = count.get("refersTo", "").lstrip("#")
        choice = _CHOICES.get(word)
        if name != "count" or choice is None or choice in cells:
            raise PageError(
                url,
                "unknown_vote_word",
                f"a vote of <{name} refersTo={word!r}>: known are "
                f"{', '.join(_CHOICES)}, each once",
            )
        cells[choice] = [
            squash("".join(cell.itertext())) for cell in count.iter("{*}organization")
        ]
        printed = count.get("value", "")
        if printed.isascii() and printed.isdigit():
            counts.append((choice, int(printed)))
        elif printed:
            raise PageError(url, "vote_count", f"{word}: {printed!r} is not a number")
    if not cells:
        return None
    return Vote(
        in_favour=tuple(cells.get("yes", ())),
        against=tuple(cells.get("no", ())),
        abstaining=tuple(cells.get("abstention", ())),
        counts=tuple(counts),
    )


@dataclass(slots=True)
class Cover:
    """The cover page, as printed."""

    symbol: str = ""
    number: str = ""
    """``Resolution 2672 (2023)``; empty where the cover has none."""
    issued_text: str = ""
    issued_attribute: date | None = None
    decided_text: str = ""
    decided_attribute: date | None = None
    meeting: str = ""
    session: str = ""
    agenda_item: str = ""
    agenda_title: str = ""
    proponent: str = ""
    """Id of the committee: ``fifthCommittee``, ``noMainCommittee``."""
    origin: str = ""
    """``A/76/633, para. 60`` or the symbols of the drafts."""


def read_cover(cover: etree._Element) -> Cover:
    found = Cover()
    for element in cover.iter("{*}docNumber", "{*}docTitle", "{*}docDate", "{*}inline",
                              "{*}session", "{*}docProponent"):  # fmt: skip
        refers = element.get("refersTo", "").lstrip("#")
        text = text_of(element)
        match local(element), refers:
            case "docNumber", _:
                found.symbol = found.symbol or text
            case "docTitle", "resolutionNumber":
                found.number = text
            case "docDate", "dateOfIssuance":
                found.issued_text = text
                found.issued_attribute = attribute_date(element.get("date"))
            case "docDate", "adoptionDate":
                found.decided_text = text
                found.decided_attribute = attribute_date(element.get("date"))
            case "session", _:
                found.session = text
            case "docProponent", _:
                found.proponent = refers
            case "inline", _:
                match element.get("name"):
                    case "adoptionMeeting":
                        found.meeting = text
                    case "agenda item":
                        found.agenda_item = text
                    case "agenda item name":
                        found.agenda_title = text
                    case "originating document":
                        found.origin = text
    return found


def read_closing(conclusions: etree._Element) -> Cover:
    """Meeting and date below a text of the General Assembly, as on a cover."""
    found = Cover()
    for element in conclusions.iter("{*}docDate"):
        found.decided_text = text_of(element)
        found.decided_attribute = attribute_date(element.get("date"))
    for element in conclusions.iter("{*}inline", "{*}location"):
        found.meeting = text_of(element)
    return found
