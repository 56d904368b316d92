"""Bytes come out as the text that was meant, whatever they are declared to be."""

from __future__ import annotations

import pytest

from onrecord.pages.encodings import decode

SENTENCES = {
    "ru": "Министерство выражает глубокую обеспокоенность обстановкой и призывает "
    "все стороны к сдержанности. Переговоры состоятся в Женеве на будущей "
    "неделе.",
    "uk": "Міністерство висловлює стурбованість ситуацією та закликає всі сторони "
    "до стриманості. Її наслідки відчує вся європейська спільнота.",
    "zh": "发言人表示，我们对当前局势深表关切，呼吁有关各方保持克制，通过对话协商解"
    "决分歧。",
    "zht": "發言人表示，我們對當前情勢深表關切，呼籲各方保持克制，透過對話協商解決分"
    "歧。",
    "ko": "대변인은 현 상황에 대해 깊은 우려를 표명하고 모든 당사자들이 자제할 "
    "것을 촉구하였다.",
    "ja": "報道官は、現在の情勢について深い懸念を表明し、すべての関係者に自制を求め"
    "ました。",
    "fr": "Le ministère exprime sa vive préoccupation et appelle à la retenue. Les "
    "négociations ont échoué à Genève l’été dernier.",
    "pl": "Ministerstwo wyraża głębokie zaniepokojenie sytuacją i wzywa strony do "
    "powściągliwości. Źródła mówią o możliwości rozmów.",
    "el": "Το Υπουργείο εκφράζει τη βαθιά του ανησυχία για την κατάσταση και καλεί "
    "όλες τις πλευρές σε αυτοσυγκράτηση.",
    "tr": "Bakanlık durumdan duyduğu derin endişeyi dile getirmekte ve tüm "
    "tarafları itidale çağırmaktadır. Görüşmeler İstanbul'da yapılacaktır.",
    "he": "המשרד מביע דאגה עמוקה מהמצב וקורא לכל הצדדים לגלות איפוק. השיחות "
    "יתקיימו בשבוע.",
    "ar": "تعرب الوزارة عن قلقها العميق إزاء الوضع الراهن وتدعو جميع الأطراف إلى "
    "ضبط النفس.",
    "lt": "Ministerija reiškia gilų susirūpinimą dėl padėties ir ragina visas "
    "šalis susilaikyti. Derybos vyks kitą savaitę.",
    "th": "กระทรวงแสดงความกังวลอย่างยิ่งต่อสถานการณ์ปัจจุบันและเรียกร้องให้ทุกฝ่ายใ"
    "ช้ความอดกลั้น",
}  # fmt: skip
ENCODINGS = [
    ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("ru", "cp866"),
    ("ru", "mac-cyrillic"), ("uk", "cp1251"), ("uk", "koi8-u"), ("zh", "gb18030"),
    ("zh", "gb2312"), ("zht", "big5"), ("ko", "euc-kr"), ("ja", "cp932"),
    ("ja", "euc-jp"), ("ja", "iso2022-jp"), ("fr", "cp1252"), ("fr", "mac-roman"),
    ("pl", "cp1250"), ("pl", "iso8859-2"), ("el", "cp1253"), ("el", "iso8859-7"),
    ("tr", "cp1254"), ("he", "cp1255"), ("ar", "cp1256"), ("ar", "iso8859-6"),
    ("lt", "cp1257"), ("th", "tis-620"), ("ru", "utf-8"), ("ru", "utf-16-le"),
    ("ru", "utf-16-be"), ("fr", "utf-8"),
]  # fmt: skip


def page(language: str, encoding: str, declared: str = "") -> tuple[bytes, str]:
    """A page in an encoding, and its sentence as that encoding can hold it."""
    sentence = SENTENCES[language].encode(encoding, "replace").decode(encoding)
    meta = f'<meta charset="{declared}">' if declared else ""
    html = f"<html><head>{meta}</head><body><p>{sentence}</p></body></html>"
    return html.encode(encoding), sentence


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_an_encoding_that_nothing_declares_is_found(
    language: str, encoding: str
) -> None:
    body, sentence = page(language, encoding)
    assert sentence in decode(body).text


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_an_encoding_that_the_header_declares_is_taken(
    language: str, encoding: str
) -> None:
    body, sentence = page(language, encoding)
    assert sentence in decode(body, f"text/html; charset={encoding}").text


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_utf_8_declared_wrongly_is_overruled(language: str, encoding: str) -> None:
    body, sentence = page(language, encoding, "utf-8")
    read = decode(body)
    assert sentence in read.text
    if read.how == "detected" and "utf" not in encoding and "2022" not in encoding:
        assert [note.reason for note in read.notes] == ["charset_overruled"]


WESTERN = [
    (language, encoding)
    for language, encoding in ENCODINGS
    # Lithuanian in bytes that Western Europe uses too cannot be told for certain.
    if (language, encoding) != ("lt", "cp1257")
]


@pytest.mark.parametrize(("language", "encoding"), WESTERN)
def test_latin_1_declared_wrongly_is_overruled(language: str, encoding: str) -> None:
    body, sentence = page(language, encoding, "iso-8859-1")
    assert sentence in decode(body).text


def test_the_header_goes_before_the_page() -> None:
    body, sentence = page("ru", "cp1251", "koi8-r")
    read = decode(body, "text/html; charset=windows-1251")
    assert (sentence in read.text, read.how) == (True, "header")


def test_a_byte_order_mark_goes_before_everything() -> None:
    body = "\ufeffПереговоры".encode("utf-16-le")
    read = decode(body, "text/html; charset=windows-1251")
    assert (read.text, read.how) == ("Переговоры", "mark")


def test_what_was_decoded_twice_is_put_right_with_a_note() -> None:
    twice = SENTENCES["fr"].encode().decode("cp1252")
    read = decode(f"<p>{twice}</p>".encode())
    assert SENTENCES["fr"] in read.text
    assert [note.reason for note in read.notes] == ["decoded_twice"]


def test_a_text_about_such_letters_is_left_alone() -> None:
    text = "Ã and Â are letters of Portuguese; naïve façade; Â©"
    read = decode(text.encode())
    assert (read.text, read.notes) == (text, ())


def test_a_few_damaged_bytes_do_not_change_the_encoding() -> None:
    body, _ = page("zh", "gb18030", "gb18030")
    body = body.replace("局势".encode("gb18030"), b"\xff\xff" + "势".encode("gb18030"))
    read = decode(body)
    assert read.encoding == "gb18030"
    assert "发言人表示" in read.text
    assert [note.reason for note in read.notes] == ["damaged_bytes"]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\x00" * 500, b"\xff\xfe", b"\xef\xbb\xbf", bytes(range(256)) * 100,
        b'<meta charset="rot13">\xe9', b'<meta charset="base64">\xe9',
        b'<meta charset="' + b"x" * 5000 + b'">\xe9', b"<meta charset=\xff>\xe9",
        b"<" * 1_000_000 + b"\xe9",
    ],
)  # fmt: skip
def test_no_bytes_are_refused(body: bytes) -> None:
    assert isinstance(decode(body, "text/html; charset=nothing-known").text, str)
