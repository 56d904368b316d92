"""Bytes to text: what the page declares, checked against what the bytes can be.

The order is a byte order mark, valid UTF-8 beyond ASCII (nothing else looks like it),
the HTTP header, the page's own declaration, detection. A declaration that the bytes
contradict is overruled with a note; so is a text that was decoded twice, where undoing
it is certain.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

import ftfy
from charset_normalizer import from_bytes
from resiliparse.parse.encoding import detect_encoding

from onrecord.models import Note

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# What browsers read a label as (WHATWG Encoding Standard): the superset in use.
_SUPERSETS: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254",
    "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "hz": "hz", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "koi8-r": "koi8-u", "utf-16": "utf-16-le", "johab": "johab",
    "cp1125": "cp866", "euc_jis_2004": "euc_jp",
}  # fmt: skip
_ALIASES: Final = {
    "x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949",
    "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874", "dos-874": "cp874", "x-euc-jp": "euc_jp",
    "iso-8859-8-i": "iso8859-8", "unicode": "utf-8", "utf8mb4": "utf-8",
}  # fmt: skip
_META = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})"""
    rb"""|<\?xml[^<>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_SAMPLE = 200_000  # bytes looked at where the encoding has to be found


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text, and how its encoding was known."""

    text: str
    encoding: str
    how: str
    """``mark``, ``header``, ``meta``, ``utf-8``, ``detected``, ``guessed``."""
    notes: tuple[Note, ...] = ()


def decode(body: bytes, content_type: str = "") -> Decoded:
    """The text of `body`. Never fails: damaged bytes become U+FFFD, with a note."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            text = body[len(mark) :].decode(encoding, "replace")
            return Decoded(text, encoding, "mark", _damage(text, body))
    if wide := _wide(body):
        return Decoded(body.decode(wide, "replace"), wide, "detected")
    if b"\x1b$" in body:
        escaped = _strictly(body, "iso2022_jp")
        if escaped is not None:
            return Decoded(escaped, "iso2022_jp", "detected")
    named = _declared(body, content_type)
    declared, how = named[0] if named else ("", "")
    notes: list[Note] = []
    if body.isascii() and b"\x1b" not in body and b"~{" not in body:
        # Plain in every encoding that a page may declare.
        return _mended(body.decode("ascii"), declared or "utf-8", how or "utf-8", notes)
    strict = _strictly(body, "utf-8")
    if strict is not None and b"\x1b" not in body:
        if declared not in ("", "utf-8"):
            notes.append(Note("charset_overruled", f"{declared} declared, is utf-8"))
            how = "utf-8"
        return _mended(strict, "utf-8", how or "utf-8", notes)
    found, found_how = _detected(body)
    refused = ""
    for encoding, source in named:
        strict = _strictly(body, encoding)
        if strict is not None and (
            found in (encoding, "") or not _is_other(strict, encoding, found)
        ):
            return _mended(strict, encoding, source, _overruled(refused, encoding))
        if strict is None and _nearly(body, encoding):
            text = body.decode(encoding, "replace")
            return Decoded(text, encoding, source, _damage(text, body))
        refused = refused or encoding
    encoding, how = (found, found_how) if found else ("cp1252", "guessed")
    text = body.decode(encoding, "replace")
    notes += _overruled(refused, encoding)
    notes += _damage(text, body)
    return _mended(text, encoding, how, notes)


def _overruled(declared: str, encoding: str) -> list[Note]:
    if not declared or declared == encoding:
        return []
    return [Note("charset_overruled", f"{declared} declared, is {encoding}")]


def _declared(body: bytes, content_type: str) -> list[tuple[str, str]]:
    """(codec, where it is declared): the header, then the page itself."""
    found: list[tuple[str, str]] = []
    if match := _HEADER.search(content_type[:500]):
        found.append((match[1], "header"))
    if inside := _META.search(body[:20_000]):
        found.append(((inside[1] or inside[2]).decode("ascii"), "meta"))
    known = [(codec, how) for label, how in found if (codec := _codec(label))]
    return list({codec: (codec, how) for codec, how in reversed(known)}.values())[::-1]


def _codec(label: str) -> str:
    """Python's name for a label that is a text encoding; empty for any other."""
    low = label.strip().lower()
    try:
        name = codecs.lookup(_ALIASES.get(low, low)).name
        b"a".decode(name)  # refused by codecs that are not text encodings
    except (LookupError, TypeError, ValueError):
        return ""
    if name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7"):
        return ""
    return _SUPERSETS.get(name, name)


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _nearly(body: bytes, encoding: str) -> bool:
    """Whether a few damaged bytes are all that keeps `body` from being `encoding`."""
    if encoding not in _MULTIBYTE:
        return False
    text = body[:_SAMPLE].decode(encoding, "replace")
    beyond = sum(1 for character in text if character > "\x7f")
    broken = text.count("\ufffd")
    return broken * 12 <= beyond and _can_be(text.replace("\ufffd", ""))


