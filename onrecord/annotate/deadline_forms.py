"""How deadlines are printed, by language: patterns around the dates and periods.

A date is no deadline by itself: the words before it (`BEFORE`) or behind it (`BEHIND`)
make it one. All patterns are matched without regard to case, within a clause.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.annotate.deadline_words import (
    number_pattern,
    ordinal_pattern,
    unit_pattern,
)

NEAR: Final = 70
"""Characters before a date in which the words stand that make it a deadline."""

_WORD: Final = r"[^\W\d_]{3,12}"

_DATES: Final = {
    "en": (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_WORD})"
        r"(?:,?\s(?P<year>\d{4}))?"
        rf"|(?P<month2>{_WORD})\s(?P<day2>\d{{1,2}}),\s(?P<year2>\d{{4}})"
        rf"|(?P<month3>{_WORD}),?\s(?P<year3>\d{{4}})|(?<![\d/.])(?P<year4>20\d\d)"
    ),
    "fr": (
        rf"(?P<day>\d{{1,2}})(?:er|ᵉʳ)?\s(?P<month>{_WORD})(?:\s(?P<year>\d{{4}}))?"
        rf"|(?P<month3>{_WORD})\s(?P<year3>\d{{4}})|(?<![\d/.])(?P<year4>20\d\d)"
    ),
    "es": (
        rf"(?P<day>\d{{1,2}})º?\sde\s(?P<month>{_WORD})(?:\s(?:de|del)\s(?P<year>\d{{4}}))?"
        rf"|(?P<month3>{_WORD})\sde(?:l)?\s(?P<year3>\d{{4}})"
        r"|(?<![\d/.])(?P<year4>20\d\d)"
    ),
}

# Between the words that make a deadline and the date: "the end of", "mid-".
_PART: Final = {
    "en": (
        r"(?:(?:the\s)?(?P<end>end|close)(?:\sof|-)\s?(?:the\smonth\sof\s)?"
        r"|(?P<about>mid-|early\s|late\s|the\smiddle\sof\s|the\sbeginning\sof\s)"
        r"|the\s(?P<quarter>first|second|third|fourth|last)\s(?P<size>quarter|half)\sof\s"
        r"|the\s)"
    ),
    "fr": (
        r"(?:(?:la\s)?(?P<end>fin)(?:\sdu\smois)?(?:\sde\s|\sd[’']|\s)"
        r"|(?P<about>la\smi-|le\sdébut\sde\s)"
        r"|le\s(?P<quarter>premier|deuxième|troisième|quatrième)\s(?P<size>trimestre|semestre)"
        r"\sde\s|le\s(?=\d)|l[’']année\s)"
    ),
    "es": (
        r"(?:(?:el\s)?(?P<end>fin(?:al|ales|es)?)\s(?:de|del\saño)\s"
        r"|(?P<about>mediados\sde\s|principios\sde\s)"
        r"|el\s(?P<quarter>primer|segundo|tercer|cuarto)\s(?P<size>trimestre|semestre)\sde\s"
        r"|el\s(?=\d)|el\smes\sde\s)"
    ),
}
QUARTERS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "premier": 1,
    "deuxième": 2, "troisième": 3, "quatrième": 4, "primer": 1, "segundo": 2,
    "tercer": 3, "cuarto": 4,
}  # fmt: skip

_BY: Final = {
    "en": (
        r"(?:no|not)\slater\s(?:than|then)(?:\son)?|at\sthe\slatest\s(?:by|on)|by|before"
        r"|prior\sto|due(?:\sby|\son|\sin)?|deadline\sof|ahead\sof"
    ),
    "fr": (
        r"au\splus\stard(?:\sen|\sà|\sau|\savant)?|d[’']ici(?:\sà|\sau|\sen)?"
        r"|avant|pour"
    ),
    "es": (
        r"a\smás\stardar(?:\sen|\spara)?|antes\sde(?:l)?|para"
    ),
}  # fmt: skip
_UNTIL: Final = {
    "en": (
        r"until|till|through|up\sto|ending(?:\son)?|ends\son|expir\w{2,6}\son"
        r"|terminat\w{2,5}\son"
    ),
    "fr": r"jusqu[’'](?:au|à|en)(?:\sla)?|(?:expir\w{1,6}|prend\w{0,3}\sfin)",
    "es": r"hasta|(?:venc\w{1,5}|expir\w{1,5})",
}
# Words that make a deadline only after another word: "to report … on", "extend … to".
_PLANNED: Final = {
    "en": (
        r"\b(?:report|brief|update|reports\sprovided|briefings?|meeting|convene|hold|"
        r"held|take\splace|begin|start|commence)\b[^,;]{0,50}?\s(?:on|by)"
        r"|\b(?:shall|to)\scommence"
    ),
    "fr": r"(?P<never>(?!))",
    "es": r"(?P<never>(?!))",
}
_EXTENDED: Final = {
    "en": (
        r"\b(?:extend|renew|prolong)\b[^;]{0,60}?\sto"
        r"|(?<!period\s)\bfrom\s\d{1,2}\s\w+\s\d{4}\sto|\bterminat\w{1,3}\b[^,;]{0,50}?\sas\sof"
    ),
    "fr": r"(?<!période\s)\bdu\s\d{1,2}(?:er)?\s\w+\s\d{4}\sau",
    "es": r"(?<!período\s)\bdel\s\d{1,2}\sde\s\w+\sde\s\d{4}\sal",
}
_BEHIND: Final = {
    "en": r",?\sat\sthe\slatest",
    "fr": r",?\sau\splus\stard",
    "es": r",?\sa\smás\stardar",
}
_LIST: Final = {
    "en": r",?\s(?:and|or)(?:\sthen)?\s|,\s",
    "fr": r"\s(?:et|puis)\s(?:le\s)?|,\s(?:le\s)?",
    "es": r"\sy\s(?:el\s)?|,\s(?:el\s)?",
}

_ADOPTION: Final = {
    "en": (
        r",?\s(?:of|from|after|following|as\sof|since|starting\sfrom|upon)\s(?:the\s)?"
        r"(?:date\sof\s)?(?:the\s)?adopti(?:on|ng)(?:\sof)?"
        r"(?:\s(?:this|the\spresent|that)\sresolution)?"
    ),
    "fr": (
        r",?\s(?:à\scompter\sde|après|suivant|à\spartir\sde|qui\ssuiv(?:ent|ront))\s"
        r"(?:la\sdate\s(?:de\s|d[’']))?(?:l[’'])?adoption(?:\sde\sla\sprésente\srésolution)?"
    ),
    "es": (
        r",?\s(?:a\spartir\sde|después\sde|siguientes\sa|a\scontar\sde(?:sde)?|desde|de)\s"
        r"(?:la\s)?(?:fecha\sde\s)?(?:la\s)?(?:aprobación|adopción)"
        r"(?:\sde\sla\spresente\sresolución|\sde\sesta\sresolución)?"
    ),
}
_OTHER_EVENT: Final = {
    "en": (
        r"\s(?:of|from|after|following|before|prior\sto|upon|once|that|preceding)\s"
        r"[^,;.:]{3,80}"
    ),
    "fr": r"\s(?:à\scompter|après|suivant|avant|qui)\s[^,;.:]{3,80}",
    "es": r"\s(?:a\spartir|después|siguientes|antes|desde|de)\s[^,;.:]{3,80}",
}
_WITHIN: Final = {
    "en": (
        r"(?:within|in|(?:no|not)\slater\sthan|by)\s(?:(?:the\s)?(?:next|first|coming|"
        r"following)\s)?(?:a\speriod\sof\s)?(?P<n>{n})(?:\s\(\d+\))?[\s-](?P<u>{u})\b"
        r"(?P<more>,?\sand\s(?P<n3>{n})[\s-](?P<u3>{u})\b)?"
        r"|(?<![\w-])(?P<n2>{n})[\s-](?P<u2>{u})(?=\s(?:from|after|following)\s(?:the\s)?"
        r"(?:date\sof\s)?(?:the\s)?adopti)"
    ),
    "fr": (
        r"(?:dans\s(?:un\sdélai\s(?:de\s|d[’'])|les\s(?:prochains\s)?)|d[’']ici(?:\sà)?\s"
        r"|au\splus\stard\s)(?P<n>{n})\s(?P<u>{u})\b"
        r"|(?<![\w-])(?P<n2>{n})\s(?P<u2>{u})(?=\s(?:après|suivant|à\scompter\sde)\s"
        r"(?:la\sdate\s(?:de\s|d[’']))?l[’']adoption)"
    ),
    "es": (
        r"(?:en\sun\splazo\s(?:máximo\s)?de|dentro\sde(?:\sun\splazo\sde)?(?:\slos)?"
        r"|en\slos\spróximos|a\smás\stardar)\s(?P<n>{n})\s(?P<u>{u})\b"
        r"|(?<![\w-])(?P<n2>{n})\s(?P<u2>{u})(?=\s(?:después|a\spartir)\sde\s(?:la\s)?"
        r"(?:fecha\sde\s)?(?:la\s)?(?:aprob|adop))"
    ),
}
_PERIOD: Final = {
    "en": (
        r"for\s(?:a\s|an\s|another\s)?(?:(?:further|additional|initial|new|final|single|"
        r"last)\s)*(?:period\sof\s)?(?:up\sto\s)?(?P<n>{n})(?:\s\(\d+\))?[\s-](?P<u>{u})\b"
        r"(?:\speriod)?"
    ),
    "fr": (
        r"(?:pour|pendant)\s(?:une\s)?(?:nouvelle\s|dernière\s)?(?:période\s)?"
        r"(?:supplémentaire\s|initiale\s)?(?:de\s|d[’'])?(?P<n>{n})\s(?P<u>{u})\b"
    ),
    "es": (
        r"(?:por|durante)\s(?:un\s)?(?:nuevo\s)?(?:período\s|periodo\s|plazo\s)?"
        r"(?:adicional\s|inicial\s)?(?:de\s)?(?P<n>{n})\s(?P<u>{u})\b"
    ),
}
_EVERY: Final = {
    "en": (
        r"(?:every|each)\s(?:(?P<other>other\s)|(?P<n>{n})[\s-])?(?P<u>{u})\b"
        r"(?:\s(?:thereafter|afterwards))?"
        r"|(?P<word>(?:semi-|bi-?)?(?:annually|monthly|weekly)|quarterly|yearly|biennially)\b"
        r"(?![\s-](?:consultations|meetings?|reports?|updates?|briefings?|basis)\b)"
        r"|on\san?\s(?P<basis>(?:semi-|bi-?)?(?:annual|monthly|weekly)|quarterly|yearly|"
        r"biennial)\sbasis"
        r"|(?P<twice>twice|once)\s(?:a|per|each|every)\s(?P<u3>year|month)"
        r"|\b(?P<adjective>(?:semi-|bi-?)?annual|monthly|quarterly|yearly|biennial)\s"
        r"(?:(?:written|oral|progress|comprehensive|public|joint|substantive)\s)*"
        r"(?:reports?|updates?|briefings?)\b"
    ),
    "fr": (
        r"tou(?:s|tes)\sles\s(?P<n>{n})?\s?(?P<u>{u})\b(?:\spar\sla\ssuite)?"
        r"|chaque\s(?P<u3>année|mois|trimestre|semaine)"
        r"|\b(?P<word>annuellement|trimestriellement|mensuellement)\b"
        r"|(?P<twice>deux\sfois|une\sfois)\spar\s(?P<u4>an|mois)"
        r"|\brapports?\s(?P<adjective>annuels?|trimestriels?|semestriels?|mensuels?)\b"
    ),
    "es": (
        r"cada\s(?:(?P<n>{n})\s)?(?P<u>{u})\b"
        r"|\b(?P<word>anualmente|trimestralmente|mensualmente|semestralmente)\b"
        r"|(?P<twice>dos\sveces|una\svez)\sal\s(?P<u4>año|mes)"
        r"|\binformes?\s(?P<adjective>anual(?:es)?|trimestral(?:es)?|semestral(?:es)?"
        r"|mensual(?:es)?)\b"
    ),
}
OFTEN: Final = {
    "annual": "P1Y", "year": "P1Y", "quarter": "P3M", "trimest": "P3M", "month": "P1M",
    "mens": "P1M", "week": "P1W", "semi-annual": "P6M", "biannual": "P6M",
    "bi-annual": "P6M", "semest": "P6M", "biennial": "P2Y", "anual": "P1Y",
}  # fmt: skip
_SESSION: Final = {
    "en": (
        r"(?P<o>{o})(?:(?:\sand|\sor|,|\sto)\s(?P<o2>{o}))?\s(?P<sort>(?:regular|annual|"
        r"resumed|special|emergency|substantive|plenary|ordinary)\s)*sessions?\b"
    ),
    "fr": r"(?P<o>{o})(?:\set\s(?:à\ssa\s)?(?P<o2>{o}))?\ssessions?\b",
    "es": r"(?P<o>{o})(?:\sy\s(?P<o2>{o}))?\sper[ií]odos?\sde\ssesiones",
}
_EVENT: Final = {
    "en": (
        r"(?:before|prior\sto|by|until)\s(?:the\s)?(?:end|expiry|expiration|conclusion|"
        r"completion)\sof\s(?!\d)(?:(?!\sand\s)[^,;.:]){3,70}"
        r"|(?:before|prior\sto)\s(?:its|their)\s(?:expir\w{1,5}|conclusion)"
    ),
    "fr": (
        r"avant\s(?:la\sfin|l[’']expiration|l[’']échéance|l[’']achèvement)\s(?:du|de)\s"
        r"(?!\d)[^,;.:]{3,70}"
    ),
    "es": (
        r"antes\sde(?:l|\sla)?\s(?:fin|final|expiración|vencimiento|conclusión)\sde(?:l)?\s"
        r"(?!\d)[^,;.:]{3,70}|antes\sde\sque\s(?:expire|venza)\s[^,;.:]{3,70}"
    ),
}


@dataclass(frozen=True, slots=True)
class Forms:
    """The compiled patterns of one language."""

    date: re.Pattern[str]
    by: re.Pattern[str]
    """Ends where the date begins; the groups of `_PART` tell what part of it."""
    until: re.Pattern[str]
    planned: re.Pattern[str]
    extended: re.Pattern[str]
    """Like `by` and `until`, from a word further before on."""
    behind: re.Pattern[str]
    listed: re.Pattern[str]
    adoption: re.Pattern[str]
    other_event: re.Pattern[str]
    within: re.Pattern[str]
    period: re.Pattern[str]
    every: re.Pattern[str]
    session: re.Pattern[str]
    event: re.Pattern[str]
    hint: re.Pattern[str]
    """Stands in every text with a deadline: a quick look before the long ones."""
    units: re.Pattern[str]
    often: re.Pattern[str]
    digits: re.Pattern[str]
    sessions: re.Pattern[str]
    """The same for units of time, words such as annual, dates, sessions."""


@cache
def forms(language: str) -> Forms:
    """The patterns of one of `deadline_words.LANGUAGES`; else ``KeyError``."""
    counts = {
        "n": number_pattern(language),
        "u": unit_pattern(language),
        "o": ordinal_pattern(language),
    }

    def made(pattern: str) -> re.Pattern[str]:
        for name, value in counts.items():
            pattern = pattern.replace("{" + name + "}", value)
        return re.compile(rf"(?<![^\W_])(?:{pattern})", re.IGNORECASE)

    def before(words: str) -> re.Pattern[str]:
        article = r"(?:(?:le|la|l[’']|el)\s)?" if language != "en" else ""
        return re.compile(
            rf"(?<![^\W_])(?P<cue>{words})(?:\s|(?<=[’'])){article}{_PART[language]}?$",
            re.IGNORECASE,
        )

    return Forms(
        made(_DATES[language]),
        before(_BY[language]),
        before(_UNTIL[language]),
        before(_PLANNED[language]),
        before(_EXTENDED[language]),
        re.compile(_BEHIND[language], re.IGNORECASE),
        re.compile(_LIST[language], re.IGNORECASE),
        re.compile(_ADOPTION[language], re.IGNORECASE),
        re.compile(_OTHER_EVENT[language], re.IGNORECASE),
        made(_WITHIN[language]),
        made(_PERIOD[language]),
        made(_EVERY[language]),
        made(_SESSION[language]),
        made(_EVENT[language]),
        re.compile(_HINTS[language], re.IGNORECASE),
        re.compile(rf"\b{unit_pattern(language)}\b", re.IGNORECASE),
        re.compile(_OFTEN_HINT, re.IGNORECASE),
        re.compile(r"\d"),
        re.compile(r"ses[is]", re.IGNORECASE),
    )


_OFTEN_HINT: Final = r"annu|month|year|quarter|week|bienn|trimest|mens|semest|anual"


_HINTS: Final = {
    "en": (
        r"\d\d|\b(?:day|week|month|year|quarter|session)s?\b|annual|monthly|yearly"
        r"|biennial|quarterly|\b(?:prior|before|end)\b"
    ),
    "fr": (
        r"\d\d|\b(?:jour|semaine|an|année|trimestre|session)s?\b|\bmois\b|annuel"
        r"|avant"
    ),
    "es": r"\d\d|\b(?:día|semana|mes|meses|año|trimestre|sesion)|anual|antes|período",
}
