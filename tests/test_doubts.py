"""What makes a document doubtful becomes a note on it; ordinary documents have none."""

from __future__ import annotations

from datetime import date
from typing import Any

import lxml.html
import pytest

from onrecord.models import Document, Paragraph, Vote
from onrecord.pages.doubts import (
    asks_consent,
    doubts,
    is_only_a_frame,
    order_doubted,
    order_of_future,
)
from onrecord.pages.encodings import written_twice
from onrecord.pages.surroundings import elsewhere, strange_parts

LINES = (
    "The ministers met at the lake and spoke for an hour about the bridge.",
    "They agreed to meet again in the spring, when the bridge is open.",
)


def document(*texts: str, **more: Any) -> Document:
    facts: dict[str, Any] = {
        "source": "xx", "native_id": "1", "url": "https://a.example/1",
        "kind": "press_release", "language": "en", "title": "On the bridge", **more,
    }  # fmt: skip
    paragraphs = tuple(Paragraph("text", text) for text in texts or LINES)
    return Document(paragraphs=paragraphs, **facts)


def reasons(made: Document, html: str = "") -> list[str]:
    root = lxml.html.document_fromstring(html) if html else None
    return [note.reason for note in doubts(made, root)]


def page(around: str = "{}", beside: str = "") -> str:
    text = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html><body><main><div>{around.format(text)}</div>{beside}</main></body>"


def test_an_ordinary_document_has_no_doubt() -> None:
    assert reasons(document(), page()) == []


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (LINES + LINES, "repeated_text"),
        (("The ministers met at the…",), "teaser"),
        (("The ministers met.", "Read more"), "teaser"),
        (("The ministers met at the \ufffdlake\ufffd.",), "undecodable"),
        (("Министры встретились у озера и говорили о мосте.",), "language_doubt"),
        (
            (
                "Ministeri sanoi, että silta on tärkeä kaikille kylän asukkaille ja "
                "että se on nyt avattu liikenteelle. Sillan rakentaminen kesti kaksi "
                "vuotta, ja työ valmistui ajallaan ennen talven tuloa kylään.",
            ),
            "language_doubt",
        ),
    ],
)
def test_words_that_are_not_the_whole_text_are_told(
    texts: tuple[str, ...], reason: str
) -> None:
    assert reasons(document(*texts)) == [reason]


def test_a_text_in_its_own_language_is_not_doubted() -> None:
    russian = document(
        "Министры встретились у озера и говорили о мосте.", language="ru"
    )
    serbian = document("Ministri su se sastali na jezeru.", language="sr")
    assert reasons(russian) == reasons(serbian) == []


def test_a_long_text_may_end_in_dots() -> None:
    assert (
        reasons(document(*(f"{line} {n}" for n in range(9) for line in LINES), "…"))
        == []
    )


def test_lines_beside_the_text_are_told() -> None:
    beside = "<div><p>The third paragraph stands in an element of its own.</p></div>"
    assert reasons(document(), page(beside=beside)) == ["left_out"]
    for frame in ("<aside>{}</aside>", "<div class='related-news'>{}</div>"):
        assert reasons(document(), page(beside=frame.format(beside))) == []


@pytest.mark.parametrize(
    "around",
    [
        "<p>{}</p>",
        "<div class='comments'>{}</div>",
        "<article><h3>More</h3>{}</article>",
    ],
)
def test_another_s_words_within_the_text_are_told(around: str) -> None:
    words = "Somebody says that all of this is wrong."
    inner = around.format(f"<p>{words}</p>")
    found = reasons(document(*LINES, words), page(f"{{}}{inner}"))
    assert found == ([] if around == "<p>{}</p>" else ["not_its_own"])
    strange = list(strange_parts(lxml.html.fragment_fromstring(f"<div>{inner}</div>")))
    assert bool(strange) == (around != "<p>{}</p>")


def test_title_and_date_are_no_text() -> None:
    made = document("On the bridge", "4 March 2031", issued_text="4 March 2031")
    assert is_only_a_frame(made)
    assert not is_only_a_frame(document())


def test_a_vote_of_numbers_alone_is_told() -> None:
    counts = Vote(counts=(("yes", 2), ("no", 1)))
    cells = Vote(in_favour=("MALTA",), counts=(("yes", 1),))
    assert reasons(document(vote=counts)) == ["tally_without_names"]
    assert reasons(document(vote=cells)) == []


def test_the_order_of_day_and_month_is_doubted_where_the_other_is_of_these_days() -> (
    None
):
    made = document(issued_text="04/03/2031 14h30", issued_on=date(2031, 4, 3))
    fetched = date(2031, 3, 5)
    assert [note.reason for note in order_doubted(made, fetched)] == ["date_order"]
    assert list(order_doubted(made, date(2031, 4, 4))) == []
    assert list(order_doubted(made, date(2031, 9, 9))) == []
    assert order_of_future("04/03/2031", date(2031, 4, 3), fetched) == date(2031, 3, 4)
    assert order_of_future("04/03/2031", date(2031, 3, 4), fetched) is None
    assert order_of_future("04/13/2031", date(2031, 4, 13), fetched) is None


def test_a_page_that_asks_for_consent_is_known() -> None:
    cookies = "We use cookies on your device."
    assert asks_consent(document(cookies, title="We value your privacy"))
    assert not asks_consent(document(title="Statement on privacy settings"))


def test_a_page_that_names_another_site_is_told() -> None:
    link = "<html><head><link rel='canonical' href='https://{}/1'></head><body></body>"
    for host, told in (
        ("a.example", 0),
        ("www.a.example", 0),
        ("garden.example.org", 1),
    ):
        root = lxml.html.document_fromstring(link.format(host))
        assert len(list(elsewhere(root, ("www.a.example",)))) == told


def test_utf8_that_was_written_twice_is_known() -> None:
    text = "Déclaration à l’Assemblée générale"
    twice = text.encode().decode("cp1252").encode()
    assert len(written_twice(twice)) == 6
    assert written_twice(text.encode()) == ()
    assert written_twice("São Tomé, NÃO, Ðakovo".encode()) == ()
    assert written_twice(text.encode("cp1252")) == ()


@pytest.mark.parametrize("text", ["", "\ud800", "\u202e\u200b", "a" * 100_000, "<p>"])
def test_any_words_are_looked_at(text: str) -> None:
    reasons(document(text), page())
