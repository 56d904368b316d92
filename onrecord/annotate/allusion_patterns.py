"""What parts the phrases of an allusion, in the languages that it is read in."""

from __future__ import annotations

import re
from typing import Final

BREAK: Final = re.compile(r"[;:!?。；]")
CLAUSE: Final = re.compile(r"[;:!?。；，]")
AGENT: Final = re.compile(
    r"\b(?:by|par|por|from)\b|من|от лица|被|由|^\s*$", re.IGNORECASE
)
BY_WORDS: Final = frozenset({"en", "fr", "es"})
NOT_DONE: Final = re.compile(
    r"\b(?:will|would|should|could|may|might|must|expected|failed|fail|fails|refused|"
    r"unable|not|never|whether|if|urged|asked|called on|pressed|blocked|vetoed|cannot|"
    r"n['’]a pas|doit|devrait|pourrait|debe|debería|podría|не|должен|لم|لن|يجب)\b"
    r"|未|应",
    re.IGNORECASE,
)
TO_COME: Final = re.compile(
    r"\b(?:new|proposed|possible|future|planned|nouvelle|nueva|нов\w+)\s*$",
    re.IGNORECASE,
)
OBJECT_STOPS: Final = re.compile(
    r"[,;:()،，]|\b(?:that|which|who|based on|whose|because|qui|que|según|которы\w+)\b"
)
RELATIVE: Final = re.compile(
    r"\s(?:that|which|que|котор\w{2,3}|الذي|التي)\s+(?:the\s+|la\s+|el\s+|le\s+)?"
    r"(?:UN\s+)?$"
)
DIGITS: Final = re.compile(r"(?<![\d/.,-])(\d{1,2})\s+(?:\w+\s+)?$")
TAIL: Final = re.compile(
    r"[\s,،，“”\"'’]*(?:\b(?:and|et|y|и|the|les?|los?|las?|to|of|with|in)\b\s*|[و和])*"
    r"[\s,،，.]*$"
)
"""Words that lead on to what follows."""
