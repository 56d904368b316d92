"""The cards of all sources, declared sources, and what may be asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import onrecord.spiders
from onrecord.collect import sources
from onrecord.collect.permissions import NotPermitted, check_permitted
from onrecord.models import OnrecordError
from onrecord.spiders.base import CardError, SourceCard, SourceSpider
from onrecord.spiders.declared import declared_spider
from onrecord.vocabularies import actor

SPIDERS = sources.all_sources()
CARDS = sources.all_cards()


def named(values: Iterable[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", list(values))


@named(CARDS)
def test_a_card_names_a_known_voice_and_its_own_site(name: str) -> None:
    card = CARDS[name]
    card.check()
    assert re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", name)
    known = actor(card.actor)
    assert known is not None, card.actor
    assert known.id == card.actor
    assert all(re.fullmatch("[a-z]{2,3}", code) for code in card.languages)
    assert card.about.endswith(".")
    assert urlsplit(card.url).hostname
    assert card.delay >= 1.0
    assert card.items_per_week >= 0  # 0: an archive that is closed
    assert card.max_quiet_days > 0
    assert card.evidence or card.standing == "barred"


@named(SPIDERS)
def test_a_source_starts_at_its_own_hosts_with_pages_it_can_read(name: str) -> None:
    spider = SPIDERS[name]
    assert list(spider.start_urls)
    for url in spider.start_urls:
        assert urlsplit(url).hostname in spider.card.hosts, url
        page = spider.page_for(url)
        assert page is not None, url
        assert page.is_listing, url


@named(SPIDERS)
def test_a_route_is_of_the_sources_own_hosts(name: str) -> None:
    """A pattern that fits any address would read what it knows nothing of."""
    spider = SPIDERS[name]
    for page in spider.pages:
        assert not re.fullmatch(page.route, "https://elsewhere.example/a/b"), page
        assert not re.fullmatch(page.route, ""), page


def test_no_two_sources_read_one_address_to_begin_with() -> None:
    seen: dict[str, str] = {}
    for name, spider in SPIDERS.items():
        for url in spider.start_urls:
            assert url not in seen, (name, seen[url])
            seen[url] = name


def test_a_barred_source_is_listed_with_its_reason_and_cannot_be_collected() -> None:
    barred = [card for card in CARDS.values() if card.standing == "barred"]
    assert barred
    for card in barred:
        assert card.name not in SPIDERS
        with pytest.raises(sources.NotCollected, match=re.escape(card.why_not)):
            sources.chosen_sources([card.name])


def test_live_sources_leave_out_what_is_off() -> None:
    live = sources.live_sources()
    off = {name for name, s in SPIDERS.items() if s.card.standing == "off"}
    assert off
    assert set(live) == set(SPIDERS) - off


def test_a_source_that_is_off_is_asked_only_with_a_recorded_permission(
    tmp_path: Path,
) -> None:
    spider = next(s for s in SPIDERS.values() if s.card.standing == "off")
    name = spider.card.name
    with pytest.raises(NotPermitted, match=r"permissions\.toml"):
        check_permitted(tmp_path, [spider])
    file = tmp_path / "permissions.toml"
    file.write_text(f"[{name}]\npermitted_by = ''\non = 2026-01-31\n")
    with pytest.raises(OnrecordError, match="permitted_by"):
        check_permitted(tmp_path, [spider])
    file.write_text(f"[{name}]\npermitted_by = 'The Library'\non = 2026-01-31\n")
    check_permitted(tmp_path, [spider])
    file.write_text("[[[")
    with pytest.raises(OnrecordError, match=r"permissions\.toml"):
        check_permitted(tmp_path, [spider])


DECLARED = """
start = ["https://www.example.gov/rss.xml"]

[card]
name = "xx_example"
actor = "SWE"
publisher = "An office of examples"
about = "A source that no site serves."
url = "https://www.example.gov/"
hosts = ["www.example.gov"]
languages = ["en"]
timezone = "Europe/Stockholm"
kinds = ["press_release"]
platform = "RSS"
first_date = 2026-01-01
terms = "Free to use."
terms_url = ""

[[page]]
reader = "feed"
route = 'https://www\\.example\\.gov/rss\\.xml'
follow = 'https://www\\.example\\.gov/news/\\d+'

