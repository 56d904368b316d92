"""Who issues a statement: title, first lines and publisher together."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotate.actor_runs import runs
from onrecord.annotate.issuers import annotate, issuers
from onrecord.annotate.publishers import publisher_actor
from onrecord.annotate.tasks import annotator


def ids(title: str, text: str, language: str, publisher: str) -> str:
    return " ".join(issuers(title, text, language, publisher).ids)


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "Joint statement by the Foreign Ministers of Chile, Peru and Ecuador on "
         "Haiti", "CHL PER ECU"),
        ("en", "Joint Communiqué between the Kingdom of Norway and the Republic of "
         "Ghana", "NOR GHA"),
        ("en", "Kenya-Uganda joint statement", "KEN UGA"),
        ("fr", "Déclaration conjointe de la Belgique, du Luxembourg et de l’Irlande",
         "BEL LUX IRL"),
        ("fr", "Communiqué conjoint franco-malien", "FRA MLI"),
        ("es", "Comunicado conjunto de los Gobiernos de Chile, Perú y Uruguay",
         "CHL PER URY"),
        ("ru", "Совместное заявление министров иностранных дел Сербии и Кубы",
         "SRB CUB"),
        ("ar", "بيان مشترك لوزراء خارجية تونس والجزائر والمغرب", "TUN DZA MAR"),
        ("zh", "中华人民共和国和巴西联邦共和国联合声明", "CHN BRA"),
        ("zh", "中德联合声明", "CHN DEU"),
        ("de", "Gemeinsame Erklärung der Außenminister Österreichs, Ungarns und "
         "Sloweniens", "AUT HUN SVN"),
        ("pl", "Wspólne oświadczenie ministrów Polski, Czech i Słowacji",
         "POL CZE SVK"),
        ("et", "Soome, Eesti ja Läti välisministrite ühisavaldus", "FIN EST LVA"),
        ("lt", "Baltijos šalių ministrų bendras pareiškimas", "EST LVA LTU"),
        ("uk", "Спільна заява міністрів України та Молдови", "UKR MDA"),
        ("it", "Dichiarazione congiunta dell’Italia e della Grecia", "ITA GRC"),
        ("pt", "Declaração conjunta do Brasil e de Angola", "BRA AGO"),
        ("tr", "Türkiye ve Kazakistan Ortak Bildirisi", "TUR KAZ"),
        ("ja", "日独外相共同声明", "JPN DEU"),
    ],
)  # fmt: skip
def test_a_joint_statement_is_issued_by_those_in_its_title(
    language: str, title: str, expected: str
) -> None:
    assert ids(title, "", language, "") == expected


@pytest.mark.parametrize(
    ("title", "text", "publisher", "expected"),
    [
        ("Joint statement on the dam", "The Foreign Ministers of Egypt, Sudan and "
         "Chad met.", "mfa.gov.eg", "EGY SDN TCD"),
        ("On the lake: joint statement", "We, the leaders of Malawi and Zambia, as "
         "well as the President of the European Council, agree.", "", "MWI ZMB ORG:EU"),
        ("Lake – Joint statement", "[Malawi, Zambia, Kenya] welcome", "",
         "MWI ZMB KEN"),
        ("The lake: joint statement", "Malawi has joined Zambia and Kenya in "
         "condemning it.", "", "MWI ZMB KEN"),
        ("Joint statement with Fiji", "", "dfat.gov.au", "AUS FJI"),
        ("E3 statement on the lake", "", "gov.uk", "FRA DEU GBR"),
        ("G7 Foreign Ministers’ statement", "We, the G7 Foreign Ministers of Canada, "
         "France, Germany, Italy, Japan, the United Kingdom, the United States, and "
         "the High Representative of the European Union, agree.", "gov.uk",
         "ORG:G7 ORG:EU"),
        ("Statement by the Baltic States", "", "", "EST LVA LTU"),
    ],
)  # fmt: skip
def test_lists_in_the_first_lines_and_groups_count(
    title: str, text: str, publisher: str, expected: str
) -> None:
    assert ids(title, text, "en", publisher) == expected


@pytest.mark.parametrize(
    ("language", "title", "publisher", "expected"),
    [
        ("en", "Statement by the High Representative on behalf of the European Union "
         "on Ghana", "auswaertiges-amt.de", "ORG:EU"),
        ("en", "Statement by Fiji on behalf of the Group of 77 and China", "un.org",
         "GROUP:G77"),
        ("fr", "Déclaration du Bénin au nom du Groupe des États d’Afrique", "un.org",
         "GROUP:AFRICAN"),
        ("es", "Discurso de Cuba en nombre del Movimiento de Países No Alineados",
         "un.org", "GROUP:NAM"),
        ("en", "Letter dated 4 May 2021 from the Permanent Representative of Ghana "
         "addressed to the Secretary-General", "un.org", "GHA"),
        ("fr", "Lettre datée du 4 mai 2021, adressée au Secrétaire général par le "
         "Représentant permanent du Bénin", "un.org", "BEN"),
        ("en", "Statement by the Foreign Ministry of Laos", "", "LAO"),
        ("en", "NATO Secretary General’s statement", "", "ORG:NATO"),
        ("en", "Statement by members of the Blue Corridor Coalition", "gov.uk",
         "GROUP:blue-corridor-coalition"),
    ],
)  # fmt: skip
def test_by_and_on_behalf_of_beat_the_publisher(
    language: str, title: str, publisher: str, expected: str
) -> None:
    assert ids(title, "", language, publisher) == expected


@pytest.mark.parametrize(
    ("language", "title", "publisher", "expected"),
    [
        ("en", "Foreign Minister meets his counterpart of Ghana", "mofa.go.jp", "JPN"),
        ("en", "Letter from the Foreign Secretary to the President of the UN Security "
         "Council", "gov.uk", "GBR"),
        ("en", "Ghana – Conversation with the President", "diplomatie.gouv.fr", "FRA"),
        ("en", "Statement on the elections in Ghana and Togo", "state.gov", "USA"),
        ("en", "Press release regarding the decision of the Greek Government",
         "mfa.gov.tr", "TUR"),
        ("en", "We welcome the advisory opinion of the International Court of Justice",
         "dirco.gov.za", "ZAF"),
        ("en", "Kenya gives 2 million to the World Food Programme", "mfa.go.ke", "KEN"),
        ("fr", "Déclaration de Yaoundé", "diplomatie.gouv.fr", "FRA"),
        ("ru", "Телефонный разговор с Президентом Египта", "kremlin.ru", "RUS"),
        ("zh", "2024年5月2日外交部发言人主持例行记者会", "fmprc.gov.cn", "CHN"),
    ],
)  # fmt: skip
def test_subject_matter_counterparts_and_addressees_do_not_issue(
    language: str, title: str, publisher: str, expected: str
) -> None:
    assert ids(title, "", language, publisher) == expected


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        ("en", "Press statement on the attack", "The members of the Security Council "
         "condemned it.", "ORG:UN:SC"),
        ("en", "Statement by the President of the Security Council", "", "ORG:UN:SC"),
        ("en", "Secretary-General’s message for Ocean Day", "", "ORG:UN:SG"),
        ("fr", "La situation", "Le Conseil de sécurité, rappelant", "ORG:UN:SC"),
        ("es", "Resolución aprobada por la Asamblea General", "", "ORG:UN:GA"),
        ("ru", "Положение", "Генеральная Ассамблея, ссылаясь", "ORG:UN:GA"),
        ("ar", "قرار اتخذته الجمعية العامة", "", "ORG:UN:GA"),
        ("zh", "大会决议", "", "ORG:UN:GA"),
    ],
)  # fmt: skip
def test_an_organ_of_the_un_issues_what_the_un_publishes(
    language: str, title: str, text: str, expected: str
) -> None:
    assert ids(title, text, language, "un.org") == expected


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        ("en", "Afghan Taliban reject the report", "", "NSG:taliban"),
        ("en", "Beijing warns Manila", "", "CHN"),
        ("en", "White House condemns attack", "", "USA"),
        ("fr", "Le Hezbollah dément toute attaque", "", "NSG:hezbollah"),
        ("es", "El ELN anuncia una tregua en Colombia", "", "NSG:eln"),
        ("ru", "МИД Египта осудил удары по Ливану", "", "EGY"),
        ("ar", "حماس ترفض المقترح الإسرائيلي", "", "NSG:hamas"),
        ("ar", "", "قالت وزارة الخارجية المصرية إنها ترفض ذلك", "EGY"),
        ("zh", "俄外交部：反对制裁", "", "RUS"),
        ("zh", "埃及外交部发言人谴责袭击", "", "EGY"),
    ],
)  # fmt: skip
def test_news_have_the_speaker_and_not_the_medium(
    language: str, title: str, text: str, expected: str
) -> None:
    assert ids(title, text, language, "news") == expected


def test_each_answer_says_why_and_how_sure_it_is() -> None:
    published = issuers("A visit", "", "en", "mofa.go.jp")
    assert (published.ids, published.why) == (("JPN",), "published by it")
    assert published.rule.startswith("issuers/")
    alone = issuers("Joint statement", "", "en", "mofa.go.jp")
    assert alone.confidence < 0.5 < published.confidence


def test_a_page_in_another_language_than_its_site_says_is_read_in_its_own() -> None:
    title = "Statement by the High Representative on behalf of the European Union"
    assert ids(title, "on the crisis in the lake", "de", "bmeia.gv.at") == "ORG:EU"


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [("gov.uk", "GBR"), ("https://www.state.gov/x", "USA"), ("un.org", "ORG:UN"),
     ("press.un.org", "ORG:UN"), ("icj-cij.org", "COURT:ICJ"), ("nato.int", "ORG:NATO"),
     ("eeas.europa.eu", "ORG:EU"), ("mfa.gov.by", "BLR"), ("KEN", "KEN"),
     ("GROUP:G77", "GROUP:G77"), ("news", ""), ("example.com", ""), ("", ""),
     ("..", ""), ("a.b.tv", "")],
)  # fmt: skip
def test_the_publisher_is_known_by_its_host(publisher: str, expected: str) -> None:
    assert publisher_actor(publisher) == expected


def test_runs_tell_lists_from_other_names() -> None:
    (listed, apart) = runs("France, Chad and Mali condemn the attack in Niger", "en")
    assert (listed.ids, listed.lead) == (("FRA", "TCD", "MLI"), "subject")
    assert (apart.ids, apart.lead) == (("NER",), "other")


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "\ud800", "<p>France</p>", "\u202eecnarF", "France " * 9000,
     "a" * 200_000, "، و" * 5000, "中" * 9000, "Joint statement by France, " * 2000],
)  # fmt: skip
def test_anything_may_be_read(text: str) -> None:
    for language in ("en", "ar", "zh", "pl", "", "no-such"):
        answer = annotate({"title": text, "text": text, "lang": language})
        assert all(isinstance(one, str) for one in answer)


def test_the_task_is_registered_and_needs_nothing() -> None:
    assert annotator("actors")({}) == []
    given = {"title": "A visit", "lang": "en", "publisher": "gov.uk"}
    assert annotator("actors")(given) == ["GBR"]


@pytest.mark.shared
def test_issuers_meet_the_figure_on_the_gold_set(shared: Path) -> None:
    lines = (shared / "eval/dev/actors_hand.jsonl").read_text(encoding="utf-8")
    items: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
    count: Counter[str] = Counter()
    for item in items:
        gold, found = set(item["gold"]), set(annotate(item["input"]))
        count["both"] += len(gold & found)
        count["either"] += len(gold) + len(found)
    assert 2 * count["both"] / count["either"] > 0.94
