"""Clean text: whitespace, invisible characters, HTML to paragraphs, digests, languages.

The only place that squashes whitespace. Pure: no I/O, no clock. All input is
hostile: size and depth are capped, and what is beyond a cap is a `TextError`, never a
silent cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from onrecord.models import OnrecordError

if TYPE_CHECKING:
    from lxml import etree

MAX_HTML: Final = (
    20_000_000  # characters; the longest statement page seen has 2 million
)
MAX_DEPTH: Final = 400  # nested elements; honest pages stay below 60


class TextError(OnrecordError, ValueError):
    """A text that cannot be read within the limits; the message says which and why."""


def squash(text: str) -> str:
    """`text` on one line, every run of white space (no-break ones too) one space."""
    return " ".join(text.split())


# Line ends and tabs stay; form feeds and vertical tabs are line ends of old printers.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` without NUL, control, private-use and lone surrogate characters.

    Bidirectional controls and joiners stay: Arabic and Persian need them.
    """
    # Printable text has none of them; most text is, and asking costs far less.
    return text if text.isprintable() else _UNWANTED.sub("", text)


def visible(text: str) -> str:
    """`text` safe for one line of a terminal or a log.

    Control characters come out as ``\\x1b``, line ends as spaces, bidirectional
    controls and lone surrogates not at all.
    """
    line = _BIDI.sub("", text.replace("\r\n", " "))
    line = re.sub("[\n\r\t\v\f\x85\u2028\u2029]", " ", line)
    line = re.sub("[\x00-\x1f\x7f-\x9f]", lambda match: f"\\x{ord(match[0]):02x}", line)
    return clean(line)


_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main
menu ol option p pre section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_SKIPPED_NAMES = """
head script style nav noscript template svg math iframe object button select canvas
audio video
"""
_SKIPPED = frozenset(_SKIPPED_NAMES.split())


def _parsed(html: str) -> etree._Element | None:
    if len(html) > MAX_HTML:
        raise TextError(
            f"HTML of {len(html):,} characters is over the limit of {MAX_HTML:,}: "
            "read the page's own text element instead of the whole page"
        )
    from lxml import etree  # half of the commands read no HTML, and need not wait

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(clean(html).encode(), parser)
    except etree.XMLSyntaxError:
        # The parser's word for "there is no element in it".
        return None
    for entry in parser.error_log:
        if "depth" in entry.message.lower():
            raise _too_deep()
    return root


def _too_deep() -> TextError:
    return TextError(
        f"HTML nested deeper than {MAX_DEPTH} elements: not a page of prose; "
        "look at the archived bytes"
    )


def paragraphs_from_html(html: str | etree._Element) -> list[str]:
    """The paragraphs of a page or of one element, in reading order, squashed.

    Block elements and double ``<br>`` end a paragraph, a single ``<br>`` and a table
    cell a word. Scripts, styles and navigation are left out; nothing else is. The text
    behind an element given (its tail) is not part of it.
    """
    root = _parsed(html) if isinstance(html, str) else html
    if root is None:
        return []
    found: list[str] = []
    current: list[str] = []
    breaks = 0

    def end_paragraph() -> None:
        paragraph = squash(clean("".join(current)))
        if paragraph:
            found.append(paragraph)
        current.clear()

    def add(text: str | None) -> None:
        nonlocal breaks
        if text:
            if breaks and not text.isspace():
                breaks = 0
            current.append(text)

    # An explicit stack: hostile nesting must not exhaust Python's own.
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    depth = 0
    while stack:
        element, left = stack.pop()
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if left:
            depth -= 1
            if tag in _BLOCKS:
                end_paragraph()
            elif tag in _CELLS:
                add(" ")
        else:
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep()
            stack.append((element, True))
            if tag in _BLOCKS:
                end_paragraph()
                breaks = 0
            elif tag == "br":
                breaks += 1
                if breaks > 1:
                    end_paragraph()
                current.append(" ")
            if tag and tag not in _SKIPPED:
                add(element.text)
                stack.extend((child, False) for child in reversed(element))
            continue
        if element is not root:
            add(element.tail)
    end_paragraph()
    return found


_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"


@cache
def _word() -> re.Pattern[str]:
    # To compile it takes longer than many a command that needs no words.
    return re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")


_FORMAT = re.compile(
    "[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]"
)


def words(text: str) -> list[str]:
    """The words of `text` (single characters in Chinese and Japanese).

    To compare what went in with what came out: punctuation, white space and invisible
    characters do not count, everything else does.
    """
    return _word().findall(unicodedata.normalize("NFC", _FORMAT.sub("", text)))


