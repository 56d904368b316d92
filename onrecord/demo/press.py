"""press.un.org of the demo: the feed, releases, a live blog and a challenge page.

Only what carries facts, or what a wrong selector would trip over (menus, side column,
share links), is kept of the real pages. All words are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from onrecord.demo.marks import Entry, marked, printed_date

PRESS = "https://press.un.org/en"

_NEW_YORK = ZoneInfo("America/New_York")


def _new_york_noon(iso: str) -> datetime:
    """Noon of a day in New York, where the time of day is not known."""
    day = date.fromisoformat(iso)
    return datetime(day.year, day.month, day.day, 12, tzinfo=_NEW_YORK)


def press_address(entry: Entry) -> str:
    return f"{PRESS}/{entry['year']}/{entry['slug']}.doc.htm"


def press_rss(entries: Sequence[Entry]) -> str:
    """The feed: newest first; a live blog stands beside its release."""
    items: list[str] = []
    for entry in sorted(entries, key=lambda e: (e["date"], e["slug"]), reverse=True):
        pages = [(press_address(entry), entry["title"])]
        if entry.get("blog"):
            pages.append((f"{PRESS}/blog/{entry['slug']}", blog_title(entry)))
        summary = entry.get("body", ["Summary by onrecord: no text."])[0]
        when = format_datetime(_new_york_noon(entry["date"]))
        for address, title in pages:
            items.append(
                "    <item>\n"
                f"  <title>{escape(title)}</title>\n"
                f"  <link>{address}</link>\n"
                f"  <description>  {escape(summary)}\n\n</description>\n"
                f"  <pubDate>{when}</pubDate>\n"
                "    <dc:creator>United Nations</dc:creator>\n"
                f'    <guid isPermaLink="true">{address}</guid>\n'
                "    </item>"
            )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"'
        f' xml:base="{PRESS}">\n'
        "  <channel>\n"
        "    <title>UN Meetings Coverage and Press Releases</title>\n"
        f"    <link>{PRESS}</link>\n"
        "    <description/>\n"
        "    <language>en</language>\n    \n"
        + "\n".join(items)
        + "\n  </channel>\n</rss>\n"
    )


def press_page(entry: Entry, *, blog: bool = False) -> str:
    """A release, or the live blog of the same meeting, in the site's layout of 2023."""
    address = f"{PRESS}/blog/{entry['slug']}" if blog else press_address(entry)
    title = blog_title(entry) if blog else entry["title"]
    texts = [entry["lead"], *entry["body"]] if "lead" in entry else []
    texts = texts or marked(title, entry["body"])
    if blog:
        texts.insert(1, "Notes taken while the meeting was under way.")
    paragraphs = "\n".join(f"<p>{escape(text)}</p>" for text in texts)
    bodies = "\n".join(
        f'<li><a href="/en/{_path(name)}" hreflang="en">{name}</a></li>'
        for name in entry["bodies"]
    )
    countries = "\n".join(
        f'<div class="field__item"><a href="/en/{_path(name)}" hreflang="en">{name}'
        "</a></div>"
        for name in entry["countries"]
    )
    kind = entry["type"]
    return _PRESS_PAGE.format(
        address=address,
        title=escape(title),
        kind=kind,
        kind_path=_path(kind),
        bodies=bodies,
        symbol=entry["symbol"],
        iso=entry["date"],
        printed=printed_date(entry["date"]),
        paragraphs=paragraphs,
        countries=countries,
    )


def blog_title(entry: Entry) -> str:
    return f"{entry['bodies'][0]}, {entry['meeting']} (summary)"


def _path(name: str) -> str:
    return name.lower().replace(" ", "-")


_PRESS_PAGE = """<!DOCTYPE html>
<html dir="ltr" lang="en">
<head>
<meta charset="utf-8"/>
<link href="{address}" hreflang="en" rel="alternate"/>
<link href="{address}" rel="canonical"/>
<title>{title} | UN Press</title>
</head>
<body class="node--type--press">
<header class="main-header">
<nav class="navbar"><ul class="nav">
<li class="nav-item"><a class="nav-link" href="/en">Home</a></li>
<li class="nav-item"><a class="nav-link" href="/en/content/security-council">\
Security Council</a></li>
</ul></nav>
</header>
<main>
<div class="page__content">
<article class="node press press--full" role="article">
<div class="node__content">
<div class="panel-display bryant-flipped clearfix">
<div class="block inline print-sub-head">
<div class="field field--name-field-doctype field--type-entity-reference \
field--label-hidden field__item"><a href="/en/{kind_path}" hreflang="en">{kind}</a>\
</div>
</div>
<div class="block print-head">
<div class="field field--name-field-un-bodies field--type-entity-reference \
field--label-hidden field__item">
<ul class="shs clearfix shs-linked">
{bodies}
</ul>
</div>
</div>
</div>
<div class="panel-display bartlett clearfix">
<div class="col-6 radix-layouts-contentcolumn2 panel-panel right-header">
<div class="block">
<div class="field field--name-field-symbol field--type-string field--label-hidden \
field__item">{symbol}</div>
</div>
<div class="block">
<div class="field field--name-field-dated field--type-datetime field--label-hidden \
field__item"><time datetime="{iso}T12:00:00Z">{printed}</time>
</div>
</div>
</div>
<div class="col-md-12 radix-layouts-content panel-panel main-column">
<div class="block">
<div class="field field--name-field-display-title field--type-string \
field--label-hidden field__item"><h1 class="page-header">{title}</h1></div>
</div>
<div class="block">
<div class="field field--name-body field--type-text-with-summary field--label-hidden \
field__item">
{paragraphs}
</div>
</div>
<div class="block inline taxonomy-term">
<div class="field field--name-field-country field--type-entity-reference \
field--label-hidden field__items">
{countries}
</div>
</div>
</div>
<aside class="col-md-3 mb-2 radix-layouts-sidebar panel-panel">
<h2>Highlights</h2>
<div class="view js-view-dom-id-0 view-highlights"><div class="view-content">
<div class="views-row"><a href="/en/2024/sc15558.doc.htm">
<div class="field field--name-name field--type-string field--label-hidden \
field__item">A side column that is no part of the text</div></a>
<div class="field field--name-field-date-location field--type-string \
field--label-hidden field__item">New York, 2023</div>
<p>Not a paragraph of this release.</p>
</div>
</div></div>
</aside>
</div>
</div>
</article>
</div>
</main>
<footer><p class="minimal-share"><a data-ms="print" href="">Print</a></p></footer>
</body>
</html>
"""

CHALLENGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"/><meta name="robots" content="noindex, nofollow"/>
<title>Just a moment...</title>
<script>window.awsWafCookieDomainList = [];</script>
<script src="https://press.un.org/challenge.js"></script>
</head>
<body>
<div id="challenge-container"></div>
<noscript><h1>JavaScript is disabled</h1>
<p>Verify that you are not a robot: enable JavaScript and cookies.</p></noscript>
</body>
</html>
"""
"""What a site behind a challenge serves with status 200 instead of the page."""
