"""The two archives of the United Nations' own files, read whole.

What is compared with comes straight from the bytes, by code that shares nothing with
the readers: a plain tag stripper for the words, a count of tags for the paragraphs,
``json.loads`` for the cells.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.models import Capture, Document, Reading
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_ga import UnGaSpider
from onrecord.spiders.un_sc import UnScSpider

pytestmark = pytest.mark.shared

_REGION = re.compile(r"<(/?)(preface|preamble|mainBody|meta|coverPage|conclusions)\b")
_SKIPPED = {"meta", "coverPage", "conclusions"}
_NOTE = re.compile(r"<authorialNote\b.*?</authorialNote>", re.S)
_INLINE = re.compile(
    r"</?(?:span|a|sup|inline|docDate|location|decoration|authorialNote|organization)\b"
    r"[^>]*>"
)
_TITLE = re.compile(
    r"<docNumber\b.*?</docNumber>"
    r'|<docTitle(?: refersTo="#?resolutionTitle")?(?: [^>]*(?<!refersTo="#title1"))?>'
    r".*?</docTitle>",
    re.S,
)
_TAG = re.compile(r"<[^>]*>")


def strip(marked: str) -> list[str]:
    """The words of a piece of markup: tags inside a line join, all others separate."""
    text = html.unescape(_TAG.sub(" ", _INLINE.sub("", marked)))
    return unicodedata.normalize("NFKC", text).split()


def printed_words(marked: str) -> tuple[list[str], list[str]]:
    """Words of text and of footnotes, in order, of a whole file."""
    marked = re.sub(r"<!--.*?-->", "", marked, flags=re.S)
    text: list[str] = []
    notes: list[str] = []
    position, inside = 0, ""
    for match in _REGION.finditer(marked):
        piece = marked[position : match.start()]
        position = match.start()
        if inside and inside not in _SKIPPED:
            if inside == "preface":
                piece = "".join(
                    ("" if not part.startswith("<doc") or "title1" in part[:40]
                     or "sponsors" in part[:40] else "".join(_NOTE.findall(part)))
                    or (part if not part.startswith("<doc") or "title1" in part[:40]
                        or "sponsors" in part[:40] else "")
                    for part in re.split(
                        r"(<docNumber\b.*?</docNumber>|<docTitle\b.*?</docTitle>)",
                        piece, flags=re.S,
                    )
                )  # fmt: skip
            for note in _NOTE.findall(piece):
                notes += strip(note)
            words = strip(_NOTE.sub("", piece))
            if inside == "preface" and not any(map(str.isalnum, "".join(words))):
                words = []
            text += words
        inside = "" if match[1] else match[2]
    return text, notes
