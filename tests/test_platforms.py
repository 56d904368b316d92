"""The platform readers: what each gives, and how it says that it cannot read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onrecord.models import Capture, Document, Reading
from onrecord.spiders.articles import ArticlePage, address_id
from onrecord.spiders.base import Page, SourceCard, SourceSpider, flagged
from onrecord.spiders.platforms import (
    FeedPage,
    JsonPage,
    ListingPage,
    NumberedPage,
    SitemapPage,
    TelegramPage,
    WordPressPage,
)

SITE = "https://www.example.org"
CARD = SourceCard(
    name="xx_sample",
    actor="NOR",
    publisher="Sample Ministry",
    about="A ministry made up for tests.",
    url=SITE,
    hosts=("www.example.org", "t.me"),
    languages=("en", "fr"),
    timezone="Europe/Oslo",
    kinds=("press_release",),
    platform="RSS",
    first_date=date(2030, 1, 1),
    terms="None.",
    terms_url="",
    standing="active",
    date_formats=("%d.%m.%Y",),
)


def read(
    page: type[Page],
    url: str,
    body: str | bytes,
    headers: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """The page as its source reads it, faults and all."""

    class XxSampleSpider(SourceSpider):
        card = CARD
        pages = (page,)
        start_urls = [url]  # noqa: RUF012

    capture = Capture(
        url=url,
        fetched_at=datetime(2031, 3, 5, tzinfo=UTC),
        status=200,
        headers=headers,
        body=body.encode() if isinstance(body, str) else body,
        payload_sha256="",
    )
    assert XxSampleSpider.page_for(url) is page
    return XxSampleSpider.read(capture)


def reasons(reading: Reading) -> list[str]:
    return [fault.reason for fault in reading.faults]


def links(reading: Reading) -> list[tuple[str, str]]:
    return [
        (link.url.removeprefix(SITE), str(link.issued_on or ""))
        for link in reading.links
    ]


def facts(documents: Iterable[Document]) -> list[tuple[str, str, str, str, int]]:
    return [
        (d.native_id, d.title, str(d.issued_on or ""), d.role, len(d.paragraphs))
        for d in documents
    ]


class Followed(FeedPage):
    route = r"https://www\.example\.org/feed(?:\?paged=\d+)?"
    follow = r"https://www\.example\.org/(?:(?P<lang>fr)/)?news/[\w-]+"
    language = "en"


class Dating(Followed):
    dates_items = True


class FullText(Followed):
    full_text = True
    paged = "paged"


class ContentOnly(FullText):
    content_only = True


class ByUpdate(Dating):
    updated_is_date = True


class TitlesOnly(Dating):
    followed = False


FEED = f"{SITE}/feed"
RSS_ITEM = """<item><title>{title}</title><link>{link}</link>
<pubDate>Tue, 04 Mar 2031 23:30:00 +0000</pubDate>
<description>A teaser.</description>{more}</item>"""
CONTENT = (
    '<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">'
    "<![CDATA[<p>One.</p><p>Two.</p>]]></c:encoded>"
)


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel>{"".join(items)}</channel></rss>'


def rss_item(title: str = "A", link: str = f"{SITE}/news/a", more: str = "") -> str:
    return RSS_ITEM.format(title=title, link=link, more=more)


RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="{SITE}"><title>S</title></channel>
<item rdf:about="{SITE}/news/a"><title>A</title><link>{SITE}/news/a</link>
<dc:date>2031-03-04T10:00:00+01:00</dc:date></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom">
<link rel="next" href="{SITE}/feed?paged=2"/>
<entry><id>1</id><title>A</title><link href="{SITE}/news/a"/>
<published>2031-03-04T10:00:00Z</published><updated>2031-03-09T10:00:00Z</updated>
</entry></feed>"""


def test_a_feed_is_followed_with_the_day_at_the_source() -> None:
    reading = read(Followed, FEED, rss(rss_item()))
    assert links(reading) == [("/news/a", "2031-03-05")]  # after midnight in Oslo
    assert not reading.documents
    assert not reading.faults


def test_rows_elsewhere_are_passed_over_and_repeated_rows_taken_once() -> None:
    other = rss_item(link=f"{SITE}/travel/b")
    reading = read(Dating, FEED, rss(rss_item(), other, rss_item()))
    assert links(reading) == [("/news/a", "2031-03-05")]
    assert facts(reading.documents) == [
        ("example.org/news/a", "A", "2031-03-05", "extract", 0)
    ]
    assert not reading.faults


