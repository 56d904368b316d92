"""Two texts are the same, edited, contained or different by their words and numbers."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate.pairs import Text, annotate, compare
from onrecord.annotate.translations import is_translation

VOCABULARY = [
    stem + end
    for stem in ("par", "rel", "cros", "fam", "min", "talk", "sch", "farm", "nurs")
    for end in ("ties", "ief", "sing", "ilies", "isters", "ool", "er", "ing")
]


def prose(seed: int, length: int, words: list[str] = VOCABULARY) -> list[str]:
    """Sentences of no meaning, the same for the same seed."""
    picked = random.Random(seed).choices(words, k=length)
    return [
        word.capitalize() if n % 11 == 0 else word + "." if n % 11 == 10 else word
        for n, word in enumerate(picked)
    ]


def text(words: list[str], **known: str) -> Text:
    return Text(" ".join(words), **known)  # type: ignore[arg-type]


STATEMENT = prose(1, 330)


def relation(a: Text, b: Text) -> str:
    """The relation, which is the same both ways."""
    pair, back = compare(a, b), compare(b, a)
    assert pair.relation == back.relation, (pair, back)
    return pair.relation


def test_the_same_words_in_another_typography_are_the_same() -> None:
    upper = text([w.upper() for w in STATEMENT])
    assert relation(text(STATEMENT), upper) == "same"
    assert relation(text(STATEMENT), text([*STATEMENT, "\n\n"])) == "same"


def test_a_copy_out_of_a_file_with_covers_and_page_numbers_is_the_same() -> None:
    cover = ["Permanent", "Mission:", "statement", "by", "the", "Minister"]
    printed = list(cover)
    for n, word in enumerate(STATEMENT):
        printed += [word, f"{n // 60}"] if n % 60 == 59 else [word]
    assert relation(text(STATEMENT), text(printed)) == "same"


@pytest.mark.parametrize("at", [5, 150, 325])
def test_one_word_put_for_another_is_an_edit(at: int) -> None:
    edited = [*STATEMENT[:at], "ceasefire", *STATEMENT[at + 1 :]]
    assert relation(text(STATEMENT), text(edited)) == "edited"


def test_a_paragraph_put_in_is_an_edit() -> None:
    added = [*STATEMENT[:110], *prose(7, 33), *STATEMENT[110:]]
    assert relation(text(STATEMENT), text(added)) == "edited"


def test_a_statement_inside_a_record_of_the_day_is_contained() -> None:
    day = [*prose(3, 600), *STATEMENT, *prose(4, 600)]
    assert relation(text(STATEMENT), text(day)) == "contained"


def test_texts_on_one_subject_are_different() -> None:
    assert relation(text(STATEMENT), text(prose(2, 330))) == "different"


def edition(year: int, session: int) -> Text:
    body = [
        "Recalling", "its", "resolution", f"{session - 1}/{70 + year % 7}", "of", "7",
        "December", f"{year - 1},", "and", f"{session - 2}/61", *STATEMENT, "Decides",
        "to", "include", "the", "item", "in", "the", "agenda", "of", str(year + 1),
    ]  # fmt: skip
    return text(body)


def test_next_years_edition_is_another_document_whatever_its_symbol() -> None:
    assert relation(edition(2021, 76), edition(2022, 77)) == "different"
    assert relation(edition(2021, 76), edition(2021, 76)) == "same"


def test_an_edition_is_told_by_years_that_step_where_it_cites_nothing() -> None:
    def yearly(year: int) -> Text:
        start = ["On", "this", "day", "in", str(year), "the"]
        return text(
            [*start, *STATEMENT[:200], "until", str(year + 1), *STATEMENT[200:]]
        )

    assert relation(yearly(2023), yearly(2024)) == "different"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["fifth", "fifth"], ["sixth", "sixth"]),
        (["75/168", "seventh"], ["77/208", "ninth"]),
        (["cinquième", "cinquième"], ["sixième", "sixième"]),
        (["шестой", "шестая"], ["седьмой", "седьмая"]),
        (["السادسة", "السادس"], ["السابعة", "السابع"]),
    ],
)
def test_an_edition_is_told_by_ordinals_and_sessions_that_step(
    old: list[str], new: list[str]
) -> None:
    def yearly(numbers: list[str]) -> Text:
        return text([*STATEMENT[:90], numbers[0], *STATEMENT[90:180], numbers[1],
                     *STATEMENT[180:]])  # fmt: skip

    assert relation(yearly(old), yearly(new)) == "different"
    assert relation(yearly(old), yearly([old[0], new[1]])) == "edited"


def test_a_year_that_was_put_right_is_an_edit() -> None:
    wrong = [*STATEMENT[:100], "2023", *STATEMENT[100:]]
    right = [*STATEMENT[:100], "2024", *STATEMENT[100:]]
    assert relation(text(wrong), text(right)) == "edited"


def test_an_edition_in_chinese_is_another_document() -> None:
    def yearly(year: int, session: int) -> Text:
        old = (
            f"大会，回顾其{year - 1}年12月6日第{session - 1}/26号决议和第71/34号决议，"
        )
        return Text(
            old + "重申决心终止杀伤人员地雷造成的痛苦和伤亡，又重申各国承诺。" * 9
        )

    assert relation(yearly(2021, 76), yearly(2022, 77)) == "different"


def test_two_symbols_are_two_documents_even_with_the_same_words() -> None:
    first = text(STATEMENT, symbol="A/RES/75/51")
    second = text(STATEMENT, symbol="A/RES/77/60")
    assert relation(first, second) == "different"


def test_a_draft_and_what_was_adopted_of_it_are_one_text() -> None:
    draft = text(STATEMENT, symbol="S/2024/400")
    tidied = [*STATEMENT[:40], "entitled", *STATEMENT[41:]]
    assert relation(draft, text(tidied, symbol="S/RES/2730 (2024)")) == "same"
    rewritten = [*STATEMENT[:200], *prose(9, 80), *STATEMENT[240:]]
    assert relation(draft, text(rewritten, symbol="S/RES/2730 (2024)")) == "edited"


def test_one_form_filled_in_for_two_people_is_two_documents() -> None:
    def congratulation(name: str, post: str) -> Text:
        form = prose(5, 60)
        body = [*form[:20], name, *form[20:40], post, "in", *form[40:]]
        return text(body, title=f"Message to {name}, {post}")

    first = congratulation("Amadou Keita", "president")
    second = congratulation("Ingrid Solberg", "chancellor")
    assert relation(first, second) == "different"


def test_a_text_cut_off_by_a_limit_is_not_edited() -> None:
    cover = ["Address", "by", "the", "President", "of", "the", "Republic"]
    whole, copy = " ".join(STATEMENT)[:1500], " ".join([*cover, *STATEMENT])[:1500]
    assert relation(Text(whole), Text(copy)) == "same"


def test_texts_without_words_are_different() -> None:
    assert relation(Text(""), Text("")) == "different"
    assert relation(Text("…"), text(STATEMENT)) == "different"


def test_dates_half_a_year_apart_are_two_editions_if_anything_changed() -> None:
    edited = [*STATEMENT[:150], "gravely", *STATEMENT[151:]]
    old = Text(" ".join(STATEMENT), dated_on=date(2023, 5, 3))
    assert (
        relation(old, Text(" ".join(edited), dated_on=date(2024, 5, 3))) == "different"
    )
    assert relation(old, Text(" ".join(edited), dated_on=date(2023, 5, 4))) == "edited"


def test_repetition_without_end_is_compared_in_linear_work() -> None:
    """Quadratic work on a million words would never return."""
    one, other = Text("la " * 600_000), Text("la lo " * 300_000)
    assert compare(one, other).relation == "different"
    assert compare(one, one).relation == "same"


ENGLISH = """On 12 March 2024 the ministers agreed on 45 million for 17 hospitals,
in line with resolution 2712 (2023) and 2720 (2023); 1,250 people were treated."""
GERMAN = """Am 12. März 2024 einigten sich beide auf 45 Millionen für 17 Kliniken gemäß
Resolution 2712 (2023) und 2720 (2023); 1.250 Menschen wurden behandelt."""
ARABIC = """اتفق الوزيران في ١٢ آذار/مارس ٢٠٢٤ على ٤٥ مليونا لصالح ١٧ مستشفى
وفقا للقرارين ٢٧١٢ (٢٠٢٣) و ٢٧٢٠ (٢٠٢٣)؛ وعولج ١٢٥٠ شخصا."""


@pytest.mark.parametrize(("language", "other"), [("de", GERMAN), ("ar", ARABIC)])
def test_a_translation_has_the_same_numbers_in_order(language: str, other: str) -> None:
    pair = compare(Text(ENGLISH, language="en"), Text(other, language=language))
    assert pair.relation == "translation"


def test_few_or_other_numbers_make_no_translation() -> None:
    assert not is_translation(ENGLISH, GERMAN, "en", "en")
    assert not is_translation("On 12 March", "Am 12. März", "en", "de")
    other = GERMAN.replace("2712", "1701").replace("45", "60").replace("17 K", "80 K")
    assert not is_translation(ENGLISH, other, "en", "de")


@pytest.mark.shared
def test_gold_pairs_are_told_apart(shared: Path) -> None:
    lines = (shared / "eval" / "dev" / "neardup.jsonl").read_text().splitlines()
    gold = [json.loads(line) for line in lines]
    said = {item["id"]: annotate(item["input"]) for item in gold}
    alike = ("same", "edited")
    counted = [g for g in gold if g["gold"] != "contained"]
    right = sum(g["gold"] in alike and said[g["id"]] in alike for g in counted)
    wanted = sum(g["gold"] in alike for g in counted)
    taken = sum(said[g["id"]] in alike for g in counted)
    assert 2 * right / (wanted + taken) >= 0.96
    assert sum(g["gold"] == said[g["id"]] for g in gold) / len(gold) >= 0.9
    editions = [g["id"] for g in gold if g["input"]["kind"] == "recurrent"]
    assert {said[id] for id in editions} == {"different"}


@pytest.mark.shared
def test_most_editions_are_told_apart_by_their_text_alone(shared: Path) -> None:
    lines = (shared / "eval" / "dev" / "neardup.jsonl").read_text().splitlines()
    gold = [json.loads(line)["input"] for line in lines]
    editions = [pair for pair in gold if pair["kind"] == "recurrent"]
    apart = [
        compare(Text(pair["a"]["text"]), Text(pair["b"]["text"])).relation
        == "different"
        for pair in editions
    ]
    assert sum(apart) / len(apart) >= 0.85
