"""Citations of documents of the United Nations in the styles of law and scholarship.

Bluebook, OSCOLA, AGLC, Chicago (notes), APA 7 and MLA 9. A style takes what it needs
of a `Work`; what is not known is left out, never made up. Pinpoints are paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from onrecord.reports.citing import (
    Pinpoint,
    Work,
    resolution_number,
    session_ordinal,
)
from onrecord.reports.citing_records import (
    aglc_records,
    bluebook_ordinal,
    bluebook_records,
    described,
    is_press,
    meeting,
    named_record,
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_BLUEBOOK = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.",
    "Nov.", "Dec.",
)  # fmt: skip

ORGANS: Mapping[str, tuple[str, str, str]] = {
    "ORG:UN:SC": ("S.C.", "SC", "Security Council"),
    "ORG:UN:GA": ("G.A.", "GA", "General Assembly"),
    "ORG:UN:HRC": ("Human Rights Council", "HRC", "Human Rights Council"),
    "ORG:UN:ECOSOC": ("E.S.C.", "ECOSOC", "Economic and Social Council"),
}
"""Organ → (Bluebook, abbreviation, name)."""


def day_month_year(day: date | None) -> str:
    """``8 September 2000``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def month_day_year(day: date | None) -> str:
    """``September 8, 2000``."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day else ""


def short_month_day(day: date | None) -> str:
    """``Sept. 8, 2000``, the Bluebook's months."""
    return f"{_BLUEBOOK[day.month - 1]} {day.day}, {day.year}" if day else ""


def mla_day(day: date | None) -> str:
    """``8 Sept. 2000``, the same short months behind the day."""
    return f"{day.day} {_BLUEBOOK[day.month - 1]} {day.year}" if day else ""


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that are not empty."""
    return by.join(part for part in parts if part)


def bluebook(work: Work, at: Pinpoint | None = None) -> str:
    """``S.C. Res. 1325, ¶ 8, U.N. Doc. S/RES/1325 (Oct. 31, 2000)``."""
    place = ""
    if at:
        place = f"¶ {at[1]}" if at[0] == "OP" else f"pmbl. ¶ {at[1]}"
    day = f" ({short_month_day(work.dated)})" if work.dated else ""
    number = ""
    if work.kind in ("resolution", "decision"):
        number = resolution_number(work)
        if work.parsed and not work.parsed.part:
            number = number.replace(" (", "(")
    elif work.kind == "presidential_statement" and work.parsed:
        number = f"{work.parsed.year}/{work.parsed.number}"
    if is_press(work):
        head = joined("Press Release", organ(work)[2], work.title)
        return joined(head, place, f"U.N. Press Release {work.document}{day}")
    if found := meeting(work):
        records = bluebook_records(found)
        return joined(records, place, f"U.N. Doc. {work.document}{day}")
    head = f"{organ(work)[0]} {_WORDS_BLUEBOOK.get(work.kind, '')} {number}".strip()
    if session := session_ordinal(work):
        records = f"U.N. GAOR, {bluebook_ordinal(session)} Sess."
        if work.gaor:
            return joined(
                head, place, records, f"Supp. No. {work.gaor.supplement}",
                f"U.N. Doc. {work.gaor.document}", f"at {work.gaor.page}",
            )  # fmt: skip
        return joined(head, place, f"{records}, U.N. Doc. {work.document}{day}")
    return joined(_head(work, head), place, f"U.N. Doc. {work.document}{day}")


_WORDS_BLUEBOOK = {
    "resolution": "Res.",
    "decision": "Dec.",
    "presidential_statement": "Pres. Statement",
    "draft_resolution": "Draft Res.",
}
_WORDS = {
    "resolution": "Res",
    "decision": "Dec",
    "presidential_statement": "Presidential Statement",
    "draft_resolution": "Draft Res",
}


def organ(work: Work) -> tuple[str, str, str]:
    """As in ``ORGANS``; of a committee, the organ that it is one of."""
    body = work.body or (work.parsed.body if work.parsed else "") or ""
    while body and body not in ORGANS:
        body = body.rpartition(":")[0]
    return ORGANS.get(body, ("U.N.", "UN", "United Nations"))


def _head(work: Work, head: str) -> str:
    """Of what is no act the title stands at the head."""
    if work.kind in _WORDS_BLUEBOOK:
        return head
    return joined(work.speaker, work.title)


def oscola(work: Work, at: Pinpoint | None = None) -> str:
    """``UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373, para 8``."""
    day = f"({day_month_year(work.dated)})" if work.dated else ""
    number = resolution_number(work) if work.kind in ("resolution", "decision") else ""
    word = _WORDS.get(work.kind, "")
    if found := meeting(work):
        word = named_record(found)
    elif not word and work.title:
        word = f"‘{work.title}’"
    document = "UN Press Release" if is_press(work) else "UN Doc"
    cited = joined(_oscola_organ(work), word, number, day, document, work.document,
                   by=" ")  # fmt: skip
    return joined(cited, _para(at))


def _oscola_organ(work: Work) -> str:
    short = organ(work)[1]
    return short if short in ("UN", "ECOSOC") else f"UN{short}"


def aglc(work: Work, at: Pinpoint | None = None) -> str:
    """``GA Res 55/2, UN Doc A/RES/55/2 (18 September 2000, adopted 8 September 2000)``:
    both days where they differ."""
    days = day_month_year(work.issued_on or work.adopted_on)
    if work.issued_on and work.adopted_on and work.issued_on != work.adopted_on:
        days = f"{days}, adopted {day_month_year(work.adopted_on)}"
    place = _para(at).replace("preamble", "Preamble")
    if is_press(work):
        inside = joined("Press Release", work.document, days)
        head = joined("United Nations", f"‘{work.title}’" if work.title else "")
        return joined(head, f"({inside})", place, by=" ")
    number = resolution_number(work) if work.kind in ("resolution", "decision") else ""
    head = joined(organ(work)[1], _WORDS.get(work.kind, ""), number, by=" ")
    if found := meeting(work):
        head = aglc_records(found)
    elif work.kind not in _WORDS:
        head = f"*{work.title}*" if work.title else organ(work)[1]
    dated = f" ({days})" if days else ""
    return joined(f"{head}, UN Doc {work.document}{dated}", place, by=" ")


def chicago(work: Work, at: Pinpoint | None = None) -> str:
    """``UN General Assembly, Resolution 45/1, “Title,” September 17, 1990, A/RES/45/1,
    https://…``: a note."""
    named = _NAMES.get(work.kind, "")
    if found := meeting(work):
        named = described(found).strip("[]")
    number = resolution_number(work) if work.kind in ("resolution", "decision") else ""
    return joined(
        f"UN {organ(work)[2]}".replace("UN United", "United"),
        joined(named, number, by=" "),
        f"“{work.own_title},”" if work.own_title else "",
        "press release" if is_press(work) else "",
        month_day_year(work.dated), work.symbol, _para(at, "para. "), work.url,
    ).replace(",”,", ",”") + "."  # fmt: skip


