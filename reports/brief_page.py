"""A position brief as a page that stands alone, as Markdown, and as PDF."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from onrecord.models import OnrecordError
from onrecord.reports.brief_contexts import Brief
from onrecord.reports.rendering import environment, stylesheet


class PdfUnavailable(OnrecordError):
    """WeasyPrint or the libraries below it are not installed."""


class OutsideAddress(ValueError):
    """A page that stands alone asked for something outside of it."""


def html(shown: Brief) -> str:
    """One page that needs no other file; only its own style sheet is allowed to it."""
    css, digest = stylesheet()
    return _page(shown, css, digest)


def _page(shown: Brief, css: Markup, digest: str) -> str:
    template = environment().get_template("brief.html")
    return template.render(brief=shown, css=css, css_digest=digest)


def markdown(shown: Brief) -> str:
    """The same as Markdown; every character with a meaning is escaped."""
    template = environment().get_template("brief.md")
    return template.render(brief=shown)


def json_text(shown: Brief) -> str:
    """The same as JSON; the names of the fields are those of brief_contexts.py."""
    return json.dumps(asdict(shown), ensure_ascii=False, indent=2) + "\n"


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
    paged = files("onrecord.reports").joinpath("static/paged.css").read_text("utf-8")
    css, digest = stylesheet()
    # In the page itself: a sheet given beside it would lose against the page's own.
    page = _page(shown, css + Markup(paged), digest)
    written: bytes = HTML(string=page, url_fetcher=_refuse).write_pdf()
    return written


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise OutsideAddress(f"a brief needs nothing from {url[:200]!r}")
