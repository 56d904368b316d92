"""Pages to text: without selectors beside others who do that, and by kind of source."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from onrecord.archive.captures import iter_captures
from onrecord.models import Capture
from onrecord.spiders.base import SourceSpider
from steps.archiving import refuse
from steps.step import Setting, Step, Work
from steps.texts import pages

N = 300
"""Captures of a kind, or as many as its archive has."""


def _all_pages(setting: Setting, read: Callable[[str, bytes], object]) -> Work:
    given = pages(setting.shared)
    read(*given[0])

    def work() -> float:
        for url, body in given:
            read(url, body)
        return len(given)

    return work


def page(setting: Setting) -> Work:
    from onrecord.pages.page import read_page

    return _all_pages(setting, read_page)


def page_trafilatura(setting: Setting) -> Work:
    import trafilatura

    return _all_pages(
        setting,
        lambda url, body: trafilatura.bare_extraction(
            body, url=url, with_metadata=True
        ),
    )


def page_newspaper(setting: Setting) -> Work:
    import newspaper

    def read(url: str, body: bytes) -> object:
        article = newspaper.Article(url, fetch_images=False)
        article.download(input_html=body.decode("utf-8", "replace"))
        article.parse()
        return article.text

    return _all_pages(setting, read)


def archived(archive: str, ending: str = "") -> Callable[[Setting], Work]:
    """Captures of real pages by the page objects of their sources, up to the rows."""

    def prepare_pages(setting: Setting) -> Work:
        from onrecord.collect.prepare import prepare
        from onrecord.collect.sources import source_of

        path = setting.shared / "archive" / f"{archive}.warc.gz"
        found: list[tuple[Capture, type[SourceSpider]]] = [
            (capture, source)
            for _, capture in islice(iter_captures([path], refuse), 2 * N)
            if capture.url.endswith(ending)
            and (source := source_of(capture.url, capture)) is not None
        ][:N]
        one, spider = found[0]
        prepare(spider.read(one), 0)

        def work() -> float:
            for n, (given, reader) in enumerate(found):
                prepare(reader.read(given), n)
            return len(found)

        return work

    return prepare_pages


KINDS = {
    "read, UN XML": archived("un-sc", ".xml"),
    "read, UN tables": archived("un-sc-tables"),
    "read, UN press": archived("un-press"),
    "read, UN bodies": archived("un-sites"),
    "read, ministries": archived("ministries"),
}

STEPS = (
    Step(
        "read-page",
        "pages/s",
        {
            "onrecord": page,
            "trafilatura": page_trafilatura,
            "newspaper4k": page_newspaper,
        },
    ),
    *(Step(name, "pages/s", {"onrecord": read}) for name, read in KINDS.items()),
)
