"""Citations of UN documents in running text: symbols, and resolutions by number.

Two kinds are found: symbols as printed ("S/PRST/2020/5"), and numbers led by a word
such as "resolution" ("resolutions 1325 (2000), 61/267 A and ES-10/24"). The shape of a
number says most about the organ; names of organs and years nearby decide the rest.
Where that leaves a doubt there is no citation: precision comes first. The words of each
language are in vocabularies/citation_cues.csv.

Pure. Every pattern is bounded; a text of n characters costs time in proportion to n.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord import symbols
from onrecord.annotate.citation_words import (
    LANGUAGES,
    Words,
    even,
    parts,
    words_of,
)
from onrecord.dates import MONTHS

RULES = "citations/1"


@dataclass(frozen=True, slots=True)
class CitationMark:
    """One cited document at text[start:end].

    `symbol` is the canonical symbol ("ICJ:AO:2004-07-09" for an advisory opinion,
    JUD for a judgment, ORD for an order of the International Court of Justice).
    """

    start: int
    end: int
    printed: str
    symbol: str | None
    rule: str = RULES


def find_citations(
    text: str,
    language: str,
    context_year: int | None = None,
    organ: str | None = None,
) -> list[CitationMark]:
    """The UN documents that `text` cites, in order of their place.

    `organ` ("A", "S") is the body whose own document the text is, `context_year` its
    year: both only decide between readings. In other languages than those of
    `LANGUAGES` only symbols are found.
    """
    plain, origin = even(text)
    taken: list[tuple[int, int]] = []
    marks: list[CitationMark] = []

    def mark(start: int, end: int, symbol: str) -> None:
        first, last = origin[start], origin[end - 1] + 1
        marks.append(CitationMark(first, last, text[first:last], symbol))
        taken.append((start, end))

    for start, end, symbol in symbols.find(plain):
        mark(start, end, symbol.canonical)
    if language in LANGUAGES:
        words = words_of(language)
        lowered = plain.lower()
        if len(lowered) != len(plain):  # "İ": places must stay
            lowered = "".join(c if len(c.lower()) > 1 else c.lower() for c in plain)
        covered = _Covered(taken)
        reader = _Reader(plain, lowered, words, organ, context_year)
        for start, end, symbol_text in reader.references():
            if not covered.overlaps(start, end):
                mark(start, end, symbol_text)
        for start, end, symbol_text in _court_acts(plain, lowered, words):
            mark(start, end, symbol_text)
    marks.sort(key=lambda one: (one.start, one.end))
    return marks


class _Covered:
    """Spans already read, for one pass in order of place."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._index = 0

    def overlaps(self, start: int, end: int) -> bool:
        while self._index < len(self._spans) and self._spans[self._index][1] <= start:
            self._index += 1
        return (
            self._index < len(self._spans) and self._spans[self._index][0] < end
        )  # fmt: skip


