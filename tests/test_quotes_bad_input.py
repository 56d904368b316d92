"""Texts that are hardly texts: an answer, never an exception, in linear time."""

from __future__ import annotations

import pytest
from growth import check_growth
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.quotes import annotate, find_quotes
from onrecord.annotate.quotes_cues import LANGUAGES
from onrecord.annotate.quotes_tokens import sentences_of, tokens_of

BAD = {
    "nothing": "",
    "blank": " \n\u3000\n\t",
    "invisible": "\u200b\u202e\n\u2066\u2069\n",
    "lone surrogates": 'The \ud800 said: "\udfff" and',
    "HTML": '<p class="x">He said "no"</p><p>that</p>',
    "mixed scripts": "他说: «нет» إن said “да",
    "cues only": "said said, said. said: said “ said ” says said",
    "marks only": "\"“”„«»‹›'‘’「」『』,,::;;--()",
    "one mark": "“",
    "letters that grow when small": "İİİ said İt was so, İ said",
    "cues at the end": "According to",
    "colon at the end": "He said:",
}


WORDS = [
    *("said", "says", "that", "The minister", "he", "according to", "quoted", "as"),
    *("по словам", "сказал", "что", "قال", "إن", "نقلت", "عن", "表示", "，", "selon"),
    *("dit", "a déclaré", "que", "dass", "sagte", "je", "podle", "and", "\n", "\n\n"),
    *(",", ".", ":", "“", "”", '"', "'", "—", "(", ")"),
]


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("language", [*LANGUAGES, "", "xx"])
def test_bad_input_gets_an_answer(kind: str, language: str) -> None:
    text = BAD[kind]
    for quote in find_quotes(text, language):
        for part in (*quote.content, quote.speaker, quote.cue, quote.via):
            assert part is None or 0 <= part.start <= part.end <= len(text)
    annotate({"text": text, "lang": language})


def test_a_missing_text_or_language_is_an_empty_answer() -> None:
    assert annotate({}) == []
    assert annotate({"text": None, "lang": None}) == []


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_words_in_any_order_get_an_answer(words: list[str], language: str) -> None:
    text = " ".join(words)
    for quote in find_quotes(text, language):
        assert quote.content
        for part in quote.content:
            assert part.text == text[part.start : part.end] != ""


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ar", "zh"])
@pytest.mark.parametrize(
    "unit",
    [
        "the mayor said that ",
        "“",
        '" said ',
        "according to, ",
        "他表示，",
        "نقلت وكالة ",
        "       ",
        "( said : ",
        "x",
        "« dit-il, ",
    ],
)
def test_time_grows_in_proportion_to_the_text(unit: str, language: str) -> None:
    check_growth(lambda n: find_quotes(unit * n, language), 1_000, most=100_000)


def test_no_sentence_is_longer_than_what_is_looked_through_for_each_cue() -> None:
    tokens = tokens_of("the mayor said that " * 3_000)
    assert max(s.end - s.begin for s in sentences_of(tokens)) <= 401


def test_megabytes_without_a_sentence_get_an_answer() -> None:
    text = "the mayor said that " * 20_000
    assert len(find_quotes(text, "en")) > 100
    assert find_quotes("x" * 10_000_000, "en") == ()
    assert find_quotes(" " * 10_000_000, "fr") == ()
