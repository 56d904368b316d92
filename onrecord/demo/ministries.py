"""Feeds and API answers of the demo: State Department, Kremlin, European Commission."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from onrecord.demo.marks import MARKS, MONTHS, Entry, marked, printed_date

STATE = "https://www.state.gov"
COMMISSION = "https://ec.europa.eu/commission/presscorner"


def state_rss(entries: Sequence[Entry]) -> str:
    """The feed with the full text of each item, as WordPress writes it."""
    items = [
        _state_item(number, entry)
        for number, entry in enumerate(
            sorted(entries, key=lambda e: str(e["published"]), reverse=True), start=1
        )
    ]
    built = max(_instant(entry["published"]) for entry in entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"\n'
        '\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        '\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '\txmlns:atom="http://www.w3.org/2005/Atom"\n'
        '\txmlns:sy="http://purl.org/rss/1.0/modules/syndication/"\n\t>\n\n'
        "<channel>\n"
        "\t<title>Press Releases &#8211; United States Department of State</title>\n"
        f'\t<atom:link href="{STATE}/rss-feed/press-releases/feed/" rel="self"'
        ' type="application/rss+xml" />\n'
        f"\t<link>{STATE}</link>\n"
        "\t<description></description>\n"
        f"\t<lastBuildDate>{format_datetime(built)}</lastBuildDate>\n"
        "\t<language>en-US</language>\n" + "\n".join(items) + "\n\t</channel>\n</rss>\n"
    )


def _instant(published: str) -> datetime:
    return datetime.fromisoformat(published).astimezone(UTC)


def _state_item(number: int, entry: Entry) -> str:
    when = _instant(entry["published"])
    address = f"{STATE}/{entry['path']}/"
    day = f"{MONTHS[when.month - 1]} {when.day}, {when.year}"
    text = "\n".join(
        f"<p>{escape(paragraph)}</p>"
        for paragraph in marked(entry["title"], entry["body"])
    )
    content = f"""<p>{entry["speaker"]}</p>

<section class="wp-block-default-hero-container">
<div class="featured-content__copy">
<h1 class="featured-content__headline stars-above">
\t{escape(entry["title"])}
</h1>
<div class="article-meta">
<p class="article-meta doctype-meta">{entry["type"]}</p>
<p class="article-meta__audience"></p>
<p class="article-meta__location">{entry["place"]}</p>
<p class="article-meta__publish-date">{day}</p>
</div>
</div>
</section>

<div class="classic-block-wrapper"><div class="wp-block-classic">
{text}
<p><input type="hidden" data-filter="000000000000" /></p>
</div></div>