def test_a_feed_without_any_row_of_ours_is_a_fault() -> None:
    reading = read(Followed, FEED, rss(rss_item(link=f"{SITE}/nyheter/b")))
    assert reasons(reading) == ["unknown_address"]
    assert "/nyheter/b" in reading.faults[0].detail


def test_rows_whose_pages_are_closed_are_kept_and_not_followed() -> None:
    reading = read(TitlesOnly, FEED, rss(rss_item()))
    assert len(reading.documents) == 1
    assert not reading.links


def test_the_language_of_a_row_is_that_of_its_address() -> None:
    reading = read(Dating, FEED, rss(rss_item(link=f"{SITE}/fr/news/a"), rss_item()))
    assert [document.language for document in reading.documents] == ["fr", "en"]


def test_a_feed_with_the_text_gives_documents_and_older_pages() -> None:
    reading = read(FullText, f"{FEED}?paged=3", rss(rss_item(more=CONTENT)))
    assert facts(reading.documents) == [
        ("example.org/news/a", "A", "2031-03-05", "text", 2)
    ]
    assert links(reading) == [("/feed?paged=4", "2031-03-05")]
    assert reading.links[0].is_listing


def test_a_teaser_is_not_taken_for_the_text_where_the_source_says_so() -> None:
    reading = read(ContentOnly, FEED, rss(rss_item(more=CONTENT), rss_item("B")))
    assert [document.title for document in reading.documents] == ["A"]
    assert reasons(reading) == ["no_text"]


def test_rss_1_has_its_date_in_dublin_core() -> None:
    reading = read(ByUpdate, FEED, RDF)
    assert facts(reading.documents) == [
        ("example.org/news/a", "A", "2031-03-04", "extract", 0)
    ]


def test_atom_is_dated_by_its_publication_and_leads_to_older_entries() -> None:
    reading = read(Followed, FEED, ATOM)
    assert links(reading) == [
        ("/news/a", "2031-03-04"),
        ("/feed?paged=2", "2031-03-04"),
    ]


def test_a_change_is_no_publication_unless_the_source_says_so() -> None:
    changed = ATOM.replace("<published>2031-03-04T10:00:00Z</published>", "")
    assert reasons(read(Followed, FEED, changed)) == ["date"]
    assert links(read(ByUpdate, FEED, changed))[0] == ("/news/a", "2031-03-09")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty_feed"),
        (rss(), "empty_feed"),
        ("<!DOCTYPE html><html><body>No.</body></html>", "wrong_type"),
        ('{"a": 1}', "wrong_type"),
        (rss(rss_item(link="")), "unknown_address"),
        (rss(rss_item().replace("2031", "31st")), "date"),
        (rss(rss_item(title="")).replace("A teaser.", ""), "no_title"),
        (rss(rss_item())[:-20], "truncated"),
    ],
)
def test_a_feed_that_cannot_be_read_says_why(body: str, reason: str) -> None:
    assert reason in reasons(read(Dating, FEED, body))


def test_a_row_that_fails_costs_only_itself() -> None:
    bad = rss_item("B", f"{SITE}/news/b").replace("04 Mar 2031", "a day in March")
    reading = read(Dating, FEED, rss(bad, rss_item()))
    assert [document.title for document in reading.documents] == ["A"]
    assert [(fault.reason, fault.part) for fault in reading.faults] == [
        ("date", f"{SITE}/news/b")
    ]


class Listing(ListingPage):
    route = r"https://www\.example\.org/list(?:\?[^#]*)?"
    follow = r"https://www\.example\.org/news/[\w.-]+"
    row = "li.item"
    date = "span::text"
    page_parameter = "page"
    language = "en"


class WithNext(Listing):
    page_parameter = ""
    next = "a.older::attr(href)"
    empty = "p.nothing"


class Undated(Listing):
    undated = True
    date = ""


LIST = f"{SITE}/list"
ROWS = """<ul><li class="item"><a href="news/a">A</a><span> 4.3.2031 </span></li>
<li class="item"><a href="/news/b.pdf">B</a><span>2.3.2031</span></li></ul>"""


def test_a_listing_leads_to_its_items_and_to_the_next_page() -> None:
    assert links(read(Listing, f"{LIST}?page=2&q=x", ROWS)) == [
        ("/news/a", "2031-03-04"),
        ("/news/b.pdf", "2031-03-02"),
        ("/list?page=3&q=x", "2031-03-02"),
    ]


