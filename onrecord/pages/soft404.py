"""Whether a page that was answered with 200 says that there is no page.

Precision first: a statement about a person who was not found must not count as gone.
The words have to stand in the title or open a short text. Pure.
"""

from __future__ import annotations

import re
import unicodedata

from onrecord.text import squash, words

VERSION = "soft404/1"

SHORT = 120
"""Words; what a page says of its own absence is shorter than a statement."""
HEAD = 240
"""Characters at the start of the text in which it has to say so."""

_PAGE = (
    r"(?:the |this |that |requested |your )*(?:web ?)?"
    r"(?:page|document|file|article|content|resource|url)s?"
    r"(?: (?:that |which )?you(?:['’]re| are| were|r)? ?(?:have )?"
    r"(?:requested|looking for|tried to (?:access|reach|open)|wanted|asked for))?"
)
_PHRASES = (
    # English
    rf"{_PAGE} (?:(?:was|is|were|are|has|have|could|can) )?(?:not|no longer|cannot)"
    r"(?: be| been)? (?:found|available|located|accessible|exists?)",
    rf"{_PAGE} (?:can(?:not|['’]t)|couldn['’]t) be (?:found|located)",
    rf"{_PAGE} (?:does|do|did)(?: not|n['’]t) exist",
    rf"{_PAGE} (?:no longer exists?|(?:has|have) been (?:removed|deleted|moved))",
    r"(?:sorry,? )?we (?:can(?:not|['’]t| not)|could(?: not|n['’]t)|are unable to|"
    r"were unable to) (?:find|locate) (?:the|that|this|your) (?:web ?)?"
    r"(?:page|content|document)",
    r"(?:http )?(?:error|status)[ :]*(?:code )?(?:404|410)",
    r"(?:404|410)[ \-–—:|.,]*(?:error|not found|page not found|gone|file or directory)",
    r"404",
    r"not found",
    r"page not found",
    r"no such (?:page|document|article)",
    r"nothing (?:was )?found (?:here|at this address)",
    # French
    r"(?:erreur 404|page (?:introuvable|non trouvée|inexistante|supprimée))",
    r"(?:la|cette) page (?:que vous (?:recherchez|cherchez|demandez|avez demandée) |"
    r"demandée )?(?:est introuvable|n['’]existe (?:pas|plus)|n['’]est (?:pas|plus) "
    r"(?:disponible|accessible)|n['’]a pas (?:été trouvée|pu être trouvée)|"
    r"a été (?:supprimée|déplacée))",
    r"(?:ce|le) (?:document|contenu) (?:n['’]existe (?:pas|plus)|est introuvable|"
    r"n['’]est plus disponible)",
    # German
    r"(?:fehler 404|seite (?:wurde )?nicht gefunden|seite nicht verfügbar)",
    r"die (?:von ihnen )?(?:gewünschte|angeforderte|gesuchte|aufgerufene)? ?seite "
    r"(?:wurde (?:leider )?nicht gefunden|konnte (?:leider )?nicht gefunden werden|"
    r"existiert (?:leider )?nicht(?: mehr)?|ist (?:leider )?nicht (?:mehr )?"
    r"(?:verfügbar|vorhanden|erreichbar))",
    # Spanish, Portuguese, Italian
    r"(?:error 404|página no (?:encontrada|disponible|existe))",
    r"(?:la|esta) página (?:que (?:busca|buscas|está buscando|ha solicitado|solicita) |"
    r"solicitada )?(?:no (?:existe|se (?:ha )?(?:encontró|encontrado|encuentra)|"
    r"está disponible|pudo ser encontrada)|ya no (?:existe|está disponible)|"
    r"ha sido (?:eliminada|movida))",
    r"(?:erro 404|página não (?:encontrada|existe|disponível|localizada))",
    r"a página (?:que (?:procura|você procura|está procurando|procurou) |solicitada )?"
    r"não (?:existe|foi encontrada|está disponível|pôde ser encontrada)",
    r"(?:errore 404|pagina non (?:trovata|esiste|disponibile))",
    r"la pagina (?:richiesta|cercata|che (?:stai|sta) cercando) non "
    r"(?:esiste|è (?:stata trovata|disponibile|più disponibile))",
    # Russian, Ukrainian, Polish, Czech, Turkish, Estonian
    r"(?:ошибка 404|(?:страница|документ|материал) (?:не (?:найден|найдена|существует)|"
    r"удал[её]н|удалена|недоступна))",
    r"(?:запрашиваемая|запрошенная|данная|такая|эта|искомая) (?:вами )?страница "
    r"(?:не (?:найдена|существует)|была (?:удалена|перемещена)|недоступна|удалена)",
    r"(?:помилка 404|сторінк[ау] не (?:знайдена|знайдено|існує))",
    r"(?:błąd 404|strona nie (?:została znaleziona|istnieje)|nie znaleziono strony|"
    r"strony nie znaleziono)",
    r"(?:stránka (?:nebyla )?nenalezena|stránka nebyla nalezena|stránka neexistuje)",
    r"(?:hata 404|sayfa bulunamadı|aradığınız sayfa (?:bulunamadı|mevcut değil))",
    r"(?:lehte ei leitud|lehekülge ei leitud|sidan (?:kunde inte hittas|hittades inte)|"
    r"siden (?:ble ikke funnet|blev ikke fundet|finnes ikke)|sivua ei löytynyt|"
    r"pagina niet gevonden|de pagina (?:bestaat niet|is niet gevonden)|"
    r"a oldal nem található|az oldal nem található|pagina nu (?:a fost găsită|există)|"
    r"η σελίδα δεν (?:βρέθηκε|υπάρχει)|stranica nije pronađena|страница није пронађена|"
    r"halaman tidak ditemukan|không tìm thấy trang|ไม่พบหน้า|ไม่พบหน้าที่)",
    # Arabic, Persian, Hebrew
    r"(?:خطأ 404|(?:عذرا،? ?|عذراً،? ?)?(?:لم يتم العثور على (?:ال)?صفحة|"
    r"(?:هذه )?الصفحة (?:المطلوبة |التي تبحث عنها )?"
    r"(?:غير موجودة|غير متوفرة|غير متاحة)))",
    r"(?:خطای 404|(?:صفحه|مطلب) (?:مورد نظر |درخواستی )?(?:شما )?"
    r"(?:یافت نشد|پیدا نشد|وجود ندارد))",
    r"(?:הדף (?:המבוקש )?(?:לא נמצא|אינו קיים))",
    # Chinese, Japanese, Korean
    r"(?:(?:抱歉|对不起|很抱歉|對不起)[，,！! ]*)?(?:您|你)?(?:所)?(?:要)?"
    r"(?:访问|查找|请求|瀏覽|訪問|浏览|打开)?的?(?:页面|頁面|网页|網頁|文章|内容|文件|页)(?:未找到|不存在|"
    r"已(?:被)?删除|已(?:被)?移除|找不到|无法找到|已下线|没有找到|已過期)",
    r"(?:找不到|未找到|無法找到|无法找到)(?:该|您|此|所)?(?:请求|要)?的?"
    r"(?:页面|頁面|网页|網頁)",
    r"(?:お探しの|指定された|ご指定の)?(?:ページ|ファイル|記事)(?:が|は)"
    r"(?:見つかりません|見つかりませんでした|存在しません|ありません|削除されました)",
    r"(?:요청하신 )?페이지(?:를|가) (?:찾을 수 없습니다|존재하지 않습니다|없습니다)",
)
_SAYS_SO = re.compile("|".join(f"(?:{phrase})" for phrase in _PHRASES))
_OPENING = re.compile(
    r"^(?:(?:oops|sorry|we are sorry|we['’]re sorry|unfortunately|error|désolé|"
    r"nous sommes désolés|leider|entschuldigung|lo sentimos|извините|к сожалению|"
    r"عذراً|عذرا|متأسفانه|ops|hoppla|\d{3})[\s,.:;!،\-–—|…]*)+"
)
_ERROR_ADDRESS = re.compile(
    # A bare number deeper down is the number of a page: /node/410, /news/404.html.
    r"^[a-z]+://[^/]+/(?:[a-z]{2}(?:[_-][a-z]{2})?/)?(?:(?:errors?|static)/)?"
    r"(?:404|410)(?:\.\w{2,5})?/?(?:[?#]|$)"
    r"|/(?:error[_-]?404|404[_-]?error|page[_-]?not[_-]?found|not[_-]?found|"
    r"notfound|pagenotfound|page404)(?:\.\w{2,5})?/?(?:[?#]|$)",
    re.I,
)


