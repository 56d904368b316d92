"""The United Kingdom's foreign office: GOV.UK Atom feeds and its Content API.

The feeds give addresses, mixed with travel advice; the Content API gives each text as
JSON. Translations share one ``content_id``, which is the document's id here. Items of
other departments are passed over with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from onrecord.dates import local_date
from onrecord.models import Document, Kind, Link, Note, Subject, Translation
from onrecord.spiders.articles import untracked
from onrecord.spiders.base import Item, NotOurs, Page, SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry, each, read_feed
from onrecord.spiders.reading import (
    json_answer,
    line,
    may,
    must,
    plain,
    printed_time,
    prose_of_html,
    rows,
)

SITE = "https://www.gov.uk"
API = f"{SITE}/api/content"

CARD = SourceCard(
    name="gb_fcdo",
    actor="GBR",
    publisher="Foreign, Commonwealth & Development Office",
    about=(
        "The foreign ministry of the United Kingdom and its missions: speeches, "
        "statements at the United Nations, press releases and news."
    ),
    url=f"{SITE}/government/organisations/foreign-commonwealth-development-office",
    hosts=("www.gov.uk",),
    languages=("en", "ar", "es", "fr", "pt", "ru", "zh", "fa", "ur", "uk", "ja"),
    timezone="Europe/London",
    kinds=("speech", "statement", "press_release"),
    platform="JSON API",
    first_date=date(2010, 5, 12),
    terms="Open Government Licence v3.0; the full text may be re-published.",
    terms_url=(
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    ),
    standing="active",
    evidence="captured",
    republish=True,
    items_per_week=80,
    max_quiet_days=4,
    delay=1.0,
)

ZONE = ZoneInfo(CARD.timezone)
OFFICES = tuple(
    f"/government/organisations/{name}"
    for name in (
        "foreign-commonwealth-office",
        "foreign-commonwealth-development-office",
    )
)
OFFICE_IDS = frozenset(
    {
        "9adfc4ed-9f6c-4976-a6d8-18d34356367c",  # Foreign & Commonwealth Office
        "f9fcf3fe-2751-4dca-97ca-becaeceb4b26",  # … & Development Office, 2020
    }
)
MISSION = re.compile(
    r"(?:British|UK|United Kingdom) (?:Deputy )?(?:Embassy|High Commission|Consulate"
    r"|Mission|Delegation|Representation|Interests Section|Office)\b|Governor's Office",
    re.IGNORECASE,
)
FOLLOWED = re.compile(
    rf"{re.escape(SITE)}(/government/(?:news|speeches)/[\w.-]+"
    r"|/government/world-location-news/[\w.-]+)"
)
_SCHEMAS = frozenset({"news_article", "speech", "world_location_news_article"})
_GONE = frozenset({"gone", "redirect", "unpublishing", "vanish"})
_KINDS: dict[str, Kind] = {
    "speech": "speech",
    "transcript": "speech",
    "draft_text": "speech",
    "speaking_notes": "speech",
    "oral_statement": "statement",
    "written_statement": "statement",
    "authored_article": "statement",
    "government_response": "statement",
    "press_release": "press_release",
    "news_story": "press_release",
    "world_news_story": "press_release",
    "world_location_news_article": "press_release",
}
_LANGUAGE = re.compile(r"([a-z]{2})(?:-[a-z0-9]{2,4})?", re.IGNORECASE)
_OWN_CODES = {"dr": "fa"}
"""GOV.UK's code for Dari, which ISO 639-1 does not have."""


class GovUkFeed(Page):
    """Atom of the foreign office. Only news and speeches are followed."""

    route = (
        r"https://www\.gov\.uk/(?:search/news-and-communications\.atom\?[^#]+"
        r"|government/organisations/foreign-commonwealth(?:-development)?-office\.atom)"
    )
    is_listing = True

    def read(self) -> Iterator[Item]:
        def link(entry: Entry) -> Iterator[Item]:
            if not entry.link:
                raise self.error("unknown_address", "an entry without an address")
            if urlsplit(entry.link).hostname not in self.card.hosts:
                raise self.error("foreign_address", f"an entry at {entry.link!r}")
            if found := FOLLOWED.fullmatch(untracked(entry.link)):
                # Undated: the feed gives the last change, not the publication.
                yield Link(f"{API}{found[1]}")

        yield from each(self, read_feed(self), link)


