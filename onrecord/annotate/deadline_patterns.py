"""How deadlines are printed, by language: the tables of patterns behind `Forms`.

``{n}``, ``{u}`` and ``{o}`` stand for the numbers, units and ordinals of the language.
"""

from typing import Final

WORD: Final = r"[^\W\d_]{3,12}"

DATES: Final = {
    "en": (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{WORD})"
        r"(?:,?\s(?P<year>\d{4}))?"
        rf"|(?P<month2>{WORD})\s(?P<day2>\d{{1,2}}),\s(?P<year2>\d{{4}})"
        rf"|(?P<month3>{WORD}),?\s(?P<year3>\d{{4}})|(?<![\d/.])(?P<year4>20\d\d)"
    ),
    "fr": (
        rf"(?P<day>\d{{1,2}})(?:er|ᵉʳ)?\s(?P<month>{WORD})(?:\s(?P<year>\d{{4}}))?"
        rf"|(?P<month3>{WORD})\s(?P<year3>\d{{4}})|(?<![\d/.])(?P<year4>20\d\d)"
    ),
    "es": (
        rf"(?P<day>\d{{1,2}})º?\sde\s(?P<month>{WORD})(?:\s(?:de|del)\s(?P<year>\d{{4}}))?"
        rf"|(?P<month3>{WORD})\sde(?:l)?\s(?P<year3>\d{{4}})"
        r"|(?<![\d/.])(?P<year4>20\d\d)"
    ),
}

# Between the words that make a deadline and the date: "the end of", "mid-".
PART: Final = {
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

BY: Final = {
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
UNTIL: Final = {
    "en": (
        r"until|till|through|up\sto|ending(?:\son)?|ends\son|expir\w{2,6}\son"
        r"|terminat\w{2,5}\son"
    ),
    "fr": r"jusqu[’'](?:au|à|en)(?:\sla)?|(?:expir\w{1,6}|prend\w{0,3}\sfin)",
    "es": r"hasta|(?:venc\w{1,5}|expir\w{1,5})",
}
# Words that make a deadline only after another word: "to report … on", "extend … to".
PLANNED: Final = {
    "en": (
        r"\b(?:report|brief|update|reports\sprovided|briefings?|meeting|convene|hold|"
        r"held|take\splace|begin|start|commence)\b[^,;]{0,50}?\s(?:on|by)"
        r"|\b(?:shall|to)\scommence"
    ),
    "fr": r"(?P<never>(?!))",
    "es": r"(?P<never>(?!))",
}
EXTENDED: Final = {
    "en": (
        r"\b(?:extend|renew|prolong)\b[^;]{0,60}?\sto"
        r"|(?<!period\s)\bfrom\s\d{1,2}\s\w+\s\d{4}\sto|\bterminat\w{1,3}\b[^,;]{0,50}?\sas\sof"
    ),
    "fr": r"(?<!période\s)\bdu\s\d{1,2}(?:er)?\s\w+\s\d{4}\sau",
    "es": r"(?<!período\s)\bdel\s\d{1,2}\sde\s\w+\sde\s\d{4}\sal",
}
# The first day of a series, where an interval stands before it.
SERIES: Final = {
    "en": r"(?:beginning|starting|commencing)(?:\s(?:on|in|from|with))?|as\sof|from",
    "fr": r"à\scompter\sd[ue]|à\spartir\sd[ue]|dès",
    "es": r"a\spartir\sde(?:l)?|comenzando\s(?:el|en)|a\scontar\sde(?:l|sde)?",
}
BEHIND: Final = {
    "en": r",?\sat\sthe\slatest",
    "fr": r",?\sau\splus\stard",
    "es": r",?\sa\smás\stardar",
}
LIST: Final = {
    "en": r",?\s(?:and|or)(?:\sthen)?\s|,\s",
    "fr": r"\s(?:et|puis)\s(?:le\s)?|,\s(?:le\s)?",
    "es": r"\sy\s(?:el\s)?|,\s(?:el\s)?",
}

ADOPTION: Final = {
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
OTHER_EVENT: Final = {
    "en": (
        r"\s(?:of|from|after|following|before|prior\sto|upon|once|that|preceding)\s"
        r"[^,;.:]{3,80}"
    ),
    "fr": r"\s(?:à\scompter|après|suivant|avant|qui)\s[^,;.:]{3,80}",
    "es": r"\s(?:a\spartir|después|siguientes|antes|desde|de)\s[^,;.:]{3,80}",
}
WITHIN: Final = {
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
PERIOD: Final = {
    "en": (
        r"for\s(?:a\s|an\s|another\s)?(?:(?:further|additional|initial|new|final|single|"
        r"last)\s)*(?:period\sof\s)?(?:up\sto\s)?(?P<n>{n})(?:\s\(\d+\))?[\s-](?P<u>{u})\b"
        r"(?!\sor\s(?:longer|more)\b)(?:\speriod)?"
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
EVERY: Final = {
    "en": (
        r"(?:every|each)\s(?:(?P<other>other\s)|(?P<n>{n})[\s-])?(?P<u>{u})\b"
        r"(?:\s(?:thereafter|afterwards))?"
        r"|(?P<word>(?:semi-|bi-?)?(?:annually|monthly|weekly)|quarterly|yearly|biennially)\b"
        r"(?![\s-](?:consultations|meetings?|reports?|updates?|briefings?|basis|rates?"
        r"|amounts?|instal?ments?|contributions?)\b)"
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
SESSION: Final = {
    "en": (
        r"(?P<o>{o})(?:(?:\sand|\sor|,|\sto)\s(?P<o2>{o}))?\s(?P<sort>(?:regular|annual|"
        r"resumed|special|emergency|substantive|plenary|ordinary)\s)*sessions?\b"
    ),
    "fr": r"(?P<o>{o})(?:\set\s(?:à\ssa\s)?(?P<o2>{o}))?\ssessions?\b",
    "es": r"(?P<o>{o})(?:\sy\s(?P<o2>{o}))?\sper[ií]odos?\sde\ssesiones",
}
EVENT: Final = {
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


OFTEN_HINT: Final = r"annu|month|year|quarter|week|bienn|trimest|mens|semest|anual"


HINTS: Final = {
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
