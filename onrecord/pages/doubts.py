"""Doubts about a document that was read: what its words and its place on the page tell.

A page that changed is often still read, and read wrongly: a teaser for the text, a text
twice, in another language, with damaged characters, with day and month the other way
round. Nothing here changes a document; each doubt becomes a note that stands beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final

from lxml import etree
from resiliparse.parse.lang import detect_fast

from onrecord.models import Document, Note
from onrecord.pages.surroundings import place_doubts
from onrecord.pages.trimming import letters_of, points_elsewhere

_SHORT: Final = 1_000
"""Letters; a longer text may well end in three dots."""
_REPEATED: Final = 0.3
"""Share of a text that stands there already, from which it is no refrain."""
_ELLIPSIS: Final = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W*(?:(?:read|continue|weiterlesen|lire|leer|ler|leggi)"
    r"\b.{0,40}|читать.{0,30}|اقرأ.{0,30}|devam.{0,30}|mehr\b.{0,20}|全文|続きを読む"
    r"|阅读全文)?$",
    re.IGNORECASE,
)


def doubts(document: Document, root: etree._Element | None = None) -> Iterator[Note]:
    """What makes doubtful that the document is what the site publishes, whole and
    alone. ``root`` is the page of HTML that it was read from."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    if "\ufffd" in document.title or any("\ufffd" in text for text in texts):
        yield Note("undecodable", "bytes that are no characters")
    if document.role != "text" or not texts:
        return
    vote = document.vote
    if vote and any(count for _, count in vote.counts) and not vote.cells():
        yield Note("tally_without_names", "of a recorded vote the numbers alone")
    twice = sum((n - 1) * len(text) for text, n in Counter(texts).items())
    if twice > _REPEATED * sum(map(len, texts)):
        yield Note("repeated_text", f"{twice} characters stand there more than once")
    size = sum(map(len, texts))
    told = any(n.reason == "abridged" for n in document.notes)
    if (
        size < _SHORT
        and not told
        and (_ELLIPSIS.search(texts[-1]) or points_elsewhere(texts[-1]))
    ):
        yield Note("teaser", f"the text ends with {texts[-1][-60:]!r}")
    yield from _of_another_language(document, " ".join(texts[:20])[:1500])
    if root is not None:
        yield from place_doubts(root, document.paragraphs)


_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]\d{4}(?!\d)")
_SOON: Final = 3
_LONG_AGO: Final = 10


def damaged(document: Document, leads: Collection[str]) -> Iterator[Note]:
    """Where the page holds characters that were written twice, which begin with one of
    ``leads``, and the document holds such a beginning."""
    if not leads:
        return
    words = [p.text for p in document.paragraphs]
    words += [name for _, name in document.vote.cells()] if document.vote else []
    words += [document.title, document.speaker, document.place, document.agenda_title]
    words += [*document.sponsors, *document.additional_sponsors, *document.countries]
    if any(lead in text for lead in leads for text in words):
        yield Note("written_twice", "characters of it were written twice as UTF-8")


_CONSENT: Final = re.compile(
    r"\b(?:we value your privacy|your (?:privacy|cookie) (?:choices|settings)"
    r"|(?:accept|manage|use of) cookies|cookie (?:consent|settings|policy|notice)"
    r"|before you continue|privacy settings|cookies on this site"
    r"|gestion des cookies|respectons votre vie priv\w+|datenschutzeinstellungen"
    r"|wir verwenden cookies|uso de cookies|utilizziamo i cookie)\b",
    re.IGNORECASE,
)


def asks_consent(document: Document) -> bool:
    """Whether the page asks for consent, and the document is not there."""
    text = " ".join(p.text.lower() for p in document.paragraphs[:20])
    return _CONSENT.search(document.title) is not None and (
        not text or "cookie" in text
    )


