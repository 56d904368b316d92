"""What an actor does where a text names it, read from the words on both sides.

Naming is not speaking. An actor is ``quoted`` only where its words are given: by a verb
of saying, by a verb of stance with "that" or a quotation, or after "according to".
"Urges X", "calls upon X", "requests X" make it the ``addressee``; "welcomes X's plan"
makes it nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from onrecord.annotate.actor_cues import UNSPACED, cues
from onrecord.annotate.actor_lexicon import DEMONYM, NAME, SEAT, Named

Role = Literal[
    "issuer", "speaker", "on_behalf_of", "addressee", "mentioned", "quoted", "medium"
]

_AROUND = 72
"""Characters on each side of a name that are read for its role."""
_FIRST_LINES = 300
_AUXILIARY = re.compile(r"\b(?:a|ont|ha|han|hat|haben)\s*$")
_AUXILIARIES = frozenset({"a", "ont", "ha", "han", "has", "have", "had", "hat", "also"})
_FOR = re.compile("(?<![的驻])(?:代表|を代表して)$")
_ENDS = frozenset(".;:!?")
_STRIPPED = " \t\n\r,;:.()[]\"'“”«»„’‘،؛"
_QUOTE_ENDS = frozenset({",", "”", "»", '"', "“", ".", ""})
_CITED = re.compile(r",? (?:quoted|cited) (?:by|in)\b")
_QUOTATION = re.compile(r'[^.;:"“”«»]{0,30}[“"«‘](?=[^\W\d_A-ZÀ-ÝА-Я])')
_OBJECT = frozenset("对向就将把被同与")
_MATTERS = frozenset({"问题", "事务", "局势"})
"""What makes a Chinese name the matter that somebody speaks of."""
_POSSESSIVE = re.compile("['’](?:s|S)?$")
_ORGAN = "ORG:UN:"
_SHORTENED = 5
"""No shortened word ("H.E.", "Mr.") is as long."""


def role_of(text: str, one: Named, language: str, issued: Sequence[str]) -> Role:
    """The role of `one` in `text`, which `issued` issue. An organ of the United Nations
    that decides in its own document is its issuer; whoever else says so is a
    speaker."""
    before = text[max(0, one.start - _AROUND) : one.start]
    cut = len(before) == _AROUND
    if (place := before.rfind("\n\n")) >= 0:
        before, cut = before[place + 2 :], False
    after = text[one.end : one.end + _AROUND].partition("\n\n")[0]
    if language in UNSPACED:
        return _role_unspaced(before, after, one, language, issued)
    return _role_spaced(before, after, one, language, issued, cut)


def _role_spaced(
    before: str, after: str, one: Named, language: str, issued: Sequence[str], cut: bool
) -> Role:
    words = before.split()[1 if cut else 0 :]
    place = _lead(words, language)
    lead = _plain(words[place]) if place >= 0 else ""
    earlier = _plain(words[place - 1]) if place > 0 else ""
    if lead in cues(language, "behalf_end") and earlier not in cues(language, "office"):
        return "on_behalf_of"
    if lead and _asked(words, place, language, issued):
        return "addressee"
    per = cues(language, "per")
    if lead in per or earlier in per:
        return "quoted"
    spoken = _spoken(lead, before, after, one, language)
    if one.actor_id in issued and (spoken or (place < 0 and _opens(one, words))):
        return "issuer" if one.actor_id.startswith(_ORGAN) else "speaker"
    return "quoted" if spoken == "words" else _quiet(one, issued)


def _opens(one: Named, words: Sequence[str]) -> bool:
    """Whether an organ's own name opens a sentence: "The Council takes note"."""
    return (
        one.actor_id.startswith(_ORGAN)
        and bool(words)
        and words[-1][:1] in '"“T'
        and words[-1].strip(_STRIPPED) == "The"
    )