def looks_gone(title: str, text: str, url: str = "", same_body: int = 0) -> str:
    """Why the page is one that says it is gone; empty where it is a page like others.

    ``url`` is the address that answered, after redirects. ``same_body`` is the number
    of other addresses of the site that answered with the very same text.
    """
    if _ERROR_ADDRESS.search(url) and not _is_longer(text, 4 * SHORT):
        return "the address that answered is an error page's"
    head = _plain(title)
    if (found := _says(head)) and not _is_longer(text, 8 * SHORT):
        return f"the title says {found!r}"
    if _is_longer(text, SHORT):
        return ""
    for line in _openings(text):
        if found := _says(line):
            return f"the text begins {found!r}"
    if same_body >= 3:
        return f"{same_body} other addresses answer with the same short text"
    return ""


def _is_longer(text: str, most: int) -> bool:
    """Whether the text has more words than that, looking no further than it must."""
    ends = (most * 12, 20_000)
    return any(len(words(text[:end])) > most for end in ends)


def _plain(text: str) -> str:
    return squash(unicodedata.normalize("NFKC", text[:1000])).casefold()


def _openings(text: str) -> list[str]:
    """The first lines, and the sentences of the first of them."""
    lines = [_plain(line) for line in text[: 4 * HEAD].splitlines() if line.strip()]
    found: list[str] = []
    for line in lines[:5]:
        found += re.split(r"(?<=[.!?。！])\s*", line)[:3]
    return found


def _says(line: str) -> str:
    """The words of a line that say so, where the line says little else.

    A site's name may stand before or behind, apart from the rest by a mark.
    """
    for part in [line, *re.split(r"\s[|\-–—:•·»>/]\s|[|»]|: ", line)]:
        said = _OPENING.sub("", part.strip())
        bare = said.strip(" .!?:;,،。！\"'«»“”()[]-–—…") or part.strip(" .!:")
        found = _SAYS_SO.match(bare)
        if found and len(bare) - found.end() <= _rest(found):
            return found[0]
    return ""


def _rest(found: re.Match[str]) -> int:
    """Characters that may follow: more behind a whole clause than behind a word."""
    return 60 if len(found[0]) >= 14 or not found[0].isascii() else 0
