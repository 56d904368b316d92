"""Who issues a statement: its title and first lines, beside the site it stands on.

The publisher is the first guess and nearly always right alone. It is wrong where the
text is issued together with others, republished from another actor, or reported by
news media; these the text itself must say. Whom a text is about, addressed to or met
with is not who issues it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.annotate.actor_cues import UNSPACED, cues, has
from onrecord.annotate.actor_lexicon import CAPITAL
from onrecord.annotate.actor_runs import Run, runs
from onrecord.annotate.issuing import Issuers, after_another, expanded, is_dateline
from onrecord.annotate.joint_issuers import joint_issuers
from onrecord.annotate.publishers import publisher_actor
from onrecord.annotate.reported import reported_speaker
from onrecord.vocabularies import slug

_LEAD = 700
"""Characters of the text that are read: its first lines."""
_TITLE = 600


def issuers(title: str, text: str, language: str, publisher: str = "") -> Issuers:
    """The actors that issue a statement.

    `publisher` is the host of the site, or an actor id; empty for news and unknown.
    """
    prior = publisher_actor(publisher)
    title, text = _plain(title[:_TITLE]), _plain(text[:_LEAD])
    code = _written_in(f"{title} {text}", language.casefold().split("-")[0] or "en")
    in_title, in_text = runs(title, code), runs(text, code)
    for reading in (
        joint_issuers(title, text, in_title, in_text, code, prior),
        _on_behalf(title, text, in_title, in_text, code),
        _by(title, in_title, code, prior),
        _coalition(title, text),
        _together(title, text, in_title, in_text, code, prior),
        _organ(in_title, in_text, prior),
        reported_speaker(title, text, in_title, in_text, code, prior),
    ):
        if reading and reading.ids:
            return Issuers(_rolled_up(reading.ids), reading.why, reading.confidence)
    if prior:
        return Issuers((_roll(prior),), "published by it", 0.9)
    return Issuers()


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\ufeff]")
_SPACES = re.compile(r" [ \t\xa0]+|[\t\xa0][ \t\xa0]*")
"""Any but a single space, which most are."""


_COMMON = {
    "en": {"the", "of", "and", "to", "by", "on", "with", "for", "in"},
    "fr": {"le", "la", "les", "des", "du", "et", "de", "au", "aux", "sur"},
    "es": {"el", "la", "los", "las", "del", "y", "de", "en", "por", "con"},
    "de": {"der", "die", "das", "und", "des", "zu", "zum", "den", "von", "im"},
}


def _written_in(words: str, stated: str) -> str:
    """The stated language, unless the words are plainly another's: sites state the
    language of their navigation."""
    seen = re.findall(r"[^\W\d_]+", words[:400].lower())
    counts = {code: sum(map(held.__contains__, seen)) for code, held in _COMMON.items()}
    best = max(counts, key=counts.__getitem__)
    if counts[best] >= 4 and counts[best] > 3 * counts.get(stated, 0):
        return best if re.search("[a-z]", words[:400]) else stated
    return stated


# ------------------------------------------------------------ by and on behalf of
def _on_behalf(
    title: str,
    text: str,
    in_title: Sequence[Run],
    in_text: Sequence[Run],
    language: str,
) -> Issuers | None:
    for run in in_title:
        if run.lead == "behalf":
            return Issuers(run.ids, "on behalf of it, in the title", 0.95)
    for run in in_text:
        said = text[max(0, run.start - 160) : run.start]
        if run.lead == "behalf" and has(said, language, "document"):
            return Issuers(run.ids, "on behalf of it, in the first lines", 0.85)
    return None


def _by(
    title: str, in_title: Sequence[Run], language: str, prior: str
) -> Issuers | None:
    if sender := _sender(title, in_title):
        return Issuers((sender,), "a letter from it", 0.9)
    for run in in_title:
        # "Declaration of Nairobi" has its name from where it was adopted.
        if run.lead == "by" and run.start < 160 and run.kinds != {CAPITAL}:
            ids = expanded(run.ids)
            if prior and len(ids) == 1 and after_another(title, run, language):
                return Issuers((prior, *ids), "a document by both", 0.7)
            return Issuers(ids, "a document by it", 0.9)
    for run in in_title:
        if run.lead != "subject" or run.start > 40 or is_dateline(title, run):
            continue
        if _document_follows(title[run.end :], language):
            return Issuers(expanded(run.ids), "its document", 0.85)
    return None


_LETTER = re.compile(
    r"(?:Identical |Joint )?"
    r"(?:letters?|notes? verbales?|lettres?|cartas?|notas? verbales?)\b"
    r"|(?:Идентичные )?(?:Письм|Вербальн)\w+|رسال[ةت]|مذكرة شفوية|.{0,24}(?:给|的信)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|par|por|от)\b|(?<!\w)من\s|^[\s\d年月日]*$"
    r"|(?:du|del) (?=(?:Rep|Enc|Char))"
)


_TO = re.compile(r"\b(?:to|addressed|à|au|aux|al|к|на имя)\b|إلى|给")


def _sender(title: str, in_title: Sequence[Run]) -> str:
    """The state or body from which a letter or a note comes, whoever it is for."""
    if not _LETTER.match(title):
        return ""
    after = 0
    for run in in_title:
        came = _FROM.search(title[after : run.start])
        if came and not _TO.search(title[after + came.start() : run.start]):
            return run.ids[0]
        after = run.end
    return ""


def _document_follows(after: str, language: str) -> bool:
    """Whether "… Foreign Ministry statement" goes on from a name."""
    document, office = cues(language, "document"), cues(language, "office")
    if language in UNSPACED:
        head = re.split(r"[，。：:、]|关于|就|について", after, maxsplit=1)[0]
        return bool(document.pattern and document.pattern.search(head[:24]))
    article = cues(language, "article")
    if re.match(r"\s+[–—-]\s|\s*[:;|]", after):
        return False  # "Visit to Vietnam – statement by the minister"
    for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", after[:120])[:7]:
        low = word.lower()
        if low in document:
            return True
        if low not in office and low not in article and low != "s":
            return False
    return False


def _together(
    title: str,
    text: str,
    in_title: Sequence[Run],
    in_text: Sequence[Run],
    language: str,
    prior: str,
) -> Issuers | None:
    """Several who say it together, without calling it a joint statement."""
    said = cues(language, "said").pattern
    for place, found, least in ((title, in_title, 2), (text, in_text, 3)):
        run = found[0] if found else None
        if said is None or run is None or run.lead not in {"subject", "we"}:
            continue
        ids = expanded(run.ids)
        if prior in ids and len(ids) >= least:
            after = place[run.end : found[1].start if len(found) > 1 else None][:70]
            if said.search(after.split(". ")[0]):
                return Issuers(ids, "they say it together", 0.7)
    return None


_COALITION = re.compile(
    r"\b(?:by|of|from) (?:the )?(?:(?:\w+ )?members of the )?"
    r"((?:(?:[A-Z][\w-]+|on|for|of|the|against) ){1,6}(?:Coalition|Alliance"
    r"|Partnership|Group of Friends"
    r"|Contact Group|Core Group|Freedom Network))\b"
)


def _coalition(title: str, text: str) -> Issuers | None:
    """A coalition that the vocabulary does not have gets an id of its name."""
    for place in (title, text[:300]):
        found = _COALITION.search(place)
        if found and (place is title or "embers of" in found[0]):
            return Issuers((f"GROUP:{slug(found[1])}",), "members of it", 0.6)
    return None


# ------------------------------------------------------------------- UN and news
def _organ(
    in_title: Sequence[Run], in_text: Sequence[Run], prior: str
) -> Issuers | None:
    if not prior.startswith("ORG:UN"):
        return None
    for run in (*in_title, *in_text):
        for one in run.ids:
            if one.startswith(("ORG:UN:", "COURT:")) and run.lead != "other":
                return Issuers((one,), "an organ of the United Nations", 0.85)
    for run in (*in_title, *in_text):
        for one in run.ids:
            if one.startswith(("ORG:UN:", "COURT:")):
                return Issuers((one,), "an organ of the United Nations", 0.6)
    return None


# ------------------------------------------------------------------------- results
def _roll(actor_id: str) -> str:
    """The body in whose name an office speaks."""
    if actor_id.startswith("ORG:EU:"):
        return "ORG:EU"
    return {"ORG:UN:SC:PRES": "ORG:UN:SC"}.get(actor_id, actor_id)


def _rolled_up(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_roll(one) for one in ids if one))


def annotate(given: Mapping[str, Any]) -> list[str]:
    """``{"title", "text", "lang", "publisher"}`` → the ids of who issues it."""
    found = issuers(
        str(given.get("title") or ""),
        str(given.get("text") or ""),
        str(given.get("lang") or "en"),
        str(given.get("publisher") or ""),
    )
    return list(found.ids)
