"""The web site as a Flask application: pages of the live record, read only."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterable
from importlib.resources import files

import psycopg
from flask import Flask, Response, g, request
from jinja2 import PackageLoader
from werkzeug.exceptions import HTTPException, InternalServerError

from onrecord.db import lookup
from onrecord.db.errors import DatabaseUnavailable
from onrecord.models import OnrecordError
from onrecord.reports.citing_unapi import unapi
from onrecord.reports.rendering import environment
from onrecord.web import guard
from onrecord.web.answering import Answering, Fault
from onrecord.web.faults import BadParameter, NotHeld, StillCounting
from onrecord.web.memory import SLACK, Answers, Memory
from onrecord.web.metrics import Metrics
from onrecord.web.pages import PAGES, SYMBOL, Page
from onrecord.web.routes import FORMATS
from onrecord.web.sessions import SESSIONS, Sessions
from onrecord.web.slow import WORKERS, Slow

STYLES = ("report.css", "site.css")
ANSWERS = 32_000_000
"""Bytes of the pages that are kept."""
AGAIN = "3"
"""Seconds after which to try again."""

logger = logging.getLogger(__name__)


def create_app(
    conninfo: str,
    *,
    hosts: Iterable[str] = (),
    sessions: int = SESSIONS,
    slack: float = SLACK,
    metrics: Metrics | None = None,
) -> Flask:
    """The site on the record at ``conninfo``, whose schema must be up to date.

    It answers to names of this machine and to ``hosts``. ``slack`` is how many seconds
    a count may be older than the record while something writes to it. Sessions and
    threads are opened when they are needed: the process may fork before.
    """
    app = Flask("onrecord.web", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False
    app.config["MAX_CONTENT_LENGTH"] = guard.LARGEST
    app.config["MAX_FORM_MEMORY_SIZE"] = guard.LARGEST
    pool = Sessions(conninfo, sessions)
    answering = Answering(
        pool,
        Slow(Sessions(conninfo, WORKERS, timeout=0), 30 * slack),
        Slow(Sessions(conninfo, WORKERS, timeout=0), slack),
        Memory(slack=slack),
        Answers(ANSWERS),
        environment(PackageLoader("onrecord.web")),
    )
    app.extensions["onrecord"] = answering
    metrics = metrics or Metrics()
    _let_in(app, guard.hosts(hosts), metrics)
    for page in (*PAGES, SYMBOL):
        _route(app, answering, page)
    _add_services(app, answering, metrics)
    _add_faults(app, answering)
    return app


def warm(app: Flask) -> threading.Thread:
    """Count what every page needs before the first reader comes."""
    counting = threading.Thread(target=app.test_client().get, args=["/"])
    counting.start()
    return counting


def close(app: Flask) -> None:
    """Let go of the database; no request may be under way."""
    answering: Answering = app.extensions["onrecord"]
    answering.slow.close()
    answering.counts.close()
    answering.sessions.close()


def _route(app: Flask, answering: Answering, page: Page) -> None:
    """Give the page its address, and that with the name of a format behind it."""
    open_ended = page.rule.endswith(">")

    def answer(**values: str) -> Response:
        fmt = values.pop("fmt", "")
        if open_ended and not fmt:
            name = list(values)[-1]
            stem, dot, end = values[name].rpartition(".")
            if dot and stem and end in FORMATS:
                values[name], fmt = stem, end
        g.view, g.format = page.name, fmt or "html"
        return answering.answer(request, page, values, fmt)

    methods = ["GET", "POST"] if page.takes_texts else ["GET"]
    app.add_url_rule(page.rule, page.name, answer, methods=methods)
    if not open_ended:
        allowed = ",".join(FORMATS)
        rule = f"{page.rule}.<any({allowed}):fmt>"
        app.add_url_rule(rule, page.name, answer, methods=methods)
    if page.name == "overview":
        app.add_url_rule("/", page.name, answer)


def _let_in(app: Flask, hosts: frozenset[str], metrics: Metrics) -> None:
    @app.before_request
    def before() -> None:
        g.began = time.perf_counter()
        guard.check(request, hosts)

    @app.after_request
    def after(response: Response) -> Response:
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        view, fmt = g.get("view", "other"), g.get("format", "html")
        metrics.count(view, fmt, response.status_code, seconds)
        logger.info(
            "%s %s %s %.0f ms", request.method, ascii(request.path),
            response.status_code, 1000 * seconds,
            extra={
                "view": view, "format": fmt, "method": request.method,
                "path": request.path, "status": response.status_code,
                "seconds": round(seconds, 4),
            },
        )  # fmt: skip
        if response.status_code == 200 and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache"
            response.add_etag()
            response.make_conditional(request)
        return guard.secure(response)


def _add_services(app: Flask, answering: Answering, metrics: Metrics) -> None:
    """The style sheets, and what an operator's tools ask for."""
    styles = {
        "report.css": files("onrecord.reports").joinpath("static/report.css"),
        "site.css": files("onrecord.web").joinpath("static/site.css"),
    }
    sheets = {name: file.read_bytes() for name, file in styles.items()}

    @app.get("/static/<name>")
    def style(name: str) -> Response:
        g.view, g.format = "static", "css"
        if name not in sheets:
            raise NotHeld("There is no such file.")
        return Response(sheets[name], content_type="text/css; charset=utf-8")

    @app.get("/robots.txt")
    def robots() -> Response:
        g.view, g.format = "static", "txt"
        return Response("User-agent: *\nDisallow: /\n", content_type="text/plain")

    @app.get("/health")
    def health() -> Response:
        g.view, g.format = "health", "json"
        status, says = 200, "ok"
        try:
            with answering.sessions.session() as conn:
                holds = lookup.holds_documents(conn)
        except (DatabaseUnavailable, psycopg.Error):
            status, says, holds = 503, "no database", False
        data = {"status": says, "holds_documents": holds}
        return Response(
            json.dumps(data) + "\n", status, content_type="application/json"
        )

    @app.get("/unapi")
    def unapi_answer() -> Response:
        g.view, g.format = "unapi", "xml"
        with answering.sessions.session() as conn:
            said = unapi(
                conn, request.args.get("id", ""), request.args.get("format", "")
            )
        return Response(said.text, said.status, content_type=said.media_type)

    @app.get("/metrics")
    def numbers() -> Response:
        g.view, g.format = "metrics", "txt"
        try:
            with answering.sessions.session() as conn:
                text = metrics.text(conn)
        except (DatabaseUnavailable, psycopg.Error):
            text = metrics.text(None)
        return Response(text, content_type="text/plain; version=0.0.4; charset=utf-8")


