"""A selector with a typing error is found here, not on the first page of a run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from parsel import Selector

from onrecord.collect import sources
from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.attached import AttachedPage
from onrecord.spiders.base import Page
from onrecord.spiders.platforms import ListingPage

SPIDERS = sources.all_sources()
NOTHING = Selector(text="<html><body></body></html>", type="html")


def selectors(page: type[Page], must_have: str) -> Iterator[tuple[str, str]]:
    stated: tuple[str, ...] = ()
    if issubclass(page, AttachedPage):
        stated = ("row", "link", "heading", "date_on_page")
    elif issubclass(page, ListingPage):
        stated = ("row", "link", "title", "date", "next", "empty")
    elif issubclass(page, ArticlePage):
        stated = ("title", "body", "date", "speaker", "drop", "gone")
    for name in stated:
        if css := getattr(page, name):
            yield f"{page.__name__}.{name}", css
    if must_have:
        yield "card.must_have", must_have


@pytest.mark.parametrize("name", list(SPIDERS))
def test_every_selector_can_be_asked(name: str) -> None:
    card = SPIDERS[name].card
    for page in SPIDERS[name].pages:
        for place, css in selectors(page, card.must_have):
            assert not NOTHING.css(css), place  # raises for what is no selector
