"""A whole page, read without selectors: title, date, text, speaker, language.

What the page states for machines comes first, then what it prints. Every field says
which rule gave it; a field that nothing gave is empty. Whether the page is the document
one asked for (a challenge, a soft 404) is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from onrecord.languages import language_of
from onrecord.models import Language, Note, Paragraph, Translation
from onrecord.pages.blocks import Block, blocks, place_blocks
from onrecord.pages.body import read_body
from onrecord.pages.dating import PageDate, page_date
from onrecord.pages.encodings import decode
from onrecord.pages.speaking import speaker
from onrecord.pages.stamps import time_elements
from onrecord.pages.structured import Structured, structured
from onrecord.pages.titling import page_title
from onrecord.pages.tree import PageRefused, parse
from onrecord.pages.trimming import PROSE
from onrecord.text import language_code, squash

MAX_BYTES: Final = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What one page says of the document on it."""

    url: str
    title: str = ""
    date: PageDate = field(default_factory=PageDate)
    """EDTF value, the printed text, and the place it was found in."""
    paragraphs: tuple[Paragraph, ...] = ()
    speaker: str = ""
    """The person or the institution, as printed."""
    authors: tuple[str, ...] = ()
    """As the markup states them."""
    language: Language = ""
    canonical: str = ""
    alternates: tuple[Translation, ...] = ()
    encoding: str = ""
    how: dict[str, str] = field(default_factory=dict)
    """Field → the rule that gave it."""
    notes: tuple[Note, ...] = ()
    """Doubts and refusals: ``charset_overruled``, ``page_too_large``, ``left_out`` …"""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_page(
    url: str,
    body: bytes,
    content_type: str = "",
    *,
    language: Language = "",
    country: str = "",
    timezone: tzinfo | None = None,
) -> PageReading:
    """Reads a page of HTML. Never raises for any bytes: what cannot be read is empty,
    and the notes say why.

    `language` (ISO 639-1), `country` (ISO 3166-1 alpha-2) and `timezone` are what is
    known of the source; the page's own language is used where none is given.
    """
    if len(body) > MAX_BYTES:
        note = Note("page_too_large", f"{len(body):,} bytes, limit {MAX_BYTES:,}")
        return PageReading(url=url, notes=(note,))
    decoded = decode(body, content_type)
    try:
        tree = parse(decoded.text)
    except PageRefused as refused:
        return PageReading(
            url=url,
            encoding=decoded.encoding,
            notes=(*decoded.notes, Note(refused.reason, refused.detail)),
        )
    said = structured(tree, url)
    window = squash(tree.root.findtext(".//title") or "")[:1000]
    times = time_elements(tree.root)
    found = blocks(tree.root)
    best = place_blocks(found)
    title = page_title(found, said, window)
    text = read_body(
        tree, found, best,
        titles={title.value, window, *(name.value for name in said.titles)},
        article_body=said.article_body,
    )  # fmt: skip
    lines = [paragraph.text for paragraph in text.paragraphs]
    known, language_rule = _language(language, said, lines)
    date = page_date(
        tree, times, found, text.kept, said, title=title.value, url=url,
        language=known, country=country, timezone=timezone,
    )  # fmt: skip
    labels = _labels(found, text.kept)
    who = speaker(title.value, lines, said, labels, window)
    rules = {
        "encoding": decoded.how, "title": title.rule, "date": date.rule,
        "paragraphs": text.how, "speaker": who.rule, "language": language_rule,
        "canonical": said.canonical[0].rule if said.canonical else "",
    }  # fmt: skip
    notes = [*decoded.notes, *tree.notes, *text.notes]
    if text.paragraphs and sum(map(len, lines)) < PROSE:
        notes.append(Note("short_text", "less than one paragraph of the usual length"))
    if not text.paragraphs:
        notes.append(Note("no_text", "no block of the page reads as its text"))
    return PageReading(
        url=url,
        title=title.value,
        date=date,
        paragraphs=text.paragraphs,
        speaker=who.value,
        authors=tuple(dict.fromkeys(author.value for author in said.authors)),
        language=known,
        canonical=said.canonical[0].value if said.canonical else "",
        alternates=tuple(said.alternates),
        encoding=decoded.encoding,
        how={name: rule for name, rule in rules.items() if rule},
        notes=tuple(notes),
    )


def _labels(found: Sequence[Block], kept: Sequence[bool]) -> list[str]:
    """The short lines about the text: bylines above it, the site's name around it."""
    return [
        block.text
        for block, keep in zip(found, kept, strict=True)
        if not keep and 5 < len(block.text) < 160
    ]


def _language(
    given: Language, said: Structured, lines: Sequence[str]
) -> tuple[Language, str]:
    """The source's language, else the one the page states, else the text's own."""
    if given:
        return given, "source"
    detected = language_of(" ".join(lines)[:4000]).language
    stated = next(
        (
            (code, f.rule)
            for f in said.languages
            if (code := language_code(f.value[:40]))
        ),
        None,
    )
    if stated is not None and not (detected and _far_apart(stated[0], detected)):
        return stated
    return (detected, "detected") if detected else ("", "")


_SCRIPTS: Final = (
    frozenset(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")),
    frozenset(("ar", "fa", "ur", "ps")), frozenset(("zh", "ja")), frozenset(("ko",)),
    frozenset(("el",)), frozenset(("he",)), frozenset(("th",)), frozenset(("hi", "ne")),
)  # fmt: skip


def _far_apart(stated: str, detected: str) -> bool:
    """Whether two languages are written in different scripts: templates state the
    language of the site's front page, and a script cannot be mistaken."""

    def script(code: str) -> int:
        places = (n for n, codes in enumerate(_SCRIPTS) if code in codes)
        return next(places, -1)

    return script(stated) != script(detected)