class GovUkItem(Page):
    route = r"https://www\.gov\.uk/api/content/[^?#]+"

    def read(self) -> Iterator[Item]:
        answer = json_answer(self)
        schema = must(self, answer, "schema_name", str)
        if schema in _GONE:
            raise self.error("gone", f"GOV.UK answers with schema {schema!r}")
        self.refuse_others(answer, schema)
        doctype = must(self, answer, "document_type", str)
        if doctype not in _KINDS:
            raise self.error("unknown_value", f"document type {doctype!r}")
        base_path = must(self, answer, "base_path", str)
        locale = must(self, answer, "locale", str)
        language = language_of(self, locale)
        paragraphs = prose_of_html(self, must(self, answer, "details.body", str))
        if not paragraphs:
            raise self.error("no_text", "details.body holds no text")
        published = may(self, answer, "first_published_at", "") or may(
            self, answer, "details.first_public_at", ""
        )
        printed = may(self, answer, "details.delivered_on", "") or published
        issued_on = local_date(printed_time(self, printed), ZONE) if printed else None
        translations = self.translations(answer)
        yield Document(
            source=self.card.name,
            native_id=must(self, answer, "content_id", str),
            url=self.url,
            page_url=f"{SITE}{base_path}",
            kind=_KINDS[doctype],
            language=language,
            filed_under=locale if locale != language else "",  # zh-tw beside zh
            title=line(must(self, answer, "title", str)),
            actor=self.card.actor,
            speaker=speaker_of(self, answer),
            place=line(may(self, answer, "details.location", "")),
            issued_text=printed,
            issued_on=issued_on,
            published_at=printed_time(self, published) if published else None,
            subjects=self.subjects(answer),
            countries=tuple(
                name
                for name in titles(self, answer, "links.world_locations")
                if not MISSION.match(name)
            ),
            paragraphs=paragraphs,
            translations=translations,
            notes=tuple(self.notes(answer, schema)),
        )
        for translation in translations:
            yield Link(translation.url, issued_on=issued_on)

    def refuse_others(self, answer: Mapping[str, Any], schema: str) -> None:
        refuse_others(self, answer, schema)

    def translations(self, answer: Mapping[str, Any]) -> tuple[Translation, ...]:
        """The other languages of this item, at the API's own addresses."""
        own = must(self, answer, "locale", str)
        found = []
        for row in rows(self, answer, "links.available_translations"):
            path, locale = row.get("base_path"), row.get("locale")
            if not isinstance(path, str) or not isinstance(locale, str):
                raise self.error("selector", "a translation without path or locale")
            if locale != own:
                if not FOLLOWED.fullmatch(f"{SITE}{path}"):
                    raise self.error("unknown_address", f"a translation at {path!r}")
                found.append(Translation(f"{API}{path}", language_of(self, locale)))
        return tuple(found)

    def subjects(self, answer: Mapping[str, Any]) -> tuple[Subject, ...]:
        found = []
        for name in ("taxons", "policy_areas"):
            for row in rows(self, answer, f"links.{name}"):
                path = row.get("base_path")
                uri = f"{SITE}{path}" if isinstance(path, str) else ""
                label = row.get("title")
                if isinstance(label, str) and label.strip():
                    found.append(Subject(line(label), "gov.uk", uri))
        return tuple(found)

    def notes(self, answer: Mapping[str, Any], schema: str) -> Iterator[Note]:
        if schema == "speech" and not may(self, answer, "details.delivered_on", ""):
            yield Note("no_day_of_delivery", "dated by its publication")
        notice: dict[str, Any] = may(self, answer, "withdrawn_notice", {})
        if notice:
            when = may(self, notice, "withdrawn_at", "")
            why = plain(self, may(self, notice, "explanation", ""))
            yield Note("withdrawn", f"{when} {why}".strip())
        spoken = line(may(self, answer, "details.speech_type_explanation", ""))
        if spoken:
            yield Note("as_delivered", spoken)


def refuse_others(page: Page, answer: Mapping[str, Any], schema: str) -> None:
    """Pass over what is no statement, and what another department says.

    The foreign office is named as an organisation; its missions publish world news
    without one. A mission that reprints another department's text says so by
    emphasising that department.
    """
    if schema not in _SCHEMAS:
        raise NotOurs(f"{schema} is not a statement")
    organisations = rows(page, answer, "links.organisations")
    if any(row.get("base_path") in OFFICES for row in organisations):
        return
    names = titles(page, answer, "links.organisations")
    if organisations:
        raise NotOurs(f"published by {', '.join(names) or 'an unnamed organisation'}")
    emphasised: list[Any] = may(page, answer, "details.emphasised_organisations", [])
    if emphasised and not OFFICE_IDS.intersection(map(str, emphasised)):
        raise NotOurs(f"a mission's copy of organisation {emphasised[0]}")
    missions = titles(page, answer, "links.worldwide_organisations")
    if not any(MISSION.match(name) for name in missions):
        raise NotOurs(f"published by {', '.join(missions) or 'nobody named'}")


def titles(page: Page, answer: Mapping[str, Any], path: str) -> tuple[str, ...]:
    found = (row.get("title") for row in rows(page, answer, path))
    return tuple(line(title) for title in found if isinstance(title, str))


def speaker_of(page: Page, answer: Mapping[str, Any]) -> str:
    """Who speaks, where the item says so. People tagged on news do not speak it."""
    names = dict.fromkeys(titles(page, answer, "links.speaker"))
    return "; ".join(names) or line(
        may(page, answer, "details.speaker_without_profile", "")
    )


def language_of(page: Page, locale: str) -> str:
    found = _LANGUAGE.fullmatch(locale)
    if found is None:
        raise page.error("unknown_value", f"locale {locale!r}")
    code = found[1].lower()
    return _OWN_CODES.get(code, code)


class GbFcdoSpider(SourceSpider):
    card = CARD
    pages = (GovUkFeed, GovUkItem)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/search/news-and-communications.atom"
        "?organisations[]=foreign-commonwealth-development-office",
        f"{SITE}/government/organisations/foreign-commonwealth-development-office.atom",
    ]
