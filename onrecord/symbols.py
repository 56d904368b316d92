"""United Nations document symbols: one canonical spelling for each document.

A symbol is the identifier that the United Nations prints on a document
(``S/RES/2719 (2023)``, ``A/79/L.8/Rev.1``). The same symbol is spelled in many ways:
with and without a space, with ``%20``, with a resumption in brackets, as a file name.
`parse` brings every such spelling to one canonical form, or says None where the text
is not a symbol; it never guesses. Two documents never share a canonical form.

The grammar follows the United Nations Editorial Manual and the symbols as they occur.
Pure: no I/O, no clock. Every pattern is bounded, so hostile text costs linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

SECURITY_COUNCIL = "ORG:UN:SC"
GENERAL_ASSEMBLY = "ORG:UN:GA"
ECOSOC = "ORG:UN:ECOSOC"
HUMAN_RIGHTS_COUNCIL = "ORG:UN:HRC"


@dataclass(frozen=True, slots=True)
class Symbol:
    """One UN document symbol.

    ``canonical`` identifies the document; ``printed`` is the spelling it was read
    from. ``kind`` is one of resolution, decision, presidential_statement,
    meeting_record, draft, press_release, document (the symbol does not tell), other.
    ``part`` is the letter of a resolution in parts ("A", "A-C"). ``modifiers`` are
    pairs such as ("Add", "1") or ("Resumption", "2"), in printed order; ``notes``
    hold what the print adds without naming another document ("closed", "OR").
    ``language`` is the ISO 639-1 code that a file name carries, else None.
    """

    canonical: str
    printed: str
    organ: str
    kind: str
    body: str | None = None
    session: str | None = None
    year: int | None = None
    number: int | None = None
    part: str | None = None
    modifiers: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    language: str | None = None


LONGEST_SYMBOL = 120  # characters; the longest real symbol seen has 48

# The last resolution number of each year, 1946 to 2025. A Council resolution's number
# fixes its year, so that "S/RES/2712" and "S/RES/2712 (2023)" are one document.
_LAST_OF_YEAR = (
    15, 37, 66, 78, 89, 96, 98, 103, 105, 110, 121, 126, 131, 132, 160, 170, 177,
    185, 199, 219, 232, 244, 262, 275, 291, 307, 324, 344, 366, 384, 402, 422, 443,
    461, 484, 499, 528, 545, 559, 580, 593, 606, 626, 646, 683, 725, 799, 892, 969,
    1035, 1092, 1146, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794,
    1859, 1907, 1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, 2560,
    2617, 2671, 2721, 2767, 2810,
)  # fmt: skip

# General Assembly resolutions were numbered in one series until 1975. Ranges that lie
# safely inside a session; numbers at the edges of sessions are left out.
_SERIES_1946_1975 = (
    (1, 103, "I"), (110, 181, "II"), (190, 284, "III"), (300, 364, "IV"),
    (375, 498, "V"), (503, 598, "VI"), (610, 702, "VII"), (710, 806, "VIII"),
    (810, 900, "IX"), (910, 995, "X"), (997, 1003, "ES-I"), (1004, 1008, "ES-II"),
    (1011, 1130, "XI"), (1140, 1233, "XII"), (1237, 1237, "ES-III"),
    (1240, 1349, "XIII"), (1355, 1472, "XIV"), (1474, 1474, "ES-IV"),
    (1480, 1625, "XV"), (1630, 1745, "XVI"), (1750, 1868, "XVII"),
    (1874, 1879, "S-IV"), (1885, 1990, "XVIII"), (1995, 2006, "XIX"),
    (2010, 2132, "XX"), (2136, 2240, "XXI"), (2252, 2257, "ES-V"),
    (2262, 2373, "XXII"), (2380, 2490, "XXIII"), (2500, 2611, "XXIV"),
    (2616, 2750, "XXV"), (2755, 2899, "XXVI"), (2910, 3047, "XXVII"),
    (3055, 3199, "XXVIII"), (3201, 3202, "S-VI"), (3206, 3357, "XXIX"),
    (3362, 3362, "S-VII"), (3365, 3540, "XXX"),
)  # fmt: skip


def council_year(number: int) -> int | None:
    """The year of Security Council resolution `number`, where it is certain."""
    if number < 1:
        return None
    for index, last in enumerate(_LAST_OF_YEAR):
        if number <= last:
            return 1946 + index
    # 2811 was not seen; the Council has adopted more than 40 a year since 1991.
    return 2026 if 2812 <= number <= 2850 else None


def assembly_session(number: int) -> str | None:
    """The session of General Assembly resolution `number` of 1946 to 1975."""
    for first, last, session in _SERIES_1946_1975:
        if first <= number <= last:
            return session
    return None


_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ROMAN = r"(?:ES-|S-)?[IVXL]{1,7}"
_LETTERS = r"[A-Z](?:\s?-\s?[A-Z])?"


def _tidy(printed: str) -> str:
    """`printed` with plain spaces and hyphens, without link and print residue."""
    text = _INVISIBLE.sub("", printed.replace("%20", " ")).translate(_DASHES)
    text = re.split(r"&|amp;", text, maxsplit=1)[0]
    text = " ".join(text.split())
    text = re.sub(r"\s?/\s?", "/", text).replace("//", "/").rstrip(" ./;:,")
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip()
    if text.count("(") > text.count(")"):
        text += ")"
    return text


_FILE = re.compile(r"([^/\\]{1,100})\.(?:xml|pdf|docx?|html?|json)", re.IGNORECASE)
_FILE_TAIL = re.compile(
    r"(?:[-_](?P<job>N?\d{6,8})(?P<tight>[ACEFRSG]|de)?|[-_](?P<loose>[ACEFRSG]))?"
    r"(?:[-_]reissue)?$",
    re.IGNORECASE,
)
_FILE_LANGUAGE = {
    "A": "ar", "C": "zh", "E": "en", "F": "fr", "R": "ru", "S": "es", "G": "de",
    "DE": "de",
}  # fmt: skip
_FILE_FORMS = (
    (r"S_RES_(\d+)(?: \((\d{4})\))?", "S/RES/{0} ({1})"),
    (r"SC_(\d+)_(\d{4})", "S/RES/{0} ({1})"),
    (r"S_PRST_(\d{4})_(\d+)(?:_(Corr\.\d+))?(?:_0)*", "S/PRST/{0}/{1}/{2}"),
    (r"S_(\d{4})[-_](\d+)", "S/{0}/{1}"),
    (
        r"(?:A_RES_)?(\d+|E?S-\d+)_(\d+)(?:[ _]?([A-Z](?:-[A-Z])?))?",
        "A/RES/{0}/{1} {2}",
    ),
)


def parse_file_name(name: str) -> Symbol | None:
    """The symbol in a file name of the UN's XML repositories, with its language.

    ``S_RES_2712-2322427E.xml`` is S/RES/2712 (2023) in English, ``75_101A-B_E.xml`` is
    A/RES/75/101 A-B in English. None for any other name.
    """
    match = _FILE.fullmatch(name.rsplit("/", 1)[-1])
    if match is None:
        return None
    stem = match[1]
    tail = _FILE_TAIL.search(stem)
    assert tail is not None  # the pattern also matches the empty end
    letter = (tail["tight"] or tail["loose"] or "").upper()
    for form, symbol in _FILE_FORMS:
        found = re.fullmatch(form, stem[: tail.start()], re.IGNORECASE)
        if found:
            values = [group or "" for group in found.groups()]
            parsed = parse(symbol.format(*values).removesuffix(" ()"))
            if parsed is None:
                return None
            return replace(parsed, printed=name, language=_FILE_LANGUAGE.get(letter))
    return None


_SIGNS = {"ADD": "Add", "CORR": "Corr", "REV": "Rev", "AMEND": "Amend"}
_MODIFIER = re.compile(r"(ADD|CORR|REV|AMEND)\.?\s?(\d{1,3}(?:-\d{1,3})?)", re.I)
_BRACKET = re.compile(
    r"\s?\((?:(?P<note>OR|CLOSED|PRST|PRIVATE|AS AMENDED|AS CORRECTED)"
    r"|(?P<again>RESUMPTION|RESUMED)\s?(?P<which>\d{1,2}|[IVX]{1,4})?\s?"
    r"|PART\s?(?P<part>\d{1,2}|[IVX]{1,4}))\)|\s(?P<bare>as amended)$",
    re.IGNORECASE,
)
_AND_CORR = re.compile(r"(?: ?AND ?(?:CORR|ADD)\.\d(?:AND\d)?){1,2}$", re.IGNORECASE)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def _arabic(numeral: str) -> str:
    if numeral.isdigit():
        return str(int(numeral))
    values = [_ROMAN_VALUES[letter] for letter in numeral.upper()]
    signed = (a if a >= b else -a for a, b in pairwise([*values, 0]))
    return str(sum(signed))


def parse(printed: str) -> Symbol | None:
    """The symbol that `printed` spells, or None where it is not exactly one symbol."""
    if len(printed) > 2 * LONGEST_SYMBOL:
        return None
    return parse_file_name(printed) if "_" in printed else _parse(printed)


@lru_cache(maxsize=16384)
def _parse(printed: str) -> Symbol | None:
    text = _tidy(printed)
    if not 3 <= len(text) <= LONGEST_SYMBOL or "/" not in text:
        return None
    notes: list[str] = []
    brackets: list[tuple[str, str]] = []

    def take(match: re.Match[str]) -> str:
        note = match["note"] or match["bare"]
        if note:
            notes.append(note if note.upper() in {"OR", "PRST"} else note.lower())
        elif match["again"]:
            brackets.append(("Resumption", _arabic(match["which"] or "0")))
        else:
            brackets.append(("Part", _arabic(match["part"])))
        return ""

    text = _BRACKET.sub(take, text)
    joined = _AND_CORR.search(text)
    if joined and "/PV." in text.upper():
        notes.append(joined[0].strip().lower())
        text = text[: joined.start()]
    pieces = text.strip().split("/")
    modifiers: list[tuple[str, str]] = []
    while len(pieces) > 2 and (match := _MODIFIER.fullmatch(pieces[-1].strip())):
        modifiers.insert(0, (_SIGNS[match[1].upper()], match[2]))
        pieces.pop()
    core = _core("/".join(pieces), [note.upper() for note in notes])
    if core is None:
        return None
    if brackets and core.kind != "meeting_record":
        return None
    canonical = core.canonical
    for name, value in brackets:
        canonical += f" ({name} {value})" if value != "0" else f" ({name})"
    canonical += "".join(f"/{name}.{value}" for name, value in modifiers)
    # Not `replace`: it looks at every field first and takes twice as long.
    return Symbol(
        canonical, printed, core.organ, core.kind, core.body, core.session, core.year,
        core.number, core.part, (*brackets, *modifiers), tuple(notes), core.language,
    )  # fmt: skip


_COUNCIL_RESOLUTION = re.compile(
    rf"S/RES/(\d{{1,4}})\s?({_LETTERS})?\s?(?:\((\d{{4}})\))?"
)
_COUNCIL_BY_YEAR = re.compile(r"S/RES/(\d{4})/(\d{1,4})")
_NUMBERED = re.compile(
    rf"(A|E)/(RES|DEC)/(\d{{1,4}}|E?S-\d{{1,2}})/(\d{{1,4}})(?:\s?/?\s?({_LETTERS}))?"
)
_ROMAN_SERIES = re.compile(
    rf"(A|E)/RES/(\d{{1,4}})\s?({_LETTERS})?\s?/?\(({_ROMAN})\)(?:\s?({_LETTERS}))?"
)
_RECORD = re.compile(r"((?:[A-Z][A-Z0-9.-]{0,15}/){1,5}(?:E?S-\d{1,2}/|\d{1,4}/)?)"
                     r"(PV|SR)\.?\s?(\d{1,5})")  # fmt: skip
_PRESIDENT = re.compile(r"(S|A/HRC)/PRST/(?:(\d{1,4}|OS/\d{1,3}|S-\d{1,2})/)(\d{1,3})")
_PRESS = re.compile(
    r"(SG/SM|SG/A|SG/T|SG/REF|DSG/SM|SC|GA/[A-Z]{1,5}|GA|ECOSOC|HR/CT|HR|PAL|ORG|L/T|"
    r"ENV/DEV|IHA|DEV|AFR|SAG|WOM|OBV|BIO|NGO|SEA|DC|DCF|PI|M|PKO)/(\d{2,5})"
)
_PRESS_BODY = {
    "SC": SECURITY_COUNCIL, "GA": GENERAL_ASSEMBLY, "SG": "ORG:UN:SG",
    "DSG": "ORG:UN:DSG", "ECOSOC": ECOSOC,
}  # fmt: skip
_COUNCIL_DOCUMENT = re.compile(r"S/(?:(\d{4})/(\d{1,5})|(\d{1,5}))")
# Leading elements of UN series. Only these open a general symbol: an unknown prefix
# in running text is more often a ratio, a date or another institution's number.
_SERIES_NAMES = """
A S E T ST TD DP CD CCW NPT UNEP HSP FCCC CBD ECE ESCAP ECA LC ESCWA CEDAW CCPR CERD CRC
CAT CMW CRPD CED SPLOS ISBA CLCS PBC HRI IDB UNW CTOC CAC UNCTAD BWC APLC CCM ICCD WHC
UNFF WT DC
"""
_SERIES = frozenset(_SERIES_NAMES.split())
_PIECE = re.compile(r"[A-Z0-9][A-Z0-9.-]{0,20}(?:\(\d{1,4}\))?", re.IGNORECASE)
_KEPT_CASE = {
    "SUB": "Sub", "RES": "Res", "INF": "INF", "MISC": "Misc", "ADD": "Add",
    "CORR": "Corr", "REV": "Rev",
}  # fmt: skip
_LIMITED = re.compile(r"L\.\d{1,4}")
_BODY_ONLY = re.compile(r"(?:C|AC|CN|CONF|WG|SC|SUB|GC|EA|HA)\.\d+|BUR|HRC")
_SECOND_PIECE = re.compile(r"\d+|E?S-\d+|[A-Z][A-Z0-9.]+")
_NOT_A_SYMBOL = re.compile(r"[A-Z](?:/[A-Z])+|S/[A-Z]/.*")


def _core(text: str, notes: list[str]) -> Symbol | None:
    """`text` without modifiers and brackets, read by the first form that fits."""
    text = text.strip().upper()
    if match := _COUNCIL_RESOLUTION.fullmatch(text):
        return _council(int(match[1]), match[2], int(match[3]) if match[3] else None)
    if match := _COUNCIL_BY_YEAR.fullmatch(text):
        year, number = int(match[1]), int(match[2])
        return _council(number, None, year) if council_year(number) == year else None
    if match := _NUMBERED.fullmatch(text):
        organ, what, session, count, part = match.groups()
        kind = "resolution" if what == "RES" else "decision"
        return _numbered(f"{organ}/{what}", kind, session, int(count), part)
    if match := _ROMAN_SERIES.fullmatch(text):
        organ, count, before, session, after = match.groups()
        return _roman(organ, int(count), before or after, session)
    if match := _PRESIDENT.fullmatch(text):
        return _numbered(
            f"{match[1]}/PRST", "presidential_statement", match[2], int(match[3]), None
        )
    if match := _RECORD.fullmatch(text):
        front = match[1].strip("/").split("/")
        session = front[-1] if re.fullmatch(r"E?S-\d+|\d+", front[-1]) else None
        return _known(
            Symbol(
                f"{'/'.join(front)}/{match[2]}.{int(match[3])}", text, front[0],
                "meeting_record", _body(front), session, number=int(match[3]),
            )
        )  # fmt: skip
    if match := _PRESS.fullmatch(text):
        organ = match[1].split("/", 1)[0]
        canonical = f"{match[1]}/{int(match[2])}"
        return Symbol(
            canonical, text, organ, "press_release", _PRESS_BODY.get(organ, "ORG:UN"),
            number=int(match[2]),
        )  # fmt: skip
    if match := _COUNCIL_DOCUMENT.fullmatch(text):
        kind = "presidential_statement" if "PRST" in notes else "document"
        year_of, number_of, old = match.groups()
        if year_of and not 1946 <= int(year_of) <= 2099:
            return None
        number = int(old or number_of)
        canonical = f"S/{number}" if old else f"S/{year_of}/{number}"
        return Symbol(
            canonical, text, "S", kind, SECURITY_COUNCIL,
            year=int(year_of) if year_of else None, number=number,
        )  # fmt: skip
    return _general(text)


def _known(symbol: Symbol) -> Symbol | None:
    return symbol if symbol.organ in _SERIES else None


def _part(letters: str | None) -> str | None:
    return re.sub(r"\s", "", letters) if letters else None


def _council(number: int, letters: str | None, year: int | None) -> Symbol | None:
    known = council_year(number)
    year = year or known
    if number < 1 or (year is not None and not 1946 <= year <= 2099):
        return None
    part = _part(letters)
    canonical = f"S/RES/{number}" + (f" {part}" if part else "")
    canonical += f" ({year})" if year else ""
    return Symbol(
        canonical, canonical, "S", "resolution", SECURITY_COUNCIL,
        year=year, number=number, part=part,
    )  # fmt: skip


def _numbered(
    series: str, kind: str, session: str, number: int, letters: str | None
) -> Symbol | None:
    if number < 1:
        return None
    part = _part(letters)
    session = session if not session.isdigit() else str(int(session))
    canonical = f"{series}/{session}/{number}" + (f" {part}" if part else "")
    year = int(session) if session.isdigit() and int(session) > 1900 else None
    pieces = series.split("/")
    return Symbol(
        canonical, canonical, pieces[0], kind, _body(pieces),
        None if year else session, year, number, part,
    )  # fmt: skip


def _roman(organ: str, number: int, letters: str | None, session: str) -> Symbol | None:
    part = _part(letters)
    canonical = f"{organ}/RES/{number}" + (f" {part}" if part else "") + f" ({session})"
    return Symbol(
        canonical, canonical, organ, "resolution", _body([organ]), session,
        number=number, part=part,
    )  # fmt: skip


def _general(text: str) -> Symbol | None:
    pieces = [piece.strip() for piece in text.split("/")]
    if (
        pieces[0] not in _SERIES
        or not all(_PIECE.fullmatch(piece) for piece in pieces)
        or _NOT_A_SYMBOL.fullmatch(text)
        or not any(character.isdigit() for character in text)
        or not 2 <= len(pieces) <= 9
        or _BODY_ONLY.fullmatch(pieces[-1])
    ):
        return None
    if pieces[0] in {"A", "S", "E", "T"} and not _SECOND_PIECE.fullmatch(pieces[1]):
        return None
    spelled = []
    for piece in pieces:
        stem, dot, rest = piece.partition(".")
        spelled.append(_KEPT_CASE.get(stem, stem) + dot + rest if dot else piece)
    kind = "document"
    if _LIMITED.fullmatch(pieces[-1]):
        kind = "draft"
    elif "RES" in pieces or pieces[-1].startswith("RES."):
        kind = "resolution"
    elif "DEC" in pieces:
        kind = "decision"
    elif "PRST" in pieces:
        kind = "presidential_statement"
    elif pieces[0] in {"ST", "HRI"} or "INF" in pieces:
        kind = "other"
    numbers = [int(piece) for piece in pieces if piece.isdigit()]
    last = re.search(r"(\d{1,6})$", pieces[-1])
    session = next((p for p in pieces[1:-1] if re.fullmatch(r"\d+|E?S-\d+", p)), None)
    year = next((n for n in numbers[:-1] if 1946 <= n <= 2099), None)
    return Symbol(
        "/".join(spelled), text, pieces[0], kind, _body(pieces),
        None if year else session, year, int(last[1]) if last else None,
    )  # fmt: skip


def _body(pieces: list[str]) -> str | None:
    """The body that issues a symbol which opens with `pieces`."""
    if pieces[:2] == ["A", "HRC"]:
        return HUMAN_RIGHTS_COUNCIL
    if pieces[0] == "A" and len(pieces) > 1 and re.fullmatch(r"C\.[1-6]", pieces[1]):
        return f"{GENERAL_ASSEMBLY}:C{pieces[1][2]}"
    bodies = {
        "A": GENERAL_ASSEMBLY, "S": SECURITY_COUNCIL, "E": ECOSOC, "T": "ORG:UN:TC",
        "UNEP": "ORG:UN:UNEP", "HSP": "ORG:UN:UNHABITAT", "TD": "ORG:UN:UNCTAD",
        "ST": "ORG:UN:SECRETARIAT", "PBC": "ORG:UN:PBC", "CD": "ORG:CD",
    }  # fmt: skip
    return bodies.get(pieces[0])


_BARE = re.compile(
    rf"\d{{1,4}}(?:\s?{_LETTERS})?\s?\((?P<inside>\d{{4}}|{_ROMAN})\)"
    rf"|(?P<session>\d{{1,4}}|E?S-\d{{1,2}})/\d{{1,4}}(?:\s?{_LETTERS})?"
)


def resolution_reference(printed: str, organ: str | None = None) -> Symbol | None:
    """The resolution that "2334 (2016)", "2006 (XIX)" or "61/267 A" stands for.

    `organ` ("A", "E", "A/HRC") is needed where the shape leaves it open: "61/267" may
    be the Assembly's or the Human Rights Council's. None for anything else.
    """
    text = _tidy(printed[:LONGEST_SYMBOL])
    match = _BARE.fullmatch(text)
    if match is None:
        return None
    inside, session = match["inside"], match["session"]
    if inside and inside.isdigit():
        series = "S/RES"
    elif inside or organ or session.startswith("ES-"):
        series = f"{organ or 'A'}/RES"
    else:
        return None
    symbol = parse(f"{series}/{text}")
    return replace(symbol, printed=printed) if symbol else None


def base(symbol: Symbol) -> Symbol:
    """`symbol` without Corr. and Rev.: the document whose renditions these are.

    An addendum is a document of its own and stays; so does a resumption.
    """
    gone = [pair for pair in symbol.modifiers if pair[0] in {"Corr", "Rev"}]
    canonical = symbol.canonical
    for name, value in gone:
        canonical = canonical.replace(f"/{name}.{value}", "", 1)
    kept = tuple(pair for pair in symbol.modifiers if pair not in gone)
    return replace(symbol, canonical=canonical, modifiers=kept)


_CANDIDATE = re.compile(
    r"(?<![0-9A-Za-z_/.])[A-Z]{1,7}"
    r"(?:/(?:[\s\u00a0](?=(?:L|Rev|Corr|Add|PV|SR|WP|CRP)\.\d))?"
    # "A/74/845-S/2020/525" is one document under two symbols: two matches.
    r"[A-Za-z0-9](?:[A-Za-z0-9.]|[\u2010-\u2014-](?![A-Z]{1,4}/)){0,24}){1,8}"
    r"(?:[\s\u00a0]?\((?:\d{4}|(?:ES-|S-)?[IVXL]{1,7}|[Rr]esumption\s?\d{0,2}|OR)\)"
    r"(?:/(?:Corr|Add|Rev)\.\d{1,3}){0,2})?"
    r"(?:[\s\u00a0][A-Z](?:[-\u2010-\u2014][A-Z])?(?![\w’'/-]))?"
)
_FURTHER = re.compile(
    r"[\s,]{0,2}(?:\b(?:and|et|und|y)\b|и|و)?[\s\u00a0]{0,2}((?:Add|Corr|Rev)\.\d{1,3})\b"
)


def find(text: str) -> list[tuple[int, int, Symbol]]:
    """The symbols in running text as (start, end, symbol), in order.

    "S/10896 and Corr.1" gives two: the second is S/10896/Corr.1.
    """
    return list(_found(text))


def _found(text: str) -> Iterator[tuple[int, int, Symbol]]:
    for match in _CANDIDATE.finditer(text):
        surface = match[0]
        while surface:
            symbol = parse(surface)
            if symbol and _stands_alone(symbol, surface):
                end = match.start() + len(surface)
                yield match.start(), end, symbol
                while more := _FURTHER.match(text, end):
                    further = parse(f"{symbol.canonical}/{more[1]}")
                    if further:
                        yield (
                            more.start(1),
                            more.end(1),
                            replace(further, printed=more[1]),
                        )
                    end = more.end()
                break
            # A sentence may go on right behind the symbol: give back its last word.
            shorter = re.search(r"^(.+)(?:[\s\u00a0]\S+|\.+|-)$", surface, re.DOTALL)
            surface = shorter[1] if shorter else ""


def _stands_alone(symbol: Symbol, surface: str) -> bool:
    """Whether `surface` is a symbol in prose too, where chance likeness occurs."""
    if surface.endswith((".", "-")):
        return False
    if symbol.organ == "S" and symbol.part and surface.endswith(symbol.part):
        return False  # "S/RES/2719 A new …": the part stands before the year
    if symbol.kind == "press_release":
        return symbol.organ in {"SC", "GA", "SG", "DSG", "ECOSOC", "HR"}
    # "A/79" or "E/5" is also a seat, a road or a grade.
    return len(surface) > 4 or symbol.organ == "S"
