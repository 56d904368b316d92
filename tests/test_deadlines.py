"""By when: printed dates, periods, intervals and sessions of clauses."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.deadline_words import number
from onrecord.annotate.deadlines import find_deadlines
from onrecord.annotate.due import after, assembly_session, last_day, session_on
from onrecord.annotate.operative import OperativeParagraph
from onrecord.annotate.ordinal_words import ordinal
from onrecord.annotate.requests import find_requests

ADOPTED = date(2022, 12, 20)
ASSEMBLY = "ORG:UN:GA"

CASES = [
    ("en", "to report no later than 31 March 2023", "by", "2023-03-31", ""),
    ("en", "to report by the end of 2024", "by", "2024-12-31", ""),
    ("en", "to report by the end of May 2024", "by", "2024-05-31", ""),
    ("en", "to report before May 2024", "by", "2024-05", ""),
    ("en", "to act by 2030", "by", "2030", ""),
    ("en", "to report by mid-2024", "by", "2024~", ""),
    ("en", "to report by the second quarter of 2024", "by", "2024-06-30", ""),
    ("en", "to report by March 3, 2023", "by", "2023-03-03", ""),
    ("en", "a first report due by 15 January", "by", "2023-01-15", ""),
    ("en", "the mandate until 20 December 2023", "until", "2023-12-20", ""),
    ("en", "for a period of six months, until 20 June 2023", "until", "2023-06-20", ""),
    ("en", "for twelve months from the date of adoption of this resolution",
     "until", "2023-12-20", ""),
    ("en", "for a period of six months from 15 January 2023", "until", "2023-07-15",
     ""),
    ("en", "for a further period of six months", "period", "", "P6M"),
    ("en", "within 90 days of the adoption of this resolution", "by", "2023-03-20", ""),
    ("en", "in writing within five working days of the adoption of this resolution",
     "by", "2022-12-27", ""),
    ("en", "within ninety days", "by", "2023-03-20", ""),
    ("en", "within thirty days of receiving the request", "event", "", ""),
    ("en", "such States to notify the Committee within 30 days", "event", "", ""),
    ("en", "before the end of the mission’s current mandate", "event", "", ""),
    ("en", "to report every six months", "every", "2023-06-20~", "P6M"),
    ("en", "within 90 days and every 90 days thereafter", "every", "2023-03-20",
     "P90D"),
    ("en", "to submit an annual report to it", "every", "2023-12-20~", "P1Y"),
    ("en", "to brief it on a quarterly basis", "every", "2023-03-20~", "P3M"),
    ("en", "every three months after the adoption of this resolution", "every",
     "2023-03-20~", "P3M"),
    ("en", "to it at its seventy-ninth session", "session", "2024-09/2025-09", ""),
    ("en", "to the Human Rights Council at its sixtieth session", "session", "", ""),
    ("en", "to report every six months, beginning on 1 May 2023", "every",
     "2023-05-01", "P6M"),
    ("en", "to report annually, starting in 2024", "every", "2024", "P1Y"),
    ("fr", "de rendre compte tous les six mois à compter du 1er mai 2023", "every",
     "2023-05-01", "P6M"),
    ("en", "to report to it on 15 February 2023", "by", "2023-02-15", ""),
    ("en", "to extend, to 15 October 2023, the mandate", "until", "2023-10-15", ""),
    ("en", "a term from 1 January 2023 to 31 December 2026", "until", "2026-12-31", ""),
    ("en", "to terminate the mandate as of 31 January 2023", "until", "2023-01-31", ""),
    ("fr", "au plus tard le 31 mars 2023", "by", "2023-03-31", ""),
    ("fr", "le 1er juin 2023 au plus tard", "by", "2023-06-01", ""),
    ("fr", "d’ici à la fin de 2024", "by", "2024-12-31", ""),
    ("fr", "jusqu’au 31 août 2023", "until", "2023-08-31", ""),
    ("fr", "dans un délai de 90 jours", "by", "2023-03-20", ""),
    ("fr", "tous les six mois", "every", "2023-06-20~", "P6M"),
    ("fr", "à sa soixante-dix-neuvième session", "session", "2024-09/2025-09", ""),
    ("es", "a más tardar el 31 de marzo de 2023", "by", "2023-03-31", ""),
    ("es", "hasta el 31 de agosto de 2023", "until", "2023-08-31", ""),
    ("es", "en un plazo de 90 días", "by", "2023-03-20", ""),
    ("es", "cada seis meses", "every", "2023-06-20~", "P6M"),
    ("es", "en su septuagésimo noveno período de sesiones", "session",
     "2024-09/2025-09", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "sort", "due", "every"), CASES)
def test_a_deadline_is_read_with_its_day(
    language: str, text: str, sort: str, due: str, every: str
) -> None:
    [found] = find_deadlines(text, language, ADOPTED, ASSEMBLY)
    assert (found.sort, found.due_on, found.every) == (sort, due, every)
    assert text[found.start : found.end] == found.printed


@pytest.mark.parametrize("letters", ["iİ", "iı", "sſ", "kK", "IİSſ"])
def test_letters_that_case_makes_equal_are_no_trouble(letters: str) -> None:
    table = str.maketrans(letters[::2], letters[1::2])
    for language, text, *_ in CASES:
        for written in (text.translate(table), text.upper().translate(table)):
            find_deadlines(written, language, ADOPTED, ASSEMBLY)
            asked = f"Invites Chad, and in this regard requests it {written}"
            find_requests([OperativeParagraph(asked.translate(table))], language)


@pytest.mark.parametrize(
    "text",
    [
        "recalls the letter dated 3 March 2023",
        "adopted on 3 March 2023",
        "the report of 3 March 2023 and resolution 2650 (2022)",
        "to act by 1 March 2021",
        "in his annual report",
        "the ceiling of troops, beginning on 1 May 2023",
        "the amount of 5,000 dollars for the period from 1 July 2023 to 30 June 2024",
        "the report submitted to it at its sixty-second session",
        "to provide the report requested by 15 February 2023",
        "a ceiling of by far 2,000 troops and 17 000 police",
        "",
    ],
)
def test_a_date_that_is_no_deadline_is_none(text: str) -> None:
    assert find_deadlines(text, "en", ADOPTED, ASSEMBLY) == []


def test_lists_of_days_are_taken_apart() -> None:
    text = "by 10 July 2023, 10 October 2023, and 10 January 2024 on progress"
    assert [d.due_on for d in find_deadlines(text, "en", ADOPTED)] == [
        "2023-07-10",
        "2023-10-10",
        "2024-01-10",
    ]


def test_two_periods_after_one_adoption_are_two_days() -> None:
    text = "within six months and eleven months of the adoption of this resolution"
    found = find_deadlines(text, "en", ADOPTED)
    assert [d.due_on for d in found] == ["2023-06-20", "2023-11-20"]
    assert all(text[d.start : d.end] == d.printed for d in found)


def test_monthly_updates_do_not_change_the_day_of_the_final_report() -> None:
    text = "a final report by 15 June 2023, as well as monthly updates to it"
    first, second = find_deadlines(text, "en", ADOPTED)
    assert (first.sort, first.due_on, second.every) == ("by", "2023-06-15", "P1M")


def test_without_an_adoption_date_only_printed_years_give_days() -> None:
    assert [d.due_on for d in find_deadlines("by 1 May 2030", "en")] == ["2030-05-01"]
    assert [d.due_on for d in find_deadlines("within 30 days", "en")] == [""]
    assert find_deadlines("by 1 May", "en") == []


def test_other_languages_give_nothing() -> None:
    assert find_deadlines("bis zum 31. Dezember 2030", "de", ADOPTED) == []


def test_numbers_and_ordinals_are_read_in_words() -> None:
    assert number("ninety", "en") == number("quatre-vingt-dix", "fr") == 90
    assert number("noventa", "es") == 90
    assert ordinal("eighty-first", "en") == ordinal("quatre-vingt-unième", "fr") == 81
    assert ordinal("octogésimo primer", "es") == 81
    assert number("dozens", "en") == 0


def test_periods_follow_the_calendar() -> None:
    assert after(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)
    assert after(date(2024, 2, 29), 1, "year") == date(2025, 2, 28)
    assert after(date(2024, 3, 1), 1, "working day") == date(2024, 3, 4)
    assert after(date(2024, 3, 1), 9999, "year") is None


def test_sessions_of_the_assembly_begin_in_september() -> None:
    assert assembly_session(79) == "2024-09/2025-09"
    assert session_on(date(2024, 9, 1)) == 78
    assert session_on(date(2024, 12, 1)) == 79


def test_the_last_day_of_a_value_is_known() -> None:
    assert last_day("2024-02") == date(2024, 2, 29)
    assert last_day("2024-09/2025-09") == date(2025, 9, 30)
    assert last_day("2024~") == date(2024, 12, 31)
    assert last_day("") is None
