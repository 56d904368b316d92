"""Citations of statements on web sites, in the same styles: who, what, when, where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.reports import wording
from onrecord.reports.citing import Pinpoint, Work
from onrecord.reports.citing_styles import (
    Style,
    day_month_year,
    joined,
    mla_day,
    month_day_year,
    short_month_day,
)


def _kind(work: Work) -> str:
    return wording.kind(work.kind)


def bluebook(work: Work, at: Pinpoint | None = None) -> str:
    """``Press Release, Ministry, Title (Mar. 3, 2024), https://…``."""
    who = joined(work.speaker, work.speaker_role, work.publisher)
    head = (
        joined(who, work.title)
        if work.speaker
        else joined(_kind(work).title(), who, work.title)
    )
    day = f" ({short_month_day(work.dated)})" if work.dated else ""
    return joined(f"{head}{day}", f"¶ {at[1]}" if at else "", work.url)


def oscola(work: Work, at: Pinpoint | None = None) -> str:
    """``Ministry, ‘Title’ (3 March 2024) <https://…> accessed 4 March 2024``."""
    day = f"({day_month_year(work.dated)})" if work.dated else ""
    who = work.speaker or work.publisher
    cited = joined(
        joined(who, f"‘{work.title}’"), day, f"<{work.url}>", _accessed(work), by=" "
    )
    return joined(cited, f"para {at[1]}" if at else "")


def aglc(work: Work, at: Pinpoint | None = None) -> str:
    """``Ministry, ‘Title’ (Press Release, 3 March 2024) <https://…>``."""
    inside = joined(
        _kind(work).title(),
        work.publisher if work.speaker else "",
        day_month_year(work.dated),
    )
    head = joined(work.speaker or work.publisher, f"‘{work.title}’")
    place = f"[{at[1]}]" if at else ""
    return joined(head, f"({inside})", place, f"<{work.url}>", by=" ")


def chicago(work: Work, at: Pinpoint | None = None) -> str:
    """``Ministry, “Title,” press release, March 3, 2024, https://….``: a note."""
    return joined(
        work.speaker, f"“{work.title},”", _kind(work).lower(), work.publisher,
        month_day_year(work.dated), f"para. {at[1]}" if at else "", work.url,
    ).replace(",”,", ",”") + "."  # fmt: skip


def apa(work: Work, at: Pinpoint | None = None) -> str:
    """``Ministry. (2024, March 3). *Title* [Press release]. https://…``."""
    day = work.dated
    dated = f"{day.year}, {month_day_year(day).split(',')[0]}" if day else "n.d."
    place = f" (para. {at[1]})" if at else ""
    publisher = f" {work.publisher}." if work.speaker else ""
    return (
        f"{work.speaker or work.publisher}. ({dated}). *{work.title}* "
        f"[{_kind(work)}]{place}.{publisher} {work.url}"
    )


def mla(work: Work, at: Pinpoint | None = None) -> str:
    """``“Title.” *Ministry*, 3 Mar. 2024, https://….``."""
    who = f"{work.speaker}. " if work.speaker else ""
    rest = joined(mla_day(work.dated), f"par. {at[1]}" if at else "", work.url)
    stop = "" if work.title.endswith(("?", "!", ".")) else "."
    return f"{who}“{work.title}{stop}” *{work.publisher}*, {rest}."


def _accessed(work: Work) -> str:
    """The day of the archived copy, which is the one that was seen."""
    if not work.archived:
        return ""
    return f"accessed {day_month_year(date.fromisoformat(work.archived[:10]))}"


WEB_STYLES: Mapping[str, Style] = {
    "bluebook": bluebook,
    "oscola": oscola,
    "chicago": chicago,
    "apa": apa,
    "aglc": aglc,
    "mla": mla,
}
