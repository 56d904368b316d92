"""Pages to text: ministries' pages without selectors, and the UN's own XML."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from onrecord.archive.captures import iter_captures
from onrecord.models import Capture
from steps.archiving import refuse
from steps.step import Setting, Step, Work
from steps.texts import pages

N = 300
"""XML files; as many pages as the set has."""


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


def xml(setting: Setting) -> Work:
    from onrecord.collect.prepare import prepare
    from onrecord.collect.sources import all_sources

    source = all_sources()["un_sc"]
    given: list[Capture] = list(
        islice(
            (
                capture
                for _, capture in iter_captures(
                    [setting.shared / "archive" / "un-sc.warc.gz"], refuse
                )
                if capture.url.endswith(".xml")
            ),
            N,
        )
    )
    prepare(source.read(given[0]), 0)

    def work() -> float:
        for n, capture in enumerate(given):
            prepare(source.read(capture), n)
        return len(given)

    return work


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
    Step("read-xml", "files/s", {"onrecord": xml}),
)
