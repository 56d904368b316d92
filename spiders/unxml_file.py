"""One file of the repositories: text, facts and everything that disagrees in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import quote, unquote

from lxml import etree

from onrecord.models import Document, Kind, Note, Paragraph, ParagraphKind
from onrecord.spiders import akoma, akoma_meta
from onrecord.spiders.akoma_dates import agreed_date, split_place
from onrecord.spiders.akoma_language import language_of
from onrecord.spiders.akoma_sponsors import spoken_for, sponsor_names
from onrecord.spiders.akoma_text import paragraphs
from onrecord.spiders.base import Item, Page
from onrecord.spiders.unxml_facts import (
    committee_name,
    dated_part,
    folder_language,
    part_letter,
    resolution_title,
    with_opening,
)
from onrecord.spiders.unxml_symbols import (
    Identity,
    first_symbol,
    identify,
    years_of,
)

_KINDS: Final[dict[str, tuple[Kind, ParagraphKind]]] = {
    "resolution": ("resolution", "operative"),
    "presidentialStatement": ("presidential_statement", "text"),
    "draftResolution": ("draft_resolution", "operative"),
}
_WITHDRAWN: Final = re.compile(
    r"\bis(?: hereby)? withdrawn\b|\best(?: par la présente)? (?:annulée?|retirée?)\b"
    r"|\bqueda (?:anulad|retirad)[oa]\b|\b(?:аннулируется|снимается|изымается)\b"
)
"""What a corrigendum says that takes back the whole document."""
_LONGEST_WITHDRAWAL: Final = 60
"""Words; a longer one corrects, and may speak of something else withdrawn."""
_OUTCOMES: Final = frozenset({"adopted", "notadopted", "veto"})


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
        common = self.common(cover, meta, identity, name, path, notes)
        if akoma.local(main) == "documentCollection":
            yield from self.parts(common, cover, meta, root, statements, identity)
        elif statements == [main]:
            yield self.finish(common, main, cover, meta, identity)
        else:
            raise self.error(
                "unknown_structure",
                f"<{akoma.local(main)}> with {len(statements)} statements, "
                "not one statement or a documentCollection",
            )

    def common(
        self,
        cover: akoma_meta.Cover,
        meta: akoma_meta.Meta,
        identity: Identity,
        name: str,
        path: str,
        repairs: tuple[Note, ...],
    ) -> Document:
        """Everything but the text and what depends on it."""
        kind = _KINDS[name][0]
        notes = [*repairs, *identity.notes]
        if identity.symbol.kind == "presidential_statement" and kind == "resolution":
            notes.append(Note("kind_mismatch", "a statement marked up as a resolution"))
            kind = "presidential_statement"
        filed = folder_language(path)
        language = meta.language or filed
        issued_on, remarks = agreed_date(
            "issued", cover.issued_text,
            [("attribute", cover.issued_attribute)], language,
        )  # fmt: skip
        notes += remarks
        origin = cover.origin.partition(",")[0].strip()
        report = meta.report
        if not report and (
            cover.proponent not in ("", "noMainCommittee") or meta.report_paragraph
        ):
            report = origin
        draft, related = first_symbol(meta.draft_symbol)
        if kind == "draft_resolution":
            draft = draft or identity.native_id
        if meta.report_paragraph and report:
            related.append(
                ("recommended_in", f"{report}, para. {meta.report_paragraph}")
            )
        if identity.corrects:
            related.append(("corrects", identity.corrects))
        if meta.outcome and meta.outcome.casefold() not in _OUTCOMES:
            notes.append(Note("unknown_outcome", repr(meta.outcome)))
        sponsors = sponsor_names(meta.sponsors)
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
            on_behalf_of=spoken_for(sponsors),
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
            committee=committee_name(cover.proponent, meta),
            draft_symbol=draft,
            draft_issued_on=meta.draft_issued_on,
            report=report,
            sponsors=sponsors,
            additional_sponsors=sponsor_names(meta.additional_sponsors),
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
            common = with_opening(common, rows)
        if identity.corrects and _withdraws(rows):
            withdrawn = ("withdrawn_by", identity.symbol.canonical)
            common = replace(common, related=(*common.related, withdrawn))
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
        adopted_on, dated = agreed_date(
            "decided", adopted_text, witnesses, language, years_of(identity.symbol)
        )
        return replace(
            common,
            language=language,
            title=resolution_title(statement) or common.title,
            meeting=cover.meeting or common.meeting,
            place=split_place(adopted_text)[1],
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
        heading = resolution_title(whole) if whole is not None else ""
        letters = [
            part_letter(statement) or chr(ord("A") + index)
            for index, statement in enumerate(statements)
        ]
        if len(set(letters)) != len(letters):
            raise self.error("unknown_structure", f"parts named {', '.join(letters)}")
        for letter, statement in zip(letters, statements, strict=True):
            own = statement.find("{*}meta")
            facts = akoma_meta.read_meta(own, self.url) if own is not None else meta
            # A part's own block holds its identification and seldom more.
            dated = dated_part(meta, facts)
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


def _withdraws(rows: Sequence[Paragraph]) -> bool:
    text = " ".join(row.text for row in rows)
    is_short = len(text.split()) <= _LONGEST_WITHDRAWAL
    return is_short and _WITHDRAWN.search(text) is not None