def test_a_listing_may_name_its_next_page_itself() -> None:
    page = ROWS + '<a class="older" href="?from=20">Older</a>'
    assert links(read(WithNext, LIST, page))[-1] == ("/list?from=20", "2031-03-02")
    assert len(links(read(WithNext, LIST, ROWS))) == 2


def test_a_listing_that_says_it_is_empty_is_empty() -> None:
    reading = read(WithNext, LIST, '<p class="nothing">Nothing.</p>')
    assert not reading.faults
    assert not reading.links


def test_a_listing_without_dates_leads_on_undated_or_by_its_addresses() -> None:
    assert links(read(Undated, LIST, ROWS))[0] == ("/news/a", "")

    class InAddress(Undated):
        follow = r"https://www\.example\.org/\d{4}/\d{2}/\d{2}/a"

    page = '<li class="item"><a href="/2031/03/04/a">A</a></li>'
    assert links(read(InAddress, LIST, page))[0] == ("/2031/03/04/a", "2031-03-04")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "selector"),
        ("<html><p>Maintenance.</p></html>", "selector"),
        ('<li class="item"><b>A</b><span>4.3.2031</span></li>', "unknown_address"),
        ('<li class="item"><a href="/news/a">A</a></li>', "date"),
        ('<li class="item"><a href="/news/a">A</a><span>soon</span></li>', "date"),
        ('<li class="item"><a href="/news/a">A</a><span>31.2.2031</span></li>', "date"),
        (
            '<li class="item"><a href="http://[::1">A</a><span>4.3.2031</span></li>',
            "unknown_address",
        ),
    ],
)
def test_a_listing_that_cannot_be_read_says_why(body: str, reason: str) -> None:
    assert reasons(read(Listing, LIST, body)) == [reason]


class Api(JsonPage):
    route = r"https://www\.example\.org/api(?:\?[^#]*)?"
    follow = r"https://www\.example\.org/news/\w+"
    path = "data.items"
    link = "href"
    title = "name"
    date = "days.0"
    page_parameter = "page"
    dates_items = True
    language = "en"


API = f"{SITE}/api?page=1"


def answer(*items: object) -> str:
    return json.dumps({"data": {"items": items}})


API_ITEM = {"href": "/news/a", "name": "A &amp; B", "days": ["04.03.2031", "x"]}


def test_an_api_is_read_by_its_paths() -> None:
    reading = read(Api, API, answer(API_ITEM))
    assert facts(reading.documents) == [
        ("example.org/news/a", "A & B", "2031-03-04", "extract", 0)
    ]
    assert links(reading) == [
        ("/news/a", "2031-03-04"),
        ("/api?page=2", "2031-03-04"),
    ]


def test_an_item_of_an_api_that_fails_costs_only_itself() -> None:
    reading = read(Api, API, answer({"name": 1.5}, "text", API_ITEM))
    assert reasons(reading) == ["selector", "selector"]
    assert [fault.part for fault in reading.faults] == ["row 1", "row 2"]
    assert len(reading.documents) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "malformed_json"),
        ('{"data": {"items": [', "malformed_json"),
        ("[" * 100_000, "malformed_json"),
        ("<!doctype html><html>Technical</html>", "wrong_type"),
        ('{"data": {}}', "selector"),
        ('{"data": {"items": []}}', "empty_listing"),
        (answer({**API_ITEM, "days": []}), "selector"),
        (answer({**API_ITEM, "days": ["soon"]}), "date"),
    ],
)
def test_an_api_that_cannot_be_read_says_why(body: str, reason: str) -> None:
    assert reasons(read(Api, API, body)) == [reason]


class Posts(WordPressPage):
    route = r"https://www\.example\.org/wp-json/wp/v2/posts\?[^#]+"
    language = "en"


POSTS = f"{SITE}/wp-json/wp/v2/posts?per_page=1&page=2"
POST = {
    "id": 7,
    "date": "2031-03-04T00:30:00",
    "link": f"{SITE}/2031/a/",
    "title": {"rendered": "A &#8217;s"},
    "content": {"rendered": "<p>One.</p>"},
}


def test_wordpress_is_dated_by_the_clock_of_the_site() -> None:
    reading = read(Posts, POSTS, json.dumps([POST]), (("X-WP-TotalPages", "3"),))
    assert facts(reading.documents) == [
        ("example.org/2031/a", "A ’s", "2031-03-04", "text", 1)
    ]
    moment = reading.documents[0].published_at
    assert moment is not None
    assert moment.isoformat() == "2031-03-04T00:30:00+01:00"
    assert links(reading) == [
        ("/wp-json/wp/v2/posts?per_page=1&page=3", "2031-03-04"),
    ]


