"""A cue inside the quotation marks: «The dam is safe, — said the mayor. — It holds».

Russian, French and their neighbours print speaker and cue between two halves of what
is quoted, without closing the marks.
"""

from onrecord.annotate import quotes_speakers
from onrecord.annotate.quotes_contents import Draft
from onrecord.annotate.quotes_cues import Lexicon, cues_in
from onrecord.annotate.quotes_passage import Passage, Range
from onrecord.annotate.quotes_tokens import Tokens, tokens_of

LANGUAGES = frozenset({"fr", "ru", "cs", "pl", "es"})


def incised(
    quoted: str, words: Lexicon, *, elisions: bool
) -> tuple[Tokens, Draft] | None:
    """The quotation in `quoted`, which stands between marks, or None.

    The tokens are those of `quoted`, offsets from its beginning.
    """
    tokens = tokens_of(quoted, elisions=elisions)
    size = len(tokens.kind)
    passage = Passage(tokens, words, 0, size)
    for cue in cues_in(tokens, words):
        if cue.kind != "say" or not _opens(tokens, cue.begin, words.code):
            continue
        begin = cue.end
        if begin < size and tokens.low[begin] in words["adjunct"]:
            begin = passage.past_opening(begin, size)
        speaker = quotes_speakers.after(passage, begin, size)
        if speaker is None and "-t-" not in cue.form:
            continue
        close = speaker[1] if speaker else cue.end
        while close < size and tokens.kind[close] == "w":
            close += 1
        if close < size and tokens.kind[close] not in {",", ".", "-"}:
            continue
        while close < size and tokens.kind[close] in {",", ".", "-"}:
            close += 1
        first = cue.begin
        while first and tokens.kind[first - 1] in {",", "-"}:
            first -= 1
        content: list[Range] = [(0, first)]
        if close < size:
            content.append((close, size))
        return tokens, Draft(content, (cue.begin, cue.end), speaker, None, 0.8)
    return None


def _opens(tokens: Tokens, begin: int, code: str) -> bool:
    """Whether a mark before the cue parts it from what was said."""
    if begin < 2:
        return False
    if tokens.kind[begin - 1] == "-":
        return tokens.kind[begin - 2] in {",", "."} and code != "fr"
    return tokens.kind[begin - 1] == "," and code in {"fr", "es"}
