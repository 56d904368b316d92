"""The text of one line of print as it is collected from inline elements."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Run:
    """Inline text as it is collected, squashed on the way so that offsets are final."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    gap: bool = False
    pending: bool = False
    """There is something to make a row of."""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    styled: list[tuple[int, int]] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if not text:
            return
        if text.isprintable() and "  " not in text:
            # The plain space is the only white space that is printable: most texts
            # are squashed already.
            squashed = text.strip(" ")
        else:
            squashed = " ".join(text.split())
        if not squashed:
            self.gap = True
            return
        if (self.gap or text[0].isspace()) and self.parts:
            squashed = " " + squashed
        self.parts.append(squashed)
        self.pending = True
        self.length += len(squashed)
        self.gap = text[-1].isspace()

    def since(self, start: int, parts: int) -> tuple[int, int] | None:
        """Offsets of what was added after `start`, None where it was nothing."""
        if len(self.parts) == parts:
            return None
        return start + self.parts[parts].startswith(" "), self.length

    def link(self, start: int, end: int, href: str) -> None:
        links = self.links
        if links and links[-1][1] == start and links[-1][2] == href:
            # One link that the editor's software cut into pieces.
            start = links.pop()[0]
        links.append((start, end, href))

    def raised(self, element: etree._Element) -> str:
        """Raised digits that touch a word are kept apart from it: m³, not m3."""
        text = element.text or ""
        if text.isdigit() and text.isascii():
            before = bool(self.parts) and not self.gap
            behind = bool(element.tail) and not (element.tail or "")[:1].isspace()
            if before or behind:
                return text.translate(_SUPERSCRIPT)
        return text
