"""The United Nations' field missions: one site each, all of one make.

A mission's home page shows its newest statements in a ticker, in boxes and in lists.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import Page, SourceCard, SourceSpider
from onrecord.spiders.un_pages import TERMS, TERMS_URL, home_and_items

NOT_NEWS = (
    r"(?:sites|node|gallery|galleries|photos?|videos?|multimedia|infographics?"
    r"|newsletters?|stories|jobs|vacanc\w+|procurement|facts?|about|mandate|contact"
    r"|deputy-force-commander|chief-(?:of-)?(?:staff|mission|supply)\S*"
    r"|leadership|user|taxonomy|search|rss|podcasts?|documents?|reports?)\b"
)


def mission_card(
    host: str,
    actor: str,
    publisher: str,
    where: str,
    timezone: str,
    languages: tuple[str, ...] = ("en",),
    quiet: int = 30,
) -> SourceCard:
    """The card of a mission; they differ in little else than place and language."""
    return SourceCard(
        name=f"un_{host}" if not host.startswith("un") else host,
        actor=actor,
        publisher=publisher,
        about=f"The United Nations {where}: statements, remarks, press releases.",
        url=f"https://{host}.unmissions.org",
        hosts=(f"{host}.unmissions.org",),
        languages=languages,
        timezone=timezone,
        kinds=("statement", "remarks", "message", "press_release"),
        platform="listing",
        first_date=date(2025, 1, 1),
        terms=TERMS,
        terms_url=TERMS_URL,
        republish=False,
        standing="active",
        evidence="captured 2025",
        items_per_week=2,
        max_quiet_days=quiet,
        delay=5.0,
    )


TICKER, BOXES, ROWS = "li.views-fade-item-news", "div.fields-inside", "li.views-row"
"""The sorts of blocks that lead to news. Some missions do without one."""


def mission_pages(
    host: str, folder: str = "", without: tuple[str, ...] = ()
) -> tuple[type[Page], ...]:
    """The home page, perhaps in a language's folder, and the items beside it."""
    site = rf"https?://{host}\.unmissions\.org"
    inner = rf"{folder}/" if folder else ""
    return home_and_items(
        route=rf"{site}/{folder}",
        follow=rf"{site}/{inner}(?!{NOT_NEWS})[^/?#]{{8,}}",
        row=f"{TICKER}, {BOXES}, {ROWS}, div.views-row",
        sure=tuple(sort for sort in (TICKER, BOXES, ROWS) if sort not in without),
        date=".views-field-created span::text, .views-field-created::text",
        formats=("%d %B %Y",),
    )


class UnBinuhSpider(SourceSpider):
    card = mission_card(
        "binuh", "ORG:UN:BINUH", "Bureau intégré des Nations Unies en Haïti",
        "integrated office in Haiti", "America/Port-au-Prince", ("fr",),
    )  # fmt: skip
    pages = mission_pages("binuh", "fr", (ROWS,))
    start_urls = ["https://binuh.unmissions.org/fr"]  # noqa: RUF012


class UnMinurso(SourceSpider):
    card = mission_card(
        "minurso", "ORG:UN:MINURSO",
        "United Nations Mission for the Referendum in Western Sahara",
        "mission in Western Sahara", "Africa/El_Aaiun", quiet=120,
    )  # fmt: skip
    pages = mission_pages("minurso")
    start_urls = ["https://minurso.unmissions.org/"]  # noqa: RUF012


class UnMinusca(SourceSpider):
    card = mission_card(
        "minusca", "ORG:UN:MINUSCA",
        "Mission multidimensionnelle intégrée des Nations Unies pour la stabilisation "
        "en Centrafrique",
        "mission in the Central African Republic", "Africa/Bangui", ("fr",),
    )  # fmt: skip
    pages = mission_pages("minusca")
    start_urls = ["https://minusca.unmissions.org/"]  # noqa: RUF012


class UnOsesgy(SourceSpider):
    card = mission_card(
        "osesgy", "ORG:UN:OSESGY",
        "Office of the Special Envoy of the Secretary-General for Yemen",
        "envoy for Yemen", "Asia/Aden",
    )  # fmt: skip
    pages = mission_pages("osesgy")
    start_urls = ["https://osesgy.unmissions.org/"]  # noqa: RUF012


class UnColombia(SourceSpider):
    card = mission_card(
        "colombia", "ORG:UN:UNVMC",
        "Misión de Verificación de las Naciones Unidas en Colombia",
        "verification mission in Colombia", "America/Bogota", ("es",),
    )  # fmt: skip
    pages = mission_pages("colombia", without=(TICKER,))
    start_urls = ["https://colombia.unmissions.org/"]  # noqa: RUF012


