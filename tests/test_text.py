"""Clean text: nothing of a page is lost, nothing hostile comes through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from onrecord import text as text_module
from onrecord.text import (
    TextError,
    clean,
    direction,
    language_code,
    normalise_for_hash,
    paragraphs_from_html,
    squash,
    text_digest,
    visible,
    words,
)


def test_white_space_is_squashed_no_break_spaces_too() -> None:
    assert squash(" a\u00a0\n b\u2003c\t") == "a b c"


def test_cleaning_takes_out_what_no_database_keeps() -> None:
    assert clean("a\x00b\ud800c\ue000d\x07e\x9bf") == "abcdef"
    assert clean("a\u202eb\u200dc\n\td") == "a\u202eb\u200dc\n\td"


def test_a_terminal_never_gets_a_control_character() -> None:
    shown = visible("a\x1b[31mb\u202ec\r\nd\x9b0me\x00")
    assert shown == "a\\x1b[31mbc d\\x9b0me\\x00"


@given(st.text())
def test_visible_text_is_one_printable_line(text: str) -> None:
    shown = visible(text)
    assert "\n" not in shown
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    shown.encode()


def test_blocks_are_paragraphs_and_inline_elements_are_not() -> None:
    html = """<body><h1>Title</h1><div>one<p>re<b>solu</b>tion &amp; more</p>tail</div>
      loose <a href=x>link</a><ul><li>first<li>second</ul></body>"""
    assert paragraphs_from_html(html) == [
        "Title", "one", "resolution & more", "tail", "loose link", "first", "second",
    ]  # fmt: skip


def test_a_break_ends_a_word_and_two_end_a_paragraph() -> None:
    html = "<p>a<br>b<br> <br/>c</p><table><tr><td>1</td><td>2</td></tr></table>"
    assert paragraphs_from_html(html) == ["a b", "c", "1 2"]


def test_scripts_styles_and_navigation_are_left_out_but_not_what_follows() -> None:
    html = (
        "<p>a<script>x()</script> b<!-- no --> c</p><nav>Home</nav> d<style>p{}</style>"
    )
    assert paragraphs_from_html(html) == ["a b c", "d"]


def test_an_element_is_read_without_its_tail() -> None:
    page = lxml_html.document_fromstring("<div><p id=x>one<i>two</i></p>three</div>")
    assert paragraphs_from_html(page.get_element_by_id("x")) == ["onetwo"]


@pytest.mark.parametrize("html", ["", "   ", "<!-- -->", "\x00"])
def test_a_page_without_text_has_no_paragraphs(html: str) -> None:
    assert paragraphs_from_html(html) == []


def test_a_declared_encoding_does_not_change_text_that_is_decoded() -> None:
    html = '<?xml version="1.0" encoding="latin-1"?><p>é القرار 决议</p>'
    assert paragraphs_from_html(html) == ["é القرار 决议"]


@pytest.mark.parametrize("depth", [500, 3_000, 50_000])
def test_a_page_nested_too_deep_is_refused(depth: int) -> None:
    with pytest.raises(TextError, match="deeper"):
        paragraphs_from_html("<div>" * depth + "x" + "</div>" * depth)


def test_a_page_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module, "MAX_HTML", 100)
    with pytest.raises(TextError, match="101 characters"):
        paragraphs_from_html("x" * 101)


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf")),
            max_size=40,
        ),
        max_size=6,
    )
)
def test_no_word_of_a_page_is_lost(texts: list[str]) -> None:
    page = etree.Element("div")
    for one in texts:
        etree.SubElement(page, "p").text = one
    serialised = etree.tostring(page, encoding="unicode", method="html")
    expected = [word for one in texts for word in words(one)]
    found = paragraphs_from_html(serialised)
    assert [word for one in found for word in words(one)] == expected


def test_words_are_compared_without_signs() -> None:
    assert words("“Re\u00adcalls”, its: (resolution)") == [
        "Recalls",
        "its",
        "resolution",
    ]
    assert words("安理会2024") == ["安", "理", "会", "2024"]


def test_a_digest_ignores_form_and_not_content() -> None:
    plain = text_digest(['The Council\'s "decision" - final', "Second"])
    other = text_digest(["The  Council’s “decision” – final\u200b", "", "Second "])
    assert plain == other
    assert len(plain) == 32
    assert plain != text_digest(['The Council\'s "decision" - final'])
    assert plain != text_digest(['The Council\'s "Decision" - final', "Second"])
    assert text_digest(["a", "b"]) != text_digest(["a b"])
    assert normalise_for_hash("é") == normalise_for_hash("e\u0301")


@pytest.mark.parametrize(
    ("name", "code"),
    [("EN", "en"), ("eng", "en"), ("English", "en"), ("en-GB", "en"), ("ara", "ar"),
     ("zh-Hans", "zh"), ("pt_BR", "pt"), ("Français", "fr"), ("per", "fa"),
     ("中文", "zh"), ("العربية", "ar"), ("Deutsch", "de"), ("xx", None), ("", None)],
)  # fmt: skip
def test_every_name_of_a_language_has_its_code(name: str, code: str | None) -> None:
    assert language_code(name) == code


def test_right_to_left_languages_are_known() -> None:
    assert [direction(code) for code in ("ar", "fa-IR", "he", "ur")] == ["rtl"] * 4
    assert [direction(code) for code in ("en", "zh", None, "xx")] == ["ltr"] * 4
