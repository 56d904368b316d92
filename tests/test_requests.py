"""What is asked of whom, by when, and what is extended until when."""

from __future__ import annotations

from datetime import date

import pytest
from growth import check_growth

from onrecord.annotate.inputs import InputError
from onrecord.annotate.operative import OperativeParagraph
from onrecord.annotate.request_clauses import clauses_of
from onrecord.annotate.requests import Request, annotate, find_requests

ADOPTED = date(2022, 12, 20)
COUNCIL = "ORG:UN:SC"


def read(*texts: str, language: str = "en") -> list[Request]:
    return find_requests(
        [OperativeParagraph(text, f"{n}.") for n, text in enumerate(texts, 1)],
        language,
        ADOPTED,
        COUNCIL,
    )


def printed(request: Request) -> str:
    return request.addressee.printed if request.addressee else ""


@pytest.mark.parametrize(
    ("text", "who", "ids", "action"),
    [
        ("Requests the Secretary-General to report by 1 May 2023;",
         "the Secretary-General", ("ORG:UN:SG",), "report by 1 May 2023"),
        ("Calls upon the Government of Chad and all parties to the conflict to cease;",
         "the Government of Chad and all parties to the conflict", ("TCD",), "cease"),
        ("Requests that the Panel, in consultation with the Committee, submit a plan;",
         "the Panel", (), "in consultation with the Committee, submit a plan"),
        ("Demands that all parties allow safe passage;", "all parties", (),
         "allow safe passage"),
        ("Decides that Member States shall notify the Committee;", "Member States", (),
         "notify the Committee"),
        ("Decides that, until 1 June 2023, UNMISS is authorized to patrol;", "UNMISS",
         ("ORG:UN:UNMISS",), "patrol"),
        ("Requests an update by 1 May 2023 from the African Union on its plans;",
         "the African Union", ("ORG:AU",),
         "an update by 1 May 2023 from the African Union on its plans"),
    ],
)  # fmt: skip
def test_who_is_asked_for_what(
    text: str, who: str, ids: tuple[str, ...], action: str
) -> None:
    [found] = read(text)
    assert found.addressee
    assert (found.addressee.printed, found.addressee.actor_ids) == (who, ids)
    assert text[found.addressee.start : found.addressee.end] == who
    assert found.action == action


def test_each_verb_of_a_paragraph_has_its_own_addressee_and_day() -> None:
    first, second = read(
        "Welcomes the plan of 3 May 2022, requests the Secretary-General to review it "
        "by 1 March 2023, and in this regard further requests Chad to report every "
        "month;"
    )
    assert (printed(first), first.deadlines[0].due_on) == (
        "the Secretary-General",
        "2023-03-01",
    )
    assert (printed(second), second.verb) == ("Chad", "in this regard further requests")
    assert second.deadlines[0].every == "P1M"


def test_what_is_only_recalled_or_welcomed_asks_nothing() -> None:
    assert read("Recalls that the report is due by 1 May 2023, and welcomes it;") == []


def test_points_take_verb_and_addressee_from_the_words_that_lead_to_them() -> None:
    paragraphs = [
        OperativeParagraph("Requests the Panel of Experts to:", "4."),
        OperativeParagraph("Submit a report by 1 May 2023;", "(a)", 1),
        OperativeParagraph("Inform the Committee;", "(b)", 1),
        OperativeParagraph("Encourages Chad to cooperate;", "5."),
    ]
    _, first, second, last = find_requests(paragraphs, "en", ADOPTED, COUNCIL)
    assert {printed(first), printed(second)} == {"the Panel of Experts"}
    assert first.verb == second.verb == "Requests"
    assert (first.deadlines[0].due_on, first.inherited) == ("2023-05-01", False)
    assert (second.deadlines, second.inherited) == ((), True)
    assert printed(last) == "Chad"


def test_points_without_a_day_have_that_of_the_words_before() -> None:
    paragraphs = [
        OperativeParagraph("Requests Chad to report by 1 May 2023 on:", "4."),
        OperativeParagraph("the state of its borders;", "(a)"),
    ]
    _, point = find_requests(paragraphs, "en", ADOPTED, COUNCIL)
    assert (point.deadlines[0].due_on, point.inherited) == ("2023-05-01", True)