class _Reader:
    """One text with its cue words, organs and numbers."""

    def __init__(
        self,
        text: str,
        lowered: str,
        words: Words,
        organ: str | None,
        year: int | None,
    ) -> None:
        self.text = text
        self.words = words
        self.own = organ
        self.year = year
        self.cues = words.cues.find(lowered)
        # Organs matter beside a cue only, and most paragraphs have none.
        self.organs = words.organs.find(lowered) if self.cues else []
        self.names = {name for _, _, name in self.organs}

    def references(self) -> Iterator[tuple[int, int, str]]:
        """(start, end, symbol) of every numbered reference, in order."""
        if not self.cues:
            return
        found = [*self._shaped(), *self._bare()]
        yield from sorted(found)

    # -- numbers whose shape says what they are

    def _shaped(self) -> Iterator[tuple[int, int, str]]:
        matches = list(self.words.shape.finditer(self.text))
        cue = 0
        for index, match in enumerate(matches):
            start, end = match.span()
            while cue < len(self.cues) and self.cues[cue][0] < start:
                cue += 1
            until = matches[index + 1].start() if index + 1 < len(matches) else None
            kind = self._kind(cue, end)
            near = self._organ(cue, start, end)
            for symbol in self._read(match, kind, near, until):
                yield start, _trimmed(self.text, start, end), symbol

    def _kind(self, cue: int, end: int) -> str | None:
        """Resolution or decision: the last cue before; in Chinese the first after."""
        if self.words.code == "zh":
            later = self.cues[cue] if cue < len(self.cues) else None
            if later is None or later[0] - end > 600:
                return None
            return None if re.search("[。；]", self.text[end : later[0]]) else later[2]
        return self.cues[cue - 1][2] if cue else None

    def _organ(self, cue: int, start: int, end: int) -> str | None:
        """The organ that the words right around a number name."""
        lead = self.cues[cue - 1] if cue else None
        if self.words.code == "zh":
            lead = (start, start, "")
        best: tuple[int, str] | None = None
        reach = max(start - 400, lead[0] - 60) if lead else start
        for place, stop, name in self._organs_from(reach, end + 60):
            if place >= end:
                gap = self.text[end:place]
                if self.words.code == "zh" or self.words.cue.search(gap):
                    break
                if not re.search(r"[.;:()]|\d/\d", gap):
                    distance = len(gap) + 5
                    if best is None or distance < best[0]:
                        best = (distance, name)
            elif lead and stop <= start:
                distance = 0 if place >= lead[1] else max(0, lead[0] - stop)
                if best is None or distance <= best[0]:
                    best = (distance, name)
        return best[1] if best else None

    def _named(self, name: str) -> bool:
        return name in self.names

    def _organs_from(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The organs named in text[start:end], in order."""
        first = bisect_left(self.organs, (start, 0, ""))
        return self.organs[first : bisect_left(self.organs, (end, 0, ""))]

    def _read(
        self,
        match: re.Match[str],
        kind: str | None,
        near: str | None,
        until: int | None,
    ) -> Iterator[str]:
        if near == "other" and not match["year"]:
            return
        if match["year"]:
            yield from self._bracketed(match, near)
        elif match["special"]:
            sign = match["special"].strip(" /-")
            prefix = "ES" if sign in {"ES", "دإط", "دا ط", "ЭС"} else "S"
            session = f"{prefix}-{int(match['of'])}"
            year = self._year_beside(match, until)
            council = prefix == "S" and (
                near == "HRC"
                or (self._named("HRC") and self._special_session_of_hrc(match, year))
            )
            series = "A/HRC/RES" if council else "A/RES"
            series = series.replace("RES", "DEC") if kind == "decision" else series
            letters = parts(match["special_part"], self.words)
            yield from _spelled(f"{series}/{session}/{int(match['item'])}", letters)
        elif kind:
            yield from self._slashed(match, kind, near, until)

    def _bracketed(self, match: re.Match[str], near: str | None) -> Iterator[str]:
        number, inside = int(match["number"]), match["year"]
        letters = parts(match["part"], self.words)
        if inside.isdigit():
            if symbols.council_year(number) not in {int(inside), None}:
                return
            for part in letters:
                yield f"S/RES/{number}{part} ({inside})"
            return
        session = inside.replace("دإط-", "ES-").replace("دإ-", "S-")
        if session.startswith("د"):
            ordinal = int(re.sub(r"\D", "", session))
            session = _ROMAN_NUMERALS[ordinal] if ordinal < len(_ROMAN_NUMERALS) else ""
        led_by = self.text[max(0, match.start() - 12) : match.start()]
        if not session or re.search(r"/\s?(?:RES|Res)\.?\s?$", led_by):
            return
        organ = "A"
        if session not in _ASSEMBLY_SESSIONS or near == "E":
            organ = "E"
        for part in letters:
            yield f"{organ}/RES/{number}{part} ({session})"

    def _slashed(
        self, match: re.Match[str], kind: str, near: str | None, until: int | None
    ) -> Iterator[str]:
        session, count = int(match["session"]), int(match["count"])
        if self.words.code == "zh":
            follows = self.text[match.end() : match.end() + 1]
            before = self.text[match.start() - 1 : match.start()]
            if "号" not in follows and before not in set("第、和及 "):
                return
        letters = parts(match["slash_part"], self.words)
        what = "DEC" if kind == "decision" else "RES"
        if session >= 1946:
            series = {"CHR": "E/CN.4", "SUB": "E/CN.4/Sub.2"}.get(near or "", "E")
            if near is None and self._named("SUB"):
                series = "E/CN.4/Sub.2"
            elif near is None and self._named("CHR") and not self._named("E"):
                series = "E/CN.4"
            if session <= 2099 and count <= 400:
                yield from _spelled(f"{series}/{what}/{session}/{count}", letters)
            return
        if near == "UNEA" or (near is None and session < 10 and self._named("UNEA")):
            yield f"UNEP/EA.{session}/Res.{count}"
            return
        if self._human_rights(match, session, near, until):
            yield from _spelled(f"A/HRC/{what}/{session}/{count}", letters)
        elif 31 <= session <= 99:
            # The Assembly's decisions are numbered from 301, later from 401 and 501.
            what = "DEC" if count > 400 else what
            if what == "DEC" and count < 301:
                what = "RES"
            yield from _spelled(f"A/{what}/{session}/{count}", letters)

    def _human_rights(
        self, match: re.Match[str], session: int, near: str | None, until: int | None
    ) -> bool:
        """Whether "45/5" is the Human Rights Council's and not the Assembly's.

        The Council's session n met about 2006 + n/3, the Assembly's opened 1945 + n.
        """
        if session > 75 or near in {"S", "E"}:
            return False
        year = self._year_beside(match, until)
        if year in {1945 + session, 1946 + session}:
            return False
        if near == "HRC":
            return True
        if year and abs(2006 + (session - 1) / 3 - year) <= 1.2:
            return True
        if near == "A":
            return False
        return session < 31 and self._named("HRC")

    def _special_session_of_hrc(self, match: re.Match[str], year: int | None) -> bool:
        """Whether the year beside "S-27/1" rules the General Assembly out."""
        assembly = _ASSEMBLY_SPECIAL.get(int(match["of"]))
        return year is not None and year >= 2006 and year != assembly

    def _year_beside(self, match: re.Match[str], until: int | None) -> int | None:
        if self.words.code == "zh":
            window = self.text[max(0, match.start() - 14) : match.start()]
        else:
            end = match.end()
            window = self.text[end : min(end + 45, until or end + 45)]
        found = re.search(r"(?<!\d)(19[4-9]\d|20\d\d)(?!\d)", window)
        return int(found[1]) if found else None

    # -- bare numbers, only right behind the cue

    def _bare(self) -> Iterator[tuple[int, int, str]]:
        for start, end, kind in self.cues:
            if kind != "resolution":
                continue
            numbers = (
                self._list_before(start)
                if self.words.code == "zh"
                else self._list_after(end)
            )
            if not numbers:
                continue
            last = numbers[-1][1]
            near = self._organ_of_list(start, end, numbers[0][0], last)
            for first, stop, number in numbers:
                symbol = self._bare_symbol(number, stop, near, len(numbers))
                if symbol:
                    yield first, stop, symbol

    def _list_after(self, end: int) -> list[tuple[int, int, int]]:
        place = end
        if between := self.words.organ.match(self.text, end + 1):
            place = between.end()
            more = re.compile(r" [^\W\d]+(?= )").match(self.text, place)
            if more and self.words.code == "ar":
                # "مجلس الأمن الدولي": one word that qualifies the organ
                place = more.end()
        numbers: list[tuple[int, int, int]] = []
        pattern = self.words.first
        while match := pattern.match(self.text, place):
            numbers.append((*match.span("bare"), int(match["bare"])))
            place = match.end()
            pattern = self.words.further
        return numbers

    def _list_before(self, start: int) -> list[tuple[int, int, int]]:
        window = self.text[max(0, start - 60) : start]
        match = re.search(
            r"(?<![\d/(.-])(\d{1,4}(?: ?[、和及,] ?第? ?\d{1,4}){0,8}) ?号"
            r"(?:[^\W\d]{0,3}的)?$",
            window,
        )
        if match is None:
            return []
        offset = max(0, start - 60) + match.start(1)
        return [
            (offset + one.start(), offset + one.end(), int(one[0]))
            for one in re.finditer(r"\d+", match[1])
        ]

    def _organ_of_list(self, start: int, end: int, first: int, last: int) -> str | None:
        near = self._organs_from(start - 100, last + 60)
        before = [o for o in near if start - 45 <= o[1] <= start]
        between = [o for o in near if end <= o[0] and o[1] <= first]
        if between:
            return between[-1][2]
        for place, _, name in near:
            if last <= place:
                gap = self.text[last:place]
                if not re.search(r"[.;:()]", gap) and len(gap.split()) <= 8:
                    return name
        if before and not re.search(r"[.;:()]", self.text[before[-1][1] : start]):
            return before[-1][2]
        return None

    def _bare_symbol(
        self, number: int, stop: int, near: str | None, together: int
    ) -> str | None:
        if near not in {None, "S", "A"}:
            return None
        beside = re.match(
            r"[^\d.;]{1,18}?((?:19|20)\d\d)(?!\d)", self.text[stop : stop + 30]
        )
        year = int(beside[1]) if beside else None
        council = symbols.council_year(number)
        session = symbols.assembly_session(number)
        if near is None and year and session and council != year:
            near = "A" if _in_session(session, year) else None
        if near == "A":
            return f"A/RES/{number} ({session})" if session else None
        if council is None or (self.year is not None and council > self.year):
            return None
        if near is None and session and self._named("A") and not self._named("S"):
            return None
        # A bare small number is too often something else's number.
        if near is None and number < 100:
            return None
        if near is None and self.own is None and 1900 < number < 2100 and together == 1:
            # "the resolution 2005 …": a year, unless the organ is named.
            return None if not self._named("S") else f"S/RES/{number} ({council})"
        return f"S/RES/{number} ({council})"


# Years of the Assembly's special sessions since the Human Rights Council exists; the
# earlier ones can only be the Assembly's.
_ASSEMBLY_SPECIAL = {29: 2014, 30: 2016, 31: 2020, 32: 2021}
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
# Ordinary sessions by number, 1 to 30, then the special ones of the same years.
_ROMAN_NUMERALS = [tens + unit for tens in ("", "X", "XX") for unit in _UNITS] + ["XXX"]
_ASSEMBLY_SESSIONS = frozenset(_ROMAN_NUMERALS[1:]) | {
    f"{sign}-{unit}" for sign in ("S", "ES") for unit in _UNITS[1:8]
}


def _in_session(session: str, year: int) -> bool:
    """Whether an ordinary session of 1946 to 1975 sat in `year`."""
    if session not in _ROMAN_NUMERALS:
        return False
    return year - 1945 - _ROMAN_NUMERALS.index(session) in {0, 1}


def _spelled(symbol: str, letters: list[str]) -> Iterator[str]:
    for part in letters:
        yield symbol + part


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,":
        end -= 1
    return end


def _court_acts(
    text: str, lowered: str, words: Words
) -> Iterator[tuple[int, int, str]]:
    """Opinions, judgments and orders of the International Court of Justice by date."""
    likely = any(stem in lowered for stem in words.court_stems)
    if not likely or not words.court.search(text):
        return
    for sentence in re.finditer(r"(?:[^.;]|\.(?! ))+", text):
        court = words.court.search(text, *sentence.span())
        act = court and words.act.search(text, *sentence.span())
        if not court or not act:
            continue
        days = list(words.day.finditer(text, *sentence.span()))
        first = min(court.start(), act.start())
        last = max(court.end(), act.end())
        near = [d for d in days if first - 30 <= d.start() <= last + 60]
        if last - first > 150 or not near:
            continue
        day = min(near, key=lambda d: max(0, first - d.end(), d.start() - last))
        when = _day(day, words.code)
        if when:
            span = min(first, day.start()), max(last, day.end())
            yield *span, f"ICJ:{act.lastgroup}:{when.isoformat()}"


def _day(match: re.Match[str], language: str) -> date | None:
    fields = match.groupdict()
    if "n" in fields:
        name = match["n"].lower()
        month = next(
            number
            for number, names in enumerate(MONTHS[language], start=1)
            if name in names.split("|")
        )
    else:
        month = int(match["m"])
    try:
        return date(int(match["y"]), month, int(match["d"]))
    except ValueError:
        return None
