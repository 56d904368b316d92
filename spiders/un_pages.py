"""What the sites of United Nations bodies have in common: a home page with its news.

A home page leads to items among much else: menus, reports, other people's sites. A row
is a block whose link fits ``follow``; every other block is passed over. Whose voice an
item is does not follow from the site: a mission's page also carries statements of the
Security Council and messages of the Secretary-General.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Final

from parsel import Selector

from onrecord.models import Document, Kind
from onrecord.spiders.articles import ArticlePage, Dated
from onrecord.spiders.base import Item, NotOurs, Page, PageError, SourceCard
from onrecord.spiders.platforms import ListingPage, Row
from onrecord.spiders.reading import line
from onrecord.spiders.title_kinds import KINDS

TERMS: Final = (
    "Copyright United Nations; news may be used with credit. The full text is not "
    "re-published."
)
TERMS_URL: Final = "https://www.un.org/en/about-us/copyright"
UN_KINDS: Final[tuple[tuple[str, Kind], ...]] = (
    # What is said to the Council is remarks, whatever the title calls it.
    (r"\b(?:briefing|statement|remarks) .*\bto the (?:UN )?Security Council\b",
     "remarks"),
    (r"\bnoon briefing\b", "press_briefing"),
    (r"\bcommuniqu[eé] de presse\b|\bcomunicado de prensa\b", "press_release"),
    *KINDS["en"], *KINDS["fr"], *KINDS["es"],
)  # fmt: skip
_COUNCIL: Final = re.compile(
    r"(?:UN |United Nations )?Security Council (?:Press|Presidential) Statement\b"
    r"|بيان صحفي (?:صادر )?(?:عن |ل)?مجلس الأمن|مجلس الأمن بشأن",
    re.I,
)
_SECRETARY_GENERAL: Final = re.compile(
    r"(?:press )?(?:video )?(?:statement|message|remarks)"
    r" (?:of|by|from|attributable to)"
    r"(?: the spokes\w+ (?:of|for))? (?:the )?(?:UN |United Nations )?"
    r"Secretary-General\b"
    r"|(?:the |UN |United Nations )*Secretary-General['’]s (?:video )?"
    r"(?:statement|message|remarks)\b"
    r"|highlights of the noon briefing\b"
    r"|d[ée]claration attribuable (?:au|à la) porte-parole du"
    r" secr[ée]taire g[ée]n[ée]ral\b"
    r"|message du secr[ée]taire g[ée]n[ée]ral\b"
    r"|declaraci[óo]n atribuible a(?:l| la) portavoz del secretario general"
    r"|mensaje del secretario general\b",
    re.I,
)
_LABEL: Final = re.compile(
    r"(?:download|read|learn|see|view|find out|more|full)"
    r"(?: (?:the|full|more|all|here|now|report|document|story|article|text))*",
    re.I,
)
"""What a link says of itself is no title."""
_OTHERS: Final = re.compile(r"\bCore Group\b|\bCo-Chairs? of\b|\bQuartet\b")
"""Groups of states that a body reprints. None of them is the site's own voice."""


def voice_of(title: str, own: str) -> str:
    """Actor id of the voice that a title names, or ``own``.

    Raises ``NotOurs`` for a group of states whose statement the site reprints.
    """
    if found := _OTHERS.search(title):
        raise NotOurs(f"a statement of others: {found[0]}")
    if _COUNCIL.match(title):
        return "ORG:UN:SC"
    if _SECRETARY_GENERAL.match(title):
        return "ORG:UN:SG"
    return own


