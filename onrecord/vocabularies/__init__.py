"""Who speaks and what about: actors, their names and topics, as tables people may edit.

``actors.csv`` has one row an actor, ``actor_names.csv`` every further name or spelling,
``topics.csv`` one row a subject heading, ``topic_domains.csv`` the eighteen domains.
A name is matched exactly, apart from case, accents, apostrophes and white space. What
is not in the tables is None, never the nearest guess: `nearest_actors` is for asking a
person back.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from onrecord.vocabularies.tables import VocabularyError as VocabularyError
from onrecord.vocabularies.tables import rows_of

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
_rows = rows_of  # the name that annotate/actor_cues.py still uses


@dataclass(frozen=True, slots=True)
class Actor:
    """One row of actors.csv. `names` maps ISO 639-1 codes to the short name."""

    id: str
    kind: str
    names: Mapping[str, str]
    iso2: str = ""
    since: str = ""
    """First day, ISO 8601 or a year; empty where it does not matter."""
    until: str = ""
    """Last day, of historic states and closed bodies."""
    parent: str = ""
    region: str = ""
    """UN M49 code of the sub-region, three digits."""
    permanent_member: bool = False
    """Has or had a permanent seat in the Security Council."""
    notes: str = ""

    def name(self, language: str = "en") -> str:
        """The name in `language`, in English where there is none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class ActorName:
    """One row of actor_names.csv, or a name in actors.csv itself."""

    name: str
    actor_id: str
    language: str = ""
    since: str = ""
    until: str = ""
    note: str = ""
    """``misprint``, ``former name`` …"""


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject heading. Ids are ``UNBIS:<thesaurus id>`` or ``TERM:<slug>``."""

    id: str
    labels: Mapping[str, str]
    domain: str = ""
    """``01`` to ``18``, empty where unknown."""
    kind: str = "subject"
    """``subject``, ``place`` or ``body``."""
    also: tuple[str, ...] = ()
    """Other spellings in print."""
    match: str = ""
    """Where labels may be matched: ``title`` only, ``no`` nowhere, empty anywhere."""

    def label(self, language: str = "en") -> str:
        """The label in `language`, in English where there is none."""
        return self.labels.get(language) or self.labels["en"]

    @property
    def heading(self) -> str:
        """The English label in capitals, as indexers print it."""
        # The one name with a Turkish capital.
        return self.labels["en"].upper().replace("T\u00dcRKIYE", "T\u00dcRK\u0130YE")


_APOSTROPHES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032\u0060\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-")
)


def name_key(printed: str) -> str:
    """`printed` without what does not distinguish names.

    Case, accents, the form of apostrophes and dashes, white space, a leading "the" and
    a trailing "(the)" or "*".
    """
    plain = unicodedata.normalize("NFKD", printed.translate(_APOSTROPHES).casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = " ".join(plain.split()).strip(" *")
    return re.sub(r"^the (?=.)|(?<=.) \(the\)$", "", plain)


@cache
def actors() -> Mapping[str, Actor]:
    """Every actor by id, in the order of the table."""
    found: dict[str, Actor] = {}
    columns = (
        "id", "iso2", "kind", *(f"name_{code}" for code in LANGUAGES), "from", "to",
        "parent", "region", "permanent_member", "notes",
    )  # fmt: skip
    for line, row in rows_of("actors.csv", columns):
        if not row["id"] or not row["name_en"] or row["id"] in found:
            raise VocabularyError(
                f"actors.csv, line {line}: id and name_en are needed, an id only once"
            )
        names = {code: row[f"name_{code}"] for code in LANGUAGES if row[f"name_{code}"]}
        found[row["id"]] = Actor(
            row["id"], row["kind"], names, row["iso2"], row["from"], row["to"],
            row["parent"], row["region"], row["permanent_member"] == "yes",
            row["notes"],
        )  # fmt: skip
    for one in found.values():
        if one.parent and one.parent not in found:
            raise VocabularyError(f"actors.csv: {one.id} has no parent {one.parent}")
    return found


@cache
def actor_names() -> tuple[ActorName, ...]:
    """Every known name of every actor, those of actors.csv first."""
    own = [
        ActorName(name, one.id, code, one.since, one.until)
        for one in actors().values()
        for code, name in one.names.items()
    ]
    columns = ("name", "actor_id", "language", "from", "to", "note")
    for line, row in rows_of("actor_names.csv", columns):
        if not name_key(row["name"]) or row["actor_id"] not in actors():
            raise VocabularyError(
                f"actor_names.csv, line {line}: unknown actor {row['actor_id']!r}"
            )
        own.append(
            ActorName(
                row["name"], row["actor_id"], row["language"], row["from"], row["to"],
                row["note"],
            )
        )  # fmt: skip
    return tuple(own)


@cache
def _names_by_key() -> Mapping[str, tuple[ActorName, ...]]:
    keyed: defaultdict[str, list[ActorName]] = defaultdict(list)
    for name in actor_names():
        keyed[name_key(name.name)].append(name)
    return {key: tuple(names) for key, names in keyed.items()}


@cache
def _by_code() -> Mapping[str, str]:
    codes = {one.iso2: one.id for one in actors().values() if one.iso2}
    return codes | {identifier.upper(): identifier for identifier in actors()}


def _holds(name: ActorName, on: date) -> bool:
    day = on.isoformat()
    # A year or month compares with the start of the day: "1992" holds all of 1992.
    return (not name.since or name.since <= day) and (
        not name.until or name.until >= day[: len(name.until)]
    )


def actor_by_name(
    printed: str, *, on: date | None = None, language: str | None = None
) -> str | None:
    """The id of the one actor that `printed` names, else None.

    `on` and `language` only decide between several actors of one name; they never
    refuse a name that has one bearer, for records print old and new names side by side.
    """
    names = _names_by_key().get(name_key(printed), ())
    if len({name.actor_id for name in names}) > 1 and language:
        names = tuple(n for n in names if n.language in {language, ""}) or names
    if len({name.actor_id for name in names}) > 1 and on:
        names = tuple(name for name in names if _holds(name, on))
    found = {name.actor_id for name in names}
    return found.pop() if len(found) == 1 else None


def actor(wanted: str) -> Actor | None:
    """The actor of that id, ISO 3166-1 code (two or three letters) or name."""
    code = wanted.strip().upper()
    identifier = _by_code().get(code) or actor_by_name(wanted)
    return actors()[identifier] if identifier else None


def nearest_actors(text: str, n: int = 3) -> list[str]:
    """Ids of the `n` actors whose names are most like `text`: to ask a person back."""
    wanted = name_key(text[:200])
    if not wanted:
        return []
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    scores: dict[str, float] = {}
    for key, names in _names_by_key().items():
        matcher.set_seq1(key)
        floor = 0.6
        if matcher.real_quick_ratio() < floor or matcher.quick_ratio() < floor:
            continue
        ratio = matcher.ratio() + (0.2 if key.startswith(wanted) else 0.0)
        if ratio < floor:
            continue
        for name in names:
            scores[name.actor_id] = max(ratio, scores.get(name.actor_id, 0.0))
    return sorted(scores, key=lambda one: (-scores[one], one))[:n]


def join_split_names(
    cells: Sequence[str], *, on: date | None = None
) -> list[tuple[tuple[str, ...], str | None]]:
    """Cells of a list of names with the actor of each.

    A name that the printer split over two or three cells ("CÔTE.", "D'IVOIRE") comes
    back as one entry of those cells. None where no name fits.
    """
    joined: list[tuple[tuple[str, ...], str | None]] = []
    index = 0
    while index < len(cells):
        found = actor_by_name(cells[index], on=on)
        taken = 1
        for width in (2, 3):
            if found or index + width > len(cells):
                break
            pieces = [cell.strip(" .,;") for cell in cells[index : index + width]]
            found = actor_by_name(" ".join(pieces), on=on)
            taken = width if found else 1
        joined.append((tuple(cells[index : index + taken]), found))
        index += taken
    return joined


_ON_BEHALF = re.compile(
    r"(?P<speaker>[^,(]{2,80}(?:\([^()]{2,40}\))?),? ?\(?O[NF] BEHALF OF "
    r"(?:THE STATES MEMBERS OF THE UNITED NATIONS THAT ARE MEMBERS OF )?"
    r"(?P<group>[^()]{2,200})\)?",
    re.IGNORECASE,
)


def sponsor(printed: str) -> tuple[str | None, str | None]:
    """(actor, group spoken for) of a sponsor's cell; None where not in the tables.

    "CUBA (ON BEHALF OF … THE GROUP OF 77 AND CHINA)" is ("CUB", "GROUP:G77").
    """
    cell = " ".join(printed[:400].split())
    if match := _ON_BEHALF.fullmatch(cell):
        return actor_by_name(match["speaker"]), actor_by_name(match["group"])
    return actor_by_name(cell), None


@cache
def topic_domains() -> Mapping[str, str]:
    """English name of each domain by its code."""
    rows = rows_of("topic_domains.csv", ("code", "label_en"))
    return {row["code"]: row["label_en"] for _, row in rows}


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by id."""
    found: dict[str, Topic] = {}
    columns = (
        "id", *(f"label_{code}" for code in LANGUAGES), "domain", "kind", "also",
        "match",
    )  # fmt: skip
    for line, row in rows_of("topics.csv", columns):
        if not row["label_en"] or row["id"] in found:
            raise VocabularyError(
                f"topics.csv, line {line}: label_en is needed, an id only once"
            )
        if row["domain"] and row["domain"] not in topic_domains():
            raise VocabularyError(f"topics.csv, line {line}: no domain {row['domain']}")
        labels = {
            code: row[f"label_{code}"] for code in LANGUAGES if row[f"label_{code}"]
        }
        also = tuple(filter(None, row["also"].split("|")))
        found[row["id"]] = Topic(
            row["id"], labels, row["domain"], row["kind"], also, row["match"]
        )
    return found