[[page]]
reader = "article"
route = 'https://www\\.example\\.gov/news/\\d+'
body = "div.text"
"""


def declared(folder: Path, text: str = DECLARED) -> type[SourceSpider]:
    path = folder / "xx_example.toml"
    path.write_text(text, "utf-8")
    return declared_spider(path)


def test_a_source_can_be_declared_in_a_file(tmp_path: Path) -> None:
    spider = declared(tmp_path)
    assert spider.name == "xx_example"
    assert isinstance(spider.card, SourceCard)
    page = spider.page_for("https://www.example.gov/news/12")
    assert page is not None
    assert getattr(page, "body", "") == "div.text"


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('publisher = "An office of examples"', "", "publisher"),
        ('publisher = "An office of examples"', 'publisher = ""', "no publisher"),
        ('actor = "SWE"', "actor = 7", "card.actor"),
        ('actor = "SWE"', "", "card.actor is missing"),
        ('actor = "SWE"', 'actor = "SWEE"', "card.actor 'SWEE'"),
        ('languages = ["en"]', 'languages = ["English"]', "languages has 'English'"),
        ('url = "https://www.example.gov/"', 'url = "example"', "url 'example'"),
        ('["www.example.gov"]', '["https://www.example.gov"]', "hosts has"),
        (
            "first_date = 2026-01-01",
            "first_date = 2026-01-01\nends = 2025-01-01",
            "ends 2025-01-01 is before first_date",
        ),
        (
            "first_date = 2026-01-01",
            'first_date = 2026-01-01\nends = "never"',
            "card.ends",
        ),
        (
            'platform = "RSS"',
            'platform = "RSS"\nmax_quiet_days = 0',
            "max_quiet_days 0 is less than 1",
        ),
        ('hosts = ["www.example.gov"]', 'hosts = "www.example.gov"', "card.hosts"),
        ("Europe/Stockholm", "Europe/Atlantis", "timezone"),
        ("first_date = 2026-01-01", 'first_date = "2026"', "card.first_date"),
        ('kinds = ["press_release"]', 'kinds = ["poem"]', "poem"),
        ('name = "xx_example"', 'name = "xx_other"', "not the file's name"),
        ('platform = "RSS"', 'platform = "RSS"\ncolour = "red"', "card.colour"),
        ('reader = "feed"', 'reader = "gopher"', "gopher"),
        ('body = "div.text"', 'bodi = "div.text"', "bodi"),
        ('body = "div.text"', "body = 3", "body"),
        ("rss\\.xml'\nfollow", "rss(\\.xml'\nfollow", "regular expression"),
        ("start = [", "begin = [", "begin"),
        ("https://www.example.gov/rss.xml", "https://www.example.gov/x", "route"),
        ("[card]", "[card", "xx_example.toml"),
    ],
)
def test_a_wrong_declaration_names_the_file_and_the_field(
    tmp_path: Path, was: str, becomes: str, says: str
) -> None:
    assert was in DECLARED
    with pytest.raises(CardError, match=re.escape(says)) as raised:
        declared(tmp_path, DECLARED.replace(was, becomes, 1))
    assert "xx_example.toml" in str(raised.value)


def test_the_table_tells_what_the_pages_state() -> None:
    told = sources.told_by_pages(CARDS["ae_mofa"]).must_have.split("; ")
    stated = [getattr(page, "row", "") for page in SPIDERS["ae_mofa"].pages]
    assert [css for css in stated if css]
    assert set(filter(None, stated)) <= set(told)
    own = CARDS["us_whitehouse_obama"]
    assert sources.told_by_pages(own).must_have == own.must_have
    assert sources.told_by_pages(CARDS["il_gov"]) == CARDS["il_gov"]  # has no reader


def test_a_module_with_a_wrong_card_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onrecord.spiders, "__path__", [str(tmp_path)])
    file = tmp_path / "xx_module.py"
    file.write_text(
        "from onrecord.spiders.source_card import SourceCard\n"
        "SourceCard(name='xx_module', actor='SWE')\n"
    )
    with pytest.raises(CardError, match=r"spiders/xx_module\.py.*'publisher'"):
        sources.all_sources.__wrapped__()


def test_the_command_prints_the_table(onrecord: Any, conninfo: str) -> None:
    done = onrecord(conninfo, "sources", "--json")
    rows = json.loads(done.stdout)
    assert [row["name"] for row in rows] == list(CARDS)
    for row in rows:
        assert {"name", "actor", "publisher", "platform", "languages", "kinds"} <= set(
            row
        )
        assert row["state"] in {"active", "unverified", "off", "barred"}
    assert f"{len(CARDS)} sources" in onrecord(conninfo, "sources").stderr
