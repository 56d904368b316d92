"""What the pages of several sources read alike: prose, printed dates, JSON answers.

Everything raises `PageError` with the address and the reason, so that a page object
can state what it expects and nothing more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from parsel import Selector

from onrecord.dates import DateError, parse_date, parse_timestamp
from onrecord.models import Paragraph
from onrecord.spiders.base import HTML_START, Page
from onrecord.text import TextError, clean, paragraphs_from_html, squash

T = TypeVar("T")


def line(text: str) -> str:
    """One line of printed text: squashed, without control characters, and without the
    spaces of no width that editors leave at its ends."""
    return squash(clean(text)).strip("\u200b\u2060 ")


def prose(page: Page, element: Selector) -> tuple[Paragraph, ...]:
    """The paragraphs of ``element`` in reading order; headings are marked as such."""
    headings = {
        text
        for heading in element.css("h1, h2, h3, h4, h5, h6")
        if (text := line(heading.xpath("string()").get(default="")))
    }
    try:
        texts = paragraphs_from_html(element.root)
    except TextError as error:
        raise page.error("unreadable_text", str(error)) from error
    return tuple(
        Paragraph("heading" if text in headings else "text", text) for text in texts
    )


def prose_of_html(page: Page, html: str) -> tuple[Paragraph, ...]:
    """The paragraphs of HTML that stands in a feed or a JSON answer."""
    return prose(page, fragment(page, html)) if html.strip() else ()


def fragment(page: Page, html: str) -> Selector:
    """HTML of a feed or a JSON answer as a tree of its own."""
    try:
        paragraphs_from_html(html)  # checks size and depth before anything is kept
    except TextError as error:
        raise page.error("unreadable_text", str(error)) from error
    return Selector(text=clean(html) or "<p></p>", type="html", huge_tree=True)


def plain(page: Page, html: str) -> str:
    """HTML of a short note on one line."""
    return " ".join(paragraph.text for paragraph in prose_of_html(page, html))


def printed_date(page: Page, text: str, *formats: str) -> date:
    try:
        return parse_date(text, formats)
    except DateError as error:
        raise page.error("date", str(error)) from error


def printed_time(page: Page, text: str) -> datetime:
    """The aware time that ISO 8601 or RFC 822 text states."""
    try:
        return parse_timestamp(text)
    except DateError as error:
        raise page.error("date", str(error)) from error


def json_answer(page: Page) -> Mapping[str, Any]:
    """The JSON object that an API answers."""
    body = page.capture.body
    if HTML_START.match(body[:2000]):
        raise page.error("wrong_type", "HTML where the API answers JSON")
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise page.error("malformed_json", str(error)[:200]) from error
    if not isinstance(answer, dict):
        raise page.error(
            "wrong_type", f"JSON {type(answer).__name__} where an object is expected"
        )
    return answer


def must(page: Page, answer: Mapping[str, Any], path: str, kind: type[T]) -> T:
    """The value at a dotted ``path``, which has to be there, of that kind, and if it is
    text, not empty."""
    value = _at(answer, path)
    if not isinstance(value, kind):
        raise page.error(
            "selector", f"{path} is {type(value).__name__}, not {kind.__name__}"
        )
    if isinstance(value, str) and not value.strip():
        raise page.error("selector", f"{path} is empty")
    return value


def may(page: Page, answer: Mapping[str, Any], path: str, default: T) -> T:
    """The value at ``path``, or ``default`` where it is missing or null.

    A value of another kind than the default is an error.
    """
    if _at(answer, path) in (None, ""):
        return default
    return must(page, answer, path, type(default))


def rows(
    page: Page, answer: Mapping[str, Any], path: str
) -> Sequence[Mapping[str, Any]]:
    """The list of objects at ``path``; empty where it is missing or null."""
    found: list[Any] = may(page, answer, path, [])
    for row in found:
        if not isinstance(row, dict):
            raise page.error(
                "selector", f"{path} holds {type(row).__name__}, not objects"
            )
    return found


def _at(answer: Mapping[str, Any], path: str) -> Any:
    value: Any = answer
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value