def apa(work: Work, at: Pinpoint | None = None) -> str:
    """``United Nations General Assembly. (2000). *Title* (A/RES/55/2). https://…``."""
    author = f"United Nations {organ(work)[2]}".replace(
        "United Nations United", "United"
    )
    year = str(work.dated.year) if work.dated else "n.d."
    if is_press(work) and work.dated:
        year = f"{year}, {month_day_year(work.dated).split(',')[0]}"
    title = _title(work)
    place = f"; {_para(at, 'para. ')}" if at else ""
    form = " [Press release]" if is_press(work) else ""
    return f"{author}. ({year}). {title} ({work.symbol}{place}){form}. {work.url}"


def mla(work: Work, at: Pinpoint | None = None) -> str:
    """``United Nations, General Assembly. *Title*. A/RES/55/2, 8 Sept. 2000, https://…``."""
    name = organ(work)[2]
    author = "United Nations" if name == "United Nations" else f"United Nations, {name}"
    title = _title(work)
    rest = joined(work.symbol, mla_day(work.dated), _para(at, "par. "), work.url)
    form = " Press release." if is_press(work) else ""
    return f"{author}. {title}. {rest}.{form}"


def _title(work: Work) -> str:
    """In italics, marked as in plain text; a description stands in brackets."""
    if work.description:
        return work.description
    if not work.own_title and (found := meeting(work)):
        return described(found)
    named = joined(_NAMES.get(work.kind, "Document"), resolution_number(work), by=" ")
    return f"*{work.own_title or named}*"


_NAMES = {
    "resolution": "Resolution",
    "decision": "Decision",
    "presidential_statement": "Presidential Statement",
    "draft_resolution": "Draft Resolution",
    "meeting_record": "Meeting Record",
}


def _para(at: Pinpoint | None, word: str = "para ") -> str:
    if at is None:
        return ""
    return f"{word}{at[1]}" if at[0] == "OP" else f"preamble {word}{at[1]}"


Style = Callable[[Work, Pinpoint | None], str]

UN_STYLES: Mapping[str, Style] = {
    "bluebook": bluebook,
    "oscola": oscola,
    "chicago": chicago,
    "apa": apa,
    "aglc": aglc,
    "mla": mla,
}
