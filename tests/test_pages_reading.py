"""Pages without selectors: title, date, text and speaker; hostile pages included."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from base64 import b64encode

import pytest

from onrecord.annotate.read import InputError, annotate, annotate_date
from onrecord.pages.blocks import blocks, place_blocks
from onrecord.pages.losses import reader_losses, walk_losses
from onrecord.pages.page import PageReading, read_page
from onrecord.pages.tree import PageRefused, parse

PARAGRAPHS = [
    "The Government has followed the events of the past week with great concern, and "
    "it asks both parties to return to the talks that they began in the spring.",
    "No. We have said so before, and we say it again: there is no other way to a "
    "lasting settlement than the one which the two delegations have agreed upon.",
    "Our mission stays in the capital, our aid goes on, and the Minister will travel "
    "to the region within the month to meet the mediators and their staff in person.",
]
PROSE = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page(body: str = PROSE, head: str = "", title: str = "A Call for Talks") -> str:
    """A page of a ministry's site, with the furniture such pages have."""
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} | Ministry of Foreign
    Affairs of Ruritania</title>{head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
    <div class="content"><h1>{title}</h1><div class="article-body">{body}</div></div>
    <aside class="related"><h3>Related</h3><ul><li><a href="/1">The Minister opens a
    bridge over the river and praises its builders at some length</a></li></ul></aside>
    <footer><p>© Ministry of Foreign Affairs of Ruritania. All rights reserved, and
    nothing on this page may be used without the permission of the Ministry.</p>
    </footer>
    </body></html>"""


def read(html: str, url: str = "https://mfa.example/news/talks") -> PageReading:
    return read_page(url, html.encode(), "text/html; charset=utf-8")


def lines(reading: PageReading) -> list[str]:
    return [paragraph.text for paragraph in reading.paragraphs]


def test_the_text_is_the_paragraphs_and_nothing_around_them() -> None:
    assert lines(read(page())) == PARAGRAPHS


def test_a_paragraph_that_is_said_twice_is_kept_twice() -> None:
    body = PROSE + f"<p>{PARAGRAPHS[0]}</p>" + f"<p>{PARAGRAPHS[2]}</p>"
    assert lines(read(page(body))) == [*PARAGRAPHS, PARAGRAPHS[0], PARAGRAPHS[2]]


def test_headings_within_the_text_are_marked() -> None:
    body = f"<p>{PARAGRAPHS[0]}</p><h2>What comes next</h2>" + PROSE
    kinds = {p.text: p.kind for p in read(page(body)).paragraphs}
    assert kinds["What comes next"] == "heading"
    assert kinds[PARAGRAPHS[0]] == "text"


def test_a_list_that_a_colon_leads_in_to_is_text() -> None:
    points = [f"the {word} of the agreement" for word in ("signing", "depositing")]
    body = (
        f"<p>{PARAGRAPHS[0]}</p><p>The two parties have agreed on:</p><ul>"
        + "".join(f'<li><a href="/x">{point}</a></li>' for point in points)
        + f"</ul>{PROSE}"
    )
    assert set(points) <= set(lines(read(page(body))))


def test_an_invitation_to_read_on_is_not_text() -> None:
    body = PROSE + '<p><a href="/x">Read more about the Minister</a></p>'
    body += "<p>Follow us on every network</p>"
    assert lines(read(page(body))) == PARAGRAPHS


def test_the_text_that_a_script_would_fill_in_is_taken_from_the_markup() -> None:
    data = {"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    reading = read(f"<html><head>{head}</head><body><div id=app></div></body></html>")
    assert lines(reading) == PARAGRAPHS
    assert reading.how["paragraphs"] == "articleBody"


def test_the_title_is_the_heading_and_not_the_name_of_the_site() -> None:
    html = page().replace(
        "<nav>", '<h1><a href="/">Ministry of Foreign Affairs</a></h1>'
    )
    assert read(html).title == "A Call for Talks"


def test_without_a_heading_the_title_loses_the_name_of_the_site() -> None:
    html = page().replace("<h1>A Call for Talks</h1>", "")
    head = '<meta property="og:title" content="A Call for Talks">'
    assert read(html.replace("</head>", head + "</head>")).title == "A Call for Talks"


JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
    ' "datePublished": "2024-05-03T09:00:00+02:00"}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "body", "rule"),
    [
        (JSON_LD, PROSE, "json-ld datePublished"),
        ('<meta property="article:published_time" content="2024-05-03T09:00:00Z">',
         PROSE, "meta article:published_time"),
        ('<meta name="citation_publication_date" content="2024/05/03">', PROSE,
         "meta citation_publication_date"),
        ("", '<time datetime="2024-05-03">yesterday</time>' + PROSE, "time"),
        ("", '<span itemprop="datePublished" content="2024-05-03"></span>' + PROSE,
         "property datepublished"),
        ("", "<p>3 May 2024</p>" + PROSE, "near the title"),
        ('<meta name="DC.date" content="2024-05-03">', PROSE, "meta dc.date"),
    ],
)  # fmt: skip
def test_the_date_is_found_where_the_page_states_it(
    head: str, body: str, rule: str
) -> None:
    date = read(page(body, head)).date
    assert (date.value, date.rule) == ("2024-05-03", rule)


def test_a_date_is_taken_from_the_last_lines_of_the_text() -> None:
    body = PROSE * 5 + "<p>Strelsau, 3 May 2024</p>"
    date = read(page(body)).date
    assert (date.value, date.rule) == ("2024-05-03", "last lines")


def test_a_date_is_taken_from_the_address() -> None:
    assert (
        read(page(), "https://mfa.example/2024/05/03/talks").date.value == "2024-05-03"
    )


def test_a_time_in_utc_gives_way_to_the_day_that_is_printed() -> None:
    head = '<meta property="article:published_time" content="2024-05-02T22:30:00Z">'
    date = read(page("<p>3 May 2024</p>" + PROSE, head)).date
    assert (date.value, date.rule) == ("2024-05-03", "near the title")


def test_a_date_that_can_be_two_days_is_not_known() -> None:
    html = page("<p>03/05/2024</p>" + PROSE).replace(' lang="en"', "")
    assert read(html).date.value == ""


def test_the_day_of_the_picture_is_only_about() -> None:
    head = '<meta property="og:image" content="https://mfa.example/i/2024/05/03/a.jpg">'
    assert read(page(head=head)).date.value == "2024-05-03~"


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Following are Secretary-General Ilsa Maria Krafft’s remarks to the Council:",
         "Ilsa Maria Krafft"),
        ("Remarks by President Rudolf Elphberg at the opening of the bridge.",
         "Rudolf Elphberg"),
        ("The following statement was issued by the Spokesman for Secretary-General "
         "Ilsa Krafft:", "Ilsa Krafft"),
    ],
)  # fmt: skip
def test_the_speaker_is_named_by_the_words_that_lead_in(lead: str, name: str) -> None:
    reading = read(page(f"<p>{lead}</p>" + PROSE))
    assert (reading.speaker, reading.how["speaker"]) == (name, "lead")


def test_a_page_that_names_nobody_speaks_for_its_ministry() -> None:
    assert read(page()).speaker == "Ministry of Foreign Affairs of Ruritania"


def test_markup_gives_language_canonical_address_and_translations() -> None:
    head = (
        '<link rel="canonical" href="/talks"><link rel="alternate" hreflang="fr" '
        'href="https://mfa.example/fr/talks"><link rel="canonical" href="javascript:1">'
    )
    reading = read(page(head=head))
    assert reading.language == "en"
    assert reading.canonical == "https://mfa.example/talks"
    assert [(t.language, t.url) for t in reading.alternates] == [
        ("fr", "https://mfa.example/fr/talks")
    ]


def test_every_field_that_is_filled_says_by_which_rule() -> None:
    reading = read(page("<p>3 May 2024</p>" + PROSE))
    assert {"title", "date", "paragraphs", "speaker", "language"} <= reading.how.keys()


HOSTILE = {
    "deep": "<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 100_000,
    "spans": "<span>" * 100_000 + PARAGRAPHS[0],
    "text node": "<p>" + "word " * 2_000_000 + "</p>" + PROSE,
    "attribute": '<div data-x="' + "x" * 20_000_000 + '">' + PROSE + "</div>",
    "attributes": "<div " + "a=b " * 500_000 + ">" + PROSE + "</div>",
    "elements": "<p>a" * 1_000_000,
    "breaks": PROSE + "a<br>" * 200_000,
    "lists": PROSE + "<ul><li>" * 5_000,
    "tables": PROSE + "<table><tr><td>" * 3_000,
    "less-than": "<" * 5_000_000 + PROSE,
    "scripts": "<script>" * 1_000_000 + PROSE,
    "quotes": '="' * 2_000_000 + PROSE,
    "json": '<script type="application/ld+json">' + "[" * 1_000_000 + "</script>",
    "times": "<time datetime='2020-01-01'>" * 50_000 + PROSE,
    "metas": '<meta name="date" content="99999999999999">' * 20_000 + PROSE,
    "entities": '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + "&a;" * 100_000 + PROSE,
    "comments": "<!--" * 100_000 + PROSE,
    "title": "<title>" + "t | " * 300_000 + "</title>" + PROSE,
    "names": "<h1>" + "President Aa Bb " * 5_000 + "</h1>" + PROSE,
}


READ_ONE = r"""
import re, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
from onrecord.pages.page import read_page
reading = read_page("https://mfa.example/x", sys.stdin.buffer.read())
# The kernel's own mark: ru_maxrss would hold what the tests' process had before exec.
memory = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
print(len(reading.paragraphs), len(reading.notes), int(memory[1]) // 1024)
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_or_refused_within_the_limits(name: str) -> None:
    # 30 seconds of processor time: beyond, the system ends the process.
    done = subprocess.run(
        [sys.executable, "-c", READ_ONE],
        input=HOSTILE[name].encode(),
        capture_output=True,
        check=True,
    )
    paragraphs, notes, megabytes = map(int, done.stdout.split())
    assert paragraphs or notes
    assert megabytes <= 512


@pytest.mark.parametrize("name", ["deep", "spans", "attribute", "attributes"])
def test_text_behind_hostile_markup_is_not_lost(name: str) -> None:
    assert PARAGRAPHS[0] in read(HOSTILE[name]).text


def test_a_page_of_too_many_elements_is_refused_by_name() -> None:
    assert [note.reason for note in read(HOSTILE["elements"]).notes] == [
        "too_many_elements"
    ]


@pytest.mark.parametrize("html", ["", "   ", "\0", "<!-- -->"])
def test_a_page_without_markup_is_refused_by_name(html: str) -> None:
    with pytest.raises(PageRefused, match="no_markup"):
        parse(html)
    assert [note.reason for note in read(html).notes] == ["no_markup"]


def test_the_task_takes_a_zipped_page() -> None:
    item = {
        "url": "https://mfa.example/x",
        "html_gz_b64": b64encode(gzip.compress(page().encode())).decode(),
    }
    assert annotate(item)["title"] == "A Call for Talks"
    assert annotate_date(item) is None
    with pytest.raises(InputError, match="html_gz_b64"):
        annotate({"url": "", "html_gz_b64": "####"})


def test_text_that_the_walk_did_not_see_is_counted() -> None:
    tree = parse(page())
    found = blocks(tree.root)
    best = place_blocks(found)
    assert walk_losses(found, best) == []
    without = [block for block in found if block.text != PARAGRAPHS[1]]
    (note,) = walk_losses(without, best)
    assert note.reason == "text_lost"
    missing = sum(map(len, PARAGRAPHS[1].split()))
    assert note.detail.startswith(f"{missing} of ")


def test_a_paragraph_left_out_amid_the_text_is_counted() -> None:
    found = blocks(parse(page()).root)
    place_blocks(found)
    kept = [block.text in (PARAGRAPHS[0], PARAGRAPHS[2]) for block in found]
    (note,) = reader_losses(found, kept)
    assert (note.reason, note.detail) == (
        "left_out",
        f"1 paragraphs, {len(PARAGRAPHS[1])} characters",
    )
