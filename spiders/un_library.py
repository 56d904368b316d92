"""The Dag Hammarskjöld Library's votes of the Assembly and the Council.

The Library's terms ask for leave; until it is recorded the source reads files that
somebody has, and asks for nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from onrecord.models import Link
from onrecord.spiders.base import HTML_START, Item, Page, SourceCard, SourceSpider
from onrecord.spiders.un_library_csv import VoteFile
from onrecord.spiders.un_library_marc import RecordsPage

FILES = "https://digitallibrary.un.org/api/v1/file?recid="
VOTES = {"4055387": "Security Council", "4060887": "General Assembly"}


class FileList(Page):
    """The files of one record; the newest edition of the votes is followed."""

    route = r"https://digitallibrary\.un\.org/api/v1/file\?recid=(?:4055387|4060887)"
    is_listing = True

    def read(self) -> Iterator[Item]:
        body = self.capture.body
        if HTML_START.match(body[:2000]):
            raise self.error("wrong_type", "HTML where the list of files is expected")
        try:
            files = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise self.error("malformed_json", str(error)[:200]) from error
        if not isinstance(files, list):
            raise self.error("selector", "the list of files is no list")
        editions = []
        for file in files:
            name, url = (
                (file.get("name"), file.get("url")) if isinstance(file, dict) else
                (None, None)
            )  # fmt: skip
            if not isinstance(name, str) or not isinstance(url, str):
                raise self.error("selector", "a file without a name or an address")
            found = re.match(r"(\d{4})_(\d{1,2})_(\d{1,2})_(?:ga|sc)_voting", name)
            if found and re.fullmatch(VoteFile.route, url):
                day = date(int(found[1]), int(found[2]), int(found[3]))
                editions.append((day, url))
        if not editions:
            raise self.error("empty_listing", "no file of votes among the files")
        day, url = max(editions)
        yield Link(url, issued_on=day)


class UnLibrarySpider(SourceSpider):
    card = SourceCard(
        name="un_library",
        actor="ORG:UN",
        publisher="United Nations, Dag Hammarskjöld Library",
        about="Every recorded vote of the General Assembly and of the Security Council "
        "since 1946, member by member, and the catalogue records of their documents.",
        url="https://digitallibrary.un.org",
        hosts=("digitallibrary.un.org",),
        languages=("en",),
        timezone="America/New_York",
        kinds=("resolution", "draft_resolution", "presidential_statement"),
        platform="CSV and MARCXML",
        first_date=date(1946, 1, 24),
        terms="Copyright United Nations; non-commercial use with attribution.",
        terms_url="https://digitallibrary.un.org/pages/?ln=en&page=tos",
        republish=False,
        publisher_is_actor=False,
        standing="off",
        why_not="the terms of the Library ask for leave: record it, then allow the "
        "source; files that you have are read without it",
        evidence="run logs 2026",
        items_per_week=10,
        max_quiet_days=60,
        delay=3.0,
    )
    pages = (FileList, VoteFile, RecordsPage)
    start_urls = [FILES + record for record in VOTES]  # noqa: RUF012
