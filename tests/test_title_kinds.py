"""Kinds by the words of titles: what they find, and what they leave alone."""

from __future__ import annotations

import re

import pytest

from onrecord.spiders.title_kinds import KINDS


def kind_of(language: str, title: str) -> str:
    """The first that fits, as a page object looks it up."""
    words = KINDS[language]
    return next((kind for word, kind in words if re.search(word, title, re.I)), "")


@pytest.mark.parametrize(
    ("language", "title", "kind"),
    [
        ("en", "Joint Statement on the Sample Lake", "joint_statement"),
        ("en", "Joint Ministerial Declaration on Lakes", "joint_statement"),
        ("en", "Statement by the Minister on the lake", "statement"),
        ("en", "Readout of a call with a neighbour", "readout"),
        ("en", "Remarks at the press conference", "press_briefing"),
        ("en", "Remarks at a lake", "remarks"),
        ("en", "Explanation of Vote on lakes", "explanation_of_vote"),
        ("en", "Keynote by the Secretary General", "speech"),
        ("en", "Minister to address the lake", ""),
        ("en", "Understatement of the year", ""),
        ("en", "Lake opened", ""),
        ("fr", "Déclaration conjointe sur le lac", "joint_statement"),
        ("fr", "Déclaration du porte-parole", "statement"),
        ("fr", "Discours au bord du lac", "speech"),
        ("fr", "Le lac", ""),
        ("de", "Rede am See", "speech"),
        ("de", "Reden am See", ""),
        ("de", "Gemeinsame Erklärung zum See", "joint_statement"),
        ("de", "Grußwort zum Seefest", "message"),
        ("es", "Comunicado conjunto sobre el lago", "joint_statement"),
        ("es", "Palabras de Su Majestad", "speech"),
        ("es", "El lago", ""),
    ],
)
def test_a_title_names_its_kind(language: str, title: str, kind: str) -> None:
    assert kind_of(language, title) == kind
