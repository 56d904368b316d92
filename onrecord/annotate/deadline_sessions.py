"""Sessions of bodies ("at its eightieth session") and events that give no day."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.annotate.deadline_types import Deadline, Setting
from onrecord.annotate.due import assembly_session, session_on
from onrecord.annotate.ordinal_words import ordinal


def sessions(at: Setting) -> Iterator[Deadline]:
    for match in at.forms.session.finditer(at.text):
        sort = (match.groupdict().get("sort") or "").strip().lower()
        if sort in {"special", "emergency"}:
            continue
        ours = _is_assembly(at, match)
        for name in ("o", "o2"):
            if not match[name]:
                continue
            count = ordinal(match[name], at.language)
            due = assembly_session(count) if ours else ""
            if ours and at.adopted and count <= session_on(at.adopted):
                continue
            if not due and not _is_ahead(at, match):
                continue
            start = match.start(name)
            end = match.end() if name == "o2" or not match["o2"] else match.end(name)
            yield Deadline(
                start, end, at.text[start:end], "session", due, "", 0.9 if due else 0.6
            )


_BODY: Final = re.compile(
    r"(General Assembly|Assemblée générale|Asamblea General|Assembly|Asamblea"
    r"|Assemblée)"
    r"|(Council|Conseil|Consejo|Commission|Comisión|Committee|Comité|Conference|"
    r"Conférence|Conferencia|Board|Forum|Foro|Authority|Group|Groupe|Grupo|Junta)"
)
_AGENDA: Final = re.compile(
    r"(?:provisional agenda|ordre du jour provisoire|programa provisional)\s(?:of|de)\s"
    r"(?:its|sa|su)\s$",
    re.IGNORECASE,
)


def _is_assembly(at: Setting, match: re.Match[str]) -> bool:
    """Whether a session is one of the General Assembly."""
    behind = at.text[match.end() : match.end() + 40]
    own = re.match(r"\s(?:of the|de l[’']|de la)\s?(.*)", behind)
    if own and (named := _BODY.match(own[1])):
        return named[1] is not None
    head = at.text[max(0, match.start() - 160) : match.start()]
    is_assembly = at.organ == "ORG:UN:GA"
    if _AGENDA.search(head):
        return is_assembly
    bodies = list(_BODY.finditer(head))
    if bodies:
        return bodies[-1][1] is not None
    return is_assembly


def _is_ahead(at: Setting, match: re.Match[str]) -> bool:
    """Whether a session of another body is one to come: "to … at its fifth session"."""
    head = at.text[max(0, match.start() - 30) : match.start()]
    return bool(re.search(r"\b(?:at|during|for|by|to|à|lors de|en)\s\w+\s$", head))


def events(at: Setting) -> Iterator[Deadline]:
    for match in at.forms.event.finditer(at.text):
        yield Deadline(*match.span(), match[0], "event", confidence=0.8)
