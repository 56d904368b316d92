"""Texts that are no resolution: an answer, never an exception, in linear time."""

from __future__ import annotations

import pytest

from onrecord.annotate.paragraph_lines import lines_of
from onrecord.annotate.paragraphs import annotate, parse

BAD = {
    "nothing": "",
    "blank": " \n\u3000\n\t",
    "invisible": "\u200b\u202e\n\u2066\u2069\n",
    "lone surrogates": "The \ud800 Council,\n1. \udfff decides",
    "HTML": "<p>The Council,</p><p>1. Decides</p>",
    "mixed scripts": "The 大会，\n1. просит إن 回顾,",
    "numbers only": "1.\n2.\n3.\n",
    "marks only": "(a)\n(b)\n;;;\n,,,",
    "unknown language": "Rada Bezpieczeństwa,\nprzypominając lampy,\n1. postanawia;",
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("language", ["", "en", "ar", "zh", "xx"])
def test_bad_input_gets_an_answer(kind: str, language: str) -> None:
    text = BAD[kind]
    for part in parse(text, language):
        assert 0 <= part.start <= part.end <= len(text)
    annotate({"text": text, "lang": language})


@pytest.mark.parametrize(
    "unit",
    ["1. Decides to wait;\n", "(a) wait;\n", "Recalling a lamp, ", "回顾灯，\n", "\n"],
)
def test_every_line_is_looked_at_once(unit: str) -> None:
    small, large = unit * 2_000, unit * 20_000
    head = "The Security Council,\n"
    few, many = len(lines_of(head + small)[0]), len(lines_of(head + large)[0])
    assert many <= 11 * max(few, 1)
    assert len(parse(head + large)) <= 21_000
