"""What is let in, and what every answer says to the browser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import Request, Response, abort
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from onrecord.web.parameters import MAX_QUERY

LOCAL = ("localhost", "127.0.0.1", "::1")
METHODS = ("GET", "HEAD")
POSTED = re.compile(r"/trace(\.json|\.csv)?")
"""Where a text may be posted to be read; nothing is changed by it."""
LARGEST = 1_000_000
"""Bytes of a text that is posted."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}


class Misdirected(HTTPException):
    """A name of this machine that the site was not told to answer to: a page of
    somewhere else may have had it looked up, to read the record through a browser."""

    code = 421
    description = "This site does not answer to that name. See `onrecord serve --help`."


class TooLong(HTTPException):
    code = 414
    description = f"The query is longer than {MAX_QUERY} characters."


def hosts(names: Iterable[str]) -> frozenset[str]:
    """Names that the site answers to, with or without a port."""
    return frozenset(name.casefold().strip("[]") for name in (*LOCAL, *names))


def check(request: Request, allowed: frozenset[str]) -> None:
    """Refuse what is no request of this site's reader. Raises HTTPException."""
    if host_of(request) not in allowed:
        raise Misdirected()
    posts = request.method == "POST" and POSTED.fullmatch(request.path)
    if request.method not in METHODS and not posts:
        raise MethodNotAllowed(valid_methods=list(METHODS))
    if posts and not is_own(request):
        abort(403)
    if len(request.query_string) > MAX_QUERY:
        raise TooLong()
    if len(request.path) > 2 * MAX_QUERY:
        abort(414)


def is_own(request: Request) -> bool:
    """Whether a form of this site posted it, or a program; not another site's page."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    # A page of this site sends no referrer, and so may send no origin but "null".
    known = (None, "null", request.host_url.rstrip("/"))
    return site in ("same-origin", "none") and origin in known


def host_of(request: Request) -> str:
    """The name in the Host header, without its port; empty if it is none."""
    said = request.environ.get("HTTP_HOST", "")
    try:
        return (urlsplit(f"//{said}").hostname or "").casefold()
    except ValueError:
        return ""


def secure(response: Response) -> Response:
    """The headers that every answer has."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
