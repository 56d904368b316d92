"""The text of a page whose bytes are not what its header says.

A header that says UTF-8 above windows-1251 would put replacement characters where the
words were. Such a page is read as what it is, and its documents say so.
"""

from __future__ import annotations

from onrecord.models import Note
from onrecord.spiders.base import Page


class DecodedPage(Page):
    overruled: tuple[Note, ...] = ()
    """That the declared encoding was not taken, once ``text`` was read."""

    @property
    def text(self) -> str:
        """As declared; where the bytes are no such text, as what they are."""
        if self._text is None and "\ufffd" in super().text:
            # Here, because few pages contradict themselves.
            from onrecord.pages.encodings import decode

            found = decode(self.capture.body, self.capture.header("content-type"))
            self._text, self.overruled = found.text, found.notes
        return super().text
