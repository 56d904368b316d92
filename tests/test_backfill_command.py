"""``onrecord backfill`` as it is run, and killed, and run again."""

from __future__ import annotations

import signal

import pytest
from capture_services import HOST, CommonCrawlSite, exchange
from click.testing import CliRunner
from live_server import Installation, installation
from live_site import wait_for

from onrecord.commands.backfilling import backfill

here = installation
NAMES = [f"n{n}" for n in range(45)]


def test_a_killed_backfill_goes_on_where_it_ended(here: Installation) -> None:
    site = here.source(hosts=[HOST])
    crawl = CommonCrawlSite(site, here.home)
    crawl.holds([exchange(name, text=f"Sentence {name}.") for name in NAMES])
    crawl.serves_index(pages=3)
    command = (
        "backfill", "press", "--commoncrawl", "--index", site.url, "--data", site.url,
        "--delay", "0.01",
    )  # fmt: skip
    process = here.start(*command)
    wait_for(lambda: len(fetched(site.asked())) > 27)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    before = len(fetched(site.asked()))
    code, said = here.run(*command)
    assert (code, "45 captures in the index" in said) == (0, True), said
    assert ", 20 known" in said
    assert len(fetched(site.asked())) - before == 25
    assert here.documents() == sorted(f"press {name}" for name in NAMES)
    assert here.value("SELECT count(*) FROM capture") == 45
    assert here.value("SELECT count(*) FROM capture WHERE state <> 'read'") == 0
    here.verify()


def fetched(paths: list[str]) -> list[str]:
    return [path for path in paths if path.endswith(".warc.gz")]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("un_press",), "name the archive"),
        (("un_press", "--wayback", "--data", "https://x.example"), "--data is Common"),
        (("un_press", "--wayback", "--index", "ftp://x"), "no address of a service"),
        (("un_pres", "--wayback"), "did you mean un_press"),
        (
            ("un_press", "--wayback", "--since", "2020-02-01", "--until", "2020-01-01"),
            "is after --until",
        ),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], says: str) -> None:
    done = CliRunner().invoke(backfill, arguments)
    assert (done.exit_code, says in done.output) == (2, True), done.output
