"""A small record for tests of briefs, written row by row: two states, one topic."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import psycopg

Conn = psycopg.Connection[tuple[Any, ...]]

TOPIC = "UNBIS:1000868"
"""Ceasefires."""
FETCHED = datetime(2024, 2, 3, 4, 5, tzinfo=UTC)
CARD = {"publisher": "Ministry of Tests", "actor": "FRA", "first_date": "2019-01-01"}
CALL = "We call on all parties to agree to an immediate ceasefire in the whole region."
LONGER = (
    "We call on all parties to agree to an immediate and lasting ceasefire in the "
    "whole region."
)
MAIL = "The ministry has a new postal address from the first day of next month on."
LETTERS = {"y": "yes", "n": "no", "a": "abstention", "x": "non_voting"}


class Record:
    """Adds documents to a migrated, empty record."""

    def __init__(self, conn: Conn) -> None:
        self.conn = conn
        self.offset = 0
        conn.execute(
            "INSERT INTO topic VALUES (%s, 'Ceasefires', '01', 'subject'), "
            "('TERM:tests', 'Tests of briefs', '01', 'subject'), "
            "('UNBIS:1006334', 'Syrian Arab Republic', '', 'place')",
            (TOPIC,),
        )
        self.source("fr_test", CARD)
        self.source("fr_unseen", {**CARD, "publisher": "Never collected"})
        self.source("un_test", {"publisher": "United Nations"})
        conn.execute(
            "INSERT INTO run (command, sources, started_at, ended_at, state) "
            "VALUES ('collect', '{fr_test}', %s, %s, 'done')",
            (FETCHED, FETCHED),
        )

    def source(self, name: str, card: dict[str, Any]) -> None:
        self.conn.execute(
            "INSERT INTO source VALUES (%s, %s)", (name, json.dumps(card))
        )

    def document(
        self,
        native_id: str,
        day: date | None,
        kind: str = "statement",
        *paragraphs: str,
        source: str = "fr_test",
        language: str = "en",
        roles: tuple[tuple[str, str], ...] = (("FRA", "issuer"),),
        filed: bool = True,
        **columns: Any,
    ) -> int:
        """A document with one text, or with none; the id."""
        columns = {
            "title": f"Title of {native_id}",
            "page_url": f"https://example.org/{native_id}",
            "actor": "FRA" if kind == "statement" else "",
            **columns,
        }
        names = ", ".join(columns)
        marks = ", ".join(["%s"] * len(columns))
        row = self.conn.execute(
            f"INSERT INTO document (source, native_id, stale, kind, dated_on, {names}) "  # noqa: S608 — names of columns, given by tests
            f"VALUES (%s, %s, false, %s, %s, {marks}) RETURNING id",
            (source, native_id, kind, day, *columns.values()),
        ).fetchone()
        assert row
        id = int(row[0])
        for actor, role in roles:
            self.conn.execute(
                "INSERT INTO document_actor VALUES (%s, %s, %s)", (id, actor, role)
            )
        if filed:
            self.conn.execute(
                "INSERT INTO document_topic VALUES (%s, %s, 'Ceasefires', 't')",
                (id, TOPIC),
            )
        self._text(id, source, language, paragraphs, str(columns["page_url"]))
        return id

    def _text(
        self, id: int, source: str, language: str, paragraphs: tuple[str, ...], url: str
    ) -> None:
        self.offset += 100
        capture = self.conn.execute(
            "INSERT INTO capture (url, url_sha256, fetched_at, status, media_type, "
            "payload_sha256, warc_file, warc_offset, warc_length, member_sha256, "
            "source, state) VALUES (%(u)s, sha256(%(n)s), %(at)s, 200, 'text/html', "
            "sha256(%(n)s), 'a.warc.gz', %(o)s, 9, '', %(s)s, 'read') RETURNING id",
            {"u": url, "n": str(id).encode(), "at": FETCHED, "o": self.offset,
             "s": source},
        ).fetchone()  # fmt: skip
        assert capture
        revision = None
        if paragraphs:
            body = "\n".join(paragraphs)
            version = self.conn.execute(
                "INSERT INTO version (document_id, language) VALUES (%s, %s) "
                "RETURNING id",
                (id, language),
            ).fetchone()
            assert version
            revision = self.conn.execute(
                "INSERT INTO revision (version_id, text_hash, title, body, words) "
                "VALUES (%s, sha256(%s), '', %s, 9) RETURNING id",
                (version[0], body.encode(), body),
            ).fetchone()
            assert revision
            for position, text in enumerate(paragraphs, 1):
                self.conn.execute(
                    "INSERT INTO paragraph VALUES (%s, %s, 'text', '', 0, '', '{}', "
                    "'', false, %s)",
                    (revision[0], position, text),
                )
            self.conn.execute(
                "INSERT INTO statement_fts VALUES (%s, 0, %s, %s, NULL, "
                "to_tsvector('english', %s))",
                (revision[0], id, language, body),
            )
            self.conn.execute(
                "INSERT INTO annotated VALUES (%s, %s, 'quotes', 't')",
                (revision[0], id),
            )
        self.conn.execute(
            "INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256, "
            "payload_sha256, part, role, language, filed_under, facts, facts_hash, "
            "notes) VALUES (%s, %s, %s, sha256(%s), '', '', 'text', %s, '', '{}', '', "
            "'[]')",
            (id, revision and revision[0], capture[0], str(id).encode(), language),
        )

    def act(
        self,
        symbol: str,
        day: date,
        *paragraphs: str,
        body: str = "ORG:UN:GA",
        sponsors: tuple[str, ...] = (),
        ballots: dict[str, str] | None = None,
        **columns: Any,
    ) -> int:
        """A resolution with the ballots of its vote, a letter an actor."""
        roles = ((body, "issuer"), *((one, "sponsor") for one in sponsors))
        kind = columns.pop("kind", "resolution")
        columns = {"outcome": "adopted", "adoption": "", **columns}
        id = self.document(
            symbol, day, kind, *paragraphs, source="un_test",
            roles=columns.pop("roles", roles), symbol=symbol, body=body, **columns,
        )  # fmt: skip
        for position, one in enumerate(sponsors):
            self.conn.execute(
                "INSERT INTO sponsor VALUES (%s, %s, false, %s, %s)",
                (id, position, one, one),
            )
        if ballots:
            cast = list(ballots.values())
            vote = self.conn.execute(
                "INSERT INTO vote (document_id, origin, principal, yes, no, "
                "abstention, non_voting, printed_counts, renditions) "
                "VALUES (%s, 'extract', true, %s, %s, %s, %s, '{}', 1) RETURNING id",
                (id, *(cast.count(letter) for letter in "ynax")),
            ).fetchone()
            assert vote
            for position, (who, letter) in enumerate(ballots.items()):
                self.conn.execute(
                    "INSERT INTO ballot VALUES (%s, %s, %s, %s, %s)",
                    (vote[0], position, LETTERS[letter], who, who),
                )
        return id

    def quotation(
        self,
        id: int,
        content: str,
        actor: str,
        speaker: str,
        sure: float = 0.9,
        kind: str = "direct",
        cue: str = "said",
    ) -> None:
        """What a document reports somebody to have said, at its place in the text."""
        self.conn.execute(
            "INSERT INTO quotation SELECT r.id, strpos(r.body, %(c)s) - 1, "
            "strpos(r.body, %(c)s) - 1 + length(%(c)s), %(kind)s, %(c)s, %(s)s, %(a)s, "
            "%(cue)s, '', %(sure)s, 't' FROM revision AS r "
            "JOIN version AS v ON v.id = r.version_id WHERE v.document_id = %(id)s",
            {
                "c": content,
                "s": speaker,
                "a": actor,
                "sure": sure,
                "id": id,
                "kind": kind,
                "cue": cue,
            },
        )


def two_states(record: Record) -> None:
    """Two states, a topic, and everything that a brief must tell apart."""
    record.document("s-2019", date(2019, 3, 1), "statement", CALL, MAIL,
                    speaker="Anne Test", speaker_role="Minister",
                    on_behalf_of="Group of Friends")  # fmt: skip
    record.document(
        "s-2020", date(2020, 3, 1), "statement", MAIL,
        "Today we call on our neighbours: honour a ceasefire that bears your names.",
    )  # fmt: skip
    record.document("s-2021", date(2021, 3, 1), "statement",
                    "Every ceasefire needs observers whom both of the sides can trust.",
                    LONGER)  # fmt: skip
    # Not filed under the topic, found by its words.
    record.document("s-2022", date(2022, 3, 1), "speech",
                    "We regret that no ceasefire holds in the valley this winter.",
                    filed=False, actor="FRA")  # fmt: skip
    record.document(
        "s-undated", None, "statement", "A ceasefire is what we must have now."
    )
    record.document("s-title", date(2022, 4, 1), "statement")
    record.document("s-other", date(2022, 5, 1), "statement", MAIL, filed=False)
    press = record.document(
        "press", date(2022, 6, 1), "press_briefing", "MINISTER TEST:",
        "We welcome the ceasefire that was agreed to in the valley on Monday.",
        "JOURNALIST:", "Why do you condemn the ceasefire that others welcome so much?",
        actor="FRA", speaker="Anne Test", speaker_role="Minister",
    )  # fmt: skip
    record.quotation(press, "We welcome the ceasefire", "FRA", "France")
    record.document("chamber", date(2022, 6, 2), "meeting_coverage",
                    "Others urge that the ceasefire be kept by all of the parties.",
                    actor="FRA")  # fmt: skip
    told = record.document(
        "told", date(2022, 7, 1), "statement",
        "France said that “a ceasefire is overdue”, and left.",
        "France wants a ceasefire with observers; it said a ceasefire is no peace.",
        actor="GBR", roles=(("GBR", "issuer"),),
    )  # fmt: skip
    record.quotation(told, "a ceasefire is overdue", "FRA", "France")
    record.quotation(told, "and left", "FRA", "France", sure=0.3)
    for words, cue in (("a ceasefire with", "wants"), ("a ceasefire is no", "said")):
        record.quotation(told, words, "FRA", "France", kind="indirect", cue=cue)
    for n in range(1, 11):
        record.act(
            f"A/RES/75/{n}", date(2020, 12, n),
            sponsors=("FRA",) if n < 3 else (),
            ballots={"FRA": "y", "GBR": "y" if n < 9 else "n", "USA": "n"},
            adoption="By a recorded vote",
        )  # fmt: skip
    record.act("A/RES/75/11", date(2020, 12, 11), ballots={"FRA": "x", "GBR": "y"})
    record.act("A/RES/75/12", date(2020, 12, 12), ballots={"GBR": "a", "USA": "y"})
    record.act("A/RES/75/13", date(2020, 12, 13), adoption="Without a vote")
    record.act(
        "A/RES/75/14", date(2020, 12, 14), adoption="Without a vote",
        roles=(("ORG:UN:GA", "issuer"), ("GROUP:G77", "on_behalf")),
    )  # fmt: skip
    record.act("S/RES/2699 (2023)", date(2023, 1, 5),
               "Demands that all parties respect the ceasefire in the whole region;",
               body="ORG:UN:SC", ballots={"FRA": "y", "GBR": "y"})  # fmt: skip
    record.act(
        "S/2023/9",
        date(2023, 1, 6),
        "Demands that the ceasefire of the year before be given up at once;",
        body="ORG:UN:SC",
        ballots={"FRA": "n", "GBR": "y"},
        outcome="not_adopted",
        vetoed_by=["FRA"],
        kind="draft_resolution",
    )
