"""Words that pages have around a text, in the languages of official sites.

What heads a list of other articles, what stands on buttons, what goes before the date
of a page. Lower case; whole lines or the beginnings of lines.
"""

from __future__ import annotations

import re

from onrecord.dates import MONTHS

RELATED = """
related|related articles|related content|related links|related news|related stories
related topics|see also|read also|read more|more on this|more news|more stories
latest news|latest|recent news|recent posts|most read|most popular|most viewed
recommended|you may also like|other news|in this section|further reading|trending
à lire aussi|voir aussi|lire aussi|sur le même sujet|articles liés|articles similaires
dernières actualités|actualités récentes|les plus lus|en savoir plus
siehe auch|mehr zum thema|weitere meldungen|weitere artikel|verwandte artikel
weiterführende links|aktuelle meldungen|das könnte sie auch interessieren
véase también|ver también|noticias relacionadas|artículos relacionados|más noticias
últimas noticias|lo más leído|contenido relacionado
veja também|leia também|notícias relacionadas|últimas notícias|mais lidas
leggi anche|vedi anche|articoli correlati|ultime notizie
читайте также|смотрите также|см. также|по теме|также по теме|последние новости
другие новости|материалы по теме|популярное|похожие новости|ещё по теме
читайте також|останні новини|інші новини|схожі новини
zobacz także|zobacz też|powiązane|czytaj także|ilgili haberler|diğer haberler
اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|أخبار ذات صلة|آخر الأخبار|الأكثر قراءة|روابط ذات صلة
اخبار مرتبط|مطالب مرتبط|آخرین اخبار|بیشتر بخوانید
相关新闻|相关文章|相关链接|相关阅读|相关报道|延伸阅读|最新消息|最新新闻|热门文章|推荐阅读|更多
関連記事|関連リンク|最新ニュース|관련 기사|관련 뉴스|최신 뉴스
"""

BUTTONS = """
share|share this|share on|share on facebook|share on twitter|share on x|tweet|like
facebook|twitter|x|linkedin|whatsapp|telegram|email|e-mail|instagram|youtube|pinterest
reddit|google+|delicious|digg|stumbleupon|flickr|rss|viber|weibo|wechat|vk|tiktok|bluesky
print|print this page|copy link|download|download pdf|menu|search|login|log in|sign in
contact|contact us|about us|home|sitemap|site map|privacy policy|terms of use|subscribe
newsletter|back to top|skip to content|skip to main content|expand|close|next|previous
comments|leave a comment|cookie settings|accept cookies|accessibility
partager|imprimer|rechercher|accueil|retour en haut|s'abonner|fermer|suivant|précédent
teilen|drucken|suche|startseite|nach oben|kontakt|impressum|datenschutz|schließen
compartir|imprimir|buscar|inicio|volver arriba|suscribirse|cerrar|siguiente|anterior
partilhar|compartilhar|pesquisar|início|condividi|stampa|cerca
поделиться|распечатать|печать|поиск|главная|наверх|контакты|подписаться
версия для печати
поділитися|друк|пошук|udostępnij|drukuj|szukaj|paylaş|yazdır
مشاركة|شارك|طباعة|بحث|الرئيسية|اتصل بنا|اشترك|انسخ الرابط|چاپ|جستجو|اشتراک گذاری
分享|打印|搜索|首页|返回顶部|联系我们|打印本页|关闭窗口|字号|分享到|共有|印刷|공유|인쇄
"""

COUNTED = """
view|views|read|reads|visit|visits|visitors|hits|comments|comment|shares|likes|downloads
number|of|times|counter|online|vues|lectures|commentaires|partages|aufrufe|besuche
visitas|lecturas|comentarios|visualizações|просмотров|просмотры|просмотра|комментарии
комментариев|посещений|переглядів|wyświetleń|görüntülenme|مشاهدة|مشاهدات|عدد|زيارة|القراءات
بازدید|浏览|浏览次数|阅读|阅读量|点击|点击数|次|評論|评论|閲覧|조회|조회수|min|minutes|minute|мин
"""

DATED = """
updated|update|last|modified|reviewed|published|posted|printed|accessed|today|generated
on|at|date|time|page|was|this|the|of|and|de|le|du|la|el|il|am|um|uhr|h|gmt|utc|est|edt|cet
pm|a.m|p.m|mis|à|jour|dernière|mise|modifié|publié|date|aktualisiert|zuletzt|stand|geändert
veröffentlicht|letzte|änderung|aktualisierung|actualizado|actualización|última|modificación
publicado|fecha|hora|atualizado|atualização|modificação|aggiornato|ultimo|aggiornamento
обновлено|последнее|обновление|изменение|опубликовано|дата|публикации|время|года|г|в
оновлено|опубліковано|zaktualizowano|ostatnia|aktualizacja|güncelleme|son|tarihi|yayın
آخر|تحديث|تاريخ|النشر|نشر|في|الساعة|بتاريخ|التحديث|به|روز|رسانی|تاریخ|انتشار|ساعت
更新|发布|时间|日期|更新时间|发布时间|来源|最后|公開|更新日|掲載日|등록일|수정일
"""

_DAYS = """
monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun
lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag
freitag|samstag|sonnabend|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo
segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|понедельник|вторник|среда
четверг|пятница|суббота|воскресенье|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة
السبت|星期一|星期二|星期三|星期四|星期五|星期六|星期日|星期天|周一|周二|周三|周四|周五|周六|周日
月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日|월요일|화요일|수요일|목요일|금요일|토요일|일요일
"""
_SIGNS = "年|月|日|时|時|分|년|월|일"


def _listed(words: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[|\n]", words) if word)


RELATED_HEADS = _listed(RELATED)
BUTTON_LINES = _listed(BUTTONS)
COUNT_WORDS = _listed(COUNTED)
UPDATE_WORDS = _listed(DATED)
WEEKDAYS = _listed(_DAYS)
DATE_WORDS = (
    _listed(_SIGNS)
    | WEEKDAYS
    | {
        part
        for names in MONTHS.values()
        for name in names
        for word in name.split("|")
        for part in word.split()
    }
)