_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | {"\u2026": "..."}
)


def normalise_for_hash(text: str) -> str:
    """`text` without what changes when nothing was changed.

    White space, invisible characters, Unicode composition and the style of quotes and
    dashes are evened out; letters, case, digits and other punctuation are kept.
    """
    composed = unicodedata.normalize("NFC", _FORMAT.sub("", clean(text)))
    return squash(composed.translate(_TYPOGRAPHY))


def text_digest(paragraphs: Iterable[str]) -> str:
    """BLAKE2b-128 of the normalised, not empty paragraphs, as 32 hex digits.

    Two texts with one digest are one version of a document.
    """
    normalised = (normalise_for_hash(paragraph) for paragraph in paragraphs)
    joined = "\n".join(paragraph for paragraph in normalised if paragraph)
    return blake2b(joined.encode(), digest_size=16).hexdigest()


_RTL = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ku"})


def direction(language: str | None) -> str:
    """ "rtl" or "ltr", the value of HTML's ``dir`` attribute, for a language code."""
    code = language_code(language) if language else None
    # Kurdish is in Latin letters unless the tag says otherwise.
    if code == "ku" and "arab" not in (language or "").lower():
        return "ltr"
    return "rtl" if code in _RTL else "ltr"


# ISO 639-1, then the other codes and the names in use.
_LANGUAGES: Final = """
am amh amharic አማርኛ
ar ara arabic arabe árabe arabisch арабский العربية عربي 阿拉伯文 阿拉伯语
az aze azerbaijani azərbaycan|be bel belarusian беларуская|bg bul bulgarian български
bn ben bengali bangla বাংলা|bs bos bosnian bosanski|ca cat catalan català
cs ces cze czech čeština česky|cy cym wel welsh cymraeg|da dan danish dansk
de deu ger german deutsch allemand alemán немецкий|el ell gre greek ελληνικά
en eng english anglais inglés englisch английский الإنجليزية 英文 英语
es spa spanish español espanol castellano espagnol spanisch испанский الإسبانية 西班牙文
et est estonian eesti|eu eus baq basque euskara
fa fas per prs persian farsi dari فارسی|fi fin finnish suomi
fr fra fre french français francais francés französisch французский الفرنسية 法文 法语
ga gle irish gaeilge|gl glg galician galego|he heb hebrew iw עברית
hi hin hindi हिन्दी|hr hrv croatian hrvatski|hu hun hungarian magyar
hy hye arm armenian հայերեն|id ind indonesian in|is isl ice icelandic íslenska
it ita italian italiano|ja jpn japanese 日本語|ka kat geo georgian ქართული
kk kaz kazakh қазақ|km khm khmer|ko kor korean 한국어|ku kur kurdish kurdî ckb
ky kir kyrgyz кыргызча|lo lao|lt lit lithuanian lietuvių|lv lav latvian latviešu
mk mkd mac macedonian македонски|mn mon mongolian монгол|ms msa may malay
mt mlt maltese malti|my mya bur burmese|ne nep nepali
nl nld dut dutch nederlands|no nor nob norwegian norsk nb nn nno bokmål nynorsk
pl pol polish polski|ps pus pashto پښتو|pt por portuguese português portugues
ro ron rum romanian română mo mol
ru rus russian русский russe ruso russisch الروسية 俄文
si sin sinhala|sk slk slo slovak slovenčina|sl slv slovenian slovenščina
so som somali soomaali|sq sqi alb albanian shqip|sr srp serbian srpski српски
sv swe swedish svenska|sw swa swahili kiswahili|ta tam tamil|tg tgk tajik тоҷикӣ
th tha thai ไทย|tk tuk turkmen|tr tur turkish türkçe|uk ukr ukrainian українська
ur urd urdu اردو|uz uzb uzbek|vi vie vietnamese|zh zho chi cmn chinese chinois chino
chinesisch китайский الصينية 中文 汉语 漢語 mandarin
"""
_LANGUAGE_CODES: Final = {
    name: entry.split()[0]
    for entry in re.split(r"\||\n(?=[a-z]{2} )", _LANGUAGES)
    if entry.strip()
    for name in entry.split()
}


def language_code(name: str) -> str | None:
    """ISO 639-1 code for a code, tag or name of a language; None where unknown.

    "EN", "eng", "en-GB", "English" and "anglais" are "en", "zh-Hans" is "zh".
    """
    known = unicodedata.normalize("NFC", squash(name)).casefold()
    return _LANGUAGE_CODES.get(known) or _LANGUAGE_CODES.get(
        re.split(r"[-_ ]", known, maxsplit=1)[0]
    )
