"""Names of persons made comparable across transliterations, titles and word orders.

A name becomes a list of words without titles, particles, accents and case. Two words
are the same when they are spelt the same, when they have the same consonants and nearly
the same vowels, or when one letter differs in a long word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

MOST = 200
"""Characters of a name that are read; more is not a name."""

_LETTERS = dict(zip("łøđðıəħŋœþ", "lodoiahnot", strict=True)) | {"ß": "ss", "æ": "ae"}
_CYRILLIC = dict(
    zip("абвгдезийклмнопрстуфыэіґєўјљњћђџ", "abvgdeziiklmnoprstufyeigeujlncdj",
        strict=True)
) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
     "ь": "", "ю": "yu", "я": "ya"}  # fmt: skip
_GREEK = dict(
    zip("αβγδεζηικλμνξοπρσςτυφχω", "avgdeziiklmnxoprsstifho", strict=True)
) | {"θ": "th", "ψ": "ps"}
_ARABIC = dict(
    zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئپچژگکی",
        "abttjhkddrzsssdtzagfkklmnhoiaaaaaoibszgki", strict=True)
) | {"ء": ""}  # fmt: skip
_LATIN = _LETTERS | _CYRILLIC | _GREEK | _ARABIC
_APOSTROPHES = "'\u2018\u2019\u201b\u02bb\u02bc\u02bf\u02be`\u00b4\u02b9"


class _Folding(dict[int, str]):
    """For `str.translate`: each letter in Latin, without accents."""

    def __missing__(self, code: int) -> str:
        folded = "".join(
            _LATIN.get(char, char)
            for char in unicodedata.normalize("NFKD", chr(code))
            if unicodedata.category(char) not in {"Mn", "Cf", "Lm"}
        )
        self[code] = folded
        return folded


_FOLDING = _Folding({ord(char): "" for char in _APOSTROPHES})
_WORD = re.compile(r"[^\W\d_]+")

_TITLE_WORDS = """
he hh hm hrh hsh mr mrs ms miss dr prof professor doctor sir dame lord lady sheikh
shaikh sheik cheikh sheikha his her your excellency highness majesty royal serene
holiness king queen prince princess emir amir sultan crown sovereign emperor empress
general gen lieutenant lt major colonel col captain capt admiral brigadier brig
marshal field commander flight sergeant alhaji alhadji hadj hadji haji hajia hadja
elhadj hon honourable honorable right rt the most reverend rev archbishop monsignor
msgr cardinal bishop pope ambassador amb president premier prime minister vice
deputy chancellor chairman chairperson secretary foreign first state of for affairs
samdech lyonpo dasho tun dato datuk seri sri tengku pehin ratu begum begom shri smt
u daw comrade engineer eng architect advocate mme mm monsieur madame senor senora sr
sra doctora ing lic herr frau signor presidente ministro ministre ayatollah
hojatoleslam hojjat imam mullah maulana mawlawi mawlavi speaker acting interim
former attorney dip gospodin goszha gn gzha alsid alsida alduktur alshaikh eminence
"""
TITLES = frozenset(_TITLE_WORDS.split())
"""Words before a name; taken off at its head, never when they are all there is."""

_PARTICLE_WORDS = """
al el ul as ash ad an ar at az bin ibn ben bint binti ould mint wuld de da do dos
das del della di du des la las los le van von der den ter ten zu y e af av bar ou
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())

_ROLE_OF_TITLE = {
    "president": "president", "king": "king", "queen": "queen", "emir": "emir",
    "amir": "emir", "sultan": "sultan", "prince": "prince", "pope": "pope",
    "premier": "prime minister", "chancellor": "chancellor",
    "ambassador": "ambassador", "presidente": "president",
}  # fmt: skip

