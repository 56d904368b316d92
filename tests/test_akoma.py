"""Text, facts and repairs of Akoma Ntoso files, on pieces small enough to see."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from onrecord.spiders import akoma
from onrecord.spiders.akoma_dates import agreed_date, printed_date, split_place
from onrecord.spiders.akoma_language import language_of
from onrecord.spiders.akoma_meta import read_meta
from onrecord.spiders.akoma_sponsors import spoken_for, sponsor_names
from onrecord.spiders.akoma_text import paragraphs
from onrecord.spiders.base import PageError

URL = "https://files.example/a.xml"


def rows(body: str) -> list[tuple[str, str, str, str]]:
    """(kind, path, number, text) of a main body."""
    statement = etree.fromstring(f"<statement><mainBody>{body}</mainBody></statement>")
    found, _ = paragraphs(statement, "operative")
    return [(row.kind, row.path, row.number, row.text) for row in found]


def test_tags_inside_a_line_do_not_cut_words_and_blocks_do() -> None:
    assert rows("<p><span>L</span>am<i>ps</i><br/>burn</p><p>bright</p>") == [
        ("operative", "", "", "Lamps burn"),
        ("operative", "", "", "bright"),
    ]


def test_a_sublist_hangs_below_the_point_before_it() -> None:
    points = (
        "<paragraph eId='p'><num>4.</num><list><intro><p>All shall:</p></intro>"
        "<point><num>(a)</num><content><p>row;</p></content></point>"
        "<sublist><point><num>(i)</num><content><p>fast;</p></content></point></sublist>"
        "<point><num>(b)</num><content><p>rest.</p></content></point></list></paragraph>"
    )
    assert [(path, text) for _, path, _, text in rows(points)] == [
        ("4", "All shall:"), ("4(a)", "row;"), ("4(a)(i)", "fast;"), ("4(b)", "rest."),
    ]  # fmt: skip


def test_a_number_typed_into_the_text_becomes_the_number() -> None:
    typed = (
        "<paragraph><content><p>27 - Asks <a href='x'>9</a>.</p></content></paragraph>"
    )
    statement = etree.fromstring(f"<statement><mainBody>{typed}</mainBody></statement>")
    (row,), _ = paragraphs(statement, "operative")
    assert (row.number, row.path, row.text) == ("27 -", "27", "Asks 9.")
    assert [(c.printed, c.start) for c in row.citations] == [("9", 5)]


def test_numbering_that_starts_anew_under_a_letter_keeps_the_letter() -> None:
    sections = "".join(
        f"<section><subheading>{letter}</subheading>"
        "<paragraph><num>1.</num><content><p>Go.</p></content></paragraph></section>"
        for letter in "AB"
    )
    found = rows(sections)
    assert [path for kind, path, _, _ in found if kind == "operative"] == ["A/1", "B/1"]


def test_raised_digits_stay_apart_from_the_number_they_touch() -> None:
    assert rows("<p>10<sup>14</sup> of 7 m<sup>3</sup>, 1<sup>er</sup></p>")[0][3] == (
        "10¹⁴ of 7 m³, 1er"
    )


def test_an_unknown_element_is_read_and_reported() -> None:
    statement = etree.fromstring(
        "<statement><mainBody><poem>O</poem></mainBody></statement>"
    )
    found, notes = paragraphs(statement, "operative")
    assert [row.text for row in found] == ["O"]
    assert [(note.reason, note.detail) for note in notes] == [
        ("unknown_element", "<poem> read as text")
    ]


@pytest.mark.parametrize(
    ("typed", "verbs"),
    [
        ("<i/><span class='italic'>Asks</span> and <span class='italic'>begs</span>",
         ("Asks", "begs")),
        ("A<span class='italic'>sks</span> for <span class='italic'>inter alia</span>",
         ("Asks",)),
        ("In the <span class='italic'>Book</span>", ()),
        ("最强烈地<span class='bold'>谴责</span>雾", ("谴责",)),
    ],
)  # fmt: skip
def test_leading_verbs_are_what_the_type_sets_off(
    typed: str, verbs: tuple[str, ...]
) -> None:
    body = f"<paragraph><content><p>{typed} all.</p></content></paragraph>"
    statement = etree.fromstring(f"<statement><mainBody>{body}</mainBody></statement>")
    assert paragraphs(statement, "operative")[0][0].verbs == verbs


def test_a_repair_changes_tags_and_no_text() -> None:
    root, notes = akoma.parse(
        b"<a><b><c>one</d>\n</e><f>two &amp; three</f></b></a>", URL
    )
    assert etree.tostring(root) == (b"<a><b><c>one</c>\n<f>two &amp; three</f></b></a>")
    assert [note.reason for note in notes] == ["recovered_xml"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<a><b>cut off", "malformed_xml"),
        (b"<a>x</b>y</c></a>", "malformed_xml"),
        (b"not xml", "malformed_xml"),
        (b"", "malformed_xml"),
        (b"\xff\xfe<\x00a\x00", "malformed_xml"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "entities"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16"), "entities"),
        (b"<a>" * 400 + b"</a>" * 400, "malformed_xml"),
        (b" " * (akoma.MAX_BYTES + 1), "too_large"),
    ],
)  # fmt: skip
def test_what_cannot_be_trusted_is_refused_with_its_reason(
    body: bytes, reason: str
) -> None:
    with pytest.raises(PageError) as refused:
        akoma.parse(body, URL)
    assert refused.value.reason == reason


@pytest.mark.parametrize("word", ["dancing", "", "inFavour"])
def test_a_vote_word_is_known_and_stands_once_or_the_file_is_refused(word: str) -> None:
    meta = etree.fromstring(
        "<meta><analysis><voting><count refersTo='inFavour'/>"
        f"<count refersTo='{word}'/></voting></analysis></meta>"
    )
    with pytest.raises(PageError, match="unknown_vote_word"):
        read_meta(meta, URL)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("", ()),
        ("Chad", ("Chad",)),
        ("Chad, Malta and Peru", ("Chad", "Malta", "Peru")),
        ("Bosnia and Herzegovina and Trinidad and Tobago",
         ("Bosnia and Herzegovina", "Trinidad and Tobago")),
        ("Iran (Islamic Republic of), "
         "Egypt (on behalf of the Group of 77 and China (X)) and Peru",
         ("Iran (Islamic Republic of)",
          "Egypt (on behalf of the Group of 77 and China (X))", "Peru")),
        ("United Kingdom of Great Britain and Northern Ireland and Peru",
         ("United Kingdom of Great Britain and Northern Ireland", "Peru")),
        ("submitted by the Chair, A and B", ("submitted by the Chair, A and B",)),
    ],
)  # fmt: skip
def test_a_list_of_sponsors_is_cut_between_names_only(
    printed: str, names: tuple[str, ...]
) -> None:
    assert sponsor_names(printed) == names


def test_the_group_a_sponsor_speaks_for_is_named() -> None:
    assert spoken_for(["Peru", "Cuba (on behalf of the Group of 77 and China)"]) == (
        "the Group of 77 and China"
    )


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("9 January 2023", "en", date(2023, 1, 9)),
        ("9 January 2023", "zh", date(2023, 1, 9)),
        ("30 ноября 2022года", "ru", date(2022, 11, 30)),
        ("7 de diciembre de 2022", "es", date(2022, 12, 7)),
        ("3. Juni 2022", "de", date(2022, 6, 3)),
        ("جلسته 9237 المعقودة في 9 كانون الثاني/ يناير 2023", "ar", date(2023, 1, 9)),
        ("19 November 2004 in Nairobi", "en", date(2004, 11, 19)),
        ("13 January", "en", None),
        ("9 January 2023", "xx", date(2023, 1, 9)),
    ],
)
def test_printed_dates_are_read_in_their_language_or_not_at_all(
    text: str, language: str, day: date | None
) -> None:
    assert printed_date(text, language) == day


def test_a_place_behind_a_date_is_kept() -> None:
    assert split_place("19 November 2004 in Nairobi") == ("19 November 2004", "Nairobi")
    assert split_place("19 November 2004") == ("19 November 2004", "")


def test_the_print_decides_between_dates_unless_its_year_cannot_be() -> None:
    markup = [("attribute", date(2018, 6, 28)), ("step", None)]
    day, notes = agreed_date("decided", "29 June 2018", markup, "en", frozenset({2018}))
    assert day == date(2018, 6, 29)
    assert [note.reason for note in notes] == ["date_mismatch"]
    day, notes = agreed_date("decided", "29 June 2016", markup, "en", frozenset({2018}))
    assert day == date(2018, 6, 28)
    day, notes = agreed_date("decided", "29 June 2016", [], "en", frozenset({2018}))
    assert day is None
    assert "2016-06-29" in notes[0].detail


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the lamp of the keeper and the sea that is in the north of the land", "en"),
        ("la lampe du gardien et les bateaux que la mer garde dans le nord", "fr"),
        (
            "la luz del faro y las olas que el mar trae por la noche en los puertos",
            "es",
        ),
        ("die Lampe des Turms und das Meer mit den Schiffen in der Nacht", "de"),
        ("маяк стоит на берегу моря, и корабли идут домой ночью", "ru"),
        ("المصباح على الشاطئ والسفن في البحر والليل طويل جدا هنا", "ar"),
        ("灯塔在海边，夜里船只回港，守灯人点灯照亮海面", "zh"),
        ("short", ""),
    ],
)
def test_a_text_says_its_own_language(text: str, language: str) -> None:
    statement = etree.fromstring(
        f"<statement><mainBody><p>{text}</p></mainBody></statement>"
    )
    assert language_of(paragraphs(statement, "text")[0]) == language
