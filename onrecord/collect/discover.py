"""From a ministry's address to the ways to its items: look, try, judge.

Three rounds: the front page, then what it and custom suggest, then sample items. Every
candidate is tried by the platform reader that would read it, and the samples by general
reading. Pure but for ``ask``: a live run first lets ``looking_round`` fetch all that is
needed into the archive, and then everything is read from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from onrecord.models import Capture, Document, Link, OnrecordError, Reading
from onrecord.spiders import discovery
from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import Page, SourceCard, SourceSpider
from onrecord.spiders.discovery import Site, site_of
from onrecord.spiders.platforms import (
    FeedPage,
    ListingPage,
    SitemapPage,
    WordPressPage,
)
from onrecord.spiders.shapes import follow_of, listing_of

Ask = Callable[[list[str]], Mapping[str, Capture]]
"""The captures of those addresses that answered, by the address asked for."""

FULL_TEXT = 600  # characters of a feed's entry, in the middle: more is no summary
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """An item as the draft's readers read it."""

    title: str
    address: str
    issued_on: date | None
    words: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to the items of a site, tried."""

    reader: str
    """``feed``, ``wordpress``, ``sitemap``, ``listing``."""
    address: str
    items: int
    dated: int
    days: tuple[date, ...]
    settings: Mapping[str, Any]
    """What a ``[[page]]`` of the draft says beside reader and route."""
    samples: tuple[Sample, ...]
    confidence: float
    """0 to 1: how many items, how many of them dated, with text, and how sure."""


@dataclass(frozen=True, slots=True)
class Discovery:
    site: Site
    candidates: tuple[Candidate, ...]
    """Best first."""
    tried: tuple[tuple[str, str], ...]
    """(address, what came of it), of everything that was asked for."""


def discover(url: str, ask: Ask) -> Discovery:
    """Look for the ways to a site's items. Raises where the address does not answer."""
    front = ask([url]).get(url)
    if front is None:
        raise OnrecordError(f"{url}: no answer; give the address of the site itself")
    if front.status != 200:
        raise OnrecordError(
            f"{url}: answered {front.status}; nothing can be discovered"
        )
    site = site_of(front, text_of(front))
    addresses = suggested_by(site)
    answers = {url: front, **ask([a for a in addresses if a != url])}
    tried: dict[str, str] = dict.fromkeys(addresses, "no answer")
    found: list[Candidate] = []
    for address, capture in answers.items():
        candidate, what = try_address(address, capture, site)
        tried[address] = what
        if candidate is not None:
            found.append(candidate)
    found.sort(key=lambda c: -c.confidence)
    wanted = [s.address for c in found[:4] for s in c.samples[:SAMPLES] if not s.words]
    pages = {**answers, **ask([a for a in dict.fromkeys(wanted) if a not in answers])}
    found = [_with_texts(candidate, pages) for candidate in found]
    found.sort(key=lambda c: -c.confidence)
    return Discovery(site, tuple(found), tuple(tried.items()))


def suggested_by(site: Site) -> list[str]:
    """Where to look on: what the front page names, then what custom does."""
    usual = (urljoin(site.url, path) for path in discovery.USUAL)
    return list(dict.fromkeys([*site.feeds, *usual, *site.listings]))


def try_address(
    address: str, capture: Capture, site: Site
) -> tuple[Candidate | None, str]:
    """What the address is good for, by the readers that could read it."""
    if capture.status != 200:
        return None, f"answered {capture.status}"
    reader, base, settings = _reader(capture, site)
    if reader == "listing" and not settings:
        return None, "a page without a list of items"
    reading = _read(capture, base, {**settings, "dates_items": True}, site)
    rows = [document for document in reading.documents if document.page_url]
    links = [link for link in reading.links if not link.is_listing]
    if not rows and not links:
        if reader == "sitemap" and reading.links:
            return None, f"an index of {len(reading.links)} sitemaps"
        why = [f"{fault.reason}: {fault.detail}" for fault in reading.faults]
        return None, why[0] if why else "no items"
    candidate = _candidate(reader, address, settings, rows, links, capture, site)
    return candidate, f"{reader}: {candidate.items} items"


