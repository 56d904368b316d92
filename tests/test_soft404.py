"""A page that says that it is not there is known in many languages; others never."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from resiliparse.extract.html2text import extract_plain_text

from onrecord.archive import Fault, read_members
from onrecord.pages.soft404 import looks_gone


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 - Page not found | Ministry of Foreign Affairs", "Home\nNews"),
        ("Ministry", "The page you are looking for could not be found.\nSearch"),
        ("Ministry", "Oops! That page can’t be found."),
        ("Ministry", "Sorry, we couldn't find that page"),
        ("Ministry", "The requested document no longer exists."),
        ("Error 404", ""),
        ("Page introuvable - Ministère", ""),
        ("Ministère", "La page que vous recherchez n'existe plus."),
        ("Seite nicht gefunden - Auswärtiges Amt", ""),
        ("Amt", "Die von Ihnen gewünschte Seite ist leider nicht mehr verfügbar."),
        ("Ministerio", "Lo sentimos, la página solicitada no existe"),
        ("Ministério", "Página não encontrada"),
        ("Farnesina", "Pagina non trovata"),
        ("МИД", "Запрашиваемая страница не найдена"),
        ("MSZ", "Strona nie istnieje"),
        ("وزارة الخارجية", "عذراً، الصفحة المطلوبة غير موجودة"),
        ("وزارت", "صفحه مورد نظر یافت نشد"),
        ("外交部", "抱歉，您访问的页面不存在"),
        ("外務省", "お探しのページは見つかりませんでした。"),
        ("외교부", "요청하신 페이지를 찾을 수 없습니다"),
    ],
)
def test_a_page_that_says_it_is_gone_is_recognised(title: str, text: str) -> None:
    assert looks_gone(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Missing persons not found after the flood", "Teams went on with the search."),
        ("On a document found in the archives", "The document found is genuine."),
        ("404 soldiers returned home", "They were received by the minister."),
        ("Resolution 404 (1977)", "The Council recalled its resolution 404 (1977)."),
        ("Statement", "No solution was found. The page of war has not been turned."),
        ("Statement", "Nothing was moved. The content of the talks is not available."),
        ("Accès refusé", "Vous n'êtes pas autorisé."),
        ("Strona", "Strona główna"),
        ("", ""),
        # A long text about such pages is a text.
        ("Report", "Page not found. " + "The committee heard the experts. " * 60),
    ],
)
def test_a_statement_is_never_taken_for_gone(title: str, text: str) -> None:
    assert looks_gone(title, text) == ""


def test_an_address_of_an_error_page_counts_where_the_text_is_short() -> None:
    assert looks_gone("Ministry", "Home", "https://example.org/en/404.html")
    assert not looks_gone("Ministry", "Home", "https://example.org/news/404-soldiers")
    assert looks_gone("Ministry", "Home", "https://example.org/pt-br/errors/410/")
    assert not looks_gone("x", "word " * 900, "https://example.org/404")
    for numbered in ("node/410", "en/news/404", "news/404.html", "page/404"):
        assert not looks_gone("Visit", "Today.", f"https://example.org/{numbered}")


def test_one_short_text_at_many_addresses_is_no_page() -> None:
    text = "Welcome to the ministry."
    assert looks_gone("Ministry", text, same_body=3)
    assert not looks_gone("Ministry", text, same_body=2)
    assert not looks_gone("Ministry", "word " * 900, same_body=50)


@pytest.mark.shared
@pytest.mark.parametrize("archive", ["un-press", "un-sites", "ministries"])
def test_no_real_page_is_taken_for_gone(shared: Path, archive: str) -> None:
    def broken(fault: Fault) -> None:
        pytest.fail(str(fault))

    seen, found = 0, []
    for record in read_members(shared / "archive" / f"{archive}.warc.gz", broken):
        capture = record.capture() if record.is_capture else None
        if capture is None or "html" not in capture.media_type:
            continue
        html = capture.body.decode("utf-8", "replace")
        head = re.search(r"<title[^>]*>(.*?)</title>", html, re.S | re.I)
        text = extract_plain_text(html, main_content=True)
        seen += 1
        if why := looks_gone(head[1] if head else "", str(text), capture.url):
            found.append((capture.url, why))
    assert seen > 10
    assert found == []