_MULTIBYTE = frozenset(
    ("utf-8", "gb18030", "big5hkscs", "cp949", "cp932", "euc_jp", "iso2022_jp", "hz")
)


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: every other byte of its markup is zero."""
    start = body[:2000]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd >= 4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even >= 4 and not odd else ""


_WRONG_INSIDE = re.compile(
    # Symbols inside words, and letters of two scripts in one word.
    "(?<=[^\\W\\d_])[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2020-\u2030]"
    "(?=[^\\W\\d_])|[a-zA-Z][\u0370-\u0fff]|[\u0370-\u0fff][a-zA-Z]"
)
_LATIN_RUN = re.compile("[\u00c0-\u00ff]{4,}")
_UPPER_INSIDE = re.compile("[а-яё][А-ЯЁ]")
_ISLES = re.compile("[ÐÝÞðýþ]")
_CONTROLS = re.compile("[\x80-\x9f]")


def _can_be(text: str) -> bool:
    """Whether a text that decoded without errors looks like one: single-byte codecs
    read anything, and what they read tells.

    Western letters with accents do not stand in runs; Cyrillic is not all capitals,
    nor does a word change to them inside; C1 controls are not printed.
    """
    sample = text[:_SAMPLE]
    beyond = sum(1 for character in sample if character > "\x7f")
    if not beyond:
        return True
    runs = sum(map(len, _LATIN_RUN.findall(sample)))
    wrong = len(_WRONG_INSIDE.findall(sample)) + len(_ISLES.findall(sample)) // 2
    wrong += len(_CONTROLS.findall(sample)) + 2 * len(_UPPER_INSIDE.findall(sample))
    capitals = sum(1 for character in sample if "А" <= character <= "Я")
    return (
        runs * 5 <= beyond
        and wrong * 8 <= beyond
        and (capitals < 40 or capitals * 2 <= beyond)
    )


_EAST = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]")


def _is_other(text: str, declared: str, found: str) -> bool:
    """Whether `text`, read as declared, has to be what was found instead."""
    if not _can_be(text):
        return True
    sample = text[:_SAMPLE]
    beyond = sum(1 for character in sample if character > "\x7f")
    if found in _MULTIBYTE and declared not in _MULTIBYTE:
        # Text of single bytes hardly ever is a valid sequence of pairs.
        return beyond >= 20
    if declared == "gb18030":
        # It reads any pairs; what is not Chinese comes out as characters hardly used.
        common = len(sample.encode("gb2312", "ignore").decode("gb2312"))
        return (len(sample) - common) * 5 > beyond
    return declared in _MULTIBYTE and len(_EAST.findall(sample)) * 3 < beyond * 2


_TAGS = re.compile(
    rb"<(script|style)\b.*?</\1\s*>|<[^<>]{0,5000}>", re.DOTALL | re.IGNORECASE
)


def _detected(body: bytes) -> tuple[str, str]:
    """The encoding that the text between the tags is most likely in."""
    sample = _TAGS.sub(b" ", body[: 2 * _SAMPLE])[:_SAMPLE]
    if sample.isascii() and b"\x1b" not in sample:
        sample = body[:_SAMPLE]
    encoding = _codec(str(detect_encoding(sample) or ""))
    if encoding and (text := _strictly(sample, encoding)) and _can_be(text):
        return encoding, "detected"
    if encoding and _nearly(sample, encoding):
        return encoding, "detected"
    best = from_bytes(sample[:20_000]).best()
    encoding = _codec(best.encoding) if best is not None else ""
    return (encoding, "detected") if encoding else ("", "")


def _damage(text: str, body: bytes) -> tuple[Note, ...]:
    broken = text.count("\ufffd")
    if not broken or "\ufffd".encode() in body:
        return ()
    return (Note("damaged_bytes", f"{broken} characters could not be decoded"),)


# Letters with accents followed by what a second byte of UTF-8 turns into.
_TWICE = re.compile(
    "[\u00c2-\u00c3][\u0080-\u00bf]|\u00e2\u20ac|[\u00d0\u00d1][\u0080-\u00bf\u2018-\u2122]"
)


# What the second byte of a character in UTF-8 is in Latin-1 or windows-1252.
_SECOND = (
    "[\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a"
    "\u20ac\u2122]"
)
_PAIR = re.compile(
    f"[\u00c2-\u00df]{_SECOND}|[\u00e0-\u00ef]{_SECOND}{{2}}|\u00f0{_SECOND}{{3}}"
)
_PAIR_IN_BYTES = re.compile(rb"\xc3[\x82-\xb0](?:\xc2[\x80-\xbf]|[\xc5\xc6\xcb\xe2])")


def written_twice(body: bytes) -> tuple[str, ...]:
    """The characters beyond ASCII that were UTF-8 already when they were written as
    UTF-8 ("Ã©" for "é"); empty where most are in order."""
    if not _PAIR_IN_BYTES.search(body):
        return ()
    text = _strictly(body, "utf-8") or ""
    pairs = _PAIR.findall(text)
    beyond = sum(1 for character in text if character > "\x7f")
    return tuple(pairs) if sum(map(len, pairs)) * 2 > beyond else ()


def _mended(text: str, encoding: str, how: str, notes: list[Note]) -> Decoded:
    """`text` with what was decoded twice undone, line by line and only whole lines."""
    untouched = text.isascii() or not any(map(text.__contains__, "ÂÃâÐÑ"))
    if untouched or how == "guessed" or len(_TWICE.findall(text[:_SAMPLE])) < 3:
        return Decoded(text, encoding, how, tuple(notes))
    lines = text.split("\n")
    changed = 0
    for number, line in enumerate(lines):
        if _TWICE.search(line) and len(line) < _SAMPLE:
            fixed = ftfy.fix_encoding(line)
            if fixed != line and not _TWICE.search(fixed):
                changed += 1
                lines[number] = fixed
    if changed:
        notes.append(Note("decoded_twice", f"{changed} lines put right"))
    return Decoded("\n".join(lines), encoding, how, tuple(notes))