<div style="height:70px" aria-hidden="true" class="wp-block-spacer"></div>
"""
    return (
        "\t<item>\n"
        f"\t\t<title>{escape(entry['title'])}</title>\n"
        f"\t\t<link>{address}</link>\n\n"
        f"\t\t<dc:creator><![CDATA[{entry['speaker']}]]></dc:creator>\n"
        f"\t\t<pubDate>{format_datetime(when)}</pubDate>\n"
        '\t\t\t\t<guid isPermaLink="false">'
        f"{STATE}/releases/preview/{number}/</guid>\n\n"
        f"\t\t\t\t\t<description><![CDATA[{content}]]></description>\n"
        f"\t\t\t\t\t<content:encoded><![CDATA[{content}]]></content:encoded>\n"
        "\t</item>"
    )


def kremlin_atom(
    entries: Sequence[Entry], page: int = 1, pages: int = 1, language: str = "en"
) -> str:
    """One page of a feed; pages hang together by rel="next"."""
    site = _KREMLIN[language]
    feed = f"{site}/transcripts/feed"
    own = feed if page == 1 else f"{feed}/page/{page}"
    links = [("self", own), ("first", feed)]
    if page < pages:
        links.append(("next", f"{feed}/page/{page + 1}"))
    links.append(("last", f"{feed}/page/{pages}" if pages > 1 else feed))
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?><feed xml:lang="{language}"'
        ' xmlns="http://www.w3.org/2005/Atom"><title type="text">Website of the'
        " President of Russia: President: Transcripts</title><author><name>"
        "Presidential Press and Information Office</name></author>"
        f"<updated>{entries[0]['published']}</updated><id>{feed}</id>"
        + "".join(f'<link href="{href}" rel="{rel}" />' for rel, href in links)
        + f'<link href="{site}/transcripts" hreflang="{language}" rel="alternate"'
        ' type="text/html" />'
        + "".join(_kremlin_entry(entry, language) for entry in entries)
        + "</feed>"
    )


_KREMLIN = {
    "en": "http://en.kremlin.ru/events/president",
    "ru": "http://kremlin.ru/events/president",
}
_PRESIDENT = {
    "en": "President of Russia Vladimir Putin",
    "ru": "В.Путин",
}


def _kremlin_entry(entry: Entry, language: str) -> str:
    address = f"{_KREMLIN[language]}/{entry['path']}"
    title = entry["title" if language == "en" else "russian_title"]
    texts = entry["body" if language == "en" else "russian_body"]
    subject = title.removesuffix(" (summary)").removesuffix(" (изложение)")
    mark = f"{MARKS[language].format(f'“{subject}”')}."
    lead = f'<div class="c-summary" style="font-size: 1.2em"><p>{mark}</p></div>'
    text = lead + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in texts[:1])
    speaker = f"<b>{_PRESIDENT[language]}</b>: " if entry["speaks"] else ""
    text += "".join(f"<p>{speaker}{escape(paragraph)}</p>" for paragraph in texts[1:])
    return (
        f"<entry><title>{escape(title)}</title><id>{address}</id>"
        f"<updated>{entry['published']}</updated>"
        f"<published>{entry['published']}</published>"
        f'<link href="{address}" hreflang="{language}" rel="alternate"'
        ' type="text/html" />'
        f'<summary type="html">{escape(lead)}</summary>'
        f'<content type="html">{escape(text)}</content></entry>'
    )


def commission_address(entry: Entry) -> str:
    return f"{COMMISSION}/detail/en/{entry['reference'].lower().replace('/', '_')}"


def commission_rss(entries: Sequence[Entry]) -> str:
    """The press corner's feed: newest first."""
    items = []
    for entry in sorted(entries, key=lambda e: str(e["date"]), reverse=True):
        when = format_datetime(datetime.fromisoformat(f"{entry['date']}T12:00:00Z"))
        lead = marked(entry["title"], entry["body"])[0]
        items.append(
            "    <item>\n"
            f"      <title>{escape(entry['title'])}</title>\n"
            f"      <link>{commission_address(entry)}</link>\n"
            f"      <description>European Commission {entry['kind'][1]}"
            f" {entry['place']}, {printed_date(entry['date'])} {escape(lead)}"
            "</description>\n"
            f"      <pubDate>{when.replace('+0000', 'GMT')}</pubDate>\n"
            f"      <guid>{commission_address(entry)}</guid>\n"
            "    </item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n  <channel>\n'
        "    <title>Press releases - RSS</title>\n"
        f"    <link>{COMMISSION}/api/rss</link>\n"
        "    <description>Search={format=RSS,size=10}</description>\n"
        "    <language>EN</language>\n"
        "    <copyright>Copyright European Commission DG COMM</copyright>\n"
        + "\n".join(items)
        + "\n  </channel>\n</rss>\n"
    )


def commission_document(entry: Entry) -> str:
    """What the documents API answers for one reference."""
    text = "\n".join(
        f"<p>{escape(paragraph)}</p>"
        for paragraph in marked(entry["title"], entry["body"])
    )
    code, name = entry["kind"]
    speakers = [
        {"code": key, "shortDescription": person, "longDescription": None}
        for key, person in [entry["speaker"]]
        if person
    ]
    answer = {
        "docuLanguageResource": {
            "title": entry["title"],
            "subtitle": entry["title"],
            "htmlContent": text,
            "pdfContent": None,
            "language": "EN",
            "original": True,
            "etranslated": False,
        },
        "languages": [],
        "eTranslatedlanguages": [],
        "refCd": entry["reference"],
        "isSpeechWarning": code == "SPEECH",
        "docutypeResource": {"code": code, "description": name},
        "contactsResource": [],
        "placeResource": {"code": None, "description": entry["place"]},
        "eventDate": entry["date"],
        "publishDate": f"{entry['date']}T14:00:00.000+02:00",
        "countriesResource": [],
        "policiesResource": [],
        "commissionerResource": speakers,
        "originalLanguage": "EN",
    }
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