def topic(identifier: str) -> Topic | None:
    """The topic of that id; None for ids that the table does not list."""
    return topics().get(identifier)


def _label_key(label: str) -> str:
    plain = label.replace("&#39;", "'").replace("_", " ").translate(_APOSTROPHES)
    # The Turkish capital İ folds to i and a dot above it.
    return " ".join(plain.casefold().replace("i\u0307", "i").split()).rstrip(".")


@cache
def _topics_by_label() -> Mapping[str, str]:
    keyed: dict[str, str] = {}
    # Of two ids with one label the concept, seven digits, comes before its group.
    for one in sorted(topics().values(), key=lambda one: -len(one.id)):
        for label in (one.labels["en"], *one.also):
            if one.id.startswith("UNBIS:"):
                keyed.setdefault(_label_key(label), one.id)
    for one in topics().values():
        for label in (one.labels["en"], *one.also):
            keyed.setdefault(_label_key(label), one.id)
    return keyed


# Dictionaries of subject headings; all others list agenda items, titles or goals.
TOPIC_DICTIONARIES = frozenset({"UNBIS", "UNBIS Thesaurus", "DHLAUTH"})


def topic_by_label(label: str, dictionary: str = "UNBIS Thesaurus") -> str | None:
    """The topic id of a printed heading; None where it is not a subject heading.

    A heading without a thesaurus id gets the stable id ``TERM:<slug>``, so that no
    heading is lost.
    """
    if dictionary not in TOPIC_DICTIONARIES or not _label_key(label):
        return None
    return _topics_by_label().get(_label_key(label)) or f"TERM:{slug(label)}"