_OFFICE_TITLES = (
    "secretary general", "deputy prime minister", "prime minister", "foreign minister",
    "foreign secretary", "vice president", "secretary of state", "crown prince",
)  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower-case Latin letters without accents and apostrophes."""
    return text[:MOST].lower().translate(_FOLDING)


def fold_lines(lines: Sequence[str]) -> list[list[str]]:
    """The folded words of each line, particles among them."""
    text = "\n".join(lines).lower().translate(_FOLDING)
    return [_joined(_WORD.findall(line)) for line in text.split("\n")]


def words_of(name: str) -> tuple[str, ...]:
    """The words of `name` that tell persons apart, folded, in their order.

    "Family, Given" is turned round; an office after a comma, titles, particles and
    what stands in brackets go.
    Initials stay, as words of one letter.
    """
    return split_name(name)[0]


def split_name(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(words, titles) of `name`."""
    plain = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", fold(name))
    plain = re.sub(r"\bh\.? ?[ehm]\.|\b[hs]\.?r\.?h\.", " ", plain)
    head, comma, tail = plain.partition(",")
    if comma:
        given = _WORD.findall(tail.split(",")[0])
        turned = given and given[0] not in TITLES and len(head.split()) <= 3
        plain = " ".join([*given, head]) if turned else head
    found = _WORD.findall(plain)
    start = 0
    while start < len(found) - 1 and found[start] in TITLES:
        start += 1
    rest = _joined(found[start:])
    kept = [word for word in rest if word not in _PARTICLES] or rest
    return tuple(kept), tuple(found[:start])


_SERVANT = re.compile(r"(?:abd|abdel|abdul|abdal|abdoul|abdur|abdol)")


def _joined(words: list[str]) -> list[str]:
    """Words with "Abd al-Rahman" made one word, like "Abdulrahman"."""
    joined: list[str] = []
    for word in words:
        if (
            joined
            and word in {"al", "el", "ul", "ur", "ar", "as"}
            and joined[-1] == "abd"
        ):
            continue
        if joined and _SERVANT.fullmatch(joined[-1]) and len(word) > 2:
            joined[-1] = f"abdel{word}"
        else:
            joined.append(word)
    return joined


def role_in(titles: tuple[str, ...]) -> str:
    """The office that the titles before a name tell, or nothing."""
    text = " ".join(titles)
    for phrase in _OFFICE_TITLES:
        if phrase in text:
            return phrase
    return next((_ROLE_OF_TITLE[one] for one in titles if one in _ROLE_OF_TITLE), "")


_SOUNDS = {
    "tsch": "sh", "tch": "sh", "cz": "sh", "ch": "sh", "sch": "sh", "sz": "sh",
    "dzh": "j", "dj": "j", "ph": "f", "ck": "k", "q": "k", "x": "ks", "c": "s",
}  # fmt: skip
_SOUND = re.compile("tsch|tch|cz|ch|sch|sz|dzh|dj|ph|ck|q|x|c(?=[eiy])")
_BONES = str.maketrans("vwzpc", "ffsbk", "aeiouyjh*")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, spelt one way; a first vowel becomes ``*``."""
    word = _SOUND.sub(lambda found: _SOUNDS[found[0]], word)
    first = "*" if word[:1] in "aeiouy" else word[:1].translate(_FIRST)
    bones = _DOUBLE.sub(r"\1", first + word[1:].translate(_BONES))
    if bones.startswith("*bdl") and len(bones) > 4:
        bones = "*bd" + bones[4:]
    return bones


_FIRST = str.maketrans("vwzpc", "ffsbk")


def glued(word: str) -> str:
    """`word` without an article written on to it ("elsisi"); else the word."""
    return word[2:] if len(word) > 5 and word[:2] in {"al", "el"} else word


@lru_cache(maxsize=50_000)
def likeness(one: str, two: str) -> float:
    """How surely two folded words are one: 1 the same, 0 different."""
    if one == two:
        return 1.0
    short, long = sorted((len(one), len(two)))
    if short < 3:
        return 0.0
    bones = skeleton(one)
    if bones == skeleton(two):
        most = max(1, (long + 1) // 3)
        if len(bones) > 1 and distance(one, two, most + 1) <= most:
            return 0.9
    elif short >= 6 and one_letter_apart(one, two):
        return 0.8
    bare, other = glued(one), glued(two)
    if (bare, other) == (one, two):
        return 0.0
    return 0.95 * likeness(bare, other)


def one_letter_apart(one: str, two: str) -> bool:
    """Whether one letter added, left out or changed makes `one` into `two`."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    left, right = one[start:], two[start:]
    return left[1:] in {right, right[1:]} or left == right[1:]


def distance(one: str, two: str, most: int) -> int:
    """Levenshtein distance, or `most` where it is that or more."""
    if abs(len(one) - len(two)) >= most:
        return most
    row = list(range(len(two) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(two, 1):
            before, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, before + (left != right)),
            )
    return min(row[-1], most)
