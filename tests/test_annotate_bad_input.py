"""Every task on texts that are none: an answer, never an exception, in linear time.

A task that is added to `tasks.py` is tested here without being named.
"""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

import pytest
from growth import check_growth

from onrecord.annotate.inputs import NUMBERS, OBJECTS, TEXTS, InputError, checked
from onrecord.annotate.read import LARGEST
from onrecord.annotate.tasks import annotator, task_names

TEXT = (
    "The Security Council, recalling resolution 2334 (2016), said the President of "
    "Chad on 3 May 2024: “We decide to wait,” and asked the Secretary-General to "
    "report by 1 June 2025; Mr. Lamp (Chad) told the press that it would. "
)
MIXED = (
    "The 大会 просит إن الأمين that “it 《决定》 wait”, said Мария in 2024年3月5日. "
)
BAD = {
    "nothing": "",
    "blanks": " \n\t\u3000\u00a0\r\n",
    "invisible characters": "\u200b\u200d\u2060\ufeff\u00ad",
    "mixed scripts": MIXED * 3,
    "zero-width in every word": "\u200b".join(TEXT),
    "bidirectional controls": "\u202e" + TEXT + "\u2066\u061c" + MIXED,
    "lone surrogates": "\ud800" + TEXT + "\udfff" + MIXED + "\udc80",
    "control characters": "\x00\x1b[31m" + TEXT + "\x85\u2028\x7f",
    "HTML": f"<html><body><p>{TEXT}</p><script>x(</script><!-- {MIXED}</body>",
    "nested HTML": "<div>" * 300 + TEXT,
    "entities": "&lt;b&gt; &amp;amp; &#x202e; &#xd800; &notanentity; " + TEXT,
    "a language that nobody knows": "Zorg blimto 3 fnark, wubba 2024 ‘qix’ flem. " * 5,
    "digits": "1 2/3 4(5) 67.8 9/10/11 2024-13-45 99:99 " * 5,
    "opening marks": "“«(([{„‘\"'" * 40,
    "closing marks": "”»))]}“’\"'" * 40,
    "combining marks": "a" + "\u0301" * 2_000,
    "beyond the first plane": "𝐓𝐡𝐞 𝐂𝐨𝐮𝐧𝐜𝐢𝐥 🇺🇳 🏳️‍🌈 " * 10,
    "one word": "ж" * 5_000,
}
LANGUAGES = ("en", "fr", "ar", "zh", "ru", "", "xx", "en-GB", "\ud800")
GROWING = {
    "prose": TEXT,
    "mixed scripts": MIXED,
    "opening marks": "“«(„ ",
    "numbers": "1. 48/13, 2334 (2016) and ",
    "capitals": "Mr. Chad Of The ",
    "short capitals": "Aa ",
    "hyphens": "A-",
    "one word": "lamp",
    "lines": "1. Decides to wait;\n",
    "tags": "<p>Chad",
}
LONG = 10_000_000
MOST = 600_000
"""Characters beyond which growth is not looked at: it was quick up to there."""


def item(text: str, language: str = "en") -> dict[str, Any]:
    """An input with the text in every field that a task may read."""
    fields: dict[str, Any] = dict.fromkeys(
        ("text", "title", "name", "post", "publisher", "short", "descr", "speaker"),
        text,
    )
    return fields | {
        "html": text,
        "lang": language,
        "url": "https://example.org/a",
        "hint": "UN",
        "year": 2001,
        "a": {"text": text, "title": text, "lang": language},
        "b": {"text": f"{text} again", "lang": language},
        "context": {"organ": None},
    }


@pytest.mark.parametrize("task", task_names())
def test_bad_texts_get_an_answer_that_is_json(task: str) -> None:
    answer = annotator(task)
    for kind, text in BAD.items():
        try:
            json.dumps(answer(item(text)))
        except InputError as error:
            pytest.fail(f"{kind}: {error}")


@pytest.mark.parametrize("task", task_names())
def test_no_language_is_too_strange(task: str) -> None:
    answer = annotator(task)
    for language in LANGUAGES:
        json.dumps(answer(item(TEXT + MIXED, language)))


@pytest.mark.parametrize("task", task_names())
def test_ten_million_characters_are_read_to_the_end(task: str) -> None:
    json.dumps(annotator(task)(item("lamp " * (LONG // 5))))


@pytest.mark.parametrize("task", task_names())
@pytest.mark.parametrize("field", [*TEXTS, *OBJECTS, *NUMBERS])
def test_a_field_of_a_wrong_type_is_named(task: str, field: str) -> None:
    with pytest.raises(InputError, match=field):
        annotator(task)(item(TEXT) | {field: [7]})


def test_fields_inside_objects_are_named_with_their_place() -> None:
    with pytest.raises(InputError, match=r"a\.text is not a string"):
        checked(item(TEXT) | {"a": {"text": 7}})
    with pytest.raises(InputError, match="input is not an object"):
        checked([])  # type: ignore[arg-type]


def test_fields_that_no_task_knows_may_hold_anything() -> None:
    given = item(TEXT) | {"weight": 0.5, "mine": [1, 2]}
    assert checked(given) is given


def test_a_page_that_unpacks_without_end_is_refused() -> None:
    packed = base64.b64encode(gzip.compress(b"\0" * (LARGEST + 1), 1)).decode()
    with pytest.raises(InputError, match="html_gz_b64 is not a page of at most"):
        annotator("read")({"html_gz_b64": packed})


@pytest.mark.parametrize("task", task_names())
@pytest.mark.parametrize("kind", GROWING)
def test_four_times_the_text_takes_about_four_times_the_time(
    task: str, kind: str
) -> None:
    answer, unit = annotator(task), GROWING[kind]
    answer(item(unit))
    check_growth(
        lambda size: answer(item(unit * (size // len(unit)))), 20_000, most=MOST
    )
