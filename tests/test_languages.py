"""The language of a text from a few words on, and of the parts of a text in several."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from onrecord.annotate.inputs import InputError
from onrecord.annotate.languages import annotate
from onrecord.archive import Fault, iter_captures
from onrecord.languages import known_languages, language_of, stretches
from onrecord.spiders.un_sc import UnScSpider

SENTENCES = {
    "am": "የውጭ ጉዳይ ሚኒስትሩ ተናገሩ",
    "ar": "قال وزير الخارجية إن الحكومة ستواصل دعم محادثات السلام",
    "az": "Xarici işlər naziri bildirib ki, hökumət danışıqları dəstəkləyəcək",
    "be": "Міністр замежных спраў заявіў, што ўрад будзе падтрымліваць перамовы",
    "bg": "Министърът заяви, че правителството ще подкрепя преговорите",
    "bn": "পররাষ্ট্রমন্ত্রী বলেছেন",
    "ca": "El ministre ha dit que el govern donarà suport a les negociacions amb els "
    "veïns",
    "cs": "Ministr zahraničí řekl, že vláda bude podporovat mírová jednání",
    "da": "Udenrigsministeren sagde, at regeringen fortsat vil støtte samtalerne, og "
    "at der blev talt om det efter mødet",
    "de": "Der Minister sagte, dass die Regierung die Gespräche weiter unterstützt",
    "el": "Ο υπουργός Εξωτερικών δήλωσε ότι",
    "en": "The minister said that the government will go on with the talks",
    "es": "El ministro dijo que el gobierno seguirá apoyando las conversaciones",
    "et": "Välisminister ütles, et valitsus toetab ka edaspidi rahukõnelusi",
    "eu": "Atzerri ministroak esan du gobernuak elkarrizketak babesten jarraituko "
    "duela eta hori da",
    "fa": "وزیر امور خارجه گفت که دولت از گفت‌وگوهای صلح حمایت می‌کند",
    "fi": "Ulkoministeri sanoi, että hallitus tukee edelleen neuvotteluja ja että se "
    "on valmis myös uusiin",
    "fr": "Le ministre a déclaré que le gouvernement poursuivra les négociations",
    "he": "שר החוץ אמר כי הממשלה",
    "hi": "विदेश मंत्री ने कहा कि सरकार शांति वार्ता का समर्थन करती रहेगी",
    "hu": "A külügyminiszter elmondta, hogy a kormány továbbra is támogatja a békét",
    "hy": "Արտաքին գործերի նախարարը",
    "id": "Menteri mengatakan bahwa pemerintah akan terus mendukung perundingan karena "
    "itu dapat bisa",
    "is": "Utanríkisráðherra sagði að ríkisstjórnin muni áfram styðja friðarviðræður",
    "it": "Il ministro ha dichiarato che il governo sostiene gli sforzi per la pace",
    "ja": "外務大臣は、政府が和平交渉を支持すると述べた",
    "ka": "საგარეო საქმეთა მინისტრმა განაცხადა",
    "kk": "Сыртқы істер министрі үкіметтің келіссөздерді қолдайтынын және бұл туралы "
    "айтты",
    "ko": "외교부 장관은 정부가 평화 협상을 지지한다고 말했다",
    "lt": "Užsienio reikalų ministras pareiškė, kad vyriausybė ir toliau rems derybas",
    "lv": "Ārlietu ministrs paziņoja, ka valdība arī turpmāk atbalstīs miera sarunas",
    "mk": "Министерот рече дека владата ќе продолжи да ги поддржува преговорите",
    "ne": "परराष्ट्र मन्त्रीले सरकारले वार्तालाई समर्थन गर्ने बताएको छ",
    "nl": "De minister heeft gezegd dat de regering de besprekingen blijft steunen",
    "no": "Utenriksministeren sa at regjeringen fortsatt vil støtte samtalene fram til "
    "våren, og hun ble spurt",
    "pl": "Minister powiedział, że rząd nadal będzie wspierał rozmowy pokojowe",
    "ps": "د بهرنیو چارو وزیر وویل چې حکومت به د سولې له خبرو ملاتړ وکړي",
    "pt": "O ministro afirmou que o governo continuará a apoiar as negociações de paz",
    "ro": "Ministrul de externe a declarat că guvernul va sprijini negocierile",
    "ru": "Министр заявил, что правительство и дальше будет поддерживать переговоры",
    "sk": "Minister zahraničných vecí povedal, že vláda bude aj naďalej podporovať "
    "rokovania",
    "sl": "Zunanji minister je povedal, da bo vlada še naprej podpirala pogovore",
    "sq": "Ministri i jashtëm tha se qeveria do të vazhdojë të mbështesë bisedimet",
    "sr": "Министар спољних послова је рекао да ће влада подржавати преговоре",
    "sv": "Utrikesministern sade att regeringen fortsätter att stödja fredssamtalen",
    "sw": "Waziri wa mambo ya nje alisema kuwa serikali itaunga mkono mazungumzo",
    "th": "รัฐมนตรีต่างประเทศกล่าวว่า",
    "tr": "Dışişleri Bakanı, hükümetin görüşmeleri destekleyeceğini söyledi",
    "uk": "Міністр закордонних справ заявив, що уряд і надалі підтримуватиме мир",
    "ur": "وزیر خارجہ نے کہا کہ حکومت امن مذاکرات کی حمایت جاری رکھے گی",
    "vi": "Bộ trưởng Ngoại giao cho biết chính phủ sẽ tiếp tục ủng hộ đàm phán",
    "zh": "外交部长表示政府将继续支持和平谈判",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert language_of(SENTENCES[language]).language == language


def test_no_sentence_is_taken_for_another_language_when_it_is_cut() -> None:
    wrong = [
        (language, found)
        for language, sentence in SENTENCES.items()
        for size in (12, 20, 30)
        if (found := language_of(sentence[:size]).language) not in {language, ""}
    ]
    # One in twenty; near neighbours in a dozen letters.
    assert len(wrong) <= 7, wrong


@pytest.mark.parametrize(
    "text", ["", "12.3.2024 – 15:30", "OK", "\u200f\u202e\u200b", "\ud800", "ⴰⵣⵓⵍ ⵎⴰⵏⵉ"]
)
def test_what_does_not_tell_is_unknown(text: str) -> None:
    assert language_of(text).language == ""


def test_a_choice_of_languages_decides_between_near_ones() -> None:
    text = "Ministar je rekao da će se i za to pregovori voditi između onih koje su tu"
    assert language_of(text, ["sr", "en"]).language == "sr"
    assert language_of(text, ["hr", "en"]).language == "hr"
    assert language_of("Der Minister sagte das", ["ru", "zh"]).language == ""


def test_more_than_thirty_languages_are_known() -> None:
    assert len(known_languages()) >= 60
    assert set(SENTENCES) <= set(known_languages())


def test_a_page_in_three_languages_is_cut_into_them() -> None:
    page = [
        SENTENCES["en"],
        "5 May 2024",
        SENTENCES["fr"],
        SENTENCES["fr"],
        SENTENCES["ru"],
    ]
    found = [(one.language, one.first, one.last) for one in stretches(page)]
    assert found == [("en", 0, 1), ("fr", 2, 3), ("ru", 4, 4)]
    assert stretches([]) == []
    assert [one.language for one in stretches(["1.", "2."])] == [""]


def test_what_comes_before_the_first_sure_paragraph_goes_with_it() -> None:
    assert [(s.language, s.first) for s in stretches(["—", SENTENCES["de"]])] == [
        ("de", 0)
    ]


def test_the_task_gives_language_or_stretches() -> None:
    assert annotate({"text": SENTENCES["pl"]})["language"] == "pl"
    assert annotate({"text": "?"})["language"] is None
    [one] = annotate({"paragraphs": [SENTENCES["pl"]]})
    assert (one["language"], one["first"], one["last"]) == ("pl", 0, 0)
    with pytest.raises(InputError, match="among"):
        annotate({"text": "x", "among": "pl"})
    with pytest.raises(InputError, match="paragraphs"):
        annotate({"paragraphs": ["x", 1]})


def pieces(text: str, size: int, rng: random.Random) -> list[str]:
    found = []
    for _ in range(3):
        if len(text) > size:
            at = rng.randrange(len(text) - size)
            found.append(text[at : at + size])
    return found


def broken(fault: Fault) -> None:
    pytest.fail(str(fault))


@pytest.mark.shared
def test_resolutions_in_seven_languages_are_told_from_short_pieces(
    shared: Path,
) -> None:
    rng = random.Random(11)
    counts: dict[int, Counter[str]] = {20: Counter(), 50: Counter(), 200: Counter()}
    archive = shared / "archive" / "un-sc.warc.gz"
    for number, (_, capture) in enumerate(iter_captures([archive], broken)):
        if "/202" not in capture.url or not capture.url.endswith(".xml") or number % 8:
            continue
        for document in UnScSpider.read(capture).documents:
            text = " ".join(p.text for p in document.paragraphs if p.kind != "note")
            for size, count in counts.items():
                for piece in pieces(text, size, rng):
                    found = language_of(piece).language
                    right = found == document.language
                    count["right" if right else "wrong" if found else "unknown"] += 1
    least = {20: (0.55, 0.97), 50: (0.88, 0.985), 200: (0.97, 0.99)}
    for size, (of_all, of_answered) in least.items():
        count = counts[size]
        assert count["right"] >= of_all * sum(count.values()), (size, count)
        assert count["wrong"] <= (1 - of_answered) * (
            count["right"] + count["wrong"]
        ), (size, count)


@pytest.mark.shared
def test_czech_and_russian_sentences_are_told(shared: Path) -> None:
    lines = (shared / "eval" / "dev" / "quotes_ru_cs.jsonl").read_text().splitlines()
    answers: Counter[str] = Counter()
    for line in lines:
        given = json.loads(line)["input"]
        found = language_of(given["text"]).language
        right = found == given["lang"]
        answers["right" if right else "wrong" if found else "unknown"] += 1
    assert answers["right"] >= 0.88 * len(lines), answers
    assert answers["wrong"] <= 1, answers


def test_lists_of_dates_and_lettered_symbols_do_not_turn_spanish_into_french() -> None:
    # Nothing but "de" stands between numbers, and letters of parts are no articles.
    listed = "La Asamblea, recordando sus resoluciones "
    listed += ", ".join(
        f"{n}/75 {letter}, de {n - 40} de diciembre de 19{n + 40}"
        for n, letter in zip(range(44, 56), "JLDMPCNTJLDM", strict=True)
    )
    assert language_of(listed).language == "es"
    assert (
        language_of(listed, ["ar", "de", "en", "es", "fr", "ru", "zh"]).language == "es"
    )
