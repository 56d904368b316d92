"""Who a printed speaker is: actor ids, pronouns, later mentions by surname.

The one place where quotations meet the vocabulary of actors. What is in doubt stays
empty.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from onrecord.annotate.quotes_cues import Lexicon
from onrecord.annotate.quotes_offices import spoken_for
from onrecord.vocabularies import actor_by_name

_NEAR = 2
"""Sentences between a pronoun and the speaker that it stands for, at most."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A named speaker, and the actor that the name tells."""

    name: str
    actor_id: str = ""


@dataclass(slots=True)
class Speakers:
    """The speakers of one text, in the order in which they speak."""

    words: Lexicon
    on: date | None = None
    """The day of the document: who is in office then."""
    by_surname: dict[str, Speaker | None] = field(default_factory=dict)
    """None for a surname that two speakers bear."""
    recent: deque[tuple[int, Speaker]] = field(default_factory=lambda: deque(maxlen=4))

    def identify(self, printed: str, sentence: int, *, vague: bool = False) -> Speaker:
        """The speaker printed in that sentence; empty where the text leaves doubt.

        Nobody later is one that is `vague`: a document, or the text's own voice.
        """
        low = printed.lower()
        if not printed or low in self.words["pronoun"]:
            return self._last(low, sentence)
        if vague:
            return Speaker(printed)
        known = self._by_surname(printed)
        actor = spoken_for(printed, self.words.code, self.on)
        if known is not None and not actor:
            speaker = known
        else:
            speaker = Speaker(printed, actor)
            self._remember(speaker)
        self.recent.append((sentence, speaker))
        return speaker

    def _last(self, low: str, sentence: int) -> Speaker:
        """Whom a pronoun, or a verb without a subject, means."""
        nobody = Speaker("")
        if not self.recent or (low and low not in self.words["third"]):
            return nobody
        place, speaker = self.recent[-1]
        if sentence - place > _NEAR:
            return nobody
        if any(where == place and other != speaker for where, other in self.recent):
            return nobody
        # "He" is not a state: its spokesman may be meant, who has no name here.
        if low in self.words["person"] and _is_actor(speaker, self.words.code):
            return nobody
        return speaker

    def _by_surname(self, printed: str) -> Speaker | None:
        surname = _surname(printed)
        known = self.by_surname.get(surname) if surname else None
        if known is None:
            return None
        # "The Fishing Commission of Norway" is not Norway, nor is Ana Vos Jan Vos.
        further = _capitals(printed) - _capitals(known.name) - _STYLES
        return None if further else known

    def _remember(self, speaker: Speaker) -> None:
        surname = _surname(speaker.name)
        if not surname:
            return
        other = self.by_surname.get(surname, speaker)
        if other is None or (
            other != speaker
            and other.actor_id
            and speaker.actor_id
            and other.actor_id != speaker.actor_id
        ):
            self.by_surname[surname] = None
        elif not other.actor_id or other is speaker:
            self.by_surname[surname] = speaker


def _is_actor(speaker: Speaker, language: str) -> bool:
    """Whether the name is that of a state or body, not of a person of it."""
    if not speaker.actor_id:
        return False
    return actor_by_name(speaker.name, language=language) is not None


_STYLES = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "President", "Prime", "Minister"}
    | {"Senator", "Secretary", "Professor", "General", "Foreign", "Chancellor", "The"}
    | {"Herr", "Frau", "Señor", "Monsieur", "Madame", "Господин", "Pan", "Pani"}
)
"""Words before a surname that tell no other person."""


def _capitals(printed: str) -> set[str]:
    """The words of a name with a capital letter, without their marks."""
    words = (word.strip(".,()\"“”«»'’") for word in printed.split())
    return {
        word.removesuffix("'s").removesuffix("’s")
        for word in words
        if word[:1].isupper()
    }


def _surname(printed: str) -> str:
    """The last word of a name in capitals and small letters, else empty."""
    for word in reversed(printed.replace(",", " ").split()):
        plain = word.strip(".()\"“”«»'’")
        if plain[:1].isupper() and len(plain) > 2 and not plain.isupper():
            return plain.removesuffix("'s").removesuffix("’s")
    return ""