def _reader(capture: Capture, site: Site) -> tuple[str, type[Page], dict[str, Any]]:
    """The platform reader for what the body looks like, and what to tell it."""
    start = capture.body[:3000].lstrip()
    if re.search(rb"<(?:rss|feed|rdf:RDF)[\s>]", start):
        return "feed", FeedPage, {"follow": r"https?://.+"}
    if re.search(rb"<(?:urlset|sitemapindex)[\s>]", start):
        every = r"https?://.+"
        return "sitemap", SitemapPage, {"follow": every, "maps": every}
    if start[:1] in {b"[", b"{"}:
        return "wordpress", WordPressPage, {}
    shape = listing_of(capture, text_of(capture), (site.languages or ("",))[0])
    if shape is None:
        return "listing", ListingPage, {}
    settings: dict[str, Any] = {
        "row": shape.row,
        "link": shape.link,
        "title": shape.title,
    }
    settings |= {"date": shape.date} if shape.date else {"undated": True}
    settings["follow"] = follow_of(shape.addresses)
    return "listing", ListingPage, settings


def _candidate(
    reader: str,
    address: str,
    settings: dict[str, Any],
    rows: list[Document],
    links: list[Link],
    capture: Capture,
    site: Site,
) -> Candidate:
    addresses = [d.page_url for d in rows] or [link.url for link in links]
    days = tuple(d.issued_on for d in rows if d.issued_on)
    dated = len(days)
    samples = [Sample(d.title, d.page_url, d.issued_on) for d in rows]
    if reader == "feed":
        full = _read(capture, FeedPage, {"full_text": True}, site)
        lengths = sorted(sum(len(p.text) for p in d.paragraphs) for d in full.documents)
        if lengths and lengths[len(lengths) // 2] >= FULL_TEXT:
            settings = {"full_text": True}
            samples = [_sample(document) for document in full.documents]
        else:
            settings = {"follow": follow_of(addresses) or r"https?://.+"}
    elif reader == "wordpress":
        samples = [_sample(document) for document in rows]
    elif reader == "sitemap":
        news = [a for a in addresses if discovery.NEWS_WORDS.search(urlsplit(a).path)]
        settings = {"follow": follow_of(news or addresses), "undated": True}
        samples = [Sample("", a, None) for a in (news or addresses)]
    share = dated / len(rows) if rows else 0.0
    sure = {"wordpress": 0.35, "feed": 0.35, "listing": 0.2, "sitemap": 0.1}[reader]
    confidence = sure + 0.25 * share + 0.1 * min(1.0, len(addresses) / 10)
    confidence -= 0.2 * (
        not settings.get("follow")
        and not settings.get("full_text")
        and reader != "wordpress"
    )
    if any(sample.words for sample in samples[:SAMPLES]):
        confidence += 0.3
    return Candidate(
        reader, address, len(addresses), dated, days, settings,
        tuple(samples[:SAMPLES]), round(max(0.0, min(1.0, confidence)), 2),
    )  # fmt: skip


def _with_texts(candidate: Candidate, pages: Mapping[str, Capture]) -> Candidate:
    """The candidate with its samples' own pages read, where they were fetched."""
    samples, read = [], 0
    for sample in candidate.samples:
        capture = pages.get(sample.address)
        if capture is not None and capture.status == 200:
            documents = _read(capture, ArticlePage, {}, None).documents
            if documents:
                own = _sample(documents[0])
                sample = replace(
                    own, address=sample.address,
                    issued_on=sample.issued_on or own.issued_on,
                )  # fmt: skip
                read += 1
        samples.append(sample)
    gain = 0.3 * read / max(1, len(samples))
    return replace(
        candidate,
        samples=tuple(samples),
        confidence=round(min(1.0, candidate.confidence + gain), 2),
    )


def _sample(document: Document) -> Sample:
    words = sum(len(p.text.split()) for p in document.paragraphs)
    return Sample(
        document.title, document.page_url or document.url, document.issued_on, words
    )


def _read(
    capture: Capture, base: type[Page], settings: Mapping[str, Any], site: Site | None
) -> Reading:
    """What a reader makes of a capture, as a source of that site would."""
    card = nobodys_card(capture.url, (site.languages if site else ()) or ("en",))
    stated = {"route": ".+", "language": card.languages[0], **settings}
    page = type("ProbePage", (base,), stated)
    members = {"card": card, "pages": (page,), "start_urls": ()}
    return cast(type[SourceSpider], type("Probe", (SourceSpider,), members)).read(
        capture
    )


def nobodys_card(url: str, languages: tuple[str, ...]) -> SourceCard:
    """The card of nobody yet."""
    return SourceCard(
        name="discover",
        actor="unknown",
        publisher="unknown",
        about="A site that is being looked at.",
        url=url,
        hosts=(urlsplit(url).hostname or "",),
        languages=languages,
        timezone="UTC",
        kinds=("press_release",),
        platform="unknown",
        first_date=date(1945, 1, 1),
        terms="not read",
        terms_url="",
    )


def text_of(capture: Capture) -> str:
    from onrecord.pages.encodings import decode

    return decode(capture.body, capture.header("content-type")).text
