"""Which words of a text are the actor's, and how passages are cut and chosen."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.db.report_rows import ParagraphRow
from onrecord.reports.brief_passages import (
    LONGEST,
    Passage,
    Spoken,
    chosen,
    leading,
    passages_of,
)
from onrecord.reports.brief_topics import TermFinder
from onrecord.reports.brief_turns import own_paragraphs
from onrecord.vocabularies.position_verbs import position_verbs

FINDER = TermFinder(("ceasefire", "Truce supervision"), "en")


def spoken(*texts: str, filed: bool = False, verbs: tuple[str, ...] = ()) -> Spoken:
    kind = "operative" if verbs else "text"
    rows = tuple(
        ParagraphRow(1, n, kind, "", 0, str(n), list(verbs), False, text)
        for n, text in enumerate(texts, 1)
    )
    return Spoken(1, 0, "en", date(2020, 1, 1), filed, rows)


def passage(order: int, year: int, text: str, score: int = 7) -> Passage:
    return Passage(
        document_id=order, order=order, language="en", day=date(year, 1, 1), position=1,
        kind="text", path="", text=text, start=0, before=False, after=False,
        terms=("ceasefire",), verbs=("urge",), score=score,
    )  # fmt: skip


def test_a_text_without_turns_is_all_of_its_speaker() -> None:
    texts = ["First: we thank you.", "We call on all: stop.", "Thank you."]
    assert own_paragraphs(texts, "Anne Test") == (True, True, True)


@pytest.mark.parametrize("host", ["PRIME MINISTER:", "PRIME MINISTER TEST:", "TEST:"])
def test_only_turns_that_name_the_speaker_are_his(host: str) -> None:
    texts = ["Welcome.", host, "Our words.", "PRIME MINISTER OF ELSEWHERE:", "Theirs.",
             "JOURNALIST:", "A question?", host, "Ours again."]  # fmt: skip
    office = "Prime Minister Department of the Prime Minister"
    assert own_paragraphs(texts, "Anne Test", office) == (
        False, True, True, False, False, False, False, True, True,
    )  # fmt: skip


def test_an_office_that_is_not_the_speakers_is_not_his() -> None:
    texts = ["PRESIDENT:", "Ours.", "PRIME MINISTER:", "The guest's."]
    own = own_paragraphs(texts, "Anne Test", "President")
    assert own == (True, True, False, False)


def test_names_before_a_colon_are_turns_where_they_return() -> None:
    texts = ["Ms. Test: We hope so.", "Mr. Other: We do not.", "Ms. Test: We do.",
             "Mr. Other: Well."]  # fmt: skip
    assert own_paragraphs(texts, "Anne Test") == (True, False, True, False)


def test_turns_within_paragraphs_leave_nothing_to_quote() -> None:
    texts = ["Whose is this?", "We agree. Q. Do you? P. M. We do. J: Really? PM: Yes."]
    assert own_paragraphs(texts, "Anne Test") == (False, False)


def test_questions_alone_make_a_conversation() -> None:
    texts = ["Ours, it seems.", "QUESTION: Why?", "Because."]
    assert own_paragraphs(texts, "Anne Test") == (False, False, False)


def test_a_long_paragraph_gives_whole_sentences_of_its_own_characters() -> None:
    filler = "The weather in the capital was fine during the visit of the guests. "
    telling = "We urge both sides to keep the ceasefire that they have signed."
    text = filler * 20 + telling + " " + filler * 20
    (one,) = passages_of(spoken(text), FINDER)
    assert telling in one.text
    assert len(one.text) <= LONGEST
    assert text[one.start : one.start + len(one.text)] == one.text
    assert one.text.startswith("The weather") or one.text.startswith("We urge")
    assert one.text.endswith(".")
    assert one.before
    assert one.after


def test_a_paragraph_without_a_word_of_the_topic_needs_its_file_and_a_verb() -> None:
    text = "We condemn the attacks on the convoys of last week in the north."
    assert passages_of(spoken(text), FINDER) == []
    (one,) = passages_of(spoken(text, filed=True), FINDER)
    assert one.verbs == ("condemn",)
    assert passages_of(spoken("It rained. " * 9, filed=True), FINDER) == []


def test_a_noun_is_no_verb() -> None:
    text = "The support of the old bridge was mended during the ceasefire of May."
    (one,) = passages_of(spoken(text), FINDER)
    assert one.verbs == ()
    assert one.terms == ("ceasefire",)


def test_leading_verbs_are_compared_without_their_fillers() -> None:
    assert leading("Reaffirming also") == "reaffirming"
    assert leading("Further requests") == "requests"


def test_every_year_has_its_turn_from_the_newest_on() -> None:
    many = [passage(n, 2020, f"Words of number {n}") for n in range(9)]
    few = [passage(20, 2015, "Old words"), passage(21, 2018, "Newer words")]
    years = [one.day.year for one in chosen([*few, *many], 4) if one.day]
    assert years == [2020, 2020, 2018, 2015]


def test_the_same_words_are_quoted_once_unless_all_are_wanted() -> None:
    twice = [passage(1, 2019, "The same words"), passage(2, 2020, "The same words")]
    assert len(chosen(twice, 5)) == 1
    assert len(chosen(twice, 0)) == 2


@pytest.mark.parametrize(
    "text", ["", "\ud800 ceasefire", "\u202e" * 99, "。" * 99, "a: " * 999, "\x00"]
)
def test_bad_texts_give_an_answer(text: str) -> None:
    assert len(own_paragraphs([text, text], text, text)) == 2
    passages_of(spoken(text, filed=True), FINDER)


def test_a_very_long_paragraph_is_cut_all_the_same() -> None:
    text = "We urge a ceasefire now. " * 8_000
    (one,) = passages_of(spoken(text), FINDER)
    assert len(one.text) <= LONGEST


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "and so on " * 900 + "they urge a ceasefire " + "and so forth " * 900
    (one,) = passages_of(spoken(text), FINDER)
    assert "urge a ceasefire" in one.text
    assert len(one.text) <= LONGEST
    assert text[one.start : one.start + len(one.text)] == one.text
    assert text[one.start - 1] == " "


def test_position_verbs_are_there_in_eight_languages() -> None:
    assert sorted(position_verbs()) == ["ar", "de", "en", "es", "fr", "pt", "ru", "zh"]
