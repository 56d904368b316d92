"""The kind of a statement by the words that official titles use for themselves.

For sources whose pages state no type: ``kinds_by = KINDS["en"]``. A title without one
of these words leaves the kind as it is. The more exact word stands first.
"""

from __future__ import annotations

from typing import Final

from onrecord.models import Kind

KINDS: Final[dict[str, tuple[tuple[str, Kind], ...]]] = {
    "en": (
        (r"\bjoint (?:\w+ ){0,2}(?:statement|declaration)\b", "joint_statement"),
        (r"\bcommuniqu[eé]\b", "communique"),
        (r"\bread-?out\b", "readout"),
        (r"\bexplanation of (?:vote|position)\b", "explanation_of_vote"),
        (r"\bpress (?:briefing|conference)\b|\bdoorstop\b", "press_briefing"),
        (r"\bremarks\b|\binterview\b|\bpress availability\b", "remarks"),
        (r"\bspeech\b|\baddress (?:by|to the)\b|\bkeynote\b", "speech"),
        (r"\bmessage (?:by|from|of|on)\b", "message"),
        (r"\bletter (?:from|of|to)\b", "letter"),
        (r"\bstatement\b|\bdeclaration (?:by|of|on)\b", "statement"),
    ),
    "fr": (
        (r"\bd[ée]claration (?:conjointe|commune)\b", "joint_statement"),
        (r"\bcommuniqu[ée] (?:conjoint|commun|final)\b", "communique"),
        (r"\bpoint de presse\b|\bconf[ée]rence de presse\b", "press_briefing"),
        (r"\bdiscours\b|\ballocution\b", "speech"),
        (r"\bintervention\b|\bentretien (?:de|du|avec)\b", "remarks"),
        (r"\bd[ée]claration\b", "statement"),
        (r"\bmessage (?:de|du)\b", "message"),
    ),
    "de": (
        (r"\bgemeinsame (?:\w+ )?erkl[äa]rung\b", "joint_statement"),
        (r"\bpressekonferenz\b|\bregierungspressekonferenz\b", "press_briefing"),
        (r"\b(?:rede|ansprache|regierungserkl[äa]rung)\b", "speech"),
        (r"\b(?:erkl[äa]rung|statement)\b", "statement"),
        (r"\bgru[ßs]+wort\b|\bvideobotschaft\b", "message"),
        (r"\binterview\b", "remarks"),
    ),
    "es": (
        (r"\b(?:declaraci[óo]n|comunicado) conjunt[ao]\b", "joint_statement"),
        (r"\b(?:rueda|conferencia) de prensa\b", "press_briefing"),
        (r"\b(?:discurso|palabras|intervenci[óo]n)\b", "speech"),
        (r"\b(?:declaraci[óo]n|comunicado)\b", "statement"),
        (r"\bmensaje\b", "message"),
        (r"\bentrevista\b", "remarks"),
    ),
    # News titles speak of speeches too: only what begins with its kind is of it.
    "pt": (
        (r"^(?:declara[çc][ãa]o|comunicado|nota) conjunt[ao]\b", "joint_statement"),
        (r"^(?:entrevista coletiva|coletiva de imprensa)\b", "press_briefing"),
        (
            r"^(?:[ií]ntegra do )?(?:discurso|pronunciamento|interven[çc][ãa]o)\b",
            "speech",
        ),
        (
            r"^(?:declara[çc][ãa]o|comunicado|nota (?:oficial|[àa] imprensa))\b",
            "statement",
        ),
        (r"^mensagem\b", "message"),
        (r"^entrevista\b", "remarks"),
    ),
}
