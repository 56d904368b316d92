"""From a request to an answer: session, view, format; and what is said on a fault."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Request, Response, redirect
from jinja2 import Environment
from psycopg import Connection

from onrecord.db import browsing
from onrecord.reports.contexts import Link
from onrecord.reports.rendering import plain
from onrecord.web.asked import Asked
from onrecord.web.faults import NotHeld
from onrecord.web.formats import TYPES, atom_text, csv_text, json_text
from onrecord.web.listing import key_of
from onrecord.web.memory import Answer, Answers, Memory
from onrecord.web.pages import Page
from onrecord.web.parameters import Parameters
from onrecord.web.routes import FORMATS, segment, with_query
from onrecord.web.sessions import Sessions
from onrecord.web.slow import Slow
from onrecord.web.view import Redirect, View

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a page of an error says."""

    status: int
    title: str
    says: str
    near: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers requests from one record."""

    sessions: Sessions
    slow: Slow
    counts: Slow
    memory: Memory
    answers: Answers
    env: Environment

    def answer(
        self, request: Request, page: Page, values: Mapping[str, str], fmt: str
    ) -> Response:
        """The page in a format; ``fmt`` is empty for HTML."""
        if any("\x00" in value for value in values.values()):
            raise NotHeld("The record holds nothing of that name.")
        with self.sessions.session() as conn:
            # The first query sets the state of the record that all others see.
            snapshot = browsing.snapshot(conn)
            # A feed names the site, and obligations are due or not on a day.
            key = fmt, request.host_url, request.path, request.query_string
            state = f"{snapshot} {datetime.now(UTC).date()}"
            kept = None if request.method == "POST" else self.answers.get(key, state)
            if kept is not None:
                return _sent(kept)
            asked = self._asked(conn, snapshot, _path(request.path, page, fmt), request)
            made = self._made(asked, request, page, values, fmt)
            whole = made.status_code == 200 and not asked.used.older
            if whole and request.method != "POST":
                self.answers.keep(key, state, _kept(made))
            return made

    def fault(self, request: Request, fault: Fault) -> Response:
        """A page that says what is wrong; as JSON where JSON was asked for."""
        near = [Link(plain(one.text), one.href) for one in fault.near]
        if request.path.endswith(".json"):
            data = {
                "error": fault.says,
                "near": [{"text": one.text, "address": one.href} for one in near],
            }
            text = json.dumps(data) + "\n"
            return Response(text, fault.status, content_type=TYPES["json"])
        text = self.env.get_template("fault.html").render(
            fault=fault, near=near, root="/", formats=(), q=""
        )
        return Response(text, fault.status, content_type=HTML)

    def _asked(
        self, conn: Connection[Any], snapshot: str, path: str, request: Request
    ) -> Asked:
        return Asked(
            conn=conn,
            snapshot=snapshot,
            memory=self.memory,
            counts=self.counts,
            slow=self.slow,
            env=self.env,
            args=Parameters(path, request.args.to_dict()),
            path=path,
            form=request.form.to_dict(),
        )

    def _made(
        self,
        asked: Asked,
        request: Request,
        page: Page,
        values: Mapping[str, str],
        fmt: str,
    ) -> Response:
        found = page.answer(asked, *values.values())
        if isinstance(found, Redirect):
            return _redirected(found, fmt)
        if fmt:
            return _formatted(found, fmt, request, asked)
        return Response(self._html(asked, found, page), content_type=HTML)

    def _html(self, asked: Asked, found: View, page: Page) -> str:
        context = found.context()
        return self.env.get_template(found.template).render(
            frame=asked.names.frame,
            root="/",
            under=page.under,
            formats=[
                (name, with_query(_address(asked.path, name), asked.args.given))
                for name in FORMATS
            ],
            heading=plain(found.title),
            q=asked.args.words("q") if page.name == "search" else "",
            **context,
        )


def _path(path: str, page: Page, fmt: str) -> str:
    """The address of the page itself, without a format."""
    if page.name == "overview":
        return "/"
    return segment(path.removesuffix(f".{fmt}") if fmt else path)


def _kept(response: Response) -> Answer:
    response.add_etag()
    etag, _ = response.get_etag()
    return Answer(response.get_data(), str(response.content_type), etag or "")


def _sent(kept: Answer) -> Response:
    response = Response(kept.body, content_type=kept.content_type)
    response.set_etag(kept.etag)
    return response


def _address(path: str, fmt: str) -> str:
    """``/search`` in a format: ``/search.json``."""
    return f"/overview.{fmt}" if path == "/" else f"{path}.{fmt}"


def _redirected(found: Redirect, fmt: str) -> Response:
    path, mark, query = found.to.partition("?")
    to = _address(path, fmt) if fmt else path
    response = redirect(f"{to}{mark}{query}", 302)
    assert isinstance(response, Response)
    return response


def _formatted(found: View, fmt: str, request: Request, asked: Asked) -> Response:
    page = with_query(asked.path, asked.args.given)
    feed = with_query(_address(asked.path, fmt), asked.args.given)
    if fmt == "json":
        text = json_text(found, page)
    elif fmt == "csv":
        text = csv_text(found.table())
    else:
        root = request.host_url.rstrip("/")
        text = atom_text(found, root, page, feed, key_of("feed", page))
    return Response(text, content_type=TYPES[fmt])
