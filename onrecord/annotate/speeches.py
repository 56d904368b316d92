"""The speeches of a verbatim meeting record, from its plain text.

A speech begins with a speaker line at the start of a printed line and lasts to the
next; page heads, page numbers and what the record says itself (votes, the suspension of
the meeting) are no words of a speaker. The chair's short turns are speeches too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.behalf import Behalf, spoken_for
from onrecord.annotate.headers import CHAIR, HONORIFIC, Header, read_header

RULES = "speeches/1"

_START = re.compile(
    r"(?:^|[\n\r\f])[ \t\u00a0\u200e\u200f\u202a-\u202e\ufeff|]*(?=[^\W\d])"
)
_ENDS = re.compile(r"[:：]")
_COLONS = frozenset(":：;")
_WINDOW = 420
_ENDED = re.compile(r"(?:[^\W\d_]{4,}|\d)[.!?؟][”\"’»]?\s")
_CONTENTS = re.compile(r"(?:\. ?){4,}|…{2,}|[.·_]{5,}")
_FURNITURE = re.compile(
    r"[ \t.]*(?:"
    r"(?:[A-Z]{1,4}(?:/[\w.()-]+){1,5}[ \t]*){1,3}"
    r"(?:[^\n]{0,90}[ \t]\d\d?/\d\d?/\d{4})?"
    r"|\d\d?/\d\d?/\d{4}[ \t][^\n]{3,120}[A-Z]{1,4}/[\w./()-]+"
    r"|\d{1,3}(?:/\d{1,3})?[ \t]+\d\d-\d{5}"
    r"|\d\d-\d{5}(?:[ \t]\([A-Z]\))?[ \t]+\d{1,3}(?:/\d{1,3})?"
    r"|\d\d-\d{5}(?:[ \t]*\([A-Z]\))?|\*\d{5,9}\*|\d{1,3}"
    r"|(?:General Assembly|Security Council)[ \t][^\n]{0,40}\bmeeting"
    r"|[\w-]+ (?:year|session)[ \t]\d{1,2} [A-Z][a-z]+ \d{4}"
    r")[ \t]*",
)
_STAGE = re.compile(
    r"(?:The (?:meeting|agenda|sitting) (?:was|rose|resumed|is)\b|A (?:recorded "
    r"|secret )?"
    r"(?:vote|ballot) was taken|A recorded vote"
    r"|At the invitation of the (?:Acting )?President"
    r"|The (?:members|Council|Assembly|General Assembly|Security Council) (?:observed"
    r"|rose)"
    r"|(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? [^\n]{2,60}"
    r"(?:took the Chair|took (?:a|the) seats?|was escorted|withdrew|in the Chair)"
    r"|Draft (?:resolution|decision)[^\n]{2,80}was (?:adopted|rejected)"
    r"|In favour:|Against:|Abstain(?:ing|tions):"
    r"|La séance (?:est|reprend)|L.ordre du jour est adopté|Il est procédé"
    r"|Se (?:abre|levanta|suspende|reanuda) la sesión|Queda aprobado el orden"
    r"|Se procede a"
    r"|Заседание (?:открывается|закрывается|прерывается)|Повестка дня утверждается"
    r"|Проводится голосование|رفعت الجلسة|افتتحت الجلسة|أجري تصويت|أقر جدول"
    r"|会议在|议程通过|进行了|上午|下午.{1,12}(?:开会|散会))"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn of one speaker: text[start:end] of the record."""

    start: int
    """Where the speaker line begins."""
    end: int
    header: Header
    text: str
    """The words of the speech: lines as printed, without page heads and stage
    directions."""
    on_behalf_of: tuple[str, ...] = ()
    """Ids of the groups, organisations or states that the speaker says to speak for."""
    behalf_text: str = ""
    """Those words as printed."""
    rule: str = RULES

    @property
    def speaker(self) -> str:
        return self.header.speaker

    @property
    def state(self) -> str:
        return self.header.state

    @property
    def spoken_in(self) -> str:
        """English name of the language, where the record prints a translation."""
        return self.header.spoken_in


def speeches_of(text: str, language: str = "en") -> list[Speech]:
    """The speeches of a record in order of place.

    `text` has the lines as printed, pages parted by line feeds or form feeds.
    """
    starts = list(_headers(text))
    ends = [*(start for start, _ in starts), len(text)][1:]
    speeches = []
    for (start, header), end in zip(starts, ends, strict=True):
        words = _words(text[start + header.end : end])
        # A form of words near the beginning says for whom; later ones quote others.
        said = spoken_for(" ".join(words[:1500].split()), language)
        if header.on_behalf_of:
            said = spoken_for(header.on_behalf_of, language, whole=True) or said
        others = _others(header, said)
        printed = said.printed if said and others else ""
        speeches.append(Speech(start, end, header, words, others, printed))
    return speeches


def _others(header: Header, said: Behalf | None) -> tuple[str, ...]:
    """For whom besides the own state; the chair speaks for the meeting alone."""
    if said is None or header.is_chair or set(said.ids) == {header.actor_id}:
        return ()
    return said.ids


def _headers(text: str) -> Iterator[tuple[int, Header]]:
    after = 0
    for line in _START.finditer(text):
        start = line.end()
        window = text[start : start + _WINDOW]
        if start < after or not _opens(window):
            continue
        header = read_header(window)
        if header and _is_speech(header, window):
            yield start, header
            after = start + header.end


def _opens(window: str) -> bool:
    """Whether a line may be a speaker's: cheap, for nearly all lines are not."""
    if not _ENDS.search(window, 0, 330):
        return False
    first = re.split(r"[:：(（]", window, maxsplit=1)[0]
    return len(first) <= 120 and first.count("\n") <= 1


def _is_speech(header: Header, window: str) -> bool:
    printed = window[: header.end]
    if _CONTENTS.search(printed) or _STAGE.match(printed) or printed[-1] not in _COLONS:
        return False
    rest = window[header.end :].strip()
    name = re.split(r"[:：(（]", window, maxsplit=1)[0]
    if "\n" in name and _ENDED.search(name):
        return False  # the end of a sentence and, on the next line, a speaker
    if CHAIR.fullmatch(header.speaker):
        # "President: Mr. Adom" on the cover names the chair, it is no speech.
        return not re.match(r"(?:Mr|Mrs|Ms|Sir|M|Mme|Sra?|Г-н|Г-жа)\b", rest)
    if HONORIFIC.match(header.speaker) or re.search("先生|女士", header.speaker):
        return True
    return "\n" not in name and ". " not in name and bool(header.actor_id)


def _words(printed: str) -> str:
    """The speech alone. A stage direction ends it, for the next words are the
    record's."""
    kept: list[str] = []
    for line in printed.replace("\f", "\n").splitlines():
        if _FURNITURE.fullmatch(line):
            continue
        if _STAGE.match(line.strip()):
            break
        kept.append(line.rstrip())
    return "\n".join(kept).strip()
