"""Quotations in Chinese, which has no spaces: subject, cue, comma, content.

The same drafts as in the other languages, in characters instead of tokens.
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.quotes_cues import lexicon
from onrecord.annotate.quotes_spans import Found, Span

_QUOTED = re.compile(r"“[^“”\n]{1,3000}”|「[^「」\n]{1,3000}」|\"[^\"\n]{1,3000}\"")
_SENTENCE = re.compile(r"[^。！？!?\n]{1,600}[。！？!?]{0,9}[”」\"]?")
_BREAK = "，,；;：:。！？!?\n"
_DAY = re.compile(r"(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日|\d{1,2}月")
_MEDIUM = re.compile(
    r"据(?P<a>[^，。据]{2,20}?)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:报道|消息|援引)"
    r"|(?P<b>[^，。]{2,16}?)(?:\d{1,2}日)?(?:援引|引述)"
    r"|(?:向|对|告诉|接受)(?P<c>[^，。]{1,12}?(?:社|报|台|网|电视|频道|杂志))"
)
_FAR = 60
"""Characters between a speaker and the cue, at most."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    cue: re.Pattern[str]
    stance: frozenset[str]
    nouns: frozenset[str]
    feeling: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    lead: re.Pattern[str]
    time: re.Pattern[str]
    adverbs: re.Pattern[str]


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda one: (-len(one), one)))


@cache
def _grammar() -> _Grammar:
    words = lexicon("zh")
    return _Grammar(
        re.compile(_any_of(words["say"])),
        words["stance"],
        words["noun_too"],
        words["feeling"],
        words["not_after"],
        words["not_before"],
        re.compile(f"(?:{_any_of(words['lead'])})+"),
        re.compile(f"{_DAY.pattern}|{_any_of(words['time'])}"),
        re.compile(f"(?:{_any_of(words['adverb'])})*"),
    )


