"""A position brief as a page that stands alone, as Markdown, and as PDF."""

from __future__ import annotations

from typing import Any

from onrecord.models import OnrecordError
from onrecord.reports.brief_contexts import VOTE_COLUMNS, Brief
from onrecord.reports.rendering import environment, stylesheet


class PdfUnavailable(OnrecordError):
    """WeasyPrint or the libraries below it are not installed."""


class OutsideAddress(ValueError):
    """A page that stands alone asked for something outside of it."""


def html(shown: Brief) -> str:
    """One page that needs no other file; only its own style sheet is allowed to it."""
    css, digest = stylesheet()
    template = environment().get_template("brief.html")
    return template.render(
        brief=shown, vote_columns=VOTE_COLUMNS, css=css, css_digest=digest
    )


def markdown(shown: Brief) -> str:
    """The same as Markdown; every character with a meaning is escaped."""
    template = environment().get_template("brief.md")
    return template.render(brief=shown, vote_columns=VOTE_COLUMNS)


def pdf(shown: Brief) -> bytes:
    """The page printed by WeasyPrint. Nothing is fetched: an address that the page
    would need is an error. Raises ``PdfUnavailable``."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise PdfUnavailable(
            "a PDF needs WeasyPrint and Pango: `pip install 'onrecord[pdf]'` and the "
            "system's packages libpango-1.0-0, libpangoft2-1.0-0 and "
            f"libharfbuzz-subset0 ({error}). `--format html` prints as well from any "
            "browser."
        ) from error
    written: bytes = HTML(string=html(shown), url_fetcher=_refuse).write_pdf()
    return written


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise OutsideAddress(f"a brief needs nothing from {url[:200]!r}")
