"""Understanding: each annotator on statements of 3 kB, beside what others do alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from steps.step import Setting, Step, Work
from steps.texts import statements

N = 200
"""Texts of 3 kB."""


def _each(setting: Setting, answer: Callable[[str], object], texts: int = N) -> Work:
    """Kilobytes of text a second, after some to warm up."""
    found = statements(setting.shared, texts + 20)
    warm, given = found[:20], found[20:]
    for text in warm:
        answer(text)
    size = sum(map(len, given)) / 1000

    def work() -> float:
        for text in given:
            answer(text)
        return size

    return work


def task(name: str) -> Callable[[Setting], Work]:
    """An annotator that is run while collecting."""

    def prepare(setting: Setting) -> Work:
        from onrecord.annotate.whole import TASKS, Text, Unit

        find = TASKS[name].find
        kind = "resolution" if name == "requests" else "speech"
        unit = "operative" if name == "requests" else "text"

        def answer(text: str) -> object:
            day = date(2015, 9, 28)
            units = tuple(Unit(unit, "", 0, "", line) for line in text.split("\n"))
            return find(Text("en", kind, "FRA", "", None, day, "", text, units))

        return _each(setting, answer)

    return prepare


def question(name: str) -> Callable[[Setting], Work]:
    """An annotator as `onrecord annotate` runs it, on a text alone."""

    def prepare(setting: Setting) -> Work:
        from onrecord.annotate.tasks import annotator

        answer = annotator(name)
        return _each(
            setting,
            lambda text: answer({"text": text, "lang": "en", "date": "2015-09-28"}),
        )

    return prepare


def allusions(setting: Setting) -> Work:
    from onrecord.annotate.allusions import find_allusions

    return _each(setting, lambda text: list(find_allusions(text, "en")))


def pairs(setting: Setting) -> Work:
    """Of a text and the same with a piece of it left out."""
    from onrecord.annotate.tasks import annotator

    answer = annotator("pairs")
    return _each(
        setting,
        lambda text: answer({"a": {"text": text}, "b": {"text": text[:-500]}}),
    )


def language(setting: Setting) -> Work:
    from onrecord.languages import language_of

    return _each(setting, language_of, 2000)


def language_langid(setting: Setting) -> Work:
    import py3langid

    return _each(setting, py3langid.classify, 2000)


def sketch(setting: Setting) -> Work:
    from onrecord.annotate.sketching import sketch

    return _each(setting, sketch, 1000)


def sketch_datasketch(setting: Setting) -> Work:
    from datasketch import MinHash

    def answer(text: str) -> object:
        made = MinHash(num_perm=128)
        words = text.lower().split()
        fours = zip(words, words[1:], words[2:], words[3:], strict=False)
        made.update_batch([" ".join(four).encode() for four in fours])
        return made

    return _each(setting, answer, 1000)


COLLECTING = ("mentions", "quotes", "requests", "topics")
"""What is found in each text while collecting; citations come with the page."""
ASKED = ("citations", "actors", "issues", "paragraphs", "speech")
"""Further questions about a text; those about a name or a date are no texts."""

STEPS = (
    *(Step(name, "kB/s", {"onrecord": task(name)}) for name in COLLECTING),
    *(Step(name, "kB/s", {"onrecord": question(name)}) for name in ASKED),
    Step("allusions", "kB/s", {"onrecord": allusions}),
    Step("pairs", "kB/s", {"onrecord": pairs}),
    Step("language", "kB/s", {"onrecord": language, "py3langid": language_langid}),
    Step(
        "near-duplicates", "kB/s", {"onrecord": sketch, "datasketch": sketch_datasketch}
    ),
)
