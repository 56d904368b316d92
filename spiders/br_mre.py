"""Brazil's foreign ministry: its press notes on the portal of the government."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.br_pages import PAGED, TERMS, News, Notes

SITE = "https://www.gov.br/mre"
FOLDER = (
    r"https://www\.gov\.br/mre/(?P<lang>pt-br|en)/(?:canais_atendimento/imprensa/"
    r"notas-a-imprensa(?:/notas-a-imprensa)?|contact-us/press-area/press-releases)"
)


class PressNotes(Notes):
    route = FOLDER + PAGED
    follow = FOLDER + r"/(?!notas-a-imprensa/?$)[^?#]+"


class PressNote(News):
    route = PressNotes.follow


class BrMreSpider(SourceSpider):
    card = SourceCard(
        name="br_mre",
        actor="BRA",
        publisher="Ministério das Relações Exteriores",
        about=(
            "The foreign ministry of Brazil, Itamaraty: numbered press notes, joint "
            "statements and communiqués."
        ),
        url=f"{SITE}/pt-br/canais_atendimento/imprensa/notas-a-imprensa",
        hosts=("www.gov.br",),
        languages=("pt", "en"),
        timezone="America/Sao_Paulo",
        kinds=("statement", "joint_statement", "speech", "message", "press_release"),
        platform="listing",
        first_date=date(2010, 1, 1),
        terms=TERMS,
        terms_url="",
        republish=False,
        must_have="h1.documentFirstHeading",
        standing="active",
        evidence="run logs 2026",
        items_per_week=15,
        max_quiet_days=7,
    )
    pages = (PressNotes, PressNote)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/pt-br/canais_atendimento/imprensa/notas-a-imprensa",
        f"{SITE}/en/contact-us/press-area/press-releases",
    ]
