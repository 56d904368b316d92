"""Layout changes of JSON: answers of interfaces, and files of one object a line."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from mutants import DECOY, Content, Mutant, Original
from mutations_dates import decoyed
from mutations_html import Markup
from mutations_html import mutants as html_mutants

Path = tuple[str | int, ...]
Change = Callable[[Any, str | int], bool]
"""Changes what a holder (object or list) has under a key, in place."""
_ADDRESS: Final = re.compile(r"https?://\S+|/\S+/\S+")


@dataclass(frozen=True, slots=True)
class _Answer:
    """The values of a body, and how they are written."""

    values: list[Any]
    is_lines: bool

    @property
    def body(self) -> bytes:
        texts = [json.dumps(value, ensure_ascii=False) for value in self.values]
        return "\n".join(texts).encode()


def read(body: bytes) -> _Answer | None:
    """None for what is no JSON, in whole or in any line."""
    try:
        return _Answer([json.loads(body)], False)
    except ValueError:
        values = []
        for line in body.decode().splitlines():
            try:
                values.append(json.loads(line))
            except ValueError:
                continue
        return _Answer(values, True) if values else None


def mutants(page: Original) -> Iterator[Mutant]:
    answer = read(page.capture.body)
    if answer is None:
        return
    if answer.is_lines:  # without the lines that are broken on purpose
        page = Original(page.mutant("", "", answer.body).capture, page.read, page.chance)
    if page.matters(answer.body):
        return
    places = list(mattering(page, answer))
    for kind, (change, content) in CHANGES.items():
        tried = 0
        for pattern, paths in page.picked(places, len(places)):
            changed = copy.deepcopy(answer)
            if any([change(*_held(changed, path)) for path in paths]):
                tried += 1
                where = ".".join(map(str, pattern[1:]))
                yield page.mutant(kind, where, changed.body, content)
            if tried == 2:
                break
    for kind, whole in frames(answer).items():
        yield page.mutant(kind, "answer", whole.body)
    for pattern, paths in places:
        yield from embedded(page, answer, pattern, paths[0])


def _held(answer: _Answer, path: Path) -> tuple[Any, str | int]:
    holder: Any = answer.values
    for key in path[:-1]:
        holder = holder[key]
    return holder, path[-1]


def mattering(page: Original, answer: _Answer) -> Iterator[tuple[Path, list[Path]]]:
    """Keys that the reading depends on; the same key of several rows together."""
    groups: dict[Path, list[Path]] = {}
    for number, value in enumerate(answer.values):
        for path in _paths(value, (number,)):
            pattern = tuple("*" if isinstance(key, int) else key for key in path)
            groups.setdefault(pattern, []).append(path)
    for pattern, paths in groups.items():
        if isinstance(paths[0][-1], int):
            continue
        changed = copy.deepcopy(answer)
        for path in paths:
            removed(*_held(changed, path))
        if page.matters(changed.body):
            yield pattern, paths


def _paths(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield (*path, key)
            yield from _paths(held, (*path, key))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield (*path, number)
            yield from _paths(held, (*path, number))


def removed(holder: Any, key: str | int) -> bool:
    del holder[key]
    return True


def renamed(holder: Any, key: str | int) -> bool:
    holder[f"{key}New"] = holder.pop(key)
    return True


def in_another_case(holder: Any, key: str | int) -> bool:
    name = re.sub(r"_(\w)", lambda m: m[1].upper(), str(key))
    if name == key:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", str(key)).lower()
    name = name if name != key else str(key).upper()
    holder[name] = holder.pop(key)
    return True


def _set(change: Callable[[Any], Any], kinds: tuple[type, ...] = (object,)) -> Change:
    def changed(holder: Any, key: str | int) -> bool:
        if not isinstance(holder[key], kinds):
            return False
        new = change(holder[key])
        done = new != holder[key] or type(new) is not type(holder[key])
        holder[key] = new
        return done

    return changed


def other_type(value: Any) -> Any:
    match value:
        case bool():
            return "yes"
        case str():
            return len(value)
        case int() | float():
            return str(value)
        case None:
            return 0
        case list():
            return {str(number): held for number, held in enumerate(value)}
    return [value]


def _decoy(value: Any) -> Any:
    match value:
        case str() if re.fullmatch(r"\S*[:/]\S*", value):
            return f"{value}-decoy"
        case str():
            moved = decoyed(value)
            return moved if moved != value else DECOY
        case list():
            return [_decoy(held) for held in value]
        case dict():
            return {key: _decoy(held) for key, held in value.items()}
        case bool():
            return value
        case int():
            return value + 500
    return value


def decoy_first(holder: Any, key: str | int) -> bool:
    """Another item before the others."""
    value = holder[key]
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    value.insert(0, _decoy(value[0]))
    return True


def decoy_beside(holder: Any, key: str | int) -> bool:
    holder["related"] = {key: _decoy(holder[key])}
    holder[f"{key}Related"] = _decoy(holder[key])
    return True


def _address(change: Callable[[str], str]) -> Change:
    return _set(lambda v: change(v) if _ADDRESS.fullmatch(v) else v, (str,))


def elsewhere(url: str) -> str:
    return urlsplit(url)._replace(scheme="https", netloc="elsewhere.example").geturl()


CHANGES: Final[dict[str, tuple[Change, Content]]] = {
    "key removed": (removed, "same"),
    "key renamed": (renamed, "same"),
    "key in another case": (in_another_case, "same"),
    "value null": (_set(lambda v: None), "same"),
    "value empty": (_set(lambda v: "", (str,)), "same"),
    "value of another type": (_set(other_type), "same"),
    "list in place of the value": (_set(lambda v: [v]), "same"),
    "object in place of the value": (_set(lambda v: {"value": v}), "same"),
    "text in place of the list": (
        _set(lambda v: json.dumps(v), (list, dict)), "same"
    ),
    "first of the list in its place": (
        _set(lambda v: v[0] if v else v, (list,)), "same"
    ),
    "list emptied": (_set(lambda v: [], (list,)), "same"),
    "list cut to one": (
        _set(lambda v: v[:1] if v and isinstance(v[0], dict) else v, (list,)), "fewer"
    ),
    "list doubled": (_set(lambda v: [*v, *v], (list,)), "same"),
    "list reversed": (
        _set(lambda v: v[::-1] if v and isinstance(v[0], dict) else v, (list,)), "same"
    ),
    "null in the list": (_set(lambda v: [*v, None], (list,)), "same"),
    "decoy first in the list": (decoy_first, "more"),
    "decoy under a new key": (decoy_beside, "more"),
    "text escaped for HTML": (
        _set(lambda v: v.replace("&", "&amp;").replace("<", "&lt;")
             .replace("é", "&eacute;").replace("’", "&rsquo;"), (str,)), "same"
    ),
    "white space around the text": (_set(lambda v: f"\n {v} \t", (str,)), "same"),
    "link made a script": (_address(lambda h: "javascript:void(0)"), "same"),
    "link to another host": (_address(elsewhere), "same"),
    "link made relative": (
        _address(lambda h: urlsplit(h)._replace(netloc="", scheme="").geturl()), "same"
    ),
    "link with a tracking parameter": (
        _address(lambda h: f"{h}{'&' if '?' in h else '?'}utm_source=x"), "same"
    ),
}  # fmt: skip


def frames(answer: _Answer) -> dict[str, _Answer]:
    values, is_lines = answer.values, answer.is_lines
    upper = [
        {str(key).capitalize(): held for key, held in value.items()}
        for value in values if isinstance(value, dict)
    ]  # fmt: skip
    return {
        "answer one deeper": _Answer([{"data": value} for value in values], is_lines),
        "answer in a list": _Answer([[value] for value in values], is_lines),
        "answer is a text": _Answer([json.dumps(value) for value in values], is_lines),
        "answer empty": _Answer([{}], is_lines),
        "answer is an error": _Answer([{"error": "x", "message": "y"}], is_lines),
        "further keys": _Answer(
            [{"version": 2, **v} if isinstance(v, dict) else v for v in values], is_lines
        ),
        **({"keys with a capital": _Answer(list(upper), is_lines)} if upper else {}),
    }


def embedded(
    page: Original, answer: _Answer, pattern: Path, path: Path
) -> Iterator[Mutant]:
    """Changes of the HTML that a value holds."""
    holder, key = _held(answer, path)
    held = holder[key]
    if not isinstance(held, str) or not re.search(r"<(?:p|div|br)\b", held):
        return

    def body_of(text: str) -> bytes:
        changed = copy.deepcopy(answer)
        where, name = _held(changed, path)
        where[name] = text
        return changed.body

    yield from html_mutants(page, Markup(held, True, body_of))
