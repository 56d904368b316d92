"""Citations for reference managers: BibTeX, RIS and CSL-JSON.

Every value goes through one filter first: a single line without control characters, so
that no title can begin a second record or field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.reports.citing import Work
from onrecord.reports.citing_styles import organ
from onrecord.reports.rendering import plain

_KEY = re.compile(r"[^a-z0-9]+")
_SPECIAL = re.compile(r"[\\{}%#$&_~^]")
_ESCAPED = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _note(work: Work) -> str:
    """Where the archived copy is known by."""
    if not work.sha256:
        return ""
    fetched = f"fetched {work.archived[:10]}, " if work.archived else ""
    return f"Archived copy: {fetched}SHA-256 {work.sha256}"


def author(work: Work) -> str:
    """The organ, the speaker, else the publisher."""
    if not work.is_un:
        return work.speaker or work.publisher
    name = organ(work)[2]
    return name if name == "United Nations" else f"United Nations {name}"


def title(work: Work) -> str:
    """The title, else the symbol."""
    return work.title or work.symbol


def key(work: Work) -> str:
    """A stable key: ``s-res-1325-2000``."""
    day = work.dated.isoformat() if work.dated else "undated"
    words = work.symbol or f"{work.publisher} {day} {work.title[:40]}"
    named = _KEY.sub("-", plain(words).casefold()).strip("-") or "document"
    # Of a name and title in another script the day alone is left, which many share.
    told = work.symbol or re.search("[a-z]", named.replace("undated", ""))
    return named if told else f"{named}-{work.sha256[:8]}".strip("-")


def bibtex(work: Work, named: str = "") -> str:
    """One BibTeX entry, with biblatex's fields for days and addresses. ``named`` is its
    key where `key` is taken."""
    fields = {
        "author": f"{{{_bib(author(work))}}}",
        "title": f"{{{_bib(title(work))}}}",
        "date": work.dated.isoformat() if work.dated else "",
        "year": str(work.dated.year) if work.dated else "",
        "number": _bib(work.symbol),
        "type": _bib(work.kind.replace("_", " ")),
        "institution": _bib("" if work.is_un else work.publisher),
        "langid": _bib(work.language),
        "url": plain(work.url).replace("{", "%7B").replace("}", "%7D"),
        "urldate": work.archived[:10],
        "note": _bib(_note(work)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{'techreport' if work.is_un else 'misc'}{{{named or key(work)},\n" + (
        ",\n".join(lines) + "\n}\n"
    )


def _bib(value: str) -> str:
    return _SPECIAL.sub(lambda m: _ESCAPED.get(m[0], f"\\{m[0]}"), plain(value))


def ris(work: Work) -> str:
    """One RIS record."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_lines(work))


def _ris_lines(work: Work) -> Iterator[tuple[str, str]]:
    # Zotero makes a court case of LEGAL and has no place there for a symbol; of RPRT,
    # SN is the report's number and PB its institution.
    yield "TY", "RPRT" if work.is_un else "ELEC"
    for tag, value in (
        ("AU", f"{author(work)},"),
        ("TI", title(work)),
        ("SN", work.symbol),
        ("PB", author(work) if work.is_un else work.publisher),
        ("PY", str(work.dated.year) if work.dated else ""),
        ("DA", work.dated.strftime("%Y/%m/%d") if work.dated else ""),
        ("M3", work.kind.replace("_", " ")),
        ("LA", work.language),
        ("UR", work.url),
        ("Y2", work.archived[:10].replace("-", "/")),
        ("N1", _note(work)),
    ):
        if shown := plain(value):
            yield tag, shown
    yield "ER", ""


def csl(work: Work, named: str = "") -> dict[str, Any]:
    """One item of CSL-JSON. ``named`` is its id where `key` is taken."""
    item: dict[str, Any] = {
        "id": named or key(work),
        "type": "legislation" if work.is_un else "webpage",
        "title": plain(title(work)),
        "author": [{"literal": plain(author(work))}],
        "number": plain(work.symbol),
        "publisher": "" if work.is_un else plain(work.publisher),
        "genre": work.kind.replace("_", " "),
        "language": work.language,
        "URL": plain(work.url),
        "note": plain(_note(work)),
    }
    if day := work.dated:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if work.archived:
        seen = [int(number) for number in work.archived[:10].split("-")]
        item["accessed"] = {"date-parts": [seen]}
    return {name: value for name, value in item.items() if value}


def csl_json(work: Work) -> str:
    return json.dumps([csl(work)], ensure_ascii=False, indent=2) + "\n"
