"""Akoma Ntoso as the United Nations publishes it: bytes to a tree that may be trusted.

Nothing outside the bytes is ever fetched, no entity is expanded, size is capped here
and depth (256 levels) by the parser. Files whose tags do not match are repaired by
changing tags only, so that no character of text can be lost; a note says so.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from onrecord.models import Note
from onrecord.spiders.base import PageError

MAX_BYTES = 32 * 1024 * 1024  # the largest real file has 1.9 MB

_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


def words(text: str) -> frozenset[str]:
    """A set of names written as one text, for tables that stay readable."""
    return frozenset(text.split())


class _Names(dict[Any, str]):
    """Names of elements without their namespace, each cut once."""

    def __missing__(self, tag: Any) -> str:
        name = self[tag] = str(tag).rpartition("}")[2]
        return name


NAMES: Final = _Names()


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return NAMES[element.tag]


def parse(body: bytes, url: str) -> tuple[etree._Element, tuple[Note, ...]]:
    """The root element of a file, and a note where its tags had to be repaired.

    Raises PageError: ``too_large``, ``entities``, ``malformed_xml``.
    """
    if len(body) > MAX_BYTES:
        raise PageError(
            url, "too_large", f"{len(body):,} bytes are over the limit of {MAX_BYTES:,}"
        )
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", body):
        raise PageError(
            url, "entities", "the file declares a document type or entities: refused"
        )
    notes: tuple[Note, ...] = ()
    try:
        root = etree.fromstring(body, _PARSER)
    except etree.XMLSyntaxError as error:
        message = str(error.msg)
        try:
            root = etree.fromstring(_repaired(body).encode(), _PARSER)
        except (etree.XMLSyntaxError, UnicodeDecodeError, Unbalanced) as second:
            raise PageError(
                url, "malformed_xml", f"{message}; repair failed: {second}"
            ) from second
        notes = (Note("recovered_xml", message),)
    if root.getroottree().docinfo.internalDTD is not None:
        # In another encoding than the search above can see.
        raise PageError(url, "entities", "the file declares a document type: refused")
    return root, notes


class Unbalanced(ValueError):
    """Tags that cannot be repaired without guessing where text belongs."""


_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<end>/?)(?P<name>[A-Za-z_][\w:.-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?"
    r"(?P<empty>/?)>",
    re.DOTALL,
)


def _repaired(body: bytes) -> str:
    """The file with matching tags. Text is never touched.

    Three faults occur: an element closed under another's name (it is closed under its
    own), a second closing tag right behind such a one (dropped), and an element left
    open where its parent ends (closed there). A file that ends with open elements is
    cut off, and that is not repaired.
    """
    text = body.decode("utf-8-sig")
    pieces: list[str] = []
    stack: list[str] = []
    position = 0
    renamed_at = -1
    for match in _TOKEN.finditer(text):
        pieces.append(text[position : match.start()])
        between, position = text[position : match.start()], match.end()
        name = match["name"]
        if name is None or match["empty"]:
            pieces.append(match[0])
        elif not match["end"]:
            stack.append(name)
            pieces.append(match[0])
        elif name in stack:
            while stack[-1] != name:
                pieces.append(f"</{stack.pop()}>")
            pieces.append(f"</{stack.pop()}>")
        elif stack and renamed_at != len(pieces) - 1:
            pieces.append(f"</{stack.pop()}>")
            renamed_at = len(pieces)
        elif between.strip() or not stack:
            raise Unbalanced(f"</{name}> at character {match.start()} closes nothing")
    if stack:
        raise Unbalanced(f"the file ends inside <{stack[-1]}>")
    return "".join([*pieces, text[position:]])