def test_wordpress_ends_with_its_last_page() -> None:
    reading = read(Posts, POSTS, json.dumps([POST]), (("X-WP-TotalPages", "2"),))
    assert not reading.links


def test_a_post_without_words_is_a_fault() -> None:
    empty = {**POST, "content": {"rendered": "<p> </p>"}}
    assert reasons(read(Posts, POSTS, json.dumps([empty]))) == ["no_text"]


class Map(SitemapPage):
    route = r"https://www\.example\.org/sitemap[\w-]*\.xml"
    follow = r"https://www\.example\.org/(?:news/\w+|\d{4}/\d{2}/\d{2}/\w+)"
    maps = r"https://www\.example\.org/sitemap-news-\d+\.xml"
    language = "en"


class DatedMap(Map):
    dates_items = True


MAP = f"{SITE}/sitemap.xml"
NS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def urlset(*urls: str) -> str:
    return f'<urlset xmlns="{NS}">{"".join(urls)}</urlset>'


PICTURED = f"""<url><image:image xmlns:image="http://www.google.com/schemas/image/1.1">
<image:loc>{SITE}/a.jpg</image:loc><image:title>A picture</image:title></image:image>
<loc>{SITE}/news/a</loc><lastmod>2031-03-09</lastmod></url>"""
NEWS = f"""<url><loc>{SITE}/news/b</loc>
<n:news xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<n:publication><n:name>S</n:name><n:language>fr</n:language></n:publication>
<n:publication_date>2031-03-04T10:00:00+01:00</n:publication_date>
<n:title>B</n:title></n:news></url>"""


def test_an_index_leads_to_the_sitemaps_that_are_wanted() -> None:
    index = f"""<sitemapindex xmlns="{NS}">
    <sitemap><loc>{SITE}/sitemap-news-1.xml</loc></sitemap>
    <sitemap><loc>{SITE}/sitemap-pictures.xml</loc></sitemap></sitemapindex>"""
    reading = read(Map, MAP, index)
    assert links(reading) == [("/sitemap-news-1.xml", "")]
    assert reading.links[0].is_listing


def test_a_sitemap_leads_to_pages_and_a_change_is_no_date() -> None:
    inside = f"<url><loc>{SITE}/2031/03/04/c</loc></url>"
    assert links(read(Map, MAP, urlset(PICTURED, inside))) == [
        ("/news/a", ""),
        ("/2031/03/04/c", "2031-03-04"),
    ]


def test_a_news_sitemap_gives_date_and_title() -> None:
    class OneLanguage(DatedMap):
        language = "fr"

    reading = read(OneLanguage, MAP, urlset(NEWS))
    assert facts(reading.documents) == [
        ("example.org/news/b", "B", "2031-03-04", "extract", 0)
    ]
    assert links(reading) == [("/news/b", "2031-03-04")]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "malformed_xml"),
        ("not XML", "malformed_xml"),
        ("<!DOCTYPE html><html></html>", "wrong_type"),
        (rss(rss_item()), "wrong_type"),
        (urlset(), "empty_listing"),
        (urlset("<url><lastmod>2031-03-09</lastmod></url>"), "unknown_address"),
    ],
)
def test_a_sitemap_that_cannot_be_read_says_why(body: str, reason: str) -> None:
    assert reasons(read(Map, MAP, body)) == [reason]


def test_entities_of_a_sitemap_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "x">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 50}">' for n in range(8)
    )
    reading = read(Map, MAP, f"{bomb}]>{urlset('<url><loc>&i;</loc></url>')}")
    assert reasons(reading) in (["unknown_address"], ["malformed_xml"])


class Numbered(NumberedPage):
    route = r"https://www\.example\.org/list"
    follow = r"https://www\.example\.org/news/\d+/"
    row = "li"
    address = SITE + "/news/{}/"
    number = r"/news/(\d+)/"
    span = 4


def test_counted_addresses_are_asked_for_from_the_highest_down() -> None:
    page = '<li><a href="/news/8/">A</a></li><li><a href="/news/11/">B</a></li>'
    addresses = [url for url, _ in links(read(Numbered, LIST, page))]
    assert addresses[:2] == ["/news/8/", "/news/11/"]
    assert addresses[2:] == ["/news/11/", "/news/10/", "/news/9/", "/news/8/"]
    first = '<li><a href="/news/2/">A</a></li>'
    assert links(read(Numbered, LIST, first))[1:] == [
        ("/news/2/", ""),
        ("/news/1/", ""),
    ]


