"""Feeds: what is recovered, what is refused, and that nothing hostile gets through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
import scrapy

from onrecord.models import Capture, Fault, Link
from onrecord.spiders.base import Page, PageError
from onrecord.spiders.feeds import Entry, Feed, each, older, read_feed
from onrecord.spiders.reading import prose_of_html
from onrecord.spiders.ru_kremlin import CARD, RuKremlinSpider

ADDRESS = "http://en.kremlin.ru/events/president/transcripts/feed"
ITEM = """<item><title>{title}</title><link>{link}</link><guid>{guid}</guid>
<pubDate>Tue, 04 Mar 2031 10:00:00 +0300</pubDate>
<description>{description}</description></item>"""


def page(body: bytes | str, content_type: str = "application/xml") -> Page:
    data = body if isinstance(body, bytes) else body.encode()
    capture = Capture(
        url=ADDRESS,
        fetched_at=datetime(2031, 3, 5, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", content_type),),
        body=data,
        payload_sha256="",
    )
    return Page(capture, CARD)


def item(
    title: str = "A title",
    link: str = "http://en.kremlin.ru/a",
    guid: str = "http://en.kremlin.ru/a",
    description: str = "Words.",
) -> str:
    return ITEM.format(title=title, link=link, guid=guid, description=description)


def rss(*items: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel>'
        f"<title>Sample</title>{''.join(items)}</channel></rss>"
    )


def atom(links: str = "", entries: str = "") -> str:
    entry = (
        "<entry><title>One</title><id>http://en.kremlin.ru/1</id>"
        "<updated>2031-03-04T10:00:00Z</updated></entry>"
    )
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>Sample</title>{links}{entries or entry}</feed>"
    )


def refused(body: bytes | str, content_type: str = "application/xml") -> str:
    with pytest.raises(PageError) as raised:
        read_feed(page(body, content_type))
    assert ADDRESS in str(raised.value)
    return raised.value.reason


def test_a_feed_that_is_not_well_formed_is_read_and_says_so() -> None:
    feed = read_feed(page(rss(item(title="Fish & chips <x:y>"), item(title="Two"))))
    assert [entry.title for entry in feed.entries] == ["Fish & chips", "Two"]
    assert [note.reason for note in feed.notes] == ["recovered_xml"]


def test_a_well_formed_feed_carries_no_note() -> None:
    feed = read_feed(page(rss(item())))
    assert feed.notes == ()
    assert feed.cut == ""


@pytest.mark.parametrize("body", [b"", b" \n", rss().encode()])
def test_a_feed_without_an_entry_is_an_error(body: bytes) -> None:
    assert refused(body) == "empty_feed"


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><body>Please wait</body></html>",
        "<!-- cached --><html><body>Please wait</body></html>",
        '{"items": []}',
        "<sitemap><url/></sitemap>",
        "plain words",
    ],
)
def test_anything_but_a_feed_is_of_the_wrong_type(body: str) -> None:
    assert refused(body, "application/rss+xml") == "wrong_type"


def test_a_declaration_damaged_beyond_reading_is_an_error() -> None:
    body = b'<?xml version="1.0" encoding="utf-\xfc8"?>' + rss(item()).encode()
    assert refused(body) == "malformed_xml"


def test_a_body_that_names_a_file_does_not_open_it(tmp_path: Path) -> None:
    other = tmp_path / "feed.xml"
    other.write_text(rss(item()), encoding="utf-8")
    assert refused(str(other)) == "wrong_type"


def test_the_last_entry_of_a_feed_that_was_cut_is_a_fault_of_its_own() -> None:
    body = rss(item(guid="http://en.kremlin.ru/1"), item(guid="http://en.kremlin.ru/2"))
    cut = page(body[: body.rindex("Words") + 3])
    read = list(each(cut, read_feed(cut), lambda entry: iter([Link(entry.id)])))
    assert read == [
        Link("http://en.kremlin.ru/1"),
        Fault(
            "truncated", "the feed ends before its end tag", "http://en.kremlin.ru/2"
        ),
    ]


def test_an_entry_that_fails_costs_only_itself() -> None:
    whole = page(rss(item(guid="1"), item(guid="2"), item(guid="3")))

    def fails_at_two(entry: Entry) -> list[Link]:
        if entry.id == "2":
            raise whole.error("date", "no date")
        return [Link(entry.id)]

    read = list(each(whole, read_feed(whole), lambda entry: iter(fails_at_two(entry))))
    assert read == [Link("1"), Fault("date", "no date", "2"), Link("3")]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://[::1",
        "http://en.kremlin.ru/a b&quot;onclick=",
    ],
)
def test_only_web_addresses_come_out(link: str) -> None:
    feed = read_feed(page(rss(item(link=link))))
    assert feed.entries[0].link == ""


def test_relative_addresses_are_resolved_against_the_feed() -> None:
    feed = read_feed(page(rss(item(link="/events/2"))))
    assert feed.entries[0].link == "http://en.kremlin.ru/events/2"


def test_titles_are_one_line_of_plain_text() -> None:
    marked = "&lt;b&gt;Bold&lt;/b&gt;\n and &lt;i&gt;so&lt;/i&gt;"
    feed = read_feed(page(rss(item(title=marked))))
    assert feed.entries[0].title == "Bold and so"


def test_scripts_in_an_entry_are_not_text() -> None:
    whole = page(rss(item(description="&lt;p&gt;a&lt;script&gt;b&lt;/script&gt;c")))
    html = read_feed(whole).entries[0].summary
    assert [paragraph.text for paragraph in prose_of_html(whole, html)] == ["ac"]


def test_plain_text_content_is_not_taken_for_html() -> None:
    entry = (
        "<entry><title>t</title><id>i</id>"
        '<content type="text">1 &lt; 2 &amp;amp; so</content></entry>'
    )
    whole = page(atom(entries=entry))
    html = read_feed(whole).entries[0].content
    assert [p.text for p in prose_of_html(whole, html)] == ["1 < 2 &amp; so"]


def test_a_text_nested_too_deep_is_an_error_with_the_address() -> None:
    whole = page(rss(item()))
    with pytest.raises(PageError, match="unreadable_text"):
        prose_of_html(whole, "<div>" * 5000 + "x")


def test_entities_that_expand_without_end_do_not_expand() -> None:
    names = "abcdefghij"
    bomb = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    head = f'<!DOCTYPE rss [<!ENTITY a "{"lol" * 10}">{bomb}]>'
    feed = read_feed(page(rss(item(title="&j;"), head=head)))
    assert len(feed.entries[0].title) < 1000


def test_a_file_named_by_an_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret", encoding="utf-8")
    head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feed = read_feed(page(rss(item(title="[&x;]"), head=head)))
    assert "secret" not in feed.entries[0].title


def test_the_encoding_that_the_server_states_counts() -> None:
    body = rss(item(title="Déclaration")).replace('<?xml version="1.0"?>', "")
    feed = read_feed(page(body.encode("latin-1"), "text/xml; charset=ISO-8859-1"))
    assert feed.entries[0].title == "Déclaration"


def test_text_xml_without_an_encoding_is_read_as_its_own_declaration_says() -> None:
    body = rss(item(title="Заявление")).replace(
        'version="1.0"?', 'version="1.0" encoding="windows-1251"?'
    )
    feed = read_feed(page(body.encode("windows-1251"), "text/xml"))
    assert feed.entries[0].title == "Заявление"


def test_the_date_of_a_change_is_never_taken_for_the_date_of_publication() -> None:
    entry = read_feed(page(atom())).entries[0]
    assert (entry.published, entry.updated) == ("", "2031-03-04T10:00:00Z")


def feed_with_next(address: str) -> tuple[Page, Feed]:
    whole = page(atom(links=f'<link rel="next" href="{address}"/>'))
    return whole, read_feed(whole)


def test_the_next_page_is_dated_with_the_oldest_entry_of_this_one() -> None:
    whole, feed = feed_with_next("/events/president/transcripts/feed/page/2")
    assert list(older(whole, feed, date(2031, 3, 1))) == [
        Link(f"{ADDRESS}/page/2", issued_on=date(2031, 3, 1), is_listing=True)
    ]


def test_a_next_page_on_another_host_is_a_fault() -> None:
    whole, feed = feed_with_next("http://example.org/2")
    assert [item.reason for item in older(whole, feed, date(2031, 3, 1))
            if isinstance(item, Fault)] == ["foreign_address"]  # fmt: skip


def test_a_next_page_that_is_this_page_ends_the_paging() -> None:
    whole, feed = feed_with_next(ADDRESS)
    assert list(older(whole, feed, date(2031, 3, 1))) == []


def test_nothing_older_is_asked_for_where_no_entry_has_a_date() -> None:
    whole, feed = feed_with_next(f"{ADDRESS}/page/2")
    assert list(older(whole, feed, None)) == []
    assert list(older(whole, replace(feed, next_url=""), date(2031, 3, 1))) == []


@pytest.mark.parametrize(
    ("since", "limit", "asked"),
    [
        (None, None, False),
        (date(2031, 2, 1), None, True),
        (date(2031, 3, 1), None, True),
        (date(2031, 3, 2), None, False),
        (date(2031, 2, 1), 0, False),
    ],
)
def test_older_pages_are_asked_for_as_far_as_the_dates_wanted_reach(
    since: date | None, limit: int | None, asked: bool
) -> None:
    spider = RuKremlinSpider(since=since, limit=limit)
    link = Link(f"{ADDRESS}/page/2", issued_on=date(2031, 3, 1), is_listing=True)
    requests = list(spider.requests([link]))
    assert [request.url for request in requests] == ([link.url] if asked else [])
    assert all(isinstance(request, scrapy.Request) for request in requests)
