"""Names of persons made comparable across transliterations, titles and word orders.

A name becomes a list of words without titles, particles, accents and case. Two words
are the same when they are spelt the same, when they have the same consonants and nearly
the same vowels, or when one letter differs in a long word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST = 200
"""Characters of a name that are read; more is not a name."""

_SINGLE = str.maketrans(
    dict(zip("łøđðıəħŋœþ", "lodoiahnot", strict=True))
    | {"ß": "ss", "æ": "ae", "ё": "е", "ĸ": "k"}
)
_CYRILLIC = str.maketrans(
    dict(
        zip("абвгдезийклмнопрстуфыэіґєўјљњћђџ",
            "a b v g d e z i i k l m n o p r s t u f y e i g e u j l n c d j".split(),
            strict=True)
    )
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
       "ь": "", "ю": "yu", "я": "ya", "ї": "i"}
)  # fmt: skip
_GREEK = str.maketrans(
    dict(zip("αβγδεζηικλμνξοπρσςτυφχω",
             "a v g d e z i i k l m n x o p r s s t i f h o".split(), strict=True))
    | {"θ": "th", "ψ": "ps"}
)  # fmt: skip
_ARABIC = str.maketrans(
    dict(
        zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءپچژگکی",
            "a b t t j h k d d r z s s s d t z a g f k k l m n h o i a a a a a o i a "
            "b s z g k i".split(),
            strict=True)
    )
)  # fmt: skip

_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bb\u02bc\u02bf\u02be`\u00b4\u02b9]")
_WORD = re.compile(r"[^\W\d_]+")

TITLES = frozenset(
    """
    he hh hm hrh hsh mr mrs ms miss dr prof professor doctor sir dame lord lady baron
    baroness sheikh shaikh sheik cheikh sheikha his her your excellency highness majesty
    royal serene holiness eminence king queen prince princess emir amir sultan crown
    sovereign general gen lieutenant lt lietenant major colonel col captain capt admiral
    brigadier brig marshal field commander flight sergeant alhaji alhadji hadj hadji haji
    hajia hadja elhadj hon honourable honorable right rt the most reverend rev father
    archbishop monsignor msgr cardinal bishop pope ambassador amb president premier
    prime minister vice deputy chancellor chairman chairperson secretary foreign first
    state of for affairs samdech lyonpo dasho tun dato datuk seri sri tan tengku pehin
    ratu begum begom shri smt u daw comrade engineer eng architect advocate me mme mm
    monsieur madame senor senora sr sra don dona doctora ing lic herr frau signor
    presidente ministro ministre presidente le president ayatollah hojatoleslam hojjat
    imam mullah maulana mawlawi mawlavi speaker acting interim former attorney dip
    gospodin goszha gn gzha alsid alsida alduktur alshaikh
    """.split()
)
"""Words before a name; taken off at its head, never when they are all there is."""

_PARTICLES = frozenset(
    """
    al el ul as ash ad an ar at az bin ibn ben bint binti ould mint wuld de da do dos
    das del della di du des la las los le van von der den ter ten zu y e af av bar ou
    """.split()
)

_ROLE_OF_TITLE = {
    "president": "president", "king": "king", "queen": "queen", "emir": "emir",
    "amir": "emir", "sultan": "sultan", "prince": "prince", "pope": "pope",
    "premier": "prime minister", "chancellor": "chancellor",
    "ambassador": "ambassador", "presidente": "president",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower-case Latin letters without accents and apostrophes."""
    plain = _APOSTROPHES.sub("", text[:MOST]).lower()
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain.translate(_SINGLE))
    plain = "".join(
        char
        for char in plain
        if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
    )
    for table in (_SINGLE, _CYRILLIC, _GREEK, _ARABIC):
        plain = plain.translate(table)
    return plain


def words_of(name: str) -> tuple[str, ...]:
    """The words of `name` that tell persons apart, folded, in their order.

    "Family, Given" is turned round; titles, particles and what stands in brackets go.
    Initials stay, as words of one letter.
    """
    return split_name(name)[0]


def split_name(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(words, titles) of `name`."""
    plain = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", fold(name))
    plain = re.sub(r"\bh\.? ?[ehm]\.|\b[hs]\.?r\.?h\.", " ", plain)
    head, comma, tail = plain.partition(",")
    if comma and tail.strip(" ,.") and len(head.split()) <= 3:
        plain = f"{tail.split(',')[0]} {head}"
    found = _WORD.findall(plain)
    start = 0
    while start < len(found) - 1 and found[start] in TITLES:
        start += 1
    rest = _joined(found[start:])
    kept = [word for word in rest if word not in _PARTICLES] or rest
    return tuple(kept), tuple(found[:start])


_SERVANT = re.compile(r"(?:abd|abdel|abdul|abdal|abdoul|abdou|abdu|abdur|abdol)")


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
    for phrase in ("deputy prime minister", "prime minister", "foreign minister",
                   "foreign secretary", "vice president", "secretary of state",
                   "crown prince"):  # fmt: skip
        if phrase in text:
            return phrase
    return next((_ROLE_OF_TITLE[one] for one in titles if one in _ROLE_OF_TITLE), "")


_SOUNDS = (
    (re.compile(r"tsch|tch|cz"), "ch"),
    (re.compile(r"sch|sz"), "sh"),
    (re.compile(r"dzh|dj"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c(?!h)"), "k"),
    (re.compile(r"x"), "ks"),
)
_LETTERS = str.maketrans("vwzpj", "ffsbj")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, spelt one way; a first vowel becomes ``*``."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    word = word[:1] + word[1:].replace("h", "")
    first = "*" if word[:1] in "aeiouy" else word[:1]
    bones = first + re.sub(r"[aeiouyj*]", "", word[1:])
    bones = _DOUBLE.sub(r"\1", bones.translate(_LETTERS))
    if bones.startswith("*bdl") and len(bones) > 4:
        bones = "*bd" + bones[4:]
    return bones


def glued(word: str) -> str:
    """`word` without an article written on to it ("elsisi"); else the word."""
    return word[2:] if len(word) > 5 and word[:2] in {"al", "el"} else word


@lru_cache(maxsize=50_000)
def likeness(one: str, two: str) -> float:
    """How surely two folded words are one: 1 the same, 0 different."""
    if one == two:
        return 1.0
    if min(len(one), len(two)) < 3:
        return 0.0
    apart = _distance(one, two, 1 + max(len(one), len(two)) // 3)
    if skeleton(one) == skeleton(two) and len(skeleton(one)) > 1:
        if apart <= max(1, (max(len(one), len(two)) + 1) // 3):
            return 0.9
    elif apart == 1 and min(len(one), len(two)) >= 6:
        return 0.8
    short, long = sorted((glued(one), glued(two)), key=len)
    return (
        0.85
        if (short, long) != tuple(sorted((one, two), key=len))
        and (short == long or (len(short) > 3 and skeleton(short) == skeleton(long)))
        else 0.0
    )


def _distance(one: str, two: str, most: int) -> int:
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
