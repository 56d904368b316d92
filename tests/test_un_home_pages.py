"""Home pages of United Nations bodies: blocks of news, some of which are others'."""

from __future__ import annotations

from test_platforms import SITE, links, read, reasons

from onrecord.spiders.un_pages import HomePage


class Home(HomePage):
    route = rf"{SITE}/en"
    follow = rf"{SITE}/news/\d+"
    row = "div.block"
    date = "time::text"
    kind = "press_release"
    language = "en"


def block(address: str, title: str) -> str:
    return (
        f'<div class="block"><a href="{address}">{title}</a>'
        "<time>03.03.2031</time></div>"
    )


def test_a_picture_before_a_statement_of_others_is_no_missing_title() -> None:
    page = "".join(
        [
            block("/news/1", '<img src="a.png">'),
            block("/news/1", "Statement by the Quartet on the ferry"),
            block("/news/2", '<img src="b.png">'),
            block("/news/2", "On the bridge"),
        ]
    )
    reading = read(Home, f"{SITE}/en", page)
    assert reasons(reading) == []
    assert [address for address, _ in links(reading)] == ["/news/2"]


def test_items_without_a_title_are_named_in_the_order_of_the_page() -> None:
    numbers = (5, 3, 9, 1)
    page = "".join(block(f"/news/{n}", '<img src="a.png">') for n in numbers)
    reading = read(Home, f"{SITE}/en", page + block("/news/2", "On the bridge"))
    said = [fault.detail for fault in reading.faults]
    assert said == [f"no title for {SITE}/news/{n}" for n in numbers]


def test_what_a_link_says_of_itself_is_followed_and_is_no_title() -> None:
    page = block("/news/1", "Download Report") + block("/news/2", "Report the fog")
    reading = read(Home, f"{SITE}/en", page)
    assert [address for address, _ in links(reading)] == ["/news/1", "/news/2"]
    assert [document.title for document in reading.documents] == ["Report the fog"]
