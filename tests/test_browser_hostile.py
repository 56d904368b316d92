"""Texts that try to run, in every field of a record, shown by a real browser.

The pages' policies are switched off here, so that escaping alone has to hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hostile_record
import psycopg
import pytest
from browser import Watched, opened
from payloads import KINDS, PAYLOADS
from psycopg.conninfo import make_conninfo

from onrecord.annotate.wording_changes import Passage, compare_texts
from onrecord.db.connect import connect
from onrecord.db.resolutions import Act
from onrecord.reports import Selection, agreement_page, obligation_formats, write_report
from onrecord.reports.agreement import Agreement, agreement
from onrecord.reports.agreement import Choice as Voting
from onrecord.reports.obligations import Obligation, Obligations
from onrecord.reports.recorded_votes import Veto
from onrecord.reports.wording_changes import Comparison
from onrecord.reports.wording_changes_page import changes_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FRAMES = 40
"""Pages that are opened together, each in a frame of its own."""
DAY = date(2024, 1, 1)

WATCH = """(() => {
  const ran = what => console.error('ran ' + what + ' at ' + location.href);
  Object.defineProperty(window, '__hit', {set() { ran('script') }});
  const title = Object.getOwnPropertyDescriptor(Document.prototype, 'title');
  Object.defineProperty(document, 'title', {
    get() { return title.get.call(document) },
    set(value) { if (value === '__hit') ran('title') },
  });
})()"""

FOREIGN = """pages => {
  const foreign = 'script, iframe, object, embed, base, form, img, video, audio, ' +
    'template, body style, math, foreignObject, svg image, svg use, input, [style]';
  const found = [];
  for (const [name, text] of pages) {
    const page = new DOMParser().parseFromString(text, 'text/html');
    for (const one of page.querySelectorAll(foreign))
      found.push(name + ': ' + one.outerHTML.slice(0, 200));
    for (const one of page.querySelectorAll('*'))
      for (const { name: attribute } of one.attributes)
        if (attribute.startsWith('on') || attribute.includes('hx-'))
          found.push(name + ': ' + attribute);
    for (const one of page.querySelectorAll('[href], [src]')) {
      const address = one.getAttribute('href') ?? one.getAttribute('src');
      const protocol = new URL(address, 'file:///report/page.html').protocol;
      if (!['http:', 'https:', 'file:'].includes(protocol))
        found.push(name + ': ' + address);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "empty.html").write_text("<!doctype html><title>empty</title>")
    return folder


@pytest.fixture(scope="module")
def report(template: str, folder: Path) -> Iterator[Path]:
    """The report of a hostile record, and hostile pages that stand alone beside it."""
    with psycopg.connect(template, autocommit=True) as server:
        server.execute("CREATE DATABASE hostile TEMPLATE template")
        with connect(make_conninfo(template, dbname="hostile")) as session:
            session.autocommit = True
            hostile_record.fill(session, PAYLOADS)
            write_report(
                session,
                folder / "report",
                selection=Selection(),
                fmt="html",
                generated_at=datetime(2026, 1, 5, tzinfo=UTC),
                archive=None,
            )
            for name, text in papers(session):
                (folder / "report" / name).write_text(text, "utf-8")
        yield folder / "report"
        server.execute("DROP DATABASE hostile WITH (FORCE)")


def papers(conn: psycopg.Connection[Any]) -> Iterator[tuple[str, str]]:
    names = {text: text for text in PAYLOADS}
    for n, text in enumerate(PAYLOADS):
        if n % 8 == 0:
            several = PAYLOADS[n : n + 8]
            yield f"changes-{n}.html", changes_html(comparison(several))
            found = Obligations(DAY, tuple(map(obligation, several)), 1, 1)
            yield (
                f"obligations-{n}.html",
                obligation_formats.html(obligation_formats.page(found, names, several)),
            )
            yield (
                f"agreement-{n}.html",
                agreement_page.html(
                    agreement_page.page(voting(conn, several), names, text)
                ),
            )


def comparison(texts: tuple[str, ...]) -> Comparison:
    old = [Passage("operative", p, p, f"{p} was here", n) for n, p in enumerate(texts)]
    new = [Passage("operative", p, p, f"{p} is {p}", n) for n, p in enumerate(texts)]
    every = "".join(texts)
    act = Act(1, every, every, every, every, DAY, every, every, every, 1)
    return Comparison(act, act, tuple(compare_texts(old, new)), every)


OBLIGATION_WORDS = (
    "key", "symbol", "title", "body", "paragraph", "kind", "verb", "who", "what",
    "printed", "sort", "due_on", "every", "extended_by", "rule", "address",
    "source_url", "digest", "warc_file", "language",
)  # fmt: skip


def obligation(text: str) -> Obligation:
    given: dict[str, Any] = dict.fromkeys(OBLIGATION_WORDS, text)
    return Obligation(
        **given,
        adopted_on=DAY,
        actor_ids=(text,),
        due_last=DAY,
        status="ahead",
        confidence=1.0,
        warc_offset=1,
    )


def voting(conn: psycopg.Connection[Any], texts: tuple[str, ...]) -> Agreement:
    found = agreement(conn, Voting(actors=texts[:1], among=texts, body=texts[1]))
    vetoes = tuple(
        Veto(
            symbol=text,
            title=text,
            day=DAY,
            vetoed_by=(text,),
            tally=(1, 1, 1),
            address=text,
            url=text,
            digest=text,
            fetched_at=None,
        )
        for text in texts
    )
    return replace(found, vetoes=vetoes, imported=texts)


@pytest.fixture(scope="module")
def watched(folder: Path, report: Path, chromium: Browser) -> Iterator[Watched]:
    with opened(chromium, folder.as_uri(), bypass_csp=True) as page:
        page.page.add_init_script(WATCH)
        yield page


def in_frames(folder: Path, files: Sequence[Path]) -> str:
    """The address of a page that opens others. They run but are not drawn, which takes
    half of the time."""
    frames = "".join(
        f'<iframe src="{file.as_uri()}" hidden></iframe>' for file in files
    )
    holder = folder / "frames.html"
    holder.write_text(f"<!doctype html><title>frames</title>{frames}", "utf-8")
    return holder.as_uri()


def test_the_texts_are_many_and_of_every_kind() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 160
    assert min(map(len, KINDS.values())) >= 8


def test_they_run_in_a_page_that_does_not_escape_them(
    watched: Watched, folder: Path
) -> None:
    """Else the next test would show nothing."""
    files = []
    for n, text in enumerate(PAYLOADS):
        files.append(folder / f"raw-{n}.html")
        files[-1].write_text(f"<!doctype html><meta charset=utf-8><p>{text}", "utf-8")
    watched.forget()
    watched.page.goto(in_frames(folder, files), wait_until="commit")

    def enough() -> bool:
        canaries = {address for address in watched.refused if "canary" in address}
        lines = watched.complaints
        return (
            sum(line.startswith("ran script") for line in lines) > 30
            and any(line.startswith("ran title") for line in lines)
            and any(line.startswith("dialog") for line in lines)
            and len(canaries) > 5
        )

    for _ in range(100):
        if enough():
            return
        watched.page.wait_for_timeout(100)
    pytest.fail(f"hardly any ran: {watched.complaints} {watched.refused}")


def test_nothing_of_a_hostile_record_is_more_than_text(
    watched: Watched, folder: Path, report: Path
) -> None:
    """As the browser's own parser reads every page: no element, no attribute and no
    address of the texts' making."""
    pages = [(f.name, f.read_text("utf-8")) for f in sorted(report.rglob("*.html"))]
    assert len(pages) > 4 * len(PAYLOADS)
    watched.open((folder / "empty.html").as_uri())
    assert watched.page.evaluate(FOREIGN, pages) == []
    control = [("control", text) for text in PAYLOADS]
    assert len(watched.page.evaluate(FOREIGN, control)) > 100


def test_nothing_of_a_hostile_record_runs_or_calls_out(
    watched: Watched, folder: Path, report: Path
) -> None:
    files = [*report.glob("*.html"), *report.glob("document/*.html")]
    assert len(files) > len(PAYLOADS)
    watched.forget()
    for start in range(0, len(files), FRAMES):
        watched.page.goto(in_frames(folder, files[start : start + FRAMES]))
    watched.check()
