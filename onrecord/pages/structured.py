"""What a page says of itself in markup meant for machines.

JSON-LD, OpenGraph and other ``meta`` elements, microdata and RDFa attributes,
``time``, ``link``. Every value keeps the rule that found it; nothing is chosen here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from lxml import etree

from onrecord.models import Translation
from onrecord.pages.tree import Tree
from onrecord.text import clean, language_code, squash

MAX_JSON: Final = 2_000_000  # characters of one JSON-LD script
MAX_NODES: Final = 5_000
_LONGEST = 1_000  # characters of one value; articleBody has no such limit


@dataclass(frozen=True, slots=True)
class Found:
    """One value, and where it stood: ``json-ld datePublished``, ``meta og:title``."""

    value: str
    rule: str


@dataclass(slots=True)
class Structured:
    """The values of a page, in the order in which they may be trusted."""

    titles: list[Found] = field(default_factory=list)
    published: list[Found] = field(default_factory=list)
    modified: list[Found] = field(default_factory=list)
    authors: list[Found] = field(default_factory=list)
    languages: list[Found] = field(default_factory=list)
    canonical: list[Found] = field(default_factory=list)
    site: list[Found] = field(default_factory=list)
    pictures: list[Found] = field(default_factory=list)
    alternates: list[Translation] = field(default_factory=list)
    article_body: str = ""

    def add(self, name: str, value: Any, rule: str) -> None:
        """Keeps a value that is text, on one line."""
        if isinstance(value, str) and (text := squash(clean(value[:_LONGEST]))):
            found: list[Found] = getattr(self, name)
            found.append(Found(text, rule))


_META: Final[Mapping[str, tuple[str, ...]]] = {
    "titles": (
        "citation_title", "articletitle", "dcterms.title", "dc.title", "og:title",
        "twitter:title", "sailthru.title", "parsely-title", "title",
    ),
    "published": (
        "article:published_time", "og:published_time", "citation_publication_date",
        "citation_date", "citation_online_date", "datepublished",
        "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created",
        "dcterms.date", "dc.date", "date.created", "parsely-pub-date", "sailthru.date",
        "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "publication-date", "published_date", "article.published", "article_date",
        "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate",
        "originalpublicationdate", "dateposted", "article.created", "shareaholic:"
        "article_published_time", "rnews:datepublished", "ptime", "displaydate", "iso-"
        "8601-publish-date", "dc:date", "dcsext.articlefirstpublished", "newsdate",
        "og:pubdate", "created", "release_date", "date",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "dcterms.modified",
        "dc.date.modified", "last-modified", "lastmod", "datemodified",
    ),
    "authors": (
        "citation_author", "author", "dcterms.creator", "dc.creator", "byl",
        "article:author", "sailthru.author", "parsely-author",
    ),
    "languages": (
        "dcterms.language", "dc.language", "citation_language", "content-language",
        "og:locale", "language",
    ),
    "canonical": ("og:url",),
    "pictures": ("og:image", "twitter:image"),
    "site": ("og:site_name", "application-name", "dcterms.publisher", "dc.publisher",
             "citation_publisher", "publisher"),
}  # fmt: skip
_ARTICLES_NAMES = """
newsarticle article reportagenewsarticle analysisnewsarticle blogposting report
opinionnewsarticle liveblogposting pressrelease scholarlyarticle socialmediaposting
speech techarticle discussionforumposting advertisercontentarticle
"""
_ARTICLES = frozenset(_ARTICLES_NAMES.split())
_PAGES_NAMES = """
webpage itempage event aboutpage creativework videoobject governmentservice
"""
_PAGES = frozenset(_PAGES_NAMES.split())


_BYLINES = (
    "//a[contains(@rel, 'author')] | //*[(self::a or self::span or self::p or self::div"
    " or self::strong or self::li) and (contains(@class, 'byline') or contains(@class,"
    " 'author-name') or contains(@class, 'author') or contains(@class, 'autor'))]"
)
_BY = re.compile(
    r"^(?:(?:written|posted|publi\w+|geschrieben|verfasst)\s+)?"
    r"(?:by|par|por|von|di|door|av|автор:?|autore?:?|author:?)\s+",
    re.IGNORECASE,
)


def structured(tree: Tree, url: str = "") -> Structured:
    """Everything the markup of `tree` states; relative addresses joined to `url`."""
    said = Structured()
    metas: dict[str, list[str]] = {}
    marked: list[etree._Element] = []
    pages: list[Mapping[str, Any]] = []
    for element in tree.root.iter("meta", "link", "script"):
        tag = element.tag
        if tag == "meta":
            if element.get("itemprop"):
                marked.append(element)
            for attribute in ("name", "property", "http-equiv"):
                name = (element.get(attribute) or "")[:60].strip().lower()
                if name:
                    metas.setdefault(name, []).append(element.get("content") or "")
        elif tag == "link":
            _link(said, element, url)
        elif "ld+json" in (element.get("type") or "").lower():
            pages += _json_ld(said, element.text or "")
    marked += tree.root.xpath("//*[@itemprop or @property][not(self::meta)]")
    for place, names in _META.items():
        for name in names:
            for value in metas.get(name, ())[:5]:
                said.add(place, value, f"meta {name}")
    _marked(said, marked)
    for element in islice(tree.root.xpath(_BYLINES), 20):
        text = squash("".join(islice(element.itertext(), 20)))
        if 4 < len(text) < 60:
            said.add("authors", _BY.sub("", text), "byline element")
    for node in pages:
        _node(said, node, "json-ld page")
    said.add("languages", tree.root.get("lang") or tree.root.get("xml:lang"), "html")
    return said


def _link(said: Structured, element: etree._Element, url: str) -> None:
    kinds = (element.get("rel") or "").lower().split()
    address = _joined(url, element.get("href") or "")
    if not address:
        return
    if "canonical" in kinds:
        said.canonical.insert(0, Found(address, "link canonical"))
    language = element.get("hreflang") or ""
    if "alternate" in kinds and language and len(said.alternates) < 200:
        code = language_code(language[:20])
        if code:
            said.alternates.append(Translation(address, code))


def _joined(base: str, address: str) -> str:
    """An absolute web address, or nothing."""
    try:
        whole = urljoin(base, address.strip()[:2000])
        return whole if urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _json_ld(said: Structured, text: str) -> list[Mapping[str, Any]]:
    """Reads the articles of one script; returns what is said of the page itself."""
    pages: list[Mapping[str, Any]] = []
    for node in _nodes(text):
        kinds = node.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        low = {
            name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str)
        }
        if low & _ARTICLES:
            _node(said, node, "json-ld")
        elif low & _PAGES:
            pages.append(node)
        elif low & {"organization", "newsmediaorganization", "website"}:
            said.add("site", node.get("name"), "json-ld site")
    return pages


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    if len(text) > MAX_JSON:
        return
    source = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", text)
    try:
        whole = json.loads(source.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting: list[Any] = [whole]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:MAX_NODES]
        elif isinstance(value, dict):
            yield value
            waiting += [value[k] for k in ("@graph", "mainEntity") if k in value]


def _node(said: Structured, node: Mapping[str, Any], rule: str) -> None:
    if rule == "json-ld" or not said.titles:
        said.add("titles", node.get("headline") or node.get("name"), f"{rule} headline")
    for key in ("datePublished", "dateCreated", "uploadDate", "startDate"):
        said.add("published", node.get(key), f"{rule} {key}")
    said.add("modified", node.get("dateModified"), f"{rule} dateModified")
    language = node.get("inLanguage")
    if isinstance(language, dict):
        language = language.get("alternateName") or language.get("name")
    said.add("languages", language, f"{rule} inLanguage")
    for key in ("author", "creator", "performer"):
        people = node.get(key)
        for person in people[:20] if isinstance(people, list) else [people]:
            name = person.get("name") if isinstance(person, dict) else person
            if not isinstance(name, str) or re.match(r"https?:|null$", name):
                continue
            name = unescape(name)
            said.add("authors", name, f"{rule} {key}")
    publisher = node.get("publisher")
    if isinstance(publisher, dict):
        said.add("site", publisher.get("name"), f"{rule} publisher")
    body = node.get("articleBody")
    if isinstance(body, str) and len(body) > len(said.article_body):
        said.article_body = clean(body)


_PROPERTIES: Final = {
    "headline": "titles", "datepublished": "published", "datecreated": "published",
    "dc:date": "published", "dcterms:issued": "published", "dc:issued": "published",
    "dc:created": "published", "schema:datepublished": "published",
    "datemodified": "modified", "author": "authors", "creator": "authors",
    "dc:title": "titles", "dcterms:title": "titles", "schema:headline": "titles",
}  # fmt: skip


def _marked(said: Structured, elements: list[etree._Element]) -> None:
    """Microdata and RDFa attributes on elements."""
    for element in elements[:2_000]:
        names = f"{element.get('itemprop', '')} {element.get('property', '')}"
        for name in names[:200].lower().split():
            place = _PROPERTIES.get(name)
            if place is None:
                continue
            value = element.get("content") or element.get("datetime")
            if not value:
                value = "".join(islice(element.itertext(), 50))[:_LONGEST]
            said.add(place, value, f"property {name}")
