"""GOV.UK of the demo: the foreign office's feed and answers of the Content API."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from onrecord.demo.marks import MARKS, Entry, marked

GOV_UK = "https://www.gov.uk"
OFFICE = "/government/organisations/foreign-commonwealth-development-office"
OFFICE_ID = "f9fcf3fe-2751-4dca-97ca-becaeceb4b26"


def gov_uk_path(entry: Entry) -> str:
    return f"/government/speeches/{entry['slug']}"


def gov_uk_atom(entries: Sequence[Entry]) -> str:
    """The organisation's feed: newest first."""
    own = f"{GOV_UK}{OFFICE}"
    ordered = sorted(entries, key=lambda e: e["date"], reverse=True)
    items = [
        "  <entry>\n"
        f"    <id>{GOV_UK}{gov_uk_path(e)}#{e['date']}T12:00:00Z</id>\n"
        f"    <updated>{e['date']}T12:00:00Z</updated>\n"
        '    <link rel="alternate" type="text/html"'
        f' href="{GOV_UK}{gov_uk_path(e)}"/>\n'
        f"    <title>{escape(e['title'])}</title>\n"
        f"    <summary>{escape(e['description'])}\n</summary>\n"
        "  </entry>"
        for e in ordered
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xml:lang="en-GB" xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <id>tag:www.gov.uk,2005:{OFFICE}</id>\n"
        f'  <link rel="alternate" type="text/html" href="{own}"/>\n'
        f'  <link rel="self" type="application/atom+xml" href="{own}.atom"/>\n'
        "  <title>Foreign, Commonwealth &amp; Development Office - Activity on GOV.UK"
        "</title>\n"
        "  <author>\n    <name>HM Government</name>\n  </author>\n"
        f"  <updated>{ordered[0]['date']}T12:00:00Z</updated>\n"
        + "\n".join(items)
        + "\n</feed>\n"
    )


def gov_uk_content(entry: Entry, locale: str = "en") -> str:
    """What the Content API answers for one speech, in one of its languages."""
    arabic = locale == "ar"
    path = gov_uk_path(entry)
    stamp = f"{entry['date']}T12:00:00.000+00:00"
    title = entry["arabic_title"] if arabic else entry["title"]
    body = marked(entry["title"], entry["body"])
    if arabic:
        mark = MARKS["ar"].format(f"“{title.removesuffix(' (ملخص)')}”")
        body = [f"{mark}.", *entry["arabic_body"]]
    paragraphs = "\n\n".join(f"<p>{escape(text)}</p>" for text in body)
    content_id = str(uuid5(NAMESPACE_URL, f"{GOV_UK}{path}"))
    answer = {
        "base_path": f"{path}.ar" if arabic else path,
        "content_id": content_id,
        "schema_name": "speech",
        "document_type": entry.get("document_type", "speech"),
        "first_published_at": stamp,
        "title": title,
        "description": entry["arabic_description" if arabic else "description"],
        "locale": locale,
        "updated_at": f"{entry['date']}T12:00:00.000Z",
        "public_updated_at": stamp,
        "details": {
            "first_public_at": stamp,
            "body": f'<div class="govspeak">{paragraphs}</div>',
            "location": entry["location"],
            "delivered_on": f"{entry['date']}T00:00:00+00:00",
            "political": True,
        },
        "links": {
            "organisations": [
                _gov_uk_link(
                    "Foreign, Commonwealth & Development Office",
                    OFFICE,
                    content_id=OFFICE_ID,
                    document_type="organisation",
                )
            ],
            "speaker": [
                _gov_uk_link(
                    entry["speaker"],
                    f"/government/people/{entry['person']}",
                    document_type="person",
                )
            ],
            "available_translations": _translations(entry, path, content_id),
        },
    }
    return json.dumps(answer, ensure_ascii=False)


def _gov_uk_link(title: str, path: str, **more: str) -> dict[str, str]:
    return {
        "content_id": str(uuid5(NAMESPACE_URL, f"{GOV_UK}{path}")),
        "title": title,
        "locale": "en",
        "api_path": f"/api/content{path}",
        "base_path": path,
        "api_url": f"{GOV_UK}/api/content{path}",
        "web_url": f"{GOV_UK}{path}",
        **more,
    }


def _translations(entry: Entry, path: str, content_id: str) -> list[dict[str, str]]:
    shown = [("en", path, entry["title"])]
    if "arabic_title" in entry:
        shown.insert(0, ("ar", f"{path}.ar", entry["arabic_title"]))
    return [
        {
            **_gov_uk_link(title, address),
            "content_id": content_id,
            "locale": locale,
        }
        for locale, address, title in shown
    ]
