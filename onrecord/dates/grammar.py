"""The shapes of a printed date, written over the letters of onrecord/dates/scanning.py.

Each shape is tried in this order over the whole text; a later one may not use what an
earlier one used. Every repeat is bounded, so that time grows with the text's length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.dates.scanning import Token

# A year: an era before it or after it, a second year in brackets, the word "year".
# One or two digits are a year only after an era ("令和6年").
_SAME_YEAR = r"(?:a?\((?:(?P<e2>E)\.?)?(?P<y2>Q|T|(?<=E)N)a?\))?"
_ERA = r"(?:(?P<e>E)[.:,G]?)?"
_YEAR = (
    rf"{_ERA}(?P<y>[QT]|(?<=E)N|(?<=E[.:,G])N){_SAME_YEAR}a?"
    r"(?:[.,]?\(?(?P<f>E)\)?(?![.:]?[NQT]))?"
)
_ERA_AFTER = r"(?:(?P<f>E)(?![.:]?[NQT]))?"
_LEADING_YEAR = rf"{_ERA}(?P<y>[QT]|(?<=E)N|(?<=E[.:,G])N){_SAME_YEAR}"
# A month's name, or two names of one month: "شباط/فبراير", "Marzo (March)".
_MONTH = r"(?P<m>M)(?:[/(\-]{1,2}(?P<m2>M)\)?)?"
SHAPES: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # 2024年3月15日, 令和6年3月15日, 주체113(2024)년 3월 15일
        ("year-month-day units",
         rf"{_LEADING_YEAR}(?:a|(?<=\)))[GO\-]{{0,2}},?(?P<n>N)[O\-G.]{{0,3}}m[G,]{{0,2}}(?P<d>N)"),
        # ngày 15 tháng 3 năm 2024
        ("day-month-year units",
         rf"(?P<d>N)[G,)]{{0,2}}m(?P<n>N)[G,/.]{{0,2}}a?{_YEAR}"),
        ("numbers, year first",
         rf"{_LEADING_YEAR}a?(?P<s>[-./])(?P<n>N)(?P=s)(?P<d>N)"),
        ("day-month-year",
         rf"(?P<d>N)[GODam.\-/)'\"]{{0,6}}{_MONTH}[GOam.,\-/'(]{{0,5}}{_YEAR}"),
        ("month-day-year",
         rf"{_MONTH}[.\-GO']{{0,3}}(?P<d>N)[OGD.,)\-/']{{0,4}}{_YEAR}"),
        ("year-month-day",
         rf"{_LEADING_YEAR}a?{_ERA_AFTER}[GmO.,\-/'()]{{0,5}}{_MONTH}[.,\-GmO'(]{{0,3}}(?P<d>N)"
         r"(?![,O.]{0,2}[QT])"),
        ("year-day-month",
         rf"{_LEADING_YEAR}a?[GO.,\-']{{0,5}}(?P<d>N)[GOD.\-']{{0,3}}{_MONTH}"),
        ("day-Roman month-year", rf"(?P<d>N)[.\-/]?(?P<r>R)[.\-/]?{_YEAR}"),
        ("year-Roman month-day", r"(?P<y>Q)\.(?P<r>R)\.(?P<d>N)"),
        ("numbers, year last",
         rf"(?P<n1>N)(?P<s>[-./])(?P<n2>N)(?P=s){_YEAR}"),
        ("numbers, two-digit year",
         r"(?P<n1>N)(?P<s>[-./])(?P<n2>N)(?P=s)(?P<n3>N)(?!:)"),
    )
)  # fmt: skip
PARTIAL: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("month-year", rf"{_MONTH}[GOam.,\-/'(]{{0,4}}{_YEAR}"),
        ("year-month", rf"{_LEADING_YEAR}a?[GmO.,\-/']{{0,4}}{_MONTH}"),
        ("year-month units", rf"{_LEADING_YEAR}a[G,]?(?P<n>N)[O\-]{{0,2}}m"),
        ("month-year units", rf"m(?P<n>N)[G,/.]{{0,2}}a?{_YEAR}"),
    )
)
WHOLE: Final = (
    ("year-month, whole text", re.compile(r"G{0,2}(?P<y>Q)[-./](?P<n>N)\.?")),
    ("month-year, whole text", re.compile(r"G{0,2}(?P<n>N)[-./](?P<y>Q)\.?")),
    ("year, whole text", re.compile(rf"G{{0,2}}{_YEAR}[.G]?")),
)
"""Shapes that are dates only where nothing else stands in the text."""

DAY_THEN_MONTH: Final = frozenset({
    "az", "be", "kk", "ky", "ka", "lv", "mn", "ru", "tg", "tk", "tt", "uk", "uz",
})  # fmt: skip
"""Languages that print year, day, month ("2024. gada 3. maijā")."""
ROMAN: Final = frozenset({
    "be", "bg", "bs", "cs", "es", "et", "fr", "hr", "hu", "it", "la", "lt", "lv",
    "mk", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "uk",
})  # fmt: skip
"""Languages whose officials write months in Roman figures."""
_UNREAD_DAY: Final = re.compile(
    r"N[.,\-GO)/']{0,4}M|M[.,\-GO(/']{0,3}N"
    r"|[TX][O.]?M|mG?N|NG?m|N[-/.]N[-/.][NQT]|[QT][-/.]N[-/.]N"
)
_RANGE_BEFORE: Final = re.compile(
    r"(?:N[OD.]?|[MmE]|Q)(?:[-/&+]|A)G{0,2}$|(?:^|[^.:])N,$"
)
_RANGE_AFTER: Final = re.compile(r"[-/](?=Q|N(?![.:w/]))")


@dataclass(frozen=True, slots=True)
class Shape:
    """A place in the text that has the shape of a date, before any of it is judged."""

    name: str
    start: int
    end: int
    """Tokens [start:end]."""
    parts: dict[str, Token]
    """By group name: y, y2, d, n (number of a month), m, m2, r, e, f, n1, n2, n3, s."""

    def value(self, group: str) -> int:
        """The number in a group that is there."""
        return self.parts[group].value


def find_shapes(
    tokens: Sequence[Token],
    kinds: str,
    language: str,
    shapes: Sequence[tuple[str, re.Pattern[str]]] = SHAPES,
) -> list[Shape]:
    """The shapes in a text, none over another, in the order of the text."""
    used = bytearray(len(kinds))
    found: list[Shape] = []
    for name, pattern in shapes:
        if name == "year-day-month" and language not in DAY_THEN_MONTH:
            continue
        if "Roman" in name and language not in ROMAN:
            continue
        for match in _matches(pattern, kinds, used):
            used[match.start() : match.end()] = b"\1" * len(match[0])
            parts = {
                group: tokens[match.start(group)]
                for group, text in match.groupdict().items()
                if text
            }
            found.append(Shape(name, match.start(), match.end(), parts))
    return sorted(found, key=lambda one: one.start)


def _matches(
    pattern: re.Pattern[str], kinds: str, used: bytearray
) -> Iterator[re.Match[str]]:
    """Matches over unused letters; used ones are blanks that no pattern knows."""
    free = "".join(
        " " if taken else kind for kind, taken in zip(kinds, used, strict=True)
    )
    yield from pattern.finditer(free)


def part_of_more(kinds: str, shape: Shape, others: Sequence[Shape]) -> bool:
    """Whether a shape is one end of a stretch of days ("12-15 March 2024")."""
    if _RANGE_BEFORE.search(kinds[max(0, shape.start - 6) : shape.start]) and not any(
        other.end > shape.start - 4 and other.start < shape.start for other in others
    ):
        return True
    after = _RANGE_AFTER.match(kinds[shape.end : shape.end + 4])
    beyond = shape.end + (after.end() if after else 0)
    return after is not None and not any(other.start == beyond for other in others)


def unread_days(kinds: str, shapes: Sequence[Shape]) -> bool:
    """Whether days stand in the text outside of all shapes ("30 March to …")."""
    taken = [(shape.start, shape.end) for shape in shapes]
    return any(
        not any(start < match.end() and match.start() < end for start, end in taken)
        for match in _UNREAD_DAY.finditer(kinds)
    )
