"""Scrapy's settings: polite towards sites, bounded towards ourselves.

Also what ``scrapy.cfg`` names, so that ``scrapy list`` works in a checkout.
"""

from __future__ import annotations

import os
import re
from typing import Any

from onrecord import __version__
from onrecord.models import OnrecordError

BOT_NAME = "onrecord"
SPIDER_MODULES = ["onrecord.spiders"]
CONTACT_HELP = (
    "set ONRECORD_CONTACT to an e-mail address or a page about you, so that the "
    "sites you collect from can reach you"
)

COMMON: dict[str, Any] = {
    "BOT_NAME": BOT_NAME,
    "SPIDER_MODULES": SPIDER_MODULES,
    # 100 workers are spawned for each callback's output by default: 1.7 times the
    # pages a second with these two (measured).
    "CONCURRENT_ITEMS": 4,
    "WARN_ON_GENERATOR_RETURN_VALUE": False,
    "COOKIES_ENABLED": False,
    "LOG_ENABLED": False,
    "LOG_INSTALL_ROOT_HANDLER": False,
    # Consoles and remote controls of a crawl among them: a fifth of a second of
    # loading, and ways in that nobody needs.
    "EXTENSIONS_BASE": {},
    "SPIDER_MIDDLEWARES": {
        "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
        "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    },
    "ITEM_PIPELINES": {"onrecord.collect.pipeline.StorePipeline": 100},
}

LIVE: dict[str, Any] = {
    **COMMON,
    # robots.txt, turns, retries and redirects are the handler's: live.py. A scraped
    # address of another scheme must not be answered from this machine's files.
    "DOWNLOAD_HANDLERS": {
        "http": "onrecord.collect.live.LiveHandler",
        "https": "onrecord.collect.live.LiveHandler",
        "data": None,
        "file": None,
        "ftp": None,
        "s3": None,
    },
    "DOWNLOADER_MIDDLEWARES_BASE": {},
    "SPIDER_MIDDLEWARES_BASE": {},
    "DOWNLOADER_MIDDLEWARES": {"onrecord.collect.card.CardMiddleware": 100},
    "SCHEDULER": "onrecord.collect.scheduler.FrontierScheduler",
    # Every connection of the process begins with a name, and ends up here.
    "TWISTED_DNS_RESOLVER": "onrecord.collect.addresses.PublicResolver",
    # Scrapy trusts every certificate unless it is told not to.
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "ROBOTSTXT_OBEY": False,
    # A source is asked one page after another; sources beside each other.
    "CONCURRENT_REQUESTS": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_DELAY_JITTER": 0,
    "URLLENGTH_LIMIT": 0,  # would drop them without a word
    "DOWNLOAD_TIMEOUT": 60,
    "DOWNLOAD_MAXSIZE": 32 * 2**20,
    "PDF_MAXSIZE": 100 * 2**20,
    # Listings walked through one after another; more is a trap.
    "LISTING_DEPTH": 500,
    "DOWNLOAD_WARNSIZE": 0,
}

REPLAY: dict[str, Any] = {
    **COMMON,
    # Nothing is fetched: no Twisted, and a process may replay more than once.
    "TWISTED_REACTOR_ENABLED": False,
    "ROBOTSTXT_OBEY": False,  # nothing is fetched
    # Listings; the rest is set aside.
    "CONCURRENT_REQUESTS": 8,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_HANDLERS": {
        "http": "onrecord.collect.replay.ReplayHandler",
        "https": "onrecord.collect.replay.ReplayHandler",
        **dict.fromkeys(("data", "file", "ftp", "s3")),  # no other way in
    },
    "DOWNLOADER_MIDDLEWARES_BASE": {},
    "SPIDER_MIDDLEWARES_BASE": {},
    "SPIDER_MIDDLEWARES": {"onrecord.collect.replay.SetAside": 100},
}


def user_agent() -> str:
    """Who is asking, with a way to reach them. Raises where nobody is named."""
    contact = os.environ.get("ONRECORD_CONTACT", "").strip()
    if not contact:
        raise OnrecordError(
            f"collecting from live sites needs a contact: {CONTACT_HELP}"
        )
    if not re.fullmatch(r"[!-~]+", contact) or not re.search(r"\w@\w|://\w", contact):
        raise OnrecordError(
            f"ONRECORD_CONTACT is {contact!r}, which nobody can be reached by: "
            f"{CONTACT_HELP}"
        )
    return f"{BOT_NAME}/{__version__} (+{contact})"