class UnamaSpider(SourceSpider):
    card = mission_card(
        "unama", "ORG:UN:UNAMA", "United Nations Assistance Mission in Afghanistan",
        "mission in Afghanistan", "Asia/Kabul",
    )  # fmt: skip
    pages = mission_pages("unama", without=(ROWS,))
    start_urls = ["https://unama.unmissions.org/"]  # noqa: RUF012


class UndofSpider(SourceSpider):
    card = mission_card(
        "undof", "ORG:UN:UNDOF", "United Nations Disengagement Observer Force",
        "observer force in the Golan", "Asia/Damascus", quiet=200,
    )  # fmt: skip
    pages = mission_pages("undof", without=(TICKER,))
    start_urls = ["https://undof.unmissions.org/"]  # noqa: RUF012


class UnficypSpider(SourceSpider):
    card = mission_card(
        "unficyp", "ORG:UN:UNFICYP", "United Nations Peacekeeping Force in Cyprus",
        "force in Cyprus", "Asia/Nicosia", quiet=60,
    )  # fmt: skip
    pages = mission_pages("unficyp")
    start_urls = ["https://unficyp.unmissions.org/"]  # noqa: RUF012


class UnifilSpider(SourceSpider):
    card = mission_card(
        "unifil", "ORG:UN:UNIFIL", "United Nations Interim Force in Lebanon",
        "force in Lebanon", "Asia/Beirut",
    )  # fmt: skip
    pages = mission_pages("unifil")
    start_urls = ["https://unifil.unmissions.org/"]  # noqa: RUF012


class UnisfaSpider(SourceSpider):
    card = mission_card(
        "unisfa", "ORG:UN:UNISFA", "United Nations Interim Security Force for Abyei",
        "force in Abyei", "Africa/Juba", quiet=60,
    )  # fmt: skip
    pages = mission_pages("unisfa", without=(TICKER,))
    start_urls = ["https://unisfa.unmissions.org/"]  # noqa: RUF012


class UnmissSpider(SourceSpider):
    card = mission_card(
        "unmiss", "ORG:UN:UNMISS", "United Nations Mission in South Sudan",
        "mission in South Sudan", "Africa/Juba",
    )  # fmt: skip
    pages = mission_pages("unmiss")
    start_urls = ["https://unmiss.unmissions.org/"]  # noqa: RUF012


class UnocaSpider(SourceSpider):
    card = mission_card(
        "unoca", "ORG:UN:UNOCA",
        "Bureau régional des Nations Unies pour l’Afrique centrale",
        "office for Central Africa", "Africa/Libreville", ("fr",), quiet=90,
    )  # fmt: skip
    pages = mission_pages("unoca")
    start_urls = ["https://unoca.unmissions.org/"]  # noqa: RUF012


class UnowasSpider(SourceSpider):
    card = mission_card(
        "unowas", "ORG:UN:UNOWAS",
        "United Nations Office for West Africa and the Sahel",
        "office for West Africa and the Sahel", "Africa/Dakar", quiet=60,
    )  # fmt: skip
    pages = mission_pages("unowas")
    start_urls = ["https://unowas.unmissions.org/"]  # noqa: RUF012


class UnsmilSpider(SourceSpider):
    card = mission_card(
        "unsmil", "ORG:UN:UNSMIL", "United Nations Support Mission in Libya",
        "mission in Libya", "Africa/Tripoli",
    )  # fmt: skip
    pages = mission_pages("unsmil", without=(TICKER,))
    start_urls = ["https://unsmil.unmissions.org/"]  # noqa: RUF012


class UnsomSpider(SourceSpider):
    card = mission_card(
        "unsom", "ORG:UN:UNSOM", "United Nations Assistance Mission in Somalia",
        "mission in Somalia until 2024", "Africa/Mogadishu", quiet=3650,
    )  # fmt: skip
    pages = mission_pages("unsom")
    start_urls = ["https://unsom.unmissions.org/"]  # noqa: RUF012


class UntsoSpider(SourceSpider):
    card = mission_card(
        "untso", "ORG:UN:UNTSO", "United Nations Truce Supervision Organization",
        "observers in the Middle East", "Asia/Jerusalem", quiet=200,
    )  # fmt: skip
    pages = mission_pages("untso", without=(TICKER, ROWS))
    start_urls = ["https://untso.unmissions.org/"]  # noqa: RUF012
