"""Printed dates in the words of ninety languages: a table of cases."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.dates import read_date

CASES = """
fr | FR | 2024-03-01 | Paris, le 1er mars 2024
fr | CA | 2024-03-15 | Le 15 mars 2024
pt | BR | 2024-04-03 | Publicado em 03/04/2024 14h20
pt | BR | 2024-03-03 | Brasília, 3 de março de 2024
pt | PT | 2024-03-15 | aos 15 dias do mês de março de 2024
es | CO | 2024-03-15 | Bogotá, D. C., 15 de marzo de 2024
es | MX | 2024-03-15 | a los 15 días del mes de marzo del año 2024
es | AR | 2024-03-15 | quince (15) días del mes de marzo de 2024
it | IT | 2024-03-01 | Roma, 1º marzo 2024
it | IT | 2024-03-15 | venerdì 15 marzo 2024
nl | NL | 2024-03-15 | vrijdag 15 maart 2024
nl | NL | 2024-03-15 | 15-03-2024
pl | PL | 2024-03-15 | 15 marca 2024 r.
pl | PL | 2024-03-15 | Warszawa, dnia 15.03.2024 r.
pl | PL | 2024-03-15 | 15.III.2024
cs | CZ | 2024-03-15 | 15. 3. 2024
cs | CZ | 2024-03-15 | v Praze dne 15. března 2024
sk | SK | 2024-03-15 | 15. marca 2024
uk | UA | 2024-03-15 | 15 березня 2024 року
be | BY | 2024-03-15 | 15 сакавіка 2024 г.
bg | BG | 2024-03-15 | 15 март 2024 г.
bg | BG | 2024-03-15 | 15.03.2024 г.
sr | RS | 2024-03-15 | 15. марта 2024. године
sr | RS | 2024-03-15 | 15. mart 2024.
hr | HR | 2024-03-15 | 15. ožujka 2024.
bs | BA | 2024-03-15 | 15. mart 2024. godine
sl | SI | 2024-03-15 | 15. marec 2024
sl | SI | 2024-03-15 | 15. marca 2024
mk | MK | 2024-03-15 | 15 март 2024 година
ro | RO | 2024-03-15 | 15 martie 2024
hu | HU | 2024-03-15 | 2024. március 15.
hu | HU | 2024-03-15 | 2024. március 15-én
hu | HU | 2024-03-15 | 2024. március 15., péntek
hu | HU | 2024-03-15 | 2024.03.15.
fi | FI | 2024-03-15 | 15. maaliskuuta 2024
fi | FI | 2024-03-15 | 15.3.2024 klo 10.30
sv | SE | 2024-03-15 | den 15 mars 2024
no | NO | 2024-03-15 | fredag 15. mars 2024
da | DK | 2024-03-15 | 15. marts 2024
is | IS | 2024-03-15 | 15. mars 2024
et | EE | 2024-03-15 | 15. märts 2024
lv | LV | 2024-03-15 | 2024. gada 15. martā
lv | LV | 2024-03-15 | piektdiena, 2024. gada 15. marts
lt | LT | 2024-03-15 | 2024 m. kovo 15 d.
lt | LT | 2024-03-15 | 2024-03-15
el | GR | 2024-03-15 | Αθήνα, 15 Μαρτίου 2024
el | GR | 2024-03-15 | 15 ΜΑΡΤΙΟΥ 2024
tr | TR | 2024-03-15 | 15 Mart 2024 Cuma
tr | TR | 2023-11-03 | 3 KASIM 2023
az | AZ | 2024-03-15 | 15 mart 2024-cü il
az | AZ | 2024-03-15 | 2024-cü il martın 15-i
kk | KZ | 2024-03-15 | 2024 жылғы 15 наурыз
kk | KZ | 2024-03-15 | 2024 жылдың 15 наурызы
ky | KG | 2024-03-15 | 2024-жылдын 15-марты
uz | UZ | 2024-03-15 | 2024-yil 15-mart
uz | UZ | 2024-03-15 | 15-mart, 2024-yil
uz | UZ | 2024-03-15 | 2024 йил 15 март
tk | TM | 2024-03-15 | 2024-nji ýylyň 15-nji marty
tk | TM | 2024-03-15 | 15.03.2024
tg | TJ | 2024-03-15 | 15 марти соли 2024
hy | AM | 2024-03-15 | 15 մարտի, 2024
hy | AM | 2024-03-15 | 2024 թ. մարտի 15-ին
ka | GE | 2024-03-15 | 15 მარტი, 2024
ka | GE | 2024-03-15 | 2024 წლის 15 მარტს
sq | AL | 2024-03-15 | 15 mars 2024
fa | IR | 2024-03-15 | جمعه ۲۵ اسفند ۱۴۰۲
fa | IR | 2024-03-15 | ۲۵ اسفندماه ۱۴۰۲
fa | IR | 2024-03-15 | ۱۴۰۲/۱۲/۲۵
fa | AF | 2024-03-15 | ۲۵ حوت ۱۴۰۲
fa | IR | 2024-03-15 | ۱۵ مارس ۲۰۲۴
ps | AF | 2024-03-15 | د ۱۴۰۲ کال د کب ۲۵
ps | AF | 2024-03-15 | ۲۵ کب ۱۴۰۲
ur | PK | 2024-03-15 | ۱۵ مارچ ۲۰۲۴ء
ur | PK | 2024-03-15 | 15 مارچ، 2024
hi | IN | 2024-03-15 | 15 मार्च, 2024
hi | IN | 2024-03-15 | 15 मार्च 2024/25 फाल्गुन 1945 (शक)
bn | BD | 2024-03-15 | ১৫ মার্চ ২০২৪
bn | BD | 2024-03-15 | ১ চৈত্র ১৪৩০ বঙ্গাব্দ
ne | NP | 2024-03-15 | 15 मार्च 2024
si | LK | 2024-03-15 | 2024 මාර්තු 15
si | LK | 2024-03-15 | 2024 මාර්තු මස 15 වන දින
th | TH | 2024-03-15 | วันที่ 15 มีนาคม 2567
th | TH | 2024-03-15 | 15 มี.ค. 2567
th | TH | 2024-03-15 | 15/03/2567
th | TH | 2024-03-15 | วันศุกร์ที่ 15 มีนาคม พ.ศ. 2567
th | TH | 2024-03-15 | ๑๕ มีนาคม ๒๕๖๗
vi | VN | 2024-03-15 | 15/03/2024
vi | VN | 2024-03-15 | Hà Nội, ngày 15 tháng 03 năm 2024
vi | VN | 2024-03-15 | 15 tháng 3, 2024
vi | VN | 2024-03-15 | ngày 15 tháng ba năm 2024
id | ID | 2024-03-15 | Jumat, 15 Maret 2024
id | ID | 2024-08-17 | Jakarta, 17 Agustus 2024
ms | MY | 2024-03-15 | 15 Mac 2024
ms | MY | 2024-03-15 | 15 haribulan Mac 2024
tl | PH | 2024-03-15 | Marso 15, 2024
tl | PH | 2024-03-15 | ika-15 ng Marso 2024
km | KH | 2024-03-15 | ថ្ងៃសុក្រ ទី១៥ ខែមីនា ឆ្នាំ២០២៤
km | KH | 2024-03-15 | ថ្ងៃទី១៥ ខែមីនា ឆ្នាំ២០២៤
lo | LA | 2024-03-15 | ວັນທີ 15 ມີນາ 2024
lo | LA | 2024-03-15 | 15/03/2024
my | MM | 2024-03-15 | ၂၀၂၄ ခုနှစ် မတ်လ ၁၅ ရက်
my | MM | 2024-03-15 | ၂၀၂၄ ခုနှစ်၊ မတ်လ (၁၅) ရက်
my | MM | 2024-03-15 | 15 March 2024
mn | MN | 2024-03-15 | 2024 оны 3 дугаар сарын 15
mn | MN | 2024-03-15 | 2024 оны 03 сарын 15
mn | MN | 2024-03-15 | 2024 оны гуравдугаар сарын 15-ны өдөр
mn | MN | 2024-03-15 | 2024-03-15
ko | KR | 2024-03-15 | 2024.3.15.(금)
ko | KR | 2024-03-15 | 2024. 3. 15.
ko | KR | 2024-03-15 | 2024년 3월 15일(금)
ko | KP | 2024-03-15 | 주체113(2024)년 3월 15일
en | KP | 2024-03-15 | March 15, Juche 113 (2024)
en | KP | 2024-03-15 | Juche 113 (2024) March 15
ja | JP | 2024-03-15 | 令和6年3月15日
ja | JP | 2019-05-01 | 令和元年5月1日
ja | JP | 2019-03-15 | 平成31年3月15日
ja | JP | 2019-03-15 | H31.3.15
ja | JP | 2024-03-15 | 令和六年三月十五日
ja | JP | 2024-03-15 | 2024年3月15日(金)
ja | JP | 1989-01-07 | 昭和64年1月7日
zh | CN | 2024-03-15 | 二〇二四年三月十五日
zh | CN | 2024-03-15 | 2024年3月15日 星期五
zh | CN | 2024-03-15 | 发布时间:2024-03-15 10:20 来源:外交部
zh | TW | 2024-03-15 | 民國113年3月15日
zh-Hant | TW | 2024-03-15 | 113.03.15
zh-Hant | TW | 2024-03-15 | 113年3月15日
zh-Hant | TW | 2024-03-15 | 中華民國一百一十三年三月十五日
zh-Hant | HK | 2024-03-15 | 二零二四年三月十五日(星期五)
am | ET | 2024-03-15 | መጋቢት 6 ቀን 2016 ዓ.ም.
am | ET | 2024-03-15 | ማርች 15 ቀን 2024
am | ET | 2024-03-15 | መጋቢት 6/2016
so | SO | 2024-03-15 | 15 Maarso 2024
sw | KE | 2024-03-15 | 15 Machi 2024
sw | TZ | 2024-03-15 | tarehe 15 Machi, 2024
ha | NG | 2024-03-15 | 15 ga Maris, 2024
he | IL | 2024-03-15 | 15 במרץ 2024
he | IL | 2024-01-25 | ט"ו בשבט תשפ"ד
he | IL | 2024-03-15 | 15.3.2024
ar | SA | 2024-03-15 | 05 رمضان 1445هـ
ar | SA | 2024-03-15 | 5 رمضان 1445 هـ الموافق 15 مارس 2024 م
ar | IQ | 2024-03-15 | الجمعة 15 آذار 2024
ar | DZ | 2024-03-15 | 15 مارس 2024
ar | MA | 2024-03-15 | 15 مارس 2024
ar | EG | 2024-03-15 | 15/03/2024
ar | SA | 2024-03-15 | 1445/09/05
ar | SA | 2024-03-15 | 05-09-1445
en | SA | 2024-03-15 | Ramadan 05, 1445H, March 15, 2024
en | SA | 2024-03-15 | Ramadan 05, 1445, March 15, 2024, SPA
en | SA | 2024-06-24 | 18 Dhu al-Hijjah 1445 / 24 June 2024
en | IR | 2024-03-15 | 25 Esfand 1402
en | US | 2024-03-15 | 03/15/2024
en | US | 2024-03-04 | 03/04/2024
en | GB | 2024-04-03 | 03/04/2024
en | - | 2024-03-03 | 03/03/2024
en | - | 2024-03-15 | 15 March 2024 - 10:30 a.m.
es | ES | 2024-03-15 | 15/03/2024 - 14h30
en | - | 2024-03-15 | Friday, 15 March 2024
en | - | 2024-03-15 | 2024-03-15T24:00:00Z
en | - | 2016-12-31 | 2016-12-31T23:59:60Z
en | - | 2024-03-15 | 20240315
en | - | 2024-03-15 | 20240315T101500Z
en | - | 2026-03-02 | Mon, 02 Mar 2026 23:00:00 -0400
en | - | 2024-03-15 | the 15th day of March, 2024
en | - | 2024-03-15 | 15th March, 2024
en | - | 2024-03-15 | 15-Mar-2024
en | - | 2024-03-15 | Mar. 15, 2024
en | - | 2024-03-15 | 2024 March 15
de | DE | 2024-03-15 | Berlin, den 15.03.2024
de | AT | 2024-01-15 | 15. Jänner 2024
de | DE | 2024-03-15 | 15.03.24
de | DE | 2024-03-15 | 15. 3. 2024
- | FR | 2024-03-15 | 15 mars 2024
- | - | 2024-03-15 | 15 марта 2024
- | - | 2024-03-15 | 2024年3月15日
- | - | 2024-03-15 | 15. März 2024
- | - | 2024-03-15 | 15 de marzo de 2024
eu | ES | 2024-03-15 | 2024ko martxoaren 15a
ca | ES | 2024-03-15 | 15 de març de 2024
ca | ES | 2024-04-15 | 15 d’abril de 2024
ga | IE | 2024-03-15 | 15 Márta 2024
mt | MT | 2024-03-15 | 15 ta' Marzu 2024
cy | GB | 2024-03-15 | 15 Mawrth 2024
ckb | IQ | 2024-03-15 | 15ی ئازاری 2024
ku | TR | 2024-03-15 | 15ê Adarê 2024
ta | LK | 2024-03-15 | 15 மார்ச் 2024
ta | IN | 2024-03-15 | மார்ச் 15, 2024
ru | KZ | 2024-03-15 | 15 марта 2024 г.
ru | RU | 2024-03-15 | 15.03.2024 10:00
ru | RU | 2024-03-15 | 2024 год, 15 марта
fr | DZ | 2024-03-15 | 5 Ramadhan 1445 correspondant au 15 mars 2024
en | TR | 2026-10-03 | 03.10.2026
en | - | 2024-03-15 | Issued: 2024.03.15
rw | RW | 2024-03-15 | 15 Werurwe 2024
mg | MG | 2024-03-15 | 15 Martsa 2024
en | - | 2024-03-15 | 15/Mar/2024
en | - | 2024-03-15 | 15MAR2024
th | TH | 2024-03-15 | ณ วันที่ ๑๕ เดือน มีนาคม พุทธศักราช ๒๕๖๗
ru | RU | 2024-03-03 | № 15 от 3 марта 2024 г.
ru | RU | 2024-03-15 | «15» марта 2024 г.
hu | HU | 2024-03-15 | 2024. évi március hó 15. napján
en | NP | 2024-03-15 | Kathmandu, 15 March 2024 (2 Chaitra 2080)
ur | PK | 2024-03-15 | ۱۵ مارچ ۲۰۲۴ء بمطابق ۴ رمضان ۱۴۴۵ھ
ps | AF | 2024-03-15 | د ۱۴۰۲ لمریز کال د کب ۲۵ مه
az | AZ | 2024-03-15 | 2024-cü ilin 15 martı
ja | JP | 2024-03-15 | 令和6年(2024年)3月15日
ja | JP | 2024-03-15 | 2024年(令和6年)3月15日
he | IL | 2024-03-15 | ה' באדר ב' תשפ"ד, 15 במרץ 2024
tk | TM | 2024-03-15 | 2024-nji ýylyň 15-nji martynda
"""
"""language | country | the day | as printed; "-" where the source does not say."""


def cases(table: str) -> list[tuple[str, ...]]:
    rows = [line.split(" | ", 3) for line in table.strip().splitlines()]
    return [tuple("" if one == "-" else one for one in row) for row in rows]


@pytest.mark.parametrize(("language", "country", "day", "printed"), cases(CASES))
def test_a_printed_date_is_read(
    language: str, country: str, day: str, printed: str
) -> None:
    found = read_date(printed, language=language, country=country)
    assert found.value == day, found
    assert found.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("printed", "language", "value", "precision"),
    [
        ("March 2024", "en", "2024-03", "month"),
        ("mars 2024", "fr", "2024-03", "month"),
        ("2024年3月", "zh", "2024-03", "month"),
        ("tháng 3 năm 2024", "vi", "2024-03", "month"),
        ("มีนาคม 2567", "th", "2024-03", "month"),
        ("03/2024", "", "2024-03", "month"),
        ("2024-03", "", "2024-03", "month"),
        ("2024", "", "2024", "year"),
        ("พ.ศ. 2567", "th", "2024", "year"),
        ("2024 год", "ru", "2024", "year"),
    ],
)
def test_a_partial_date_keeps_its_precision(
    printed: str, language: str, value: str, precision: str
) -> None:
    found = read_date(printed, language=language)
    assert (found.value, found.precision) == (value, precision)
    assert found.day is None


UNKNOWN = [
    ("2081 असार 15", "ne", "NP"),
    ("२०८१/०३/१५", "ne", "NP"),
    ("주체113(2023)년 3월 15일", "ko", "KP"),
    ("平成60年1月7日", "ja", "JP"),
    ("18 Dhu al-Hijjah 1445 / 26 June 2024", "en", "SA"),
    ("03/04/2024", "en", ""),
    ("12-15 March 2024", "en", ""),
    ("March 12-15, 2024", "en", ""),
    ("30 March - 2 April 2024", "en", ""),
    ("30 March to 2 April 2024", "en", ""),
    ("2/3 March 2024", "en", ""),
    ("Monday, 15 March 2024", "en", ""),
    ("31 February 2024", "en", ""),
    ("2024-03-15T25:00:00Z", "en", ""),
    ("S/2024/10/12", "en", ""),
    ("15 March 0000", "en", ""),
    ("0000-01-01", "en", ""),
    ("15 March 9999", "en", ""),
    ("12, 13 March 2024", "en", ""),
    ("15 March 2024, 16 March 2024", "en", ""),
]


@pytest.mark.parametrize(("printed", "language", "country"), UNKNOWN)
def test_what_is_not_sure_is_unknown_with_a_reason(
    printed: str, language: str, country: str
) -> None:
    found = read_date(printed, language=language, country=country)
    assert found.value is None
    assert found.reason
