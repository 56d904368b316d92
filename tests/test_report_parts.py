"""The small parts of reports: names of files, pages, links, periods, guarded cells."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args, get_type_hints

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db import report_queries
from onrecord.db.named import QueryFileError, load, only
from onrecord.reports import wording
from onrecord.reports.charts import by_period, shade, timeline, vote_bits
from onrecord.reports.paging import (
    Group,
    PageNames,
    file_name,
    first_pages,
    pager,
    pages_of,
)
from onrecord.reports.rendering import markdown, official_link, safe_link
from onrecord.reports.tables import guarded


@given(st.lists(st.text(), unique=True, max_size=30))
def test_file_names_are_safe_and_unique_whatever_the_ids(ids: list[str]) -> None:
    names = PageNames()
    found = [names.name(identifier) for identifier in ids]
    assert all(len(name) <= 80 for name in found)
    assert all(set(name) <= set(SAFE) and name.strip("-") for name in found)
    assert len({name.lower() for name in found}) == len(ids)


SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"


def test_file_names_tell_what_they_hold() -> None:
    names = PageNames()
    assert names.name("S/RES/2712 (2023)") == "S-RES-2712-2023"
    assert names.name("ORG:UN:SC") == "ORG-UN-SC"
    assert names.name("s/res/2712 (2023)").startswith("s-res-2712-2023-")
    assert names.name("CON").startswith("CON-")
    assert names.name("../../x") == "x"


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(1, 20))
def test_pages_hold_every_row_once_and_groups_begin_where_links_say(
    sizes: list[int], size: int
) -> None:
    groups = [Group(str(key), list(range(count))) for key, count in enumerate(sizes)]
    pages = pages_of(groups, size)
    rows = [(piece.key, row) for page in pages for piece in page for row in piece.rows]
    assert rows == [(group.key, row) for group in groups for row in group.rows]
    assert all(sum(len(p.rows) for p in page) == size for page in pages[:-1])
    begins = {
        piece.key: number
        for number, page in enumerate(pages, 1)
        for piece in page
        if not piece.continued
    }
    starts = dict(first_pages(groups, size))
    assert begins == {key: starts[key] for key in begins}


def test_a_pager_shows_its_neighbours_and_both_ends() -> None:
    found = pager("GBR", 5, 9, 1700, "line")
    assert (found.first, found.last, found.previous) == (801, 1000, "GBR.p4.html")
    assert [link.text for link in found.all] == ["1", "", "3", "4", "5", "6", "7", "",
                                                 "9"]  # fmt: skip
    assert found.all[0].href == file_name("GBR", 1) == "GBR.html"
    assert pager("GBR", 1, 1, 0, "line").first == 0


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//host/x",
     "http:///x", "https://host/a b", "https://host/\n", "vbscript:x", "", "file:///x",
     "https://[", "https://host/\u202ex" * 300, 'https://host/"onclick=x',
     " https://host/"],
)  # fmt: skip
def test_an_address_that_is_not_plain_http_is_no_link(url: str) -> None:
    assert safe_link(url) == ""


def test_a_plain_address_is_a_link_and_a_symbol_has_an_official_one() -> None:
    assert safe_link("https://host/a?b=c&d#e") == "https://host/a?b=c&d#e"
    assert official_link("S/RES/242 (1967)") == "https://docs.un.org/en/S/RES/242(1967)"
    assert official_link("A/79/L.8/Rev.1") == "https://docs.un.org/en/A/79/L.8/Rev.1"
    assert official_link("SC/15500") == ""
    assert official_link("no symbol") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# [a](javascript:x) *b*", r"\# \[a\]\(javascript:x\) \*b\*"),
        ("<script>\n- x", r"\<script\> \- x"),
        ("a\u202eb\x07", "ab"),
        ("a | b", r"a \| b"),
    ],
)
def test_markdown_keeps_text_as_text(text: str, expected: str) -> None:
    assert markdown(text) == expected


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_a_cell_that_is_no_formula_is_left_alone() -> None:
    assert [guarded(text) for text in ("", "a=b", "12-0-3", "é")] == [
        "", "a=b", "12-0-3", "é",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "unit", "periods"),
    [
        (date(2023, 10, 7), date(2024, 1, 2), "month", 4),
        (date(2020, 1, 1), date(2024, 12, 31), "quarter", 20),
        (date(2000, 1, 1), date(2023, 1, 1), "year", 24),
    ],
)
def test_a_timeline_has_every_period_between_its_ends(
    first: date, last: date, unit: str, periods: int
) -> None:
    found = by_period([last, first, first])
    assert (found[0], len(found[1])) == (unit, periods)
    assert sum(count for _, _, count in found[1]) == 3
    chart = timeline(found[1], unit, "x.csv")
    assert [bar.value for bar in chart.bars] == [count for _, _, count in found[1]]
    assert max(bar.height for bar in chart.bars) <= chart.base


def test_a_timeline_without_dates_says_so() -> None:
    assert timeline(by_period([])[1], "month", "").description == (
        "The report holds no dated document."
    )


def test_a_vote_bar_has_the_proportions_of_the_vote() -> None:
    bits = vote_bits([("yes", 3), ("no", 0), ("abstention", 1), ("non_voting", 0)])
    assert [(bit.choice, bit.x, bit.width) for bit in bits] == [
        ("yes", 0.0, 75.0),
        ("abstention", 75.0, 25.0),
    ]


def test_only_none_has_no_shade() -> None:
    assert [shade(n, 100) for n in (0, 1, 16, 50, 100)] == [0, 1, 2, 4, 5]


def test_codes_without_a_word_are_shown_as_they_are() -> None:
    assert wording.kind("note_verbale") == "Note verbale"
    assert wording.language("xx") == "xx"
    assert wording.tally(12, 0, None) == ""
    assert wording.period([]) == ""


def test_a_query_file_has_a_description_for_each_query() -> None:
    assert len(load("report_queries.sql")) > 20
    with pytest.raises(QueryFileError, match="no block"):
        load("migrations/0001_initial.sql")


def test_a_query_is_put_together_of_parts_and_of_what_is_asked() -> None:
    query = load("search_queries.sql")["documents without words"]
    assert "d.kind = %(kind)s" in query, "a part takes the place of its line"
    bare, narrowed = only(query, ()), only(query, {"actor"})
    assert "ORDER BY d.dated_on" in bare
    assert " -- if" not in bare
    assert "%(actor)s" not in bare
    assert "%(actor)s" in narrowed
    assert "%(topic)s" not in narrowed


def test_every_query_fits_the_schema_and_its_row(
    conn: psycopg.Connection[tuple[Any, ...]],
) -> None:
    lists = ("ids", "actors", "topics", "revisions", "symbols", "votes")
    values: dict[str, Any] = {name: [] for name in lists}
    values |= {"since": None, "until": None}
    for name, query in report_queries.QUERIES.items():
        answer = get_type_hints(getattr(report_queries, name))["return"]
        row = (*get_args(answer), answer)[0]
        found = conn.execute(query, values).description
        assert found is not None
        assert [column.name for column in found] == list(row.__annotations__), name
