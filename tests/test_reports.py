"""A report is whole, safe, the same every time, and counts what it says it counts.

tests/golden/record.sql is the record; the pages beside it are what it gives.
``pytest tests/test_reports.py --write-expected`` writes them anew: read the difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from onrecord.db.connect import connect
from onrecord.reports import Selection, worker, write_report
from onrecord.reports.contexts import Summary

GOLDEN = Path(__file__).parent / "golden"
WRITTEN_AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
WHOLE = Selection()

Conn = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def record(conn: Conn) -> Conn:
    """The small record."""
    conn.execute((GOLDEN / "record.sql").read_bytes())
    return conn


@pytest.fixture(scope="module")
def site(template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The HTML report of the small record, written once for all tests that read it."""
    with psycopg.connect(template, autocommit=True) as server:
        server.execute("CREATE DATABASE report TEMPLATE template")
        with connect(make_conninfo(template, dbname="report")) as session:
            session.autocommit = True
            session.execute((GOLDEN / "record.sql").read_bytes())
            yield written(session, tmp_path_factory.mktemp("site") / "report").parent
        server.execute("DROP DATABASE report WITH (FORCE)")


def written(
    conn: Conn,
    out: Path,
    fmt: Any = "html",
    selection: Selection = WHOLE,
    at: datetime = WRITTEN_AT,
    archive: Path | None = None,
) -> Path:
    return report(conn, out, fmt, selection, at, archive).entry


def report(
    conn: Conn,
    out: Path,
    fmt: Any = "html",
    selection: Selection = WHOLE,
    at: datetime = WRITTEN_AT,
    archive: Path | None = None,
) -> Summary:
    return write_report(
        conn, out, selection=selection, fmt=fmt, generated_at=at, archive=archive
    )


def page(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(file.read_bytes())


def pages(folder: Path) -> Iterator[tuple[Path, lxml.html.HtmlElement]]:
    for file in sorted(folder.rglob("*.html")):
        yield file, page(file)


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize(
    "name",
    ["index.html", "actor/GBR.html", "topic/UNBIS-1.html",
     "document/S-RES-2712-2023.html", "document/S-RES-2712-2023.ar.html"],
)  # fmt: skip
def test_a_page_is_the_expected_one(
    site: Path, name: str, request: pytest.FixtureRequest
) -> None:
    expected = GOLDEN / name.replace("/", "-")
    found = (site / name).read_text()
    if request.config.getoption("--write-expected"):
        expected.write_text(found)
    assert found == expected.read_text()


def test_every_link_inside_the_report_leads_somewhere(site: Path) -> None:
    anchors = {
        file.resolve(): {str(i) for i in tree.xpath("//@id")}
        for file, tree in pages(site)
    }
    followed = 0
    for file, tree in pages(site):
        for href in tree.xpath("//@href"):
            parts = urlsplit(href)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), (file, href)
                continue
            target = (file.parent / parts.path).resolve() if parts.path else file
            assert target.is_file(), (file, href)
            assert target.is_relative_to(site)
            if parts.fragment:
                assert parts.fragment in anchors[target.resolve()], (file, href)
            followed += 1
    assert followed > 200


def test_no_page_can_run_or_fetch_anything(site: Path) -> None:
    for file, tree in pages(site):
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policy) == 1
        assert policy[0].startswith("default-src 'none'; style-src 'self';"), file
        assert not tree.xpath("//script | //style | //img | //iframe | //form | //base")
        assert not tree.xpath("//@src | //@style | //@*[starts-with(name(), 'on')]")
        for link in tree.xpath("//a[starts-with(@href, 'http')]"):
            assert link.get("rel") == "noopener noreferrer", (file, link.get("href"))


def test_hostile_text_is_shown_as_the_text_it_is(site: Path) -> None:
    remarks = page(next((site / "document").glob("etc-passwd*.html")))
    [heading] = remarks.xpath("//h1")
    assert words(heading) == '</title><script>alert("title")</script>'
    assert "invisible characters" in words(remarks)
    quarantine = page(site / "quarantine.html")
    assert 'answered "<script>alert(1)</script>"' in words(quarantine)
    assert "javascript:alert(document.domain)" in words(quarantine)


def test_file_names_stay_inside_the_report(site: Path) -> None:
    for file in site.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,120}", file.name), file


