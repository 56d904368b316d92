"""In which order a country or a language prints a date in figures.

Facts from Unicode CLDR's short dates, narrowed by hand: where a country prints more
than one order there is none here, and such dates stay unread.
"""

from typing import Final

from onrecord.dates.words import base

_MONTH_FIRST: Final = frozenset({
    "AS", "GU", "MH", "MP", "PR", "UM", "US", "VI",
})  # fmt: skip
_YEAR_FIRST: Final = frozenset({
    "AF", "BT", "CN", "HU", "IR", "JP", "KP", "KR", "LT", "MN", "NP", "SE", "TW",
})  # fmt: skip
_SEVERAL: Final = frozenset({
    "BI", "BZ", "CA", "FM", "GH", "KE", "LR", "PA", "PH", "PW", "TG",
})  # fmt: skip
_DAY_FIRST_LANGUAGES: Final = frozenset({
    "ar", "as", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es",
    "et", "fi", "fo", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hy", "id", "is",
    "it", "ka", "kk", "km", "kn", "ky", "lb", "lo", "lv", "mk", "ml", "mr", "ms",
    "mt", "my", "nl", "no", "pa", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr",
    "sw", "ta", "te", "tg", "th", "tk", "tr", "uk", "ur", "uz", "vi",
})  # fmt: skip
_DOTS: Final = frozenset({
    "az", "be", "bg", "bs", "cs", "da", "de", "et", "fi", "fo", "hr", "hu", "hy",
    "is", "ka", "kk", "ky", "lb", "lv", "mk", "no", "pl", "ro", "ru", "sk", "sl",
    "sq", "sr", "tg", "tk", "tr", "uk", "uz",
})  # fmt: skip
"""Languages in which 3.4.2024 is 3 April whatever the country's short form."""


def order_of(language: str, country: str, mark: str) -> str:
    """``dmy``, ``mdy``, ``ymd`` or "" for a date in figures parted by `mark`.

    `country` is an ISO 3166-1 alpha-2 code; other names tell nothing.
    """
    code = base(language)
    if country in _MONTH_FIRST:
        return "mdy" if mark != "." and code in ("en", "") else ""
    if mark == "." and code in _DOTS:
        return "dmy"
    if country in _YEAR_FIRST:
        return "ymd"
    if country in _SEVERAL:
        return "dmy" if mark == "." else ""
    if _is_country(country):
        return "dmy"
    return "dmy" if code in _DAY_FIRST_LANGUAGES else ""


def order_of_short(language: str, country: str, mark: str) -> str:
    """`order_of` for a year of two digits, which may just as well stand first."""
    order = order_of(language, country, mark)
    sure = mark != "-" and base(language) in {*_DAY_FIRST_LANGUAGES, "en", ""}
    return order if sure or (order == "ymd" and mark != "-") else ""


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isupper() and code not in (
        "UN", "EU", "XK", "ZZ",
    )  # fmt: skip
