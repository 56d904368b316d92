"""By which medium a quotation is reported: "carried by the agency WAFA"."""

from onrecord.annotate import quotes_speakers
from onrecord.annotate.quotes_passage import Passage, Range


def medium_in(
    passage: Passage, begin: int, end: int, *, least: int = 1
) -> Range | None:
    """The medium that is named behind a word of passing on, between two tokens.

    Only phrases of at least `least` words count.
    """
    low, known = passage.tokens.low, passage.words.via
    loose = passage.words["via_carrier"]
    if begin >= end:
        return None
    # Only strong words of passing on name a medium that no list knows.
    skip = passage.words["carrier"].isdisjoint(low[begin:end])
    for place in range(begin, end):
        for phrase, _, form in known.get(low[place], ()):
            size = len(phrase)
            if size < least or (skip and (size == 1 or form in loose)):
                continue
            if low[place : place + size] != phrase:
                continue
            named = quotes_speakers.after(passage, place + size, end)
            sure = size > 1 and form not in loose
            if named and (sure or is_carrier(passage, named)):
                return named
    return None


def is_carrier(passage: Passage, named: Range) -> bool:
    """Whether the words name a medium: an agency, a newspaper, a channel."""
    low = passage.tokens.low[named[0] : named[1]]
    return not passage.words["carrier"].isdisjoint(low)


def split_carrier(passage: Passage, named: Range) -> tuple[Range | None, Range]:
    """ "РИА Новости Гэн Шуана" as the medium and the person behind it."""
    low = passage.tokens.low
    last = named[0]
    for place in range(*named):
        if low[place] in passage.words["carrier"]:
            last = place + 1
    if named[0] < last < named[1]:
        return (named[0], last), (last, named[1])
    return None, named
