"""A change of a text is shown word by word, and told from the noise of a page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.extract.html2text import extract_plain_text

from onrecord.annotate.alignment import blocks, steps
from onrecord.annotate.diffs import Span, classify, word_diff
from onrecord.archive import Fault, read_members

WORDS = st.lists(st.sampled_from(["a", "b", "c", "peace", "1", "国"]), max_size=40)


def changed(spans: Iterable[Span]) -> list[tuple[str, str]]:
    return [(s.old.strip(), s.new.strip()) for s in spans if s.op != "equal"]


@given(WORDS, WORDS)
def test_steps_lead_from_one_text_to_the_other(a: list[str], b: list[str]) -> None:
    path = steps(a, b)
    for step in path:
        equal = a[step.i1 : step.i2] == b[step.j1 : step.j2]
        assert equal is (step.op == "equal")
    assert [word for s in path for word in a[s.i1 : s.i2]] == a
    assert [word for s in path for word in b[s.j1 : s.j2]] == b
    assert all(one.op != other.op for one, other in pairwise(path))


def test_a_long_text_is_aligned_around_what_changed() -> None:
    old = [str(n) for n in range(200_000)]
    new = [*old[:500], "x", *old[500:150_000], *old[150_010:]]
    assert [(block.i, block.j, block.n) for block in blocks(old, new)] == [
        (0, 0, 500), (500, 501, 149_500), (150_010, 150_001, 49_990)
    ]  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_the_spans_hold_both_texts_whole(old: str, new: str) -> None:
    spans = word_diff(old, new)
    assert "".join(span.old for span in spans) == old.lstrip()
    assert "".join(span.new for span in spans) == new.lstrip()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We condemn the attack.", "We regret the attack.", [("condemn", "regret")]),
        ("a strong, firm call", "a firm call", [("strong,", "")]),
        ("各国谴责这次袭击。", "各国关注这次袭击。", [("谴责", "关注")]),
        ("ندين الهجوم على المدينة", "نأسف للهجوم على المدينة",
         [("ندين الهجوم", "نأسف للهجوم")]),
        ("Ukraine’s “peace”", "Ukraine's \"peace\"", []),
        ("one  two\nthree", "one two three", []),
        ("", "all of it", [("", "all of it")]),
    ],
)  # fmt: skip
def test_the_words_that_differ_are_shown(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert changed(word_diff(old, new)) == expected


BODY = "The minister said that talks go on.\n\nShe thanked the hosts for their work."


def page(*around: str, body: str = BODY) -> str:
    return "\n\n".join([body, *around])


@pytest.mark.parametrize(
    ("old", "new", "noise"),
    [
        (page(), BODY.replace("\n\n", "\n").replace("talks", "talks "), "whitespace"),
        (page("It’s over"), page("It's over"), "typography"),
        (page("Number of views (4099)/Comments (0)"),
         page("Number of views (4116)/Comments (0)"), "counters"),
        (page("1 204 просмотра"), page("1 377 просмотров"), "counters"),
        (page("Просмотров: 204"), page("Просмотров: 377"), "counters"),
        (page("浏览次数：204"), page("浏览次数：377"), "counters"),
        (page("Wednesday, February 01, 2017"), page("Thursday, February 02, 2017"),
         "dates"),
        (page("Last updated: 3 May 2024, 10:15"),
         page("Last updated: 4 May 2024, 9:00"), "dates"),
        (page("更新时间：2024年5月3日"), page("更新时间：2024年5月4日"), "dates"),
        (page("Stand: 03.05.2024"), page("Stand: 04.05.2024"), "dates"),
        (page("Дата публикации: 3 мая 2024"), page("Дата публикации: 4 мая 2024"),
         "dates"),
        (page("Related", "Minister visits the port"),
         page("Related", "Minister visits the school"), "related links"),
        (page("Read also:", "Visit to the port", "Call with the envoy"),
         page("Read also:", "Call with the envoy"), "related links"),
        (page("相关新闻", "部长访问港口"), page("相关新闻", "部长访问学校"),
         "related links"),
        (page(), page("Share", "Facebook", "Print"), "navigation"),
        (page("© 2023 Ministry"), page("© 2024 Ministry. All rights reserved"),
         "navigation"),
    ],
)  # fmt: skip
def test_noise_around_the_text_is_named(old: str, new: str, noise: str) -> None:
    change = classify(old, new)
    assert (change.kind, change.noise, change.words) == ("noise", (noise,), 0)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (page(), page(body=BODY.replace("talks", "fighting")), 1),
        (page(), page(body=BODY.partition("\n\n")[0]), 7),
        # A list of those who sign, and the date of the text, are its words.
        (page("Norway", "Sweden", "Finland"), page("Norway", "Finland"), 1),
        (page("Oslo, 3 May 2024"), page("Oslo, 4 May 2024"), 1),
        (page("3 May 2024"), page("4 May 2024"), 1),
        (page("12 people were killed."), page("13 people were killed."), 1),
        (page("Related", "The related statement was withdrawn by its authors."),
         page("Related"), 8),
    ],
)  # fmt: skip
def test_a_change_of_the_words_is_an_edit(old: str, new: str, words: int) -> None:
    change = classify(old, new)
    assert (change.kind, change.words) == ("edit", words)


def test_noise_beside_an_edit_is_named_and_not_counted() -> None:
    new = page("Comments (3)", body=BODY.replace("talks", "fighting"))
    change = classify(page("Comments (2)"), new)
    assert (change.kind, change.noise, change.words) == ("edit", ("counters",), 1)


def test_nothing_changed_is_no_edit() -> None:
    change = classify(BODY, BODY)
    assert (change.kind, change.noise, change.words) == ("noise", (), 0)


def extracted(html: str) -> str:
    return str(
        extract_plain_text(html, main_content=True, alt_texts=False, links=False)
    )


@pytest.mark.shared
@pytest.mark.parametrize(
    ("pair", "kind"),
    [
        ("falsepos-footer", "noise"),
        ("falsepos-num-views", "noise"),
        ("truepos-major-changes", "edit"),
    ],
)
def test_saved_versions_of_pages_are_told_apart(
    shared: Path, pair: str, kind: str
) -> None:
    folder = shared / "data" / "page-versions"
    old, new = (
        extracted((folder / f"{pair}-{side}.html").read_text(errors="replace"))
        for side in "ab"
    )
    assert classify(old, new).kind == kind


@pytest.mark.shared
def test_releases_that_were_captured_twice_were_not_edited(shared: Path) -> None:
    def broken(fault: Fault) -> None:
        pytest.fail(str(fault))

    bodies: dict[str, list[str]] = {}
    for record in read_members(shared / "archive" / "un-press.warc.gz", broken):
        if record.is_capture and "/sgsm" in record.url:
            body = record.capture().body.decode("utf-8")
            start = body.find("field--name-body")
            bodies.setdefault(record.url, []).append(extracted(body[start:]))
    twice = [texts for texts in bodies.values() if len(texts) > 1]
    assert len(twice) >= 6
    assert {classify(old, new).kind for old, *rest in twice for new in rest} == {
        "noise"
    }
