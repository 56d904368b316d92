"""A report at an address: fetched into the archive once, then read from there."""

from __future__ import annotations

import pytest
from live_server import Installation, installation
from live_site import Answer

here = installation
pytestmark = pytest.mark.long
REPORT = b"""<!doctype html><html><head><title>Ferries wait</title></head><body><main>
<article><h1>Ferries wait</h1>
<p>The harbour was quiet on 2 April 2024, and nobody went out on the lake, for the crews
had been told to wait until the envoy came back with an answer from the capital.</p>
<p>The Security Council demanded a ceasefire in resolution 2728 (2024). Those who run
the ferries said that they would keep to it, and hoped that others would too.</p>
<p>A third paragraph tells of the weather, which was mild, and of the boats, which were
painted while there was time for it.</p></article></main></body></html>"""


def test_a_page_is_fetched_into_the_archive_and_traced(here: Installation) -> None:
    site = here.source()
    site.holds("one")
    here.healthy()
    site.answers["/report"] = Answer(body=REPORT)
    address = f"{site.url}/report"
    code, said = here.run("trace", address, "--json")
    assert code == 0, said
    assert '"date": "2024-04-02"' in said
    assert len(site.asked("/report")) == 1
    here.verify()
    code, said = here.run("trace", address, "--json")
    assert code == 0, said
    assert "Read from the archive" in said
    assert len(site.asked("/report")) == 1


def test_a_page_that_is_not_there_is_said_to_be_so(here: Installation) -> None:
    site = here.source()
    site.holds("one")
    here.healthy()
    code, said = here.run("trace", f"{site.url}/gone")
    assert code == 1
    assert "answered 404" in said
    assert "save the page" in said
