"""Where a page states several days: which of them is the publisher's, or none."""

from __future__ import annotations

import pytest

from onrecord.pages.page import read_page

TEXT = (
    "<p>The ministers met at the lake on the border and spoke for an hour about the "
    "bridge, the ferry and the people who live on both banks of the river there.</p>"
)
TIME = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'  # noqa: E501


def dated(head: str = "", line: str = "", path: str = "1") -> str:
    html = (
        f'<html lang="en"><head><title>At the lake</title>{head}</head><body><main>'
        f"<h1>At the lake</h1>{line}{TEXT * 3}</main></body></html>"
    )
    return read_page(f"https://mfa.example/{path}", html.encode()).date.value


@pytest.mark.parametrize(
    ("stated", "path", "day"),
    [
        ("2024-05-03T04:00:00Z", "2024/05/02/lake", "2024-05-02"),
        ("2024-05-03T10:30:00Z", "2024/05/02/lake", "2024-05-03"),
        ("2024-05-03T20:00:00Z", "2024/05/04/lake", "2024-05-04"),
        ("2024-05-03T04:00:00Z", "2024/05/04/lake", "2024-05-03"),
        ("2024-05-03T04:00:00+02:00", "2024/05/02/lake", "2024-05-03"),
    ],
)
def test_the_address_counts_where_it_can_be_a_matter_of_time_zones(
    stated: str, path: str, day: str
) -> None:
    assert dated(TIME.format(stated), path=path) == day


def test_of_one_moment_by_two_clocks_none_is_taken_unless_another_place_tells() -> None:
    two = LINKED.format("2024-05-03T07:25:06Z") + TIME.format(
        "2024-05-02T21:25:06+00:00"
    )
    assert dated(two) == ""
    assert dated(two, path="2024/05/02/lake") == "2024-05-02"
    assert dated(two, path="2024/05/03/lake") == "2024-05-03"


def test_days_far_apart_are_no_matter_of_clocks() -> None:
    two = LINKED.format("2024-05-03T07:25:06Z") + TIME.format("2019-01-02T10:00:00Z")
    assert dated(two) == "2024-05-03"


def test_what_is_said_of_a_change_dates_no_publication() -> None:
    label = '<div class="page-date">{} 4 November 2020</div>'
    far = "<p>word</p>" * 12
    assert dated(line=far + label.format("Published on")) == "2020-11-04"
    assert dated(line=far + label.format("This page was last modified on")) == ""