class HomePage(ListingPage):
    """A page with blocks of news among others."""

    is_selection = True
    undated = True
    kinds_by = UN_KINDS
    heading: ClassVar[str] = ""
    """CSS of the title within the block; empty: the first link with words."""
    title_in_p: ClassVar[bool] = False
    """The links hold their words in paragraphs, as elsewhere only what leads in is."""

    def rows(self) -> Iterator[Row | PageError]:
        seen: set[str] = set()
        titled: set[str] = set()
        untitled: dict[str, None] = {}
        for block in self.many(self.row):
            hrefs = [
                self.absolute(h.strip()) for h in block.css("a::attr(href)").getall()
            ]
            address = next((h for h in hrefs if re.fullmatch(self.follow, h)), "")
            if not address or address in seen:
                continue
            row = replace(self.row_of(block), address=address)
            with_p = self.title_in_p or not row.printed  # then no title is kept
            title = (
                row.title if self.heading else self.link_text(block, address, with_p)
            )
            if not title:  # a picture's link; another block has the words
                untitled |= {address: None} if row.printed else {}
                continue
            titled.add(address)
            if not _OTHERS.search(title):
                seen.add(address)
                yield replace(row, title=title)
        for address in (one for one in untitled if one not in titled):
            yield self.error("no_title", f"no title for {address}")
        if not seen:
            raise self.error("empty_listing", f"no address like {self.follow}")

    def row_of(self, block: Selector) -> Row:
        row = super().row_of(block)
        heading = block.css(self.heading or "a[href]").xpath("string()").get(default="")
        own = self.card.languages[0] if len(self.card.languages) == 1 else ""
        return replace(
            row, doubt="", title=line(heading), language=self.language or own
        )

    def link_text(self, block: Selector, address: str, with_p: bool) -> str:
        texts = [
            line(link.xpath("string()").get(default=""))
            for link in block.css("a[href]")
            if self.absolute(link.attrib["href"].strip()) == address
            and (with_p or not link.css("p"))  # what leads in is no title
        ]
        return next((text for text in texts if text), "")

    def items(self, row: Row, dated: Dated) -> Iterator[Item]:
        # A row is kept as well where it prints a day, which the item's page may not.
        yield from super().items(row, dated)
        titled = _LABEL.fullmatch(row.title) is None
        if dated.day is not None and titled and not self.dates_items:
            yield self.document(row, dated)

    def document(self, row: Row, dated: Dated) -> Document:
        made = super().document(row, dated)
        # Some sites put an Arabic item among the others without a word of it.
        arabic = re.search(r"[\u0620-\u064a]{3}", made.title) is not None
        language = "ar" if arabic else made.language
        actor = voice_of(made.title, made.actor)
        return replace(made, actor=actor, language=language)


class UnItem(ArticlePage):
    """An item's page, read in general: no layout of it is known."""

    kinds_by = UN_KINDS

    def read(self) -> Iterator[Item]:
        for item in super().read():
            if isinstance(item, Document):
                yield replace(item, actor=voice_of(item.title, item.actor))
            else:
                yield item


class OfficePage(Page):
    """A page about an office: its mandate, its people. No statement stands on it."""

    def read(self) -> Iterator[Item]:
        raise NotOurs("a page about the office, not a statement")
        yield


def home_and_items(
    route: str, follow: str, row: str, **attributes: Any
) -> tuple[type[Page], ...]:
    """The two page classes of a site: its home page, and the items it leads to."""
    listing = {"route": route, "follow": follow, "row": row, **attributes}
    item = {"route": follow}
    if "language" in attributes:
        item["language"] = attributes["language"]
    return type("Home", (HomePage,), listing), type("Item", (UnItem,), item)


def body_card(
    name: str, actor: str, publisher: str, url: str, **more: Any
) -> SourceCard:
    """The card of a body; what is usual need not be stated."""
    host = url.split("/")[2]
    usual: dict[str, Any] = {
        "about": f"{publisher}: its press releases, statements and speeches.",
        "hosts": (host,),
        "languages": ("en",),
        "timezone": "Europe/Paris",
        "kinds": ("statement", "remarks", "speech", "message", "press_release"),
        "platform": "listing",
        "first_date": date(2025, 1, 1),
        "terms": TERMS,
        "terms_url": TERMS_URL,
        "republish": False,
        "standing": "active",
        "evidence": "captured 2025",
        "items_per_week": 5,
        "max_quiet_days": 30,
        "delay": 5.0,
    }
    return SourceCard(
        name=name, actor=actor, publisher=publisher, url=url, **(usual | more)
    )


OWN_TERMS: dict[str, Any] = {
    "terms": "Terms not read; the full text is not re-published.",
    "terms_url": "",
    "republish": None,
}