def read_chinese(text: str) -> list[Found]:
    """The quotations of a Chinese text."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    covered = _masked(text, quoted)
    found: list[Found] = []
    for place, sentence in enumerate(_SENTENCE.finditer(covered)):
        found += _read(covered, sentence.start(), sentence.end(), bool(found))
        for one in found:
            if one.sentence < 0:
                one.sentence = place
                _grade(text, one)
    return found


def _grade(text: str, found: Found) -> None:
    """Words in marks or behind a colon are sure; where a clause ends is not."""
    begin = found.content[0][0]
    marked = text[begin] in '“「『"' or text[begin - 1] in "：:"
    found.confidence = 0.85 if marked else 0.7
    if found.speaker and text.startswith(_own_words(), *found.speaker):
        found.vague, found.confidence = True, 0.3


@cache
def _own_words() -> tuple[str, ...]:
    return tuple(lexicon("zh")["own"])


def _masked(text: str, quoted: list[Span]) -> str:
    """`text` with what stands in quotation marks made blank, marks kept."""
    pieces: list[str] = []
    last = 0
    for begin, end in quoted:
        pieces += (text[last : begin + 1], "\u3000" * (end - begin - 2), text[end - 1])
        last = end
    pieces.append(text[last:])
    return "".join(pieces)


def _read(covered: str, begin: int, end: int, follows: bool) -> list[Found]:
    grammar = _grammar()
    found: list[Found] = []
    floor = begin
    for match in grammar.cue.finditer(covered, begin, end):
        start, stop = match.span()
        if start < floor or not _is_cue(covered, match, begin, end, grammar):
            continue
        opened = _clause_begin(covered, start, floor)
        speaker = _speaker(covered, opened, start, grammar)
        if speaker is None:
            speaker = found[-1].speaker if found else None
        after = stop
        while after < end and covered[after] in "，,：:\u3000 ":
            after += 1
        tail = covered[after:end].strip('。！？!?”」"')
        if not tail:
            left = _left(covered, floor, opened)
            if left:
                found.append(Found(-1, [left], speaker, (start, stop), None, 0.8))
                floor = stop
            continue
        if speaker is None and not follows and not found:
            continue
        close = _content_end(covered, after, end, grammar)
        if covered.startswith(("针对", "對於", "对于"), begin) and begin == floor:
            # "As to what officials say, the spokesman …": the clause ends it.
            comma = covered.find("，", after, close)
            close = comma if comma > after else close
        while close > after and covered[close - 1] in "，,。；;：: ":
            close -= 1
        if close - after < 2:
            continue
        draft = Found(-1, [(after, close)], speaker, (start, stop), None, 0.8)
        if quoted := _quoted_before(covered, opened, floor):
            draft.content.insert(0, quoted)
        draft.via = _via(covered, max(floor, start - _FAR), start, draft)
        found.append(draft)
        floor = close
    return found


def _is_cue(
    covered: str, match: re.Match[str], begin: int, end: int, grammar: _Grammar
) -> bool:
    start, stop = match.span()
    word = match[0]
    following = covered[stop] if stop < end else "。"
    if len(word) == 1:
        previous = covered[start - 1] if start > begin else ""
        if previous in grammar.not_after or following in grammar.not_before:
            return False
    if following in "的了" or covered[stop : stop + 2] in grammar.feeling:
        # "What must be pointed out", "expressed regret": a noun follows, not speech.
        return False
    if word in grammar.stance:
        return following in ("：:“「" if word in grammar.nouns else '，：:,"“「')
    return True


def _clause_begin(covered: str, place: int, floor: int) -> int:
    """Where the clause of the cue begins."""
    limit = max(floor, place - _FAR)
    while place > limit and covered[place - 1] not in _BREAK + '”」"':
        place -= 1
    return place


def _speaker(covered: str, begin: int, end: int, grammar: _Grammar) -> Span | None:
    """The words between the beginning of the clause and the cue, without adverbs."""
    if (lead := grammar.lead.match(covered, begin, end)) and lead.end() < end:
        begin = lead.end()
    adverbs = grammar.adverbs.match(covered, begin, end)
    if adverbs and adverbs.end() == end and covered[begin:end] not in {"他", "她"}:
        return None
    for match in grammar.time.finditer(covered, begin, end):
        if match.start() == begin:
            begin = match.end()
        elif match.start() > begin + 1:
            # "in …" belongs to the name where an attribute's mark follows.
            if match[0] == "在" and "的" in covered[match.end() : end]:
                continue
            end = match.start()
            break
    while begin < end and covered[begin] in '，, \u3000“”"':
        begin += 1
    while end > begin and covered[end - 1] in "，, \u3000的":
        end -= 1
    return (begin, end) if end > begin else None


def _left(covered: str, floor: int, opened: int) -> Span | None:
    """Content before "…，某人说。"."""
    end = opened
    while end > floor and covered[end - 1] in "，, \u3000":
        end -= 1
    begin = floor
    while begin < end and covered[begin] in "，,。 \u3000":
        begin += 1
    return (begin, end) if end - begin >= 4 else None


def _quoted_before(covered: str, opened: int, floor: int) -> Span | None:
    """The first half of “…，”他说，“…”。"""
    if opened <= floor or covered[opened - 1] not in "”」":
        return None
    mark = "“" if covered[opened - 1] == "”" else "「"
    begin = covered.rfind(mark, floor, opened)
    return (begin, opened) if begin >= 0 else None


def _content_end(covered: str, begin: int, end: int, grammar: _Grammar) -> int:
    """Before a further cue without a subject of its own: "，强调……"."""
    for match in grammar.cue.finditer(covered, begin + 2, end):
        start = match.start()
        opened = _clause_begin(covered, start, begin)
        if opened <= begin or not _is_cue(covered, match, begin, end, grammar):
            continue
        if len(match[0]) == 1 and opened == start:
            continue
        adverbs = grammar.adverbs.match(covered, opened, start)
        if adverbs and adverbs.end() == start:
            return opened
    return end


def _via(covered: str, begin: int, end: int, draft: Found) -> Span | None:
    """The medium: "据新华社报道，", "新华社援引…的话说", "对路透社表示"."""
    for match in _MEDIUM.finditer(covered, begin, end):
        for group in ("a", "b", "c"):
            if match[group]:
                span = match.span(group)
                if group == "b" and draft.speaker and draft.speaker[0] < match.end():
                    draft.speaker = _source(covered, match.end(), end)
                return span
    return None


def _source(covered: str, begin: int, end: int) -> Span | None:
    stop = covered.find("的话", begin, end)
    stop = stop if stop >= 0 else end
    return (begin, stop) if stop > begin else None
