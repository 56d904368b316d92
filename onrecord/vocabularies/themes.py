"""The themes that reports group by: some 150 under the eighteen domains.

One row of ``themes.csv`` is a theme: its labels and terms in six languages, the UNBIS
headings under it, the issue codes of roll calls and the major topic codes of the
Comparative Agendas Project where they fit. A new row works at once, by its terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.vocabularies import LANGUAGES, topic_domains
from onrecord.vocabularies.tables import VocabularyError, rows_of

ISSUES = ("me", "nu", "di", "hr", "co", "ec")
"""The six issues of roll calls: Palestinian conflict, nuclear weapons, disarmament,
human rights, colonialism, economic development."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One row of themes.csv. Labels and terms are by ISO 639-1 code."""

    id: str
    domain: str
    """``01`` to ``18``."""
    labels: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]
    """Phrases that speak of the theme, the label first."""
    headings: tuple[str, ...]
    """Ids of topics.csv, each ``UNBIS:…`` or ``TERM:…``."""
    issues: tuple[str, ...]
    cap: tuple[str, ...]

    def label(self, language: str = "en") -> str:
        """The label in `language`, in English where there is none."""
        return self.labels.get(language) or self.labels["en"]


@cache
def themes() -> Mapping[str, Theme]:
    """Every theme by id, in the order of the table. Raises ``VocabularyError``."""
    found: dict[str, Theme] = {}
    columns = (
        "id", "domain", *(f"label_{code}" for code in LANGUAGES),
        *(f"terms_{code}" for code in LANGUAGES), "unbis", "issues", "cap",
    )  # fmt: skip
    for line, row in rows_of("themes.csv", columns):
        if not row["id"] or not row["label_en"] or row["id"] in found:
            raise VocabularyError(
                f"themes.csv, line {line}: id and label_en are needed, an id only once"
            )
        if row["domain"] not in topic_domains():
            raise VocabularyError(f"themes.csv, line {line}: no domain {row['domain']}")
        issues = _cells(row["issues"])
        if unknown := set(issues) - set(ISSUES):
            raise VocabularyError(f"themes.csv, line {line}: no issue {unknown.pop()}")
        found[row["id"]] = Theme(
            row["id"],
            row["domain"],
            {code: row[f"label_{code}"] for code in LANGUAGES if row[f"label_{code}"]},
            {
                code: tuple(
                    filter(None, (row[f"label_{code}"], *_cells(row[f"terms_{code}"])))
                )
                for code in LANGUAGES
            },
            _cells(row["unbis"]),
            issues,
            _cells(row["cap"]),
        )
    return found


@cache
def _by_heading() -> Mapping[str, tuple[str, ...]]:
    held: dict[str, list[str]] = {}
    for theme in themes().values():
        for heading in theme.headings:
            held.setdefault(heading, []).append(theme.id)
    return {heading: tuple(ids) for heading, ids in held.items()}


def themes_of(heading: str) -> tuple[str, ...]:
    """The themes that a heading of topics.csv stands under."""
    return _by_heading().get(heading, ())


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