_THESAURUS = re.compile(r"https?://metadata\.un\.org/thesaurus/(\d{2,8})/?")


def topic_by_uri(uri: str) -> str | None:
    """``UNBIS:<id>`` of an address of the UNBIS thesaurus, else None."""
    match = _THESAURUS.fullmatch(uri.strip())
    return f"UNBIS:{match[1]}" if match else None


def slug(label: str) -> str:
    """`label` in lower case, without accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", _label_key(label))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", "-", plain).strip("-")


@cache
def citation_cues() -> Mapping[tuple[str, str], str]:
    """Patterns of the words that lead to a citation, by (language, role)."""
    found: dict[tuple[str, str], str] = {}
    rows = rows_of("citation_cues.csv", ("language", "role", "pattern"))
    for line, row in rows:
        try:
            re.compile(row["pattern"])
        except re.error as error:
            raise VocabularyError(f"citation_cues.csv, line {line}: {error}") from None
        found[row["language"], row["role"]] = row["pattern"]
    return found


@cache
def quote_cues() -> tuple[tuple[str, str, str], ...]:
    """Words that report speech: (language, kind, form), in the order of the table."""
    return tuple(
        (row["language"], row["kind"], row["form"])
        for _, row in rows_of("quote_cues.csv", ("language", "kind", "form"))
        if row["form"]
    )