def other_order(printed: str, day: date) -> date | None:
    """The day that a date in figures would be if month and day were the other way
    round; None where it can mean one day only."""
    found = _NUMERIC.search(printed)
    if (
        found is None
        or day.day > 12
        or {int(found[1]), int(found[2])}
        != {
            day.day,
            day.month,
        }
    ):
        return None
    return date(day.year, day.day, day.month) if day.day != day.month else None


def order_of_future(printed: str, day: date, fetched: date) -> date | None:
    """The other order's day where this one's is still to come, and that one's not."""
    latest = fetched + timedelta(days=1)
    other = other_order(printed, day)
    return other if other and day > latest >= other else None


def order_doubted(document: Document, fetched: date) -> Iterator[Note]:
    """Where the other order of a date in figures is the day of these days, as new
    items have, and the one read is not: the site may have changed the order."""
    day = document.issued_on
    other = day and other_order(document.issued_text, day)
    if (
        day
        and other
        and abs((fetched - other).days) <= _SOON
        and abs((fetched - day).days) > _LONG_AGO
    ):
        yield Note("date_order", f"{document.issued_text!r} read as {day}, not {other}")


def is_only_a_frame(document: Document) -> bool:
    """Whether nothing is in the text but the title and the date."""
    named = letters_of(f"{document.title} {document.issued_text}")
    return all(letters_of(p.text) in named for p in document.paragraphs)


# Each script, and the languages written in it. What is not listed is Latin.
_SCRIPTS: Final = (
    ("[\u0400-\u04ff]", "ru uk be bg sr mk kk ky mn tg bs me"),
    ("[\u0600-\u06ff]", "ar fa ur ps ku sd ug"),
    ("[\u3040-\u30ff]", "ja"),
    ("[\u4e00-\u9fff]", "zh ja ko"),
    ("[\uac00-\ud7af]", "ko"),
    ("[\u0370-\u03ff]", "el"),
    ("[\u0590-\u05ff]", "he yi"),
    ("[\u0900-\u097f]", "hi ne mr sa"),
    ("[\u0e00-\u0e7f]", "th"),
    ("[a-zA-Z\u00c0-\u024f]", ""),
)
_SCRIPT_OF: Final = tuple(
    (re.compile(pattern), frozenset(names.split())) for pattern, names in _SCRIPTS
)
_TWO_SCRIPTS: Final = frozenset(("sr", "bs", "me", "kk", "uz", "az", "mn", "tk", "ku"))
_SAMPLE: Final = 600
"""Characters of a text that tell its script."""
_FAR: Final = 120
"""How much worse the declared language has to fit than the one that fits best."""


def _of_another_language(document: Document, text: str) -> Iterator[Note]:
    declared = document.language
    letters = sum(map(str.isalpha, text[:_SAMPLE]))
    if letters < 20 or not declared:
        return
    shares = [(len(own.findall(text[:_SAMPLE])), names) for own, names in _SCRIPT_OF]
    most, names = max(shares, key=lambda share: share[0])
    latin = not names
    written = any(declared in listed for _, listed in _SCRIPT_OF)
    fits = declared in names or (latin and not written) or declared in _TWO_SCRIPTS
    if most > 0.6 * letters and not fits:
        yield Note("language_doubt", f"filed as {declared!r}, in another script")
        return
    if letters < 100:
        return
    found: list[tuple[str, int]] = detect_fast(text, n_results=40)  # type: ignore[assignment]
    if not found:
        return
    best, least = found[0]
    own_distance = dict(found).get(declared, 9999)
    if best != declared and own_distance - least > _FAR and _known(declared):
        yield Note("language_doubt", f"filed as {declared!r}, reads as {best!r}")


def _known(language: str) -> bool:
    """Whether the detector tells this language from others."""
    return language in _TOLD


_TOLD: Final = frozenset(
    [
        "ar",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fa",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "it",
        "ja",
        "ko",
        "lt",
        "lv",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "sv",
        "th",
        "tr",
        "uk",
        "ur",
        "vi",
        "zh",
    ]
)
