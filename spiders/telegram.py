"""Official channels on Telegram, by the public preview of each.

Where a ministry's own site refuses programs, its channel is its voice. Posts state no
language: the letters say which of the channel's it is.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.spiders.platforms import TelegramPage
from onrecord.spiders.reading import plain
from onrecord.spiders.rows import Row
from onrecord.spiders.scripts import language_by_script

TELEGRAM_TERMS: Final = "Telegram's terms, not read; the full text is not re-published."
_NO_WORDS = re.compile(r"https?://\S+|[@#]\w+")


class Channel(TelegramPage):
    kind = "statement"

    def language_of_row(self, row: Row) -> str:
        words = _NO_WORDS.sub("", plain(self, row.html))
        language = language_by_script(words, self.card.languages)
        if not language:
            raise self.error("language", "a post whose letters are of no one language")
        return language
