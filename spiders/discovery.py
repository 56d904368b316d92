"""What an unknown site offers: feeds, APIs, sitemaps, listings, languages.

Pure: everything is read from captures that somebody else made. Finding is by what the
page states (``rel="alternate"``, ``hreflang``), by where such things usually stand, and
by the words that ministries use for their news; trying is by the platform readers, so
that what is proposed here is what will be read.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from onrecord.models import Capture
from onrecord.spiders.reading import line

USUAL = (
    "/feed/",
    "/rss.xml",
    "/rss",
    "/atom.xml",
    "/wp-json/wp/v2/posts?per_page=20",
    "/sitemap.xml",
    "/sitemap_index.xml",
    "/news-sitemap.xml",
)
"""Where feeds, APIs and sitemaps usually stand."""
NEWS_WORDS = re.compile(
    r"press|news|statement|speech|remark|media|communiqu|announce|release|briefing"
    r"|actualit|presse|déclaration|discours|noticia|prensa|comunicad|discurso|sala-de"
    r"|nota[-_ ]|imprensa|pressemitteilung|rede|aktuell|stampa|comunicat|nieuws"
    r"|toespraak|pressmeddeland|nyhet|uudis|uutis|tiedot|ziņas|žinios|aktualn|zpráv"
    r"|správ|vijest|vesti|sajt|közlem|hírek|știri|haber|açıklama|новост|пресс|заявлен"
    r"|выступлен|новини|заяв|νέα|ανακοιν|أخبار|اخبار|بيان|تصريح|کلمة|خبر|新闻|新聞|发言|声明"
    r"|讲话|ニュース|会見|보도|브리핑|ข่าว|tin-tuc|berita|siaran|habari",
    re.IGNORECASE,
)
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
GENERATORS = (
    ("WordPress", "wordpress|wp-content|wp-json"),
    ("Drupal", "drupal|/sites/default/files"),
    ("SharePoint", "sharepoint|_layouts/15"),
    ("Joomla", "joomla|com_content"),
    ("Plone", "plone"),
    ("TYPO3", "typo3"),
    ("Liferay", "liferay"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """What a front page says of its site."""

    url: str
    title: str
    generator: str
    """What the site seems to run on; empty where nothing shows."""
    languages: tuple[str, ...]
    feeds: tuple[str, ...]
    listings: tuple[str, ...]
    """Addresses that look like lists of news, best first."""


def site_of(capture: Capture, text: str) -> Site:
    """Read a front page."""
    tree = Selector(text=text or "<html></html>", type="html", huge_tree=True)
    site = urlsplit(capture.url).hostname or ""
    feeds = [
        urljoin(capture.url, link.attrib.get("href", ""))
        for link in tree.css("link[rel~=alternate][href]")
        if link.attrib.get("type", "").lower() in FEED_TYPES
    ]
    scored: Counter[str] = Counter()
    for anchor in tree.css("a[href]"):
        address = joined(capture.url, anchor.attrib["href"])
        if not same_site(address, site):
            continue
        words = line(anchor.xpath("string()").get(default=""))
        if re.search(r"(?:rss|atom|feed)(?:[./?_-]|$)", address, re.I):
            feeds.append(address)
        # Short link texts are menu entries, long ones are headlines.
        score = 2 * bool(NEWS_WORDS.search(words)) if len(words) < 60 else 0
        score += bool(NEWS_WORDS.search(urlsplit(address).path))
        if score:
            scored[address] = max(scored[address], score)
    listings = sorted(scored, key=lambda url: (-scored[url], len(url), url))
    declared = [tree.css("html::attr(lang)").get(default="")]
    declared += tree.css(
        "link[hreflang]::attr(hreflang), a[hreflang]::attr(hreflang)"
    ).getall()
    languages = [
        code[:2].lower() for code in declared if re.match(r"[a-zA-Z]{2}\b", code)
    ]
    generator = tree.css("meta[name=generator i]::attr(content)").get(default="")
    seen = f"{generator} {text[:200_000]}"
    return Site(
        url=capture.url,
        title=line(
            tree.css("meta[property='og:site_name']::attr(content)").get()
            or tree.css("title::text").get(default="")
        )[:120],
        generator=next((n for n, p in GENERATORS if re.search(p, seen, re.I)), ""),
        languages=tuple(dict.fromkeys(languages)),
        feeds=tuple(dict.fromkeys(feeds)),
        listings=tuple(listings[:8]),
    )


def joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip()).partition("#")[0]
    except ValueError:
        return ""


def same_site(address: str, site: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    own = site.removeprefix("www.")
    return host.removeprefix("www.") == own or host.endswith("." + own)