def _quiet(one: Named, issued: Sequence[str]) -> Role:
    # "Russian" may be the language, "Moscow" the place of the event.
    opening = one.start < _FIRST_LINES and one.kind in NAME + SEAT
    opening = opening and one.actor_id in issued
    return "issuer" if opening else "mentioned"


@lru_cache(maxsize=32768)
def _plain(printed: str) -> str:
    return printed.strip(_STRIPPED).lower().replace("’", "'")


def _lead(words: Sequence[str], language: str) -> int:
    """The place of the last word before a name that is neither an office nor an
    article nor "all"; -1 where a sentence begins."""
    for place in range(len(words) - 1, -1, -1):
        weight = _weight(words[place], language)
        if weight:
            return -1 if weight == _BREAK else place
    return -1


_BREAK = "."


@lru_cache(maxsize=32768)
def _weight(printed: str, language: str) -> str:
    """Empty for offices, articles, "all"; `_BREAK` for what ends a sentence."""
    office, article = cues(language, "office"), cues(language, "article")
    word = _plain(printed)
    if printed[-1] in _ENDS and not (
        printed[-1] == "." and len(printed) <= _SHORTENED and word in office
    ):
        return _BREAK
    skipped = (office, article, cues(language, "qualifier"))
    return "" if any(word in cue for cue in skipped) else word


def _asked(
    words: Sequence[str], place: int, language: str, issued: Sequence[str]
) -> bool:
    """Whether a verb of asking leads to the name: directly, or by its preposition."""
    lead = _plain(words[place])
    before = _plain(words[place - 1]) if place else ""
    if lead in cues(language, "addressed"):
        following = _plain(words[place + 1]) if place + 1 < len(words) else ""
        noun = language == "en" or lead == "demande"
        if noun and (
            before in cues(language, "article")
            or before in {"upon", "at", "on", "by"}
            or following in {"of", "by", "to", "for"}
        ):
            return False  # "at the request of the Government"
        if noun and before == "to" and not lead.startswith(("thank", "congrat")):
            return False  # "to encourage the parties" is an aim
        # In Arabic the verb comes first: "calls" may be what the named one does.
        subject = language == "ar" and lead in cues(language, "said")
        return not subject or any(one.startswith(_ORGAN) for one in issued)
    if lead in cues(language, "addressed_through"):
        reach = map(_plain, words[max(0, place - 3) : place])
        return any(word in cues(language, "asks") for word in reach)
    return (
        lead in cues(language, "that")
        and place > 0
        and before in cues(language, "asks_that")
    )  # "demands that Mali"


def _spoken(lead: str, before: str, after: str, one: Named, language: str) -> str:
    """``words`` where the named one's words are given, ``stance`` where it takes a
    stand without them, else empty."""
    if one.kind == DEMONYM and language == "en" and one.printed.endswith("s"):
        return ""  # "many Australians have told me"
    if lead and _is_verb(lead, language) and _inverted(lead, before, language):
        stance = lead in cues(language, "stance")
        if not stance or _gives_words(after, language, near=False):
            return "words"
        return "stance" if language == "ar" else ""
    topic = lead in cues(language, "topic") or lead in cues(language, "with")
    if topic or after[:1] in {"-", "‑", "/"}:
        return ""  # "the festival in France will"
    if _CITED.match(after):
        return "words"
    return _verb_after(after, one, language)


def _is_verb(word: str, language: str) -> bool:
    return word in cues(language, "said") and word not in cues(language, "no_verb")


def _inverted(lead: str, before: str, language: str) -> bool:
    """Whether the verb before a name follows the words it reports (in Arabic, any)."""
    if language == "ar":
        return True
    inverted = cues(language, "inverted")
    if inverted.whole and lead not in inverted:
        return False
    place = before.lower().rfind(lead)
    return _AUXILIARY.sub("", before[:place]).rstrip()[-1:] in _QUOTE_ENDS


