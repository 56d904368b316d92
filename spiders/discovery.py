"""What an unknown site offers: feeds, APIs, sitemaps, listings, languages.

Pure: everything is read from captures that somebody else made. Finding is by what the
page states (``rel="alternate"``, ``hreflang``), by where such things usually stand, and
by the words that ministries use for their news; trying is by the platform readers, so
that what is proposed here is what will be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree
from parsel import Selector

from onrecord.dates import date_in_address, read_date
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
NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:sub)?(?:menu|nav|navbar|navigation|breadcrumbs?|footer|topbar"
    r"|sidebar|language|langs?|social|share|cookie)(?:$|[\s_-])",
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


@dataclass(frozen=True, slots=True)
class RowShape:
    """How a listing prints its rows, as the selectors of a ``ListingPage``."""

    row: str
    link: str
    date: str
    addresses: tuple[str, ...]
    titles: tuple[str, ...]
    printed: tuple[str, ...] = field(default=())
    """The dates of the rows as printed; empty text where a row has none."""


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
        address = _joined(capture.url, anchor.attrib["href"])
        if not _same_site(address, site):
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


def listing_of(capture: Capture, text: str, language: str = "") -> RowShape | None:
    """The rows of a page that lists news; None where nothing repeats like a list.

    A row is the largest element around a headline that holds no other headline; rows
    of one list are built alike.
    """
    tree = Selector(text=text or "<html></html>", type="html", huge_tree=True)
    site = urlsplit(capture.url).hostname or ""
    anchors: dict[str, etree._Element] = {}
    for anchor in tree.css("a[href]"):
        address = _joined(capture.url, anchor.attrib["href"])
        words = line(anchor.xpath("string()").get(default=""))
        inside = _same_site(address, site) and address != capture.url
        if len(words) >= 20 and inside and not _is_navigation(anchor.root):
            anchors.setdefault(address, anchor.root)
    holds = _headlines_within(anchors.values())
    groups: dict[str, list[tuple[str, etree._Element, etree._Element]]] = {}
    for address, element in anchors.items():
        block = element
        while (above := block.getparent()) is not None and holds[above] == 1:
            block = above
        groups.setdefault(_shape(block), []).append((address, element, block))
    best: tuple[float, RowShape] | None = None
    for shape, rows in groups.items():
        if len(rows) < 2:
            continue
        dates = [_date_in(block, language) for _, _, block in rows]
        selectors = Counter(css for css, _ in dates if css)
        date_css = selectors.most_common(1)[0][0] if selectors else ""
        printed = tuple(text if css == date_css else "" for css, text in dates)
        titles = [line("".join(anchor.itertext())) for _, anchor, _ in rows]
        in_address = [bool(date_in_address(address)) for address, _, _ in rows]
        dated = sum(bool(p) or a for p, a in zip(printed, in_address, strict=True))
        if len(rows) < 3 and not dated:
            continue
        score = (
            len(rows) * (0.3 + dated / len(rows))
            + min(80, sum(map(len, titles)) / len(rows)) / 20
        )
        found = RowShape(
            row=shape,
            link="a[href]::attr(href)",
            date=date_css,
            addresses=tuple(address for address, _, _ in rows),
            titles=tuple(titles),
            printed=printed,
        )
        if best is None or score > best[0]:
            best = score, found
    return best[1] if best else None


def follow_of(addresses: Sequence[str]) -> str:
    """A regular expression for the addresses of items, from some of them.

    What is equal in all stays; numbers become ``\\d+``, other parts ``[^/?#]+``.
    Empty where fewer than half are alike.
    """
    groups: dict[tuple[str, int, tuple[str, ...]], list[list[str]]] = {}
    for address in addresses:
        parts = urlsplit(address)
        keys = tuple(re.findall(r"([^&=]+)=", parts.query))
        segments = parts.path.split("/")[1:]
        groups.setdefault((parts.netloc, len(segments), keys), []).append(segments)
    if not groups:
        return ""
    (host, _, keys), members = max(groups.items(), key=lambda item: len(item[1]))
    if 2 * len(members) < len(addresses):
        return ""
    pieces = []
    for column in zip(*members, strict=True):
        if len(set(column)) == 1 and len(members) > 1:
            pieces.append(re.escape(column[0]))
        elif all(text.isdigit() for text in column):
            pieces.append(r"\d+")
        else:
            ending = re.search(r"\.\w{2,5}$", column[0])
            alike = ending and all(text.endswith(ending[0]) for text in column)
            pieces.append(
                r"[^/?#]+" + (re.escape(ending[0]) if alike and ending else "")
            )
    query = "&".join(rf"{re.escape(key)}=[^&#]+" for key in keys)
    return (
        rf"https?://{re.escape(host)}/"
        + "/".join(pieces)
        + (rf"\?{query}" if query else "")
    )


def _is_navigation(anchor: etree._Element) -> bool:
    """Within what a page repeats on every page: menus, header, footer, sidebars."""
    for element in anchor.iterancestors():
        if element.tag in {"nav", "footer", "aside"}:
            return True
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag not in {"body", "html"} and NAVIGATION.search(names):
            return True
    return False


def _headlines_within(anchors: Iterable[etree._Element]) -> Counter[etree._Element]:
    holds: Counter[etree._Element] = Counter()
    for anchor in anchors:
        for element in (anchor, *anchor.iterancestors()):
            holds[element] += 1
    return holds


def _shape(block: etree._Element) -> str:
    """CSS for elements built like this one: its name and class, and its parent's."""
    above = block.getparent()
    own = _simple(block)
    return f"{_simple(above)} > {own}" if above is not None else own


def _simple(element: etree._Element) -> str:
    classes = re.findall(r"[A-Za-z_][\w-]*", element.get("class") or "")
    # A class with a number counts rows or columns; it is not what they share.
    kept = [
        name for name in classes if not re.search(r"\d|^(?:odd|even|first|last)$", name)
    ]
    return str(element.tag) + "".join(f".{name}" for name in kept[:2])


def _date_in(block: etree._Element, language: str) -> tuple[str, str]:
    """(CSS within the row, printed date), of the first element that is a date."""
    for element in _elements(block):
        stated = element.get("datetime")
        if element.tag == "time" and stated:
            return "time::attr(datetime)", stated
        text = line(element.text or "")
        if 6 <= len(text) <= 40 and re.search(r"\d", text):
            found = read_date(text, language=language)
            if found.day is not None:
                return f"{_simple(element)}::text", text
    return "", ""


def _elements(block: etree._Element) -> Iterator[etree._Element]:
    return (e for e in block.iter() if isinstance(e.tag, str))


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip()).partition("#")[0]
    except ValueError:
        return ""


def _same_site(address: str, site: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    own = site.removeprefix("www.")
    return host.removeprefix("www.") == own or host.endswith("." + own)