def _add_faults(app: Flask, answering: Answering) -> None:
    """Every fault becomes a page without a trace of the program or the machine."""

    def said(fault: Fault) -> Response:
        response = answering.fault(request, fault)
        if fault.status == 503:
            response.headers["Retry-After"] = AGAIN
        return response

    @app.errorhandler(BadParameter)
    def bad(error: BadParameter) -> Response:
        says = f"The parameter {error.name}: {error.says}."
        return said(Fault(400, "Not understood", says, error.near))

    @app.errorhandler(NotHeld)
    def not_held(error: NotHeld) -> Response:
        return said(Fault(404, "Not in the record", error.says, error.near))

    @app.errorhandler(StillCounting)
    def counting(error: StillCounting) -> Response:
        says = f"{error} The page loads again by itself."
        # To a browser it is an answer, to a program that there is none yet.
        status = 503 if g.get("format", "html") != "html" else 202
        response = said(Fault(status, "Being worked out", says))
        response.headers["Refresh"] = AGAIN
        return response

    @app.errorhandler(psycopg.errors.QueryCanceled)
    def too_long(error: psycopg.errors.QueryCanceled) -> Response:
        says = "This takes too long. Narrow it: another word, an actor, a period."
        return said(Fault(503, "Too much at once", says))

    @app.errorhandler(psycopg.OperationalError)
    @app.errorhandler(DatabaseUnavailable)
    def unavailable(error: psycopg.OperationalError | DatabaseUnavailable) -> Response:
        logger.error("no database: %s", ascii(str(error)))
        says = "The database does not answer. `onrecord db status` tells more."
        return said(Fault(503, "No database", says))

    @app.errorhandler(OnrecordError)
    def refused(error: OnrecordError) -> Response:
        return said(Fault(404, "Not in the record", f"{error}"))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        code = error.code or 500
        if isinstance(error, InternalServerError):
            says = "This is a fault of onrecord; its log says more."
            return said(Fault(500, "A fault", says))
        response = said(Fault(code, error.name, error.description or error.name))
        for name, value in error.get_headers():
            if name == "Allow":
                response.headers[name] = value
        return response