def test_the_same_record_gives_the_same_bytes_in_every_time_zone(
    record: Conn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = contents(written(record, tmp_path / "a").parent)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    record.execute("SET TimeZone = 'America/St_Johns'")
    elsewhere = WRITTEN_AT.astimezone(timezone(timedelta(hours=9)))
    assert contents(written(record, tmp_path / "b", at=elsewhere).parent) == first
    later = contents(written(record, tmp_path / "c", at=datetime.now(UTC)).parent)
    assert {name for name in first if later[name] != first[name]} == {
        "index.html", "MANIFEST.sha256",
    }  # fmt: skip


def test_two_processes_write_what_one_writes(
    record: Conn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = report(record, tmp_path / "alone")
    monkeypatch.setattr(worker, "ALONE_BELOW", 0)
    together = report(record, tmp_path / "together")
    assert contents(tmp_path / "alone") == contents(tmp_path / "together")
    assert together.files == alone.files == len(list(pages(tmp_path / "alone")))


def test_a_matrix_cell_counts_the_lines_of_the_list_it_leads_to(site: Path) -> None:
    cells = page(site / "index.html").xpath("//table[@class='matrix']//td/a")
    assert cells
    for cell in cells:
        file, _, anchor = cell.get("href").partition("#")
        [group] = page(site / file).xpath(f"//tbody[@id='{anchor}']")
        assert int(cell.text) == len(group.xpath("tr[td]"))


def test_a_veto_is_named_only_where_there_was_one(site: Path) -> None:
    tagged = {
        file.stem
        for file, tree in pages(site / "document")
        if tree.xpath("//*[contains(@class, 'veto')]")
    }
    assert tagged == {"S-2023-970"}
    draft = page(site / "document/S-2023-970.html")
    assert "Vetoed by United States." in words(draft)


def test_ballots_are_listed_by_choice_and_name_the_permanent_members(
    site: Path,
) -> None:
    vote = page(site / "document/S-RES-2712-2023.html").get_element_by_id("vote")
    groups = [
        (words(heading), [words(item) for item in heading.getnext()])
        for heading in vote.xpath("./h3")
    ]
    assert groups == [
        ("In favour 2", ["Bolivia (Plurinational State of)", "Malta"]),
        ("Abstaining 2", ["Russian Federation permanent", "United States permanent"]),
    ]
    assert "The totals it prints differ: 2 in favour, 0 against and 3 abst" in words(
        vote
    )


def test_citations_link_inside_the_report_or_to_the_official_text(site: Path) -> None:
    text = page(site / "document/S-RES-2712-2023.html").get_element_by_id("text")
    assert [a.get("href") for a in text.iter("a")] == [
        "../document/S-2023-970.html",
        "https://docs.un.org/en/S/RES/242(1967)",
    ]
    assert "<b>relief</b>" in words(text)
    cited = page(site / "document/S-2023-970.html").get_element_by_id("cited-by")
    assert "S/RES/2712 (2023)" in words(cited)


def test_arabic_runs_from_right_to_left(site: Path) -> None:
    text = page(site / "document/S-RES-2712-2023.ar.html").get_element_by_id("text")
    assert [(d.get("lang"), d.get("dir")) for d in text.xpath("./div")] == [
        ("ar", "rtl")
    ]


def test_what_was_not_collected_is_never_a_zero(site: Path) -> None:
    rows = page(site / "index.html").xpath("//table[@class='coverage']/tbody/tr")
    found = {words(row[0]): [words(cell) for cell in row[1:]] for row in rows}
    assert found["ru_kremlin An office"] == ["Not collected yet"]
    assert found["gb_fcdo A ministry"][0] == "2"
    assert "none held" in words(page(site / "index.html").get_element_by_id("time"))


def test_a_summary_is_marked_wherever_it_is_listed(site: Path) -> None:
    remarks = page(next((site / "document").glob("etc-passwd*.html")))
    assert "Summary, not the text." in words(remarks)
    [row] = page(site / "documents.html").xpath("//tr[contains(., 'alert')]")
    assert row.xpath(".//*[@class='tag summary']")


def test_dates_stand_as_printed_beside_the_parsed_ones(site: Path) -> None:
    resolution = words(page(site / "document/S-RES-2712-2023.html"))
    assert "15 November 2023 printed: 15 Nov. 2023" in resolution
    undated = words(page(site / "document/undated.html"))
    assert "not read as a date printed: the other day" in undated


def test_a_selection_limits_documents_and_says_so(record: Conn, tmp_path: Path) -> None:
    chosen = Selection(actors=("USA",), since=date(2023, 12, 1))
    found = report(record, tmp_path / "report", selection=chosen)
    assert (found.documents, found.of_documents) == (1, 4)
    actors = [f.name for f in (tmp_path / "report/actor").iterdir()]
    assert actors == ["USA.html"]
    start = words(page(found.entry))
    assert "voted on by United States; since 1 December 2023: 1 of" in start
    assert "1 undated documents of the record cannot be placed" in start


def test_long_lists_are_cut_into_pages_that_count_right(
    record: Conn, tmp_path: Path
) -> None:
    record.execute(
        "INSERT INTO document (id, source, native_id, kind, symbol, dated_on, stale)"
        " SELECT 100 + n, 'un_sc', 'n' || n, 'resolution', '', '2020-01-01', false"
        " FROM generate_series(1, 450) AS n"
    )
    record.execute(
        "INSERT INTO document_actor SELECT id, 'MLT', 'issuer' FROM document"
        " WHERE native_id LIKE 'n%'"
    )
    folder = written(record, tmp_path / "report").parent
    parts = [page(folder / f"actor/MLT{p}.html") for p in ("", ".p2", ".p3")]
    assert [len(p.xpath("//table[contains(@class, 'grouped')]//tr[td]"))
            for p in parts] == [200, 200, 55]  # fmt: skip
    assert "Lines 201 to 400 of 455, page 2 of 3" in words(parts[1])
    rows = Counter(
        row
        for p in parts
        for row in p.xpath("//table[contains(@class,'grouped')]//a/@href")
    )
    assert sum("/document/n" in href for href in rows) == 450


def test_an_empty_record_gives_a_report_that_says_so(
    conn: Conn, tmp_path: Path
) -> None:
    found = report(conn, tmp_path / "report")
    assert found.documents == 0
    assert "No source is known to this record" in words(page(found.entry))
