"""Quotations: what is quoted, of whom, by which word, reported by which medium."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotate.quotes import Quote, annotate, find_quotes
from onrecord.annotate.quotes_cues import CUE_KINDS, LANGUAGES
from onrecord.vocabularies import quote_cues


def one(text: str, language: str) -> Quote:
    found = find_quotes(text, language)
    assert len(found) == 1, found
    return found[0]


def told(text: str, language: str) -> list[tuple[str, str]]:
    """Speaker and content of every quotation, parts joined by a bar."""
    return [
        (
            quote.speaker.text if quote.speaker else "",
            " | ".join(part.text for part in quote.content),
        )
        for quote in find_quotes(text, language)
    ]


DIRECT = [
    ("en", "“We will sign in May,” said Foreign Minister Anna Lind, who arrived today.",
     "Foreign Minister Anna Lind", "“We will sign in May,”"),
    ("en", 'Asked about the vote, she replied: "We abstained."', "she",
     '"We abstained."'),
    ("en", "'The road is shut,' the mayor of Aalen said.", "the mayor of Aalen",
     "'The road is shut,'"),
    ("fr", "« Nous signerons en mai », a déclaré mardi la ministre, Anne Roche.",
     "la ministre, Anne Roche", "« Nous signerons en mai »"),
    ("es", "«Firmaremos en mayo», dijo el martes la ministra de Exteriores, Ana Ruiz.",
     "la ministra de Exteriores, Ana Ruiz", "«Firmaremos en mayo»"),
    ("de", "„Wir unterschreiben im Mai“, sagte die Außenministerin Anna Rot in Ulm.",
     "die Außenministerin Anna Rot", "„Wir unterschreiben im Mai“"),
    ("ru", "«Мы подпишем договор в мае», — сказала во вторник министр Анна Лунина.",
     "министр Анна Лунина", "«Мы подпишем договор в мае»"),
    ("ar", "وقالت الوزيرة: \"سنوقع الاتفاق في مايو\".", "الوزيرة",
     "\"سنوقع الاتفاق في مايو\""),
    ("zh", "“我们将在五月签署协议。”部长说。", "部长", "“我们将在五月签署协议。”"),
    ("cs", "„Podepíšeme to v květnu,“ řekla v úterý ministryně Anna Dlouhá.",
     "ministryně Anna Dlouhá", "„Podepíšeme to v květnu,“"),
    ("pl", "„Tama jest bezpieczna” – zapewnił burmistrz Adam Mały.",
     "burmistrz Adam Mały", "„Tama jest bezpieczna”"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "content"), DIRECT)
def test_direct_speech_has_its_marks_and_its_speaker(
    language: str, text: str, speaker: str, content: str
) -> None:
    quote = one(text, language)
    assert quote.kind == "direct"
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.content[0].text) == (speaker, content)


INDIRECT = [
    ("en", "Norway said it would vote for the text.", "Norway",
     "it would vote for the text"),
    ("en", "In a letter to the Council, the envoy of Chad stated that the border was "
     "open.", "the envoy of Chad", "the border was open"),
    ("en", "Mr. Lund, the head of the delegation, said on Monday that the text was "
     "final.", "Mr. Lund, the head of the delegation", "the text was final"),
    ("en", "According to the ministry of Peru, two vessels entered the bay.",
     "the ministry of Peru", "two vessels entered the bay"),
    ("en", "Two vessels entered the bay, according to the ministry of Peru.",
     "the ministry of Peru", "Two vessels entered the bay"),
    ("en", "Two vessels entered the bay early on Friday, the ministry said.",
     "the ministry", "Two vessels entered the bay early on Friday"),
    ("fr", "L’ambassadeur du Tchad a également souligné que la frontière était "
     "ouverte.", "L’ambassadeur du Tchad", "la frontière était ouverte"),
    ("fr", "Selon le porte-parole du gouvernement, le pont sera fermé.",
     "le porte-parole du gouvernement", "le pont sera fermé"),
    ("es", "Dijo el embajador de Chad que la frontera estaba abierta.",
     "el embajador de Chad", "la frontera estaba abierta"),
    ("es", "El puente quedará cerrado, según el portavoz del Gobierno.",
     "el portavoz del Gobierno", "El puente quedará cerrado"),
    ("de", "Der Botschafter sagte, die Grenze sei offen.", "Der Botschafter",
     "die Grenze sei offen"),
    ("de", "Laut dem Sprecher der Regierung wird die Brücke gesperrt.",
     "dem Sprecher der Regierung", "wird die Brücke gesperrt"),
    ("ru", "По словам представителя правительства, мост будет закрыт.",
     "представителя правительства", "мост будет закрыт"),
    ("ru", "Как сообщил посол Чада, граница открыта.", "посол Чада",
     "граница открыта"),
    ("ar", "قال وزير الخارجية يوم الثلاثاء إن المحادثات ستستمر في جنيف.",
     "وزير الخارجية", "المحادثات ستستمر في جنيف"),
    ("ar", "وبحسب المتحدث باسم الحكومة، سيغلق الجسر أسبوعا.",
     "المتحدث باسم الحكومة", "سيغلق الجسر أسبوعا"),
    ("en", "The head of the agency, Jan Vos, on Monday said the road was open.",
     "The head of the agency, Jan Vos", "the road was open"),
    ("en", "The agency, citing an official, said the road was open.",
     "The agency, citing an official", "the road was open"),
    ("en", "Experts, however, warn it could fail.", "Experts", "it could fail"),
    ("zh", "外交部长周二在奥斯陆对记者表示，谈判将继续进行。", "外交部长",
     "谈判将继续进行"),
    ("zh", "据政府发言人称，桥梁将关闭一周。", "政府发言人", "桥梁将关闭一周"),
    ("cs", "Podle ministerstva je most uzavřen.", "ministerstva", "je most uzavřen"),
    ("cs", "Most je uzavřen, řekl nám Jan Malý.", "Jan Malý", "Most je uzavřen"),
    ("cs", "Most bude uzavřen, uvedl mluvčí vlády.", "mluvčí vlády",
     "Most bude uzavřen"),
    ("pl", "Jak podkreślił ambasador Czadu, granica jest otwarta.",
     "ambasador Czadu", "granica jest otwarta"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "content"), INDIRECT)
def test_indirect_speech_is_the_clause_and_its_subject(
    language: str, text: str, speaker: str, content: str
) -> None:
    quote = one(text, language)
    assert quote.kind == "indirect"
    assert told(text, language) == [(speaker, content)]


def test_words_quoted_in_a_clause_make_it_mixed() -> None:
    quote = one('The envoy said the draft was "not ripe" and would wait.', "en")
    assert quote.kind == "mixed"
    quote = one('"Not ripe" and "too long", the envoy said.', "en")
    assert quote.kind == "mixed"
    quote = one("Le ministre a qualifié le rapport de « mensonger ».", "fr")
    assert quote.content[0].text == "« mensonger »"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“It is safe,” the mayor said. “It will hold.”",
         [("the mayor", "“It is safe,” | “It will hold.”")]),
        ("en", "“It is safe,” said the mayor, “and it will hold.”",
         [("the mayor", "“It is safe,” | “and it will hold.”")]),
        ("en", "The bridge, the mayor of Ulm said, will be closed for a week.",
         [("the mayor of Ulm", "The bridge | will be closed for a week")]),
        ("fr", "« La digue est sûre, a affirmé le maire à la presse. Elle tiendra. »",
         [("le maire", "La digue est sûre | Elle tiendra.")]),
        ("ru", "«Плотина надежна, — заявил мэр. — Она выдержит».",
         [("мэр", "Плотина надежна | Она выдержит")]),
        ("ru", "Мост, уточнил губернатор, закроют на неделю.",
         [("губернатор", "Мост | закроют на неделю")]),
        ("ru", "Мост, по его словам, закроют.", [("его", "Мост | закроют")]),
        ("en", "The bridge, according to the mayor of Ulm, will be closed soon.",
         [("the mayor of Ulm", "The bridge | will be closed soon")]),
        ("zh", "“这是错误的，”部长强调，“必须纠正。”",
         [("部长", "“这是错误的，” | “必须纠正。”")]),
        ("es", "“Es un paso”, dijo. “Faltan otros.”",
         [("", "“Es un paso” | “Faltan otros.”")]),
    ],
)  # fmt: skip
def test_a_quotation_runs_on_behind_its_cue(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The minister said that talks would go on, but he denied any deal.",
         [("The minister", "talks would go on"), ("he", "any deal")]),
        ("fr", "Le ministre a indiqué que les pourparlers reprendraient et a ajouté "
         "que rien n’était décidé.",
         [("Le ministre", "les pourparlers reprendraient"),
          ("Le ministre", "rien n’était décidé")]),
        ("ru", "Министр сообщил, что переговоры продолжатся, и добавил, что решения "
         "пока нет.",
         [("Министр", "переговоры продолжатся"), ("Министр", "решения пока нет")]),
        ("ar", "أكد سفير تشاد أن الحدود مفتوحة، مشيرا إلى أن القوات انسحبت.",
         [("سفير تشاد", "الحدود مفتوحة"), ("سفير تشاد", "القوات انسحبت")]),
        ("de", "In seiner Rede sprach Kanzler Berg über Brücken und betonte, dass sie "
         "nötig seien.", [("Kanzler Berg", "sie nötig seien")]),
        ("zh", "发言人强调，桥梁将关闭一周，并指出，居民须绕行。",
         [("发言人", "桥梁将关闭一周"), ("发言人", "居民须绕行")]),
    ],
)  # fmt: skip
def test_a_second_verb_has_the_same_speaker(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "speaker", "via"),
    [
        ("en", 'The draft was "not ripe", the envoy of Norway was quoted as saying by '
         "the agency NTB.", "the envoy of Norway", "the agency NTB"),
        ("en", "The agency NTB quoted the envoy as saying that the draft was not ripe.",
         "the envoy", "The agency NTB"),
        ("en", "“It is safe,” the mayor said, according to the newspaper Morning Post.",
         "the mayor", "the newspaper Morning Post"),
        ("en", "The ministry said in a statement carried by state media that two "
         "vessels had entered the bay.", "The ministry", "state media"),
        ("en", "The envoy, General Jan Vos, was quoted by the agency NTB as saying "
         "the border was calm.", "The envoy, General Jan Vos", "the agency NTB"),
        ("en", "“It is safe,” state television quoted the mayor as saying.",
         "the mayor", "state television"),
        ("en", "The mayor said it was safe, the local agency Nord reported.",
         "The mayor", "the local agency Nord"),
        ("en", "According to the newspaper Morning Post, the mayor said that it was "
         "safe.", "the mayor", "the newspaper Morning Post"),
        ("en", "In remarks carried by state television, the mayor said it was safe.",
         "the mayor", "state television"),
        ("en", "The mayor told the Morning Post it was safe.", "The mayor",
         "the Morning Post"),
        ("en", "The mayor told the Nord news agency that it was safe.", "The mayor",
         "the Nord news agency"),
        ("en", "“It is safe,” the mayor said in an interview with state television.",
         "the mayor", "state television"),
        ("es", "De acuerdo con la agencia Télam, el alcalde dijo que era segura.",
         "el alcalde", "la agencia Télam"),
        ("ru", "«Плотина надежна», — сообщил РБК представитель мэра.",
         "представитель мэра", "РБК"),
        ("ru", "Как передает агентство «Север», мэр назвал плотину «надежной».", "мэр",
         "агентство «Север»"),
        ("ar", "وصرح الرئيس لقناة الأفق بأن بلاده مستعدة للحوار.", "الرئيس",
         "لقناة الأفق"),
        ("fr", "« La digue est sûre », a affirmé le maire, cité par l’agence APS.",
         "le maire", "l’agence APS"),
        ("es", "«La presa es segura», aseguró el alcalde, citado por la agencia EFE.",
         "el alcalde", "la agencia EFE"),
        ("ru", "«Плотина надежна», — заявил мэр, передает ТАСС.", "мэр", "ТАСС"),
        ("ar", "ونقلت وكالة وفا عن الوزير قوله إن المعبر مغلق.", "الوزير",
         "وكالة وفا"),
        ("zh", "据新华社报道，外交部发言人表示，边境已经开放。", "外交部发言人",
         "新华社"),
        ("zh", "法新社援引部长的话说，过境点已关闭。", "部长", "法新社"),
        ("pl", "„Tama jest bezpieczna” – zapewnił burmistrz, cytowany przez PAP.",
         "burmistrz", "PAP"),
    ],
)  # fmt: skip
def test_the_medium_that_reports_is_not_the_speaker(
    language: str, text: str, speaker: str, via: str
) -> None:
    quote = one(text, language)
    assert quote.speaker is not None
    assert quote.via is not None
    assert (quote.speaker.text, quote.via.text) == (speaker, via)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry reports to parliament. The calls for peace were loud."),
        ("en", "No statement was issued, and the report was read in silence."),
        ("en", "The film “A Long Winter” was shown in the United States."),
        ("ru", "Об этом вчера заявил министр, открывая выставку «Лампы и мосты»."),
        ("zh", "该公司的名称已经改变，职称也不同。"),
        ("zh", "我们对此表示深切哀悼。"),
        ("de", "Können Sie uns sagen, ob die Brücke offen ist?"),
        ("de", "Das ist, wie gesagt, keine neue Frage."),
        ("fr", "C’est une annonce que nous attendions."),
        ("ru", "Мэр рассказывал мне о плотине."),
        ("cs", "Podle zákona je most uzavřen."),
    ],
)
def test_not_every_word_of_saying_reports_speech(language: str, text: str) -> None:
    assert find_quotes(text, language) == ()


def test_a_full_stop_inside_marks_does_not_end_the_quotation() -> None:
    text = "“It is safe. It will hold. Nobody doubts it,” the mayor said."
    assert one(text, "en").content[0].text == text.split(" the mayor")[0]


def test_a_quotation_of_two_paragraphs_is_one() -> None:
    text = "“It is safe.\n\n“It will hold,” the mayor said."
    assert one(text, "en").content[0].text == "“It is safe.\n\n“It will hold,”"


def test_an_actor_is_named_by_its_id_and_a_pronoun_by_the_speaker_before() -> None:
    first, second = find_quotes(
        "The envoy of Chad said that the border was open. He added that it was safe.",
        "en",
    )
    assert (first.actor_id, second.actor_id) == ("TCD", "TCD")
    assert second.name == "The envoy of Chad"
    assert second.speaker is not None
    assert second.speaker.text == "He"


def test_the_pronoun_in_a_french_verb_is_the_speaker() -> None:
    first, second = find_quotes(
        "L’ambassadrice du Tchad a dit que la frontière était ouverte. « Elle est "
        "sûre », a-t-elle ajouté.",
        "fr",
    )
    assert second.speaker is not None
    assert (
        (second.speaker.text, second.actor_id) == ("elle", first.actor_id) != ("", "")
    )


def test_without_a_speaker_the_confidence_is_low() -> None:
    nobody = one("“Es un paso”, dijo.", "es")
    somebody = one("“Es un paso”, dijo el alcalde.", "es")
    assert nobody.confidence < somebody.confidence


def test_a_pronoun_stays_empty_where_two_could_be_meant() -> None:
    found = find_quotes(
        "The envoy of Chad said that the border was open, and the envoy of Peru said "
        "that it was shut. He added that nobody knew.",
        "en",
    )
    assert found[-1].speaker is not None
    assert (found[-1].speaker.text, found[-1].name, found[-1].actor_id) == (
        "He",
        "",
        "",
    )


def test_a_pronoun_stays_empty_far_from_any_speaker() -> None:
    text = "The envoy of Chad said that all was well. " + "It rained. " * 4
    assert find_quotes(text + "He added that it would rain.", "en")[-1].name == ""


def test_a_later_surname_is_the_speaker_with_the_office() -> None:
    found = find_quotes(
        "Norway's envoy Anna Lind said that talks went on. Lind said they were hard.",
        "en",
    )
    assert [quote.actor_id for quote in found] == ["NOR", "NOR"]


def test_spans_are_places_in_the_text() -> None:
    for language, text, _, _ in (*DIRECT, *INDIRECT):
        for quote in find_quotes(text, language):
            for part in (*quote.content, quote.speaker, quote.cue, quote.via):
                assert part is None or text[part.start : part.end] == part.text


def test_the_task_gives_the_form_of_the_evaluation_sets() -> None:
    text = "Norway said it would vote for the text."
    (entry,) = annotate({"text": text, "lang": "en"})
    assert entry["speaker"] == {"start": 0, "end": 6, "text": "Norway"}
    assert entry["content"][0]["start"] == 12
    assert entry["via"] is None
    assert json.loads(json.dumps(entry)) == entry


def test_every_language_has_cues_of_the_table() -> None:
    rows = quote_cues()
    assert {code for code, kind, _ in rows if kind == "say"} == set(LANGUAGES)
    assert {code for code, kind, _ in rows if kind == "according"} >= (
        set(LANGUAGES) - {"zh"}
    )
    assert len(set(rows)) == len(rows)
    assert all(form == " ".join(form.split()) for _, _, form in rows)
    assert set(CUE_KINDS) <= {kind for _, kind, _ in rows}


def overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / max(1, len(a | b))


def letters(value: Any, text: str) -> set[int]:
    spans = value if isinstance(value, list) else [value] if value else []
    return {
        place
        for span in spans
        for place in range(span["start"], span["end"])
        if text[place].isalnum()
    }


def f1_of(items: list[dict[str, Any]]) -> tuple[float, float]:
    """F1 of quotations found, and found with the right speaker."""
    gold = predicted = found = right = 0
    for item in items:
        text, wanted = item["input"]["text"], item["gold"]
        given = annotate(item["input"])
        gold, predicted = gold + len(wanted), predicted + len(given)
        pairs = sorted(
            (
                (
                    overlap(letters(g["content"], text), letters(p["content"], text)),
                    i,
                    j,
                )
                for i, g in enumerate(wanted)
                for j, p in enumerate(given)
            ),
            reverse=True,
        )
        used: set[tuple[str, int]] = set()
        for share, i, j in pairs:
            if share < 0.5 or ("g", i) in used or ("p", j) in used:
                continue
            used |= {("g", i), ("p", j)}
            found += 1
            speaker = letters(wanted[i].get("speaker"), text)
            right += not speaker or bool(
                speaker & letters(given[j].get("speaker"), text)
            )
    both = max(1, gold + predicted)
    return 2 * found / both, 2 * right / both


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "half", "floor", "speaker_floor"),
    [
        ("hand", 0, 0.92, 0.92),
        ("hand", 1, 0.88, 0.84),
        ("polnear", 0, 0.65, 0.62),
        ("polnear", 1, 0.64, 0.62),
        ("ru_cs", 0, 0.95, 0.93),
        ("ru_cs", 1, 0.89, 0.81),
    ],
)
def test_the_scores_on_both_halves_of_the_development_sets_hold(
    shared: Path, name: str, half: int, floor: float, speaker_floor: float
) -> None:
    lines = (shared / "eval" / "dev" / f"quotes_{name}.jsonl").read_text("utf-8")
    items = [json.loads(line) for line in lines.splitlines()]
    chosen = [
        item
        for item in items
        if int(sha256(item["id"].encode()).hexdigest(), 16) % 2 == half
    ]
    found, right = f1_of(chosen)
    assert found >= floor
    assert right >= speaker_floor
