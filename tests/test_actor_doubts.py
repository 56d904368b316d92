"""What looks like an actor and is none, and who is not asked though its name stands
after a verb of asking. Found by reading documents beside what was shown."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.actors import read_actors
from onrecord.annotate.issuers import issuers
from onrecord.annotate.operative import OperativeParagraph
from onrecord.annotate.publishers import publisher_actor
from onrecord.annotate.requests import find_requests
from onrecord.annotate.whole import Text, mentions, quotations


def named(text: str, language: str = "en", publisher: str = "") -> list[str]:
    return [m.actor_id for m in read_actors(text, language, publisher=publisher).marks]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "some 12 million United States dollars were paid"),
        ("en", "Swiss francs and Mr Jordan came"),
        ("fr", "10 millions de dollars des États-Unis"),
        ("es", "10 millones de dólares de los Estados Unidos"),
        ("ru", "10 миллионов долларов Соединенных Штатов"),
        ("zh", "违反国际人道法、国际人权法的行为"),
        ("zh", "中非合作论坛"),
        ("zh", "在乔尔蓬阿塔举行"),
        ("es", "La Reunión de los Estados se celebró con tal fin"),
        ("ar", "المساعدة المالية"),
        ("en", "eight posts (2 D-1, 3 P-5, 1 P-4)"),
        ("en", "the late Nusrat Fateh Ali Khan sang"),
    ],
)
def test_money_persons_and_pieces_of_words_are_no_actors(
    language: str, text: str
) -> None:
    assert named(text, language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Council urges the Haitian authorities to act.", "addressee"),
        ("The Council urges the Malian armed groups to disarm.", "mentioned"),
        ("The Council urges the Somali people to vote.", "mentioned"),
    ],
)
def test_a_people_is_not_its_government(text: str, expected: str) -> None:
    (mark,) = read_actors(text, "en").marks
    assert mark.role == expected


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        (
            "fr",
            "Exige de la Fédération de Russie qu’elle annule ces mesures",
            "addressee",
        ),
        (
            "en",
            "This clearly refutes the United States claim that it is so.",
            "mentioned",
        ),
        ("zh", "美方总统伊朗问题特使称，将考虑所有选项。", "mentioned"),
        ("zh", "澳方将法国总统短信透露给媒体的做法", "mentioned"),
        ("en", "We thank the Special Envoy for Syria for her briefing.", "mentioned"),
    ],
)
def test_the_matter_of_a_sentence_does_not_speak(
    language: str, text: str, role: str
) -> None:
    assert read_actors(text, language, publisher="CHE").marks[-1].role == role


def test_another_security_council_is_not_the_united_nations_one() -> None:
    text = "The Collective Security Council and the National Security Council met."
    assert named(text) == ["ORG:CSTO"]


def test_thanking_an_envoy_is_not_thanking_who_sent_it() -> None:
    text = "We thank the Special Representative of the Secretary-General of the UN."
    assert {m.role for m in read_actors(text, "en").marks} == {"mentioned"}


def test_another_bodys_secretary_general_is_not_the_united_nations() -> None:
    text = "Dear Secretary General, our alliance stands together."
    assert named(text, publisher="BLR") == []
    assert named(text, publisher="ORG:NATO") == []
    assert named(text, publisher="ORG:UN:SC") == ["ORG:UN:SG"]
    assert "ORG:UN:SG" in named(f"{text} So does the United Nations.", publisher="BLR")


def test_a_letter_in_the_title_of_an_item_does_not_issue_the_statement() -> None:
    title = "Letter dated 22 May from the Secretary-General to the President"
    text = (
        "The Security Council, having considered the letter from the Secretary-General"
    )
    text += ", takes note of it."
    council, kind = "ORG:UN:SC", "presidential_statement"
    given = Text("en", kind, council, council, None, None, title, text)
    roles = {m.actor_id: m.role for m in mentions(given)}
    assert roles == {"ORG:UN:SC": "issuer", "ORG:UN:SG": "mentioned"}


def test_what_stands_before_a_dash_is_what_the_statement_is_about() -> None:
    title = "MINISTER TO VISIT VIETNAM - STATEMENT BY THE MINISTER FOR SUPPLY"
    assert issuers(title, "The minister will leave.", "en", "AUS").ids == ("AUS",)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("speech", "The Kingdom of Bahrain emphasizes that peace needs work.", 0),
        ("press_release", "Bahrain emphasized that peace needs work.", 1),
        ("speech", "The Kingdom of Jordan emphasizes that peace needs work.", 1),
        ("speech", "The President of Bahrain said, “Peace needs work.”", 1),
    ],
)
def test_a_state_that_names_itself_reports_nobody(
    kind: str, text: str, expected: int
) -> None:
    given = Text("en", kind, "BHR", "", None, date(2020, 1, 2), "", text)
    assert len(quotations(given)) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.gov.uk", "GBR"), ("diplomatie.gouv.fr", "FRA"), ("vm.ee", "EST"),
        ("kln.gov.my", "MYS"), ("regeringen.se", "SWE"), ("samoagovt.ws", "WSM"),
        ("www.guardian.co.uk", ""), ("www.lemonde.fr", ""), ("um.edu.my", ""),
        ("www.ox.ac.uk", ""),
    ],
)  # fmt: skip
def test_only_a_governments_host_speaks_for_its_country(
    host: str, expected: str
) -> None:
    assert publisher_actor(host) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "Decides to apportion 3 million dollars at a monthly rate of 250,000 dollars;",
        "Decides to abolish two posts that have been vacant for 24 months or longer;",
    ],
)
def test_rates_and_spans_are_no_deadlines(paragraph: str) -> None:
    found = find_requests(
        [OperativeParagraph(paragraph, "1", 1, "1")],
        "en",
        date(2023, 6, 30),
        "ORG:UN:GA",
    )
    assert [one for one in found if one.deadlines] == []
