"""Quotations: what is quoted, of whom, by which word, reported by which medium."""

from __future__ import annotations

import json

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
