"""Speaker lines of meeting records, and whole records taken apart into speeches."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from growth import check_growth

from onrecord.annotate.behalf import spoken_for
from onrecord.annotate.headers import annotate, read_header
from onrecord.annotate.speeches import speeches_of
from onrecord.annotate.tasks import annotator
from onrecord.pages.pdf import read_pdf


@pytest.mark.parametrize(
    ("line", "speaker", "actor_id", "spoken_in"),
    [
        ("Mr. Abe (Fiji): We", "Mr. Abe", "FJI", ""),
        ("Mrs. De la Cruz (Peru) (spoke in Spanish): We", "Mrs. De la Cruz", "PER",
         "Spanish"),
        ("The President (spoke in French): We", "The President", "", "French"),
        ("The PRESIDENT: We", "The PRESIDENT", "", ""),
        ("Ms. Brown: I brief", "Ms. Brown", "", ""),
        ("King Olu (spoke in French): We", "King Olu", "", "French"),
        ("Mr. Abe (Iran (Islamic Republic of)): We", "Mr. Abe", "IRN", ""),
        ("Mr. Abe (Islamic\nRepublic of Iran): We", "Mr. Abe", "IRN", ""),
        ("Mr. Abe (Guinea- Bissau): We", "Mr. Abe", "GNB", ""),
        ("Mr. ABE (Union of Soviet Socialist Republics) (interpretation from "
         "Russian): We", "Mr. ABE", "SUN", "Russian"),
        ("Mr. Abe (European Union): We", "Mr. Abe", "ORG:EU", ""),
        ("Archbishop Abe (Holy See): We", "Archbishop Abe", "VAT", ""),
        ("Mr. Abe (State of Palestine): We", "Mr. Abe", "PSE", ""),
        ("Mr. Abe (Chad) (spoke in Arabic; English text provided by the delegation): "
         "We", "Mr. Abe", "TCD", "Arabic"),
        ("Mr. Abe: (Chad) (spoke in French): We", "Mr. Abe", "TCD", "French"),
        ("Mr. Abe (Urnguay): We", "Mr. Abe", "URY", ""),
        ("Mr. Abe (Chad), Chair of the Third Committee (spoke in French): We",
         "Mr. Abe", "TCD", "French"),
        ("Mr. Abe (Chad) (spoke in French) We begin", "Mr. Abe", "TCD", "French"),
        ("M. Abé (Tchad) (parle en anglais) : Nous", "M. Abé", "TCD", "English"),
        ("Le Président (parle en espagnol) : Nous", "Le Président", "", "Spanish"),
        ("Sra. Abé (España) (habla en inglés): Nos", "Sra. Abé", "ESP", "English"),
        ("El Presidente (habla en francés): Doy", "El Presidente", "", "French"),
        ("Г-н Абе (Мали) (говорит по-французски): Мы", "Г-н Абе", "MLI", "French"),
        ("Председатель (говорит по-английски): Мы", "Председатель", "", "English"),
        ("السيد آبي (فرنسا) (تكلم بالفرنسية): نحن", "السيد آبي", "FRA", "French"),
        ("الرئيسة (تكلمت بالإنكليزية): نحن", "الرئيسة", "", "English"),
        ("阿部先生（日本）（以英语发言）：我们", "阿部先生", "JPN", "English"),
        ("主席（以法语发言）：我们", "主席", "", "French"),
    ],
)  # fmt: skip
def test_speaker_lines_are_read_in_six_languages(
    line: str, speaker: str, actor_id: str, spoken_in: str
) -> None:
    header = read_header(line)
    assert header is not None
    assert (header.speaker, header.actor_id, header.spoken_in) == (
        speaker, actor_id, spoken_in,
    )  # fmt: skip
    assert header.state == ("" if ":" in actor_id else actor_id)


@pytest.mark.parametrize(
    "line",
    ["", "(", ":", "He said the following: we go", "Draft (A/61/L.68): adopted",
     "We thank the President for that: it was good", "\ud800", "Mr. Abe said (twice)",
     "x" * 5000, "(" * 5000, "Mr. Abe (" * 500],
)  # fmt: skip
def test_other_lines_are_no_speaker_lines(line: str) -> None:
    assert read_header(line) is None
    assert annotate({"text": line}) == {
        "speaker": None, "state": None, "spoken_in": None,
    }  # fmt: skip


def test_the_capacity_and_the_end_of_the_line_are_kept() -> None:
    line = "Mr. Abe (Chad), Rapporteur of the Third Committee: I report."
    header = read_header(line)
    assert header is not None
    assert header.capacity == "Rapporteur of the Third Committee"
    assert line[header.end :] == " I report."


RECORD = """United Nations S/PV.1
President: Mr. Abe. . . . . . . . (Chad)
Members: Fiji. . . . . . . . . . . Ms. Ito
The meeting was called to order at 10 a.m.
Adoption of the agenda
The agenda was adopted.
The President (spoke in French): I call on Fiji. It will
say the following: much.
S/PV.1 The lake 13/12/2018
2/9 18-43649
Ms. Ito (Fiji): I have the honour to speak on behalf of the
Pacific Islands Forum. The lake
is dry.
\x0cFiji welcomes this. My country aligns itself with the statement made by
Mr. Abe (Chad) on behalf of the African Group.
Mr. Bello Ruiz (Plurinational State of
Bolivia) (spoke in Spanish): On behalf of Bolivia, I thank you.
The meeting rose at noon.
"""


def test_a_record_is_taken_apart_into_speeches() -> None:
    first, second, third = speeches_of(RECORD)
    assert (first.speaker, first.spoken_in, first.state) == (
        "The President", "French", "",
    )  # fmt: skip
    assert first.text == "I call on Fiji. It will\nsay the following: much."
    assert (second.speaker, second.state) == ("Ms. Ito", "FJI")
    assert second.on_behalf_of == ("ORG:PIF",)
    assert second.text.startswith("I have the honour")
    assert second.text.endswith("on behalf of the African Group.")
    assert (third.state, third.spoken_in, third.on_behalf_of) == ("BOL", "Spanish", ())
    assert third.text == "On behalf of Bolivia, I thank you."
    assert RECORD[third.start :].startswith("Mr. Bello Ruiz")


@pytest.mark.parametrize(
    ("language", "opening", "expected"),
    [
        ("en", "I have the honour to speak on behalf of the Group of 77 and China.",
         ("GROUP:G77",)),
        ("en", "On behalf of the African Group, let me thank Kenya.",
         ("GROUP:AFRICAN",)),
        ("en", "I deliver this statement on behalf of the following countries: Chad, "
         "Mali and Togo.", ("TCD", "MLI", "TGO")),
        ("en", "Chad aligns itself with the statement to be delivered on behalf of "
         "the African Group.", None),
        ("en", "I pay tribute, on behalf of the European Union, to him.", None),
        ("en", "I speak on behalf of the victims and of Chad’s poor.", None),
        ("fr", "J’ai l’honneur de prendre la parole au nom de l’Union européenne.",
         ("ORG:EU",)),
        ("fr", "Le Tchad s’associe à la déclaration faite au nom du Groupe des 77.",
         None),
        ("es", "Tengo el honor de hablar en nombre del Movimiento de Países No "
         "Alineados.", ("GROUP:NAM",)),
        ("ru", "Я имею честь выступать от имени Группы 77 и Китая.", ("GROUP:G77",)),
        ("ar", "أتشرف بأن أتكلم باسم مجموعة الدول الأفريقية.", ("GROUP:AFRICAN",)),
        ("zh", "我谨代表77国集团和中国发言。", ("GROUP:G77",)),
        ("xx", "", None),
    ],
)  # fmt: skip
def test_for_whom_is_spoken_is_in_the_speakers_own_words(
    language: str, opening: str, expected: tuple[str, ...] | None
) -> None:
    said = spoken_for(opening, language)
    assert (said and said.ids) == expected


@pytest.mark.parametrize(
    "text",
    ["", "\x0c", "\n" * 50_000, "The President: " * 3000, "Mr. X (France)\n" * 3000,
     "Mr. X (\n" * 9000, "\ud800\nMr. X: a", "on behalf of " * 9000],
)  # fmt: skip
def test_anything_may_be_taken_apart(text: str) -> None:
    for speech in speeches_of(text):
        assert text[speech.start : speech.end]


def test_time_grows_with_the_record() -> None:
    check_growth(lambda n: speeches_of(RECORD * n), 100, most=10_000)


def test_the_task_is_registered() -> None:
    assert annotator("headers")({"text": "Mr. Abe (Fiji): We", "lang": "en"}) == {
        "speaker": "Mr. Abe", "state": "FJI", "spoken_in": None,
    }  # fmt: skip
    assert annotator("headers")({})["speaker"] is None


@pytest.mark.shared
def test_speaker_lines_meet_the_figure_on_the_gold_set(shared: Path) -> None:
    lines = (shared / "eval/dev/actors_pv_headers.jsonl").read_text(encoding="utf-8")
    items: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
    right = sum(annotate(item["input"]) == item["gold"] for item in items)
    assert right / len(items) > 0.99


@pytest.mark.shared
def test_every_speech_of_a_year_of_the_council_has_its_line(shared: Path) -> None:
    packed = shared / "data/speeches/security-council-2020-part.jsonl.gz"
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    read = [speeches_of(text) for text in texts]
    assert all(len(speeches) == 1 for speeches in read)
    headers = [speeches[0].header for speeches in read]
    assert not [h.affiliation for h in headers if h.affiliation and not h.actor_id]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "speeches", "states"),
    [("S_PV.8422", 12, 8), ("S_PV.3756", 20, 12), ("A_48_PV.46", 34, 23),
     ("A_61_PV.107", 61, 34), ("A_76_PV.102", 87, 45)],
)  # fmt: skip
def test_published_records_are_taken_apart(
    shared: Path, name: str, speeches: int, states: int
) -> None:
    folder = shared / "data/meeting-records"
    expected = json.loads((folder / f"{name}.expected.json").read_text())
    pages = read_pdf((folder / f"{name}.pdf").read_bytes()).pages
    found = speeches_of("\x0c".join(pages))
    assert len(found) == speeches
    assert sum(bool(one.state) for one in found) == states
    # The values to expect count short turns of the chair in another way.
    assert len(found) >= expected["total_speeches"]
    assert not [h for one in found if (h := one.header).affiliation and not h.actor_id]