class Channel(TelegramPage):
    route = r"https://t\.me/s/sample(?:\?before=\d+)?"
    language = "en"


CHANNEL = "https://t.me/s/sample"
MESSAGE = """<div class="tgme_widget_message" data-post="sample/{number}">
{text}<a class="tgme_widget_message_date" href="https://t.me/sample/{number}">
<time datetime="2031-03-04T22:00:00+00:00">22:00</time></a></div>"""
TEXT = '<div class="tgme_widget_message_text">One<br/><br/>Two</div>'


def test_a_channel_gives_its_messages_and_leads_to_older_ones() -> None:
    page = MESSAGE.format(number=41, text=TEXT) + MESSAGE.format(number=42, text="")
    reading = read(Channel, CHANNEL, page)
    assert facts(reading.documents) == [
        ("t.me/sample/41", "One", "2031-03-04", "text", 2)
    ]
    assert [link.url for link in reading.links] == [f"{CHANNEL}?before=41"]


def test_what_a_channel_quotes_or_passes_on_is_not_its_own() -> None:
    reply = '<div class="tgme_widget_message_text js-message_reply_text">Theirs</div>'
    passed_on = '<a class="tgme_widget_message_forwarded_from">B</a>' + TEXT
    page = MESSAGE.format(number=41, text=reply + TEXT)
    page += MESSAGE.format(number=42, text=passed_on)
    reading = read(Channel, CHANNEL, page)
    assert [document.title for document in reading.documents] == ["One"]
    assert not reading.faults


def test_a_channel_without_messages_is_a_fault() -> None:
    body = "<html><body>If you have Telegram, you can view it.</body></html>"
    assert reasons(read(Channel, CHANNEL, body)) == ["selector"]


def test_the_id_of_an_address_leaves_out_what_may_vary() -> None:
    same = {
        address_id("https://www.example.org/news/a/?utm_source=x&id=3#top"),
        address_id("http://example.org/news/a?id=3"),
    }
    assert same == {"example.org/news/a?id=3"}
    assert address_id("https://example.org/news/a?id=4") not in same


class Article(ArticlePage):
    route = r"https://www\.example\.org/(?P<lang>en|fr)/(?P<id>\d+)"
    title = "h1"
    body = "div.text"
    date = "time::attr(datetime)"
    drop = "p.share"
    gone = "p.gone"
    kinds_by = ((r"\bspeech\b", "speech"),)


ARTICLE = """<h1>A speech</h1><time datetime="2031-03-04"></time>
<div class="text"><p>One.</p><p class="share">Share</p></div>"""


def test_an_article_is_read_by_its_selectors() -> None:
    (document,) = read(Article, f"{SITE}/fr/12", ARTICLE).documents
    assert facts([document]) == [("12", "A speech", "2031-03-04", "text", 1)]
    assert (document.language, document.kind) == ("fr", "speech")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "selector"),
        (ARTICLE.replace("h1>", "h2>"), "selector"),
        (ARTICLE.replace("A speech", " "), "no_title"),
        (ARTICLE.replace('"text"', '"words"'), "selector"),
        (ARTICLE.replace("One.", ""), "no_text"),
        (ARTICLE.replace("datetime", "title"), "selector"),
        (ARTICLE.replace("2031-03-04", "yesterday"), "date"),
        (ARTICLE + '<p class="gone">Removed</p>', "soft_404"),
        ("<html><title>Just a moment...</title></html>", "challenge_page"),
    ],
)
def test_an_article_that_is_not_as_stated_says_so(body: str, reason: str) -> None:
    assert reasons(read(Article, f"{SITE}/en/12", body)) == [reason]


def test_a_date_after_the_day_of_the_capture_is_flagged() -> None:
    fetched = datetime(2026, 3, 1, 12, tzinfo=UTC)
    ahead = Document(
        source="a", native_id="1", url="u", kind="statement", language="en",
        issued_on=date(2026, 3, 3),
    )  # fmt: skip
    assert [n.reason for n in flagged(ahead, fetched).notes] == ["future_date"]
    tomorrow = replace(ahead, issued_on=date(2026, 3, 2))
    assert flagged(tomorrow, fetched) == tomorrow
