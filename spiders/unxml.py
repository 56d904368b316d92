"""The UN's two repositories of machine-readable documents, as one kind of site.

``github.com/UNxml/SCresolutions`` and ``…/GAresolutions`` serve Akoma Ntoso XML by
language and JSON-lines extracts by year or session. One listing names every file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final
from urllib.parse import quote, unquote

from lxml import etree

from onrecord.models import (
    Document,
    Fault,
    Kind,
    Link,
    Note,
    Paragraph,
    ParagraphKind,
)
from onrecord.spiders import akoma, akoma_meta, unxml_rows
from onrecord.spiders.akoma_language import language_of
from onrecord.spiders.akoma_text import paragraphs
from onrecord.spiders.base import Item, NotOurs, Page
from onrecord.spiders.unxml_symbols import Identity, identify, years_of
from onrecord.text import language_code

RAW: Final = "https://raw.githubusercontent.com/UNxml/"
API: Final = "https://api.github.com/repos/UNxml/"

_KINDS: Final[dict[str, tuple[Kind, ParagraphKind]]] = {
    "resolution": ("resolution", "operative"),
    "presidentialStatement": ("presidential_statement", "text"),
    "draftResolution": ("draft_resolution", "operative"),
}
_ENGLISH_ONLY: Final = ("PRST", "Pre-2020")
# How a presidential statement opens, in English.
_MEETING: Final = re.compile(
    r"\bAt (?:its|the) (?P<meeting>\d+(?:st|nd|rd|th)(?: \([^()]{1,20}\))? meeting)\b"
    r"(?:.{0,60}?\bheld on (?P<held>\d{1,2} [A-Z][a-z]+ \d{4}))?"
    r"|^On (?P<on>\d{1,2} [A-Z][a-z]+ \d{4}), in connection"
)
_AGENDA: Final = re.compile(
    r"\bentitled “(?P<item>.{3,400}?)”,? (?:the President|in accordance|and )"
)


class TreePage(Page):
    """The list of all files: the git tree of the main branch."""

    is_listing: ClassVar[bool] = True

    def read(self) -> Iterator[Item]:
        try:
            answer = json.loads(self.text)
            entries = [
                (entry["path"], entry["type"])
                for entry in answer["tree"]
                if isinstance(entry["path"], str)
            ]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self.error(
                "malformed_json", f"not a git tree answer: {error!r}"
            ) from error
        if answer.get("truncated"):
            yield Fault(
                "listing_truncated",
                f"{self.url}: the answer names only a part of the files; "
                "read the tree folder by folder",
            )
        repository = self.url.split("/")[5]
        for path, kind in entries:
            wanted = path.endswith(".xml") or re.fullmatch(
                r"data_extract/[^/]+\.json", path
            )
            if kind == "blob" and wanted:
                yield Link(f"{RAW}{repository}/main/{quote(path)}")


class ExtractPage(Page):
    """Rows of facts on resolutions, one JSON object a line."""

    def read(self) -> Iterator[Item]:
        yield from unxml_rows.read(self.capture.body, self.url, self.card)


class PlaceholderPage(Page):
    """Files that keep a folder alive."""

    def read(self) -> Iterator[Item]:
        raise NotOurs("placeholder file")
        yield


class XmlPage(Page):
    """One file: a resolution, statement or draft, or several resolutions in parts."""

    def read(self) -> Iterator[Item]:
        root, notes = akoma.parse(self.capture.body, self.url)
        main = next((child for child in root if isinstance(child.tag, str)), None)
        if main is None:
            raise self.error("no_document", "the root element is empty")
        meta_element, cover_element = main.find("{*}meta"), main.find("{*}coverPage")
        if meta_element is None or cover_element is None:
            raise self.error("no_document", f"<{akoma.local(main)}> has no "
                             "meta block or no cover page")  # fmt: skip
        meta = akoma_meta.read_meta(meta_element, self.url)
        cover = akoma_meta.read_cover(cover_element)
        path = unquote(self.url.partition("/main/")[2])
        statements = list(root.iter("{*}statement"))
        if not statements:
            raise self.error("no_document", "no <statement> in the file")
        name = statements[0].get("name", "")
        if name not in _KINDS:
            known = ", ".join(_KINDS)
            raise self.error("unknown_kind", f"<statement name={name!r}>: not {known}")
        identity = identify(path.rsplit("/", 1)[-1], cover, meta, main, name)
        if identity is None:
            raise self.error("no_symbol", f"neither {cover.symbol!r} nor the file name "
                             "is a document symbol")  # fmt: skip
        if identity.foreign:
            # An editor left the block of another document in the file.
            meta = akoma_meta.Meta(
                language=meta.language, references=meta.references, uri=meta.uri
            )
        common = self.common(cover, meta, identity, name, path)
        common = replace(common, notes=(*notes, *common.notes))
        if akoma.local(main) == "documentCollection":
            yield from self.parts(common, cover, meta, root, statements, identity)
        else:
            yield self.finish(common, main, cover, meta, identity)

    def common(
        self,
        cover: akoma_meta.Cover,
        meta: akoma_meta.Meta,
        identity: Identity,
        name: str,
        path: str,
    ) -> Document:
        """Everything but the text and what depends on it."""
        kind = _KINDS[name][0]
        notes = list(identity.notes)
        if identity.symbol.kind == "presidential_statement" and kind == "resolution":
            notes.append(Note("kind_mismatch", "a statement marked up as a resolution"))
            kind = "presidential_statement"
        filed = _folder_language(path)
        language = meta.language or filed
        issued_on, remarks = akoma_meta.agreed_date(
            "issued", cover.issued_text,
            [("attribute", cover.issued_attribute)], language,
        )  # fmt: skip
        notes += remarks
        origin = cover.origin.partition(",")[0].strip()
        report = meta.report
        if not report and cover.proponent not in ("", "noMainCommittee"):
            report = origin
        related = []
        if meta.report_paragraph and report:
            related.append(
                ("recommended_in", f"{report}, para. {meta.report_paragraph}")
            )
        if identity.corrects:
            related.append(("corrects", identity.corrects))
        sponsors = akoma_meta.sponsor_names(meta.sponsors)
        printed = cover.symbol or identity.symbol.canonical
        outcome = meta.outcome.casefold()
        return Document(
            source=self.card.name,
            native_id=identity.native_id,
            url=self.url,
            kind=kind,
            language=language,
            filed_under=filed,
            page_url="https://undocs.org/"
            + quote(f"{language}/{identity.symbol.canonical}".replace(" ", "")),
            title=meta.title,
            symbol=printed,
            body=self.card.actor,
            actor=self.card.actor,
            on_behalf_of=akoma_meta.spoken_for(sponsors),
            issued_text=cover.issued_text,
            issued_on=issued_on,
            adopted_text=cover.decided_text,
            outcome="not_adopted"
            if outcome in ("notadopted", "veto")
            else ("adopted" if kind == "resolution" else ""),
            adoption=meta.adoption,
            vetoed=outcome == "veto",
            meeting=cover.meeting,
            meeting_record=meta.meeting_record,
            session=cover.session,
            agenda_item=cover.agenda_item,
            agenda_title=cover.agenda_title or meta.agenda_title,
            committee=meta.references.get(cover.proponent, "")
            or ("Without reference to a Main Committee" if cover.proponent else ""),
            draft_symbol=meta.draft_symbol
            or (identity.native_id if kind == "draft_resolution" else ""),
            draft_issued_on=meta.draft_issued_on,
            report=report,
            sponsors=sponsors,
            additional_sponsors=akoma_meta.sponsor_names(meta.additional_sponsors),
            vote=meta.vote,
            subjects=meta.subjects,
            related=tuple(related),
            notes=tuple(notes),
        )

    def finish(
        self,
        common: Document,
        statement: etree._Element,
        cover: akoma_meta.Cover,
        meta: akoma_meta.Meta,
        identity: Identity,
    ) -> Document:
        """`common` with the text of `statement` and the facts that only it tells."""
        name = statement.get("name", "resolution")
        body_kind = _KINDS.get(name, _KINDS["resolution"])[1]
        if common.kind == "presidential_statement":
            body_kind = "text"
        try:
            rows, remarks = paragraphs(statement, body_kind)
        except RecursionError as error:
            raise self.error("too_deep", "elements are nested too deep") from error
        notes = [*common.notes, *remarks]
        declared = common.language
        language = language_of(rows) or declared
        if len({language, declared, common.filed_under or language}) > 1:
            notes.append(
                Note(
                    "language_mismatch",
                    f"text {language}, declared {declared}, "
                    f"filed under {common.filed_under or 'no language'}",
                )
            )
        if common.kind == "presidential_statement":
            common = _opening(common, rows)
        conclusions = statement.find("{*}conclusions")
        if conclusions is not None:
            cover = akoma_meta.read_closing(conclusions)
        adopted_text = cover.decided_text or common.adopted_text
        witnesses = [
            ("attribute", cover.decided_attribute),
            ("step", meta.outcome_on),
            ("work", meta.decided_on),
        ]
        if common.kind == "presidential_statement" and adopted_text:
            # The work's date is the date of issue there.
            witnesses.pop()
        adopted_on, dated = akoma_meta.agreed_date(
            "decided", adopted_text, witnesses, language, years_of(identity.symbol)
        )
        return replace(
            common,
            language=language,
            title=_resolution_title(statement) or common.title,
            meeting=cover.meeting or common.meeting,
            place=akoma_meta.split_place(adopted_text)[1],
            adopted_text=adopted_text,
            adopted_on=adopted_on,
            paragraphs=rows,
            notes=(*notes, *dated),
        )

    def parts(
        self,
        common: Document,
        cover: akoma_meta.Cover,
        meta: akoma_meta.Meta,
        root: etree._Element,
        statements: list[etree._Element],
        identity: Identity,
    ) -> Iterator[Item]:
        """Resolutions A, B … of one file. Facts of the collection hold for each."""
        whole = root.find("{*}documentCollection/{*}preface")
        heading = _resolution_title(whole) if whole is not None else ""
        for index, statement in enumerate(statements):
            letter = _letter(statement) or chr(ord("A") + index)
            own = statement.find("{*}meta")
            facts = akoma_meta.read_meta(own, self.url) if own is not None else meta
            # A part's own block holds its identification and seldom more.
            dated = replace_dates(meta, facts)
            base = identity.native_id
            document = self.finish(
                replace(
                    common,
                    native_id=f"{base} {letter}",
                    part=letter,
                    title=heading,
                    subjects=tuple(dict.fromkeys((*common.subjects, *facts.subjects))),
                    vote=facts.vote or common.vote,
                    draft_symbol=facts.draft_symbol or common.draft_symbol,
                    meeting_record=facts.meeting_record or common.meeting_record,
                ),
                statement,
                cover,
                dated,
                identity,
            )
            yield document


def _opening(document: Document, rows: tuple[Paragraph, ...]) -> Document:
    """What the first sentence of a presidential statement says of its meeting."""
    for row in rows[:8]:
        if found := _MEETING.search(row.text):
            item = _AGENDA.search(row.text, found.end())
            document = replace(
                document,
                meeting=found["meeting"] or "",
                adopted_text=found["held"] or found["on"] or "",
                agenda_title=document.agenda_title or (item["item"] if item else ""),
            )
            break
    return replace(document, title=document.title or document.agenda_title)


def replace_dates(meta: akoma_meta.Meta, own: akoma_meta.Meta) -> akoma_meta.Meta:
    """The dates of the collection, where the part has none of its own."""
    own.decided_on = own.decided_on or meta.decided_on
    own.outcome_on = own.outcome_on or meta.outcome_on
    return own


def _folder_language(path: str) -> str:
    """The language that the folder is for; the oldest folders hold English alone."""
    folders = path.split("/")[:-1]
    for folder in reversed(folders):
        code = language_code(folder)
        if code and not folder.isdigit():
            return code
    return "en" if folders and folders[0] in _ENGLISH_ONLY else ""


def _resolution_title(element: etree._Element) -> str:
    """The title above the text, without the markers of its footnotes."""
    preface = element if akoma.local(element) == "preface" else None
    if preface is None:
        preface = element.find("{*}preface")
    if preface is None:
        return ""
    for title in preface.iter("{*}docTitle"):
        if title.get("refersTo", "").lstrip("#") in ("resolutionTitle", ""):
            return akoma_meta.text_of(title)
    return ""


def _letter(statement: etree._Element) -> str:
    number = statement.find("{*}preface//{*}docNumber")
    text = akoma_meta.text_of(number).strip(". ") if number is not None else ""
    if re.fullmatch(r"[A-Z]", text):
        return text
    uri = statement.find("{*}meta/{*}identification/{*}FRBRWork/{*}FRBRuri")
    tail = (uri.get("value", "") if uri is not None else "").rstrip("/")
    found = re.search(r"\d([A-Z])$", tail)
    return found[1] if found else ""