def _verb_after(after: str, one: Named, language: str) -> str:
    office, article = cues(language, "office"), cues(language, "article")
    possessive = language == "en" and _POSSESSIVE.search(one.printed) is not None
    apposition = False
    rest = after.lstrip(")")
    if rest[:2] == ", ":
        if ", " not in rest[2:]:
            return ""
        apposition = True  # "Hamas, for its part, denied"
        rest = rest[rest.index(", ", 2) + 1 :]
    at = 0
    for number, match in enumerate(_WORDS.finditer(rest)):
        printed = match[0]
        word = _plain(printed)
        at = match.end()
        if number > 6:
            break
        if word in _AUXILIARIES:
            continue
        if _is_verb(word, language) and not printed[0].isupper():
            if number == 0 and (possessive or word in _NOUNS):
                return ""  # "Kenya's call", "the United States claim that"
            if word not in cues(language, "stance"):
                return "words"
            return "words" if _gives_words(rest[at:], language, near=True) else "stance"
        if apposition or printed.rstrip("”’\"'»")[-1:] in _ENDS | {""}:
            return ""
        if printed[0].isupper():
            if word in article or printed[-1] == ",":
                return ""  # another sentence, or a list
        elif word and word not in office:
            return ""
    return ""


_WORDS = re.compile(r"\S+")
_NOUNS = frozenset({"claim", "demand", "report", "request", "statement", "view"})
"""After a name in the singular these are no verbs."""


def _gives_words(after: str, language: str, *, near: bool) -> bool:
    """Whether "that" or a quotation follows a verb of stance: at once, or (`near` is
    false) after the name and its offices."""
    that = cues(language, "that")
    reach = 2 if near else 6
    words = [_plain(word).partition("'")[0] for word in after.split()[:reach]]
    return any(word in that for word in words if word) or bool(_QUOTATION.match(after))


def follows(gap: str, language: str) -> bool:
    """Whether two names with `gap` between them are in one list: "Kenya, the Government
    of Mali and Chad"."""
    if len(gap) > _AROUND or "\n\n" in gap:
        return False
    if language in UNSPACED:
        return gap in cues(language, "and").whole
    joins, article, office = (cues(language, r) for r in ("and", "article", "office"))
    joined = "," in gap or "،" in gap
    for word in gap.split():
        plain = _plain(word)
        if word[-1] in ".;:!?":
            return False
        if plain in joins:
            joined = True
        elif plain and plain not in article and plain not in office:
            return False
    return joined


@cache
def _unspaced_end(language: str, role: str) -> re.Pattern[str] | None:
    pattern = cues(language, role).pattern
    return re.compile(f"(?:{pattern.pattern})$") if pattern else None


def _role_unspaced(
    before: str, after: str, one: Named, language: str, issued: Sequence[str]
) -> Role:
    if _FOR.search(before):
        return "on_behalf_of"
    addressed = _unspaced_end(language, "addressed")
    organ = any(one.startswith(_ORGAN) for one in issued)
    if (addressed and addressed.search(before)) or (
        organ and re.search(r"(?:^|[\s；，。、.又还再并次])请$", before)
    ):
        return "addressee"
    spoken = "" if after[:2] in _MATTERS else _spoken_unspaced(before, after, language)
    if spoken and one.actor_id in issued:
        return "issuer" if organ else "speaker"
    return "quoted" if spoken == "words" else _quiet(one, issued)


def _spoken_unspaced(before: str, after: str, language: str) -> str:
    said, office = cues(language, "said").pattern, cues(language, "office").pattern
    rest = office.sub("", after[:24]) if office else after[:24]
    # A name of three or four characters may stand between office and verb.
    spoken = said.search(rest) if said else None
    if (
        spoken is None
        or spoken.start() > 5
        or re.search("[，。、？“”有的]", rest[: spoken.start()])
        or before[-1:] in _OBJECT
    ):
        return ""
    stance = cues(language, "stance").pattern
    if stance is None or not stance.fullmatch(spoken[0]):
        return "words"
    return (
        "words" if re.search("^[^，。；]{0,6}[：“]", rest[spoken.end() :]) else "stance"
    )