@pytest.mark.parametrize(
    ("text", "kind", "what", "due"),
    [
        ("Decides to extend until 1 May 2023 the mandate of UNMISS as set out below;",
         "mandate", "UNMISS", "2023-05-01"),
        ("Decides to extend until 1 May 2023 UNMISS’s mandate;", "mandate", "UNMISS",
         "2023-05-01"),
        ("Decides to renew until 1 May 2023 the measures on arms imposed in 2021;",
         "measure", "the measures on arms imposed in 2021", "2023-05-01"),
        ("Decides to renew the authorizations in paragraph 3 for a further period of "
         "twelve months from the date of adoption of this resolution;", "measure",
         "the authorizations in paragraph 3", "2023-12-20"),
    ],
)  # fmt: skip
def test_extensions_say_what_runs_until_when(
    text: str, kind: str, what: str, due: str
) -> None:
    [found] = read(text)
    assert (found.kind, found.deadlines[0].due_on) == (kind, due)
    assert printed(found).startswith(what.split(" imposed")[0])


def test_intentions_and_agendas_are_the_bodys_own() -> None:
    intention, agenda = read(
        "Expresses its intention to review the mandate no later than 1 May 2023;",
        "Decides to include in the provisional agenda of its next session an item;",
    )
    assert (intention.kind, intention.addressee) == ("intention", None)
    assert agenda.kind == "agenda"


def test_french_and_spanish_are_read_alike() -> None:
    [french] = read(
        "Prie le Secrétaire général de faire rapport au plus tard le 1er mai 2023 ;",
        language="fr",
    )
    [spanish] = read(
        "Solicita a la Unión Africana que informe a más tardar el 1 de mayo de 2023;",
        language="es",
    )
    assert printed(french) == "le Secrétaire général"
    assert printed(spanish) == "a la Unión Africana"
    for found in (french, spanish):
        assert found.addressee
        assert found.addressee.actor_ids
        assert [d.due_on for d in found.deadlines] == ["2023-05-01"]
    [mandate] = read(
        "Décide de proroger jusqu’au 1er mai 2023 le mandat de la MINUSS ;",
        language="fr",
    )
    assert (mandate.kind, printed(mandate)) == ("mandate", "MINUSS")


def test_other_languages_give_nothing() -> None:
    assert (
        read("Просит Генерального секретаря представить доклад;", language="ru") == []
    )


def test_nouns_that_look_like_verbs_open_no_clause() -> None:
    text = "Notes the requests of Chad, demands by others and calls made for aid;"
    assert [c.kind for c in clauses_of(text, "en")] == ["other"]


def test_plain_text_is_cut_into_paragraphs_first() -> None:
    text = (
        "The Security Council,\n\nRecalling its resolutions,\n\n"
        "1. Requests the Secretary-General:\n\n(a) To report by 1 May 2023;\n\n"
        "2. Decides to remain seized of the matter.\n"
    )
    found = annotate({"text": text, "lang": "en", "adopted_on": "2022-12-20"})
    [dated] = [one for one in found if one["deadlines"]]
    assert dated["deadlines"][0]["due_on"] == "2023-05-01"
    assert dated["addressee"] == "the Secretary-General"


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"text": 7}, "text"),
        ({"text": "x", "adopted_on": "soon"}, "adopted_on"),
        ({"paragraphs": "x"}, "paragraphs"),
        ({"paragraphs": [{"text": "x", "level": "1"}]}, "level"),
    ],
)
def test_a_field_of_a_wrong_type_is_named(item: dict[str, object], field: str) -> None:
    with pytest.raises(InputError, match=field):
        annotate(item)


def test_a_name_of_hyphens_takes_time_in_proportion() -> None:
    opening = "Decides to extend until 1 May 2030 the stay of "
    check_growth(lambda n: read(opening + "A-" * n), 4_000, most=1_000_000)
