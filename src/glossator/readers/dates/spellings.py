"""How dates are written that are none in EDTF, and what each may mean there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date as day
from datetime import timedelta
from functools import cache

from glossator.dates import parse_date
from glossator.readers.bibliography.dates import in_edtf
from glossator.readers.dates.named import named_time, part_of, third

_DASHES = str.maketrans("‐‑‒–—−", "------")
_IN_WORDS = re.compile(
    r"\D*?(?P<day>\d{1,2})?(?:st|nd|rd|th|er|[.º°])?\s*(?:of|de|den)?\s*"
    r"(?P<month>(?<!\d)(?:10|[789])bre|(?!bre\b)[^\W\d_]{3,})\.?\s*(?:del?)?\s*,?\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_LANGUAGES = (
    "en", "de", "de_AT", "fr", "it", "es", "pt", "nl", "da", "sv", "pl", "cs", "ru", "el", "la",
)  # fmt: skip
_OF_LETTERS = {
    "7bre": 9, "8bre": 10, "9bre": 11, "10bre": 12, "xbre": 12,
    "gennajo": 1, "genn": 1, "febbrajo": 2, "febb": 2, "febbr": 2, "magg": 5, "lugl": 7, "sett": 9,
}  # fmt: skip
"""Months as letters in French, Italian and Spanish have them, which the Unicode CLDR has not."""
_FIRST_PART = re.compile(r"\d+|[^\W\d_]+\.?")
Found = re.Match[str]


def spellings(text: str) -> Iterator[str]:
    """What a text may mean in EDTF, the likeliest first; not all of it need be a date."""
    plain = text.translate(_DASHES)
    if named_time(plain) or part_of(plain):
        yield from _single(plain)
        return
    for form, meant in _FORMS:
        if found := form.fullmatch(plain):
            yield from meant(found)
            return
    # A date with a stroke may be one of two years or calendars: nothing else is proposed.
    if "/" not in plain:
        yield from _single(plain)


def pair(first: str, second: str) -> tuple[str, str] | None:
    """Two dates of one kind, of which either may lack what the other says for both."""
    first, second = (one.strip().rstrip("?").rstrip() for one in (first, second))
    begun = _FIRST_PART.sub(first.rstrip("."), second, count=1)
    ended = first[: -len(second)] + second
    for one, other in ((first, second), (begun, second), (first, ended)):
        dates = next(_single(one), ""), next(_single(other), "")
        if all(dates) and dates[0] != dates[1] and len(dates[0]) == len(dates[1]):
            return dates
    return None


def is_date(text: str) -> bool:
    """Whether it is a date in EDTF."""
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _single(text: str) -> Iterator[str]:
    """A date written otherwise."""
    if is_date(text):
        yield text
    elif named := named_time(text):
        yield named
    elif part := part_of(text):
        yield from _part(*part)
    elif is_date(near := in_edtf(text) or _in_words(text)):
        yield near


def _part(text: str, which: int) -> Iterator[str]:
    for whole in _single(text):
        yield from filter(None, (third(whole, which), whole))


def single(text: str) -> str:
    """A date in words in EDTF; empty where it is none."""
    return next(_single(text), "")


def _either(found: Found) -> Iterator[str]:
    """One of two. A range would say that it went from the one to the other."""
    if dates := pair(found[1], found[2]):
        yield f"[{','.join(dates)}]"
    else:
        yield from _single(found[0])


def _between(found: Found) -> Iterator[str]:
    if dates := pair(found[1], found[2]):
        yield f"[{'..'.join(dates)}]"


def _earlier(found: Found) -> Iterator[str]:
    yield from (f"[..{one}]" for one in _single(found[1]))


def _later(found: Found) -> Iterator[str]:
    yield from (f"[{one}..]" for one in _single(found[1]))


def _either_or_range(found: Found) -> Iterator[str]:
    yield from (f"[{found[1]},{found[2]}]", f"{found[1]}/{found[2]}")


def _before(found: Found) -> Iterator[str]:
    """The last day, month or year that is before it; by custom the day itself is often meant."""
    for one in _single(found[1]):
        yield from (f"[..{near}]" for near in (beside(one, -1), one) if near)


def _after(found: Found) -> Iterator[str]:
    for one in _single(found[1]):
        yield from (f"[{near}..]" for near in (beside(one, 1), one) if near)


def beside(edtf: str, step: int) -> str:
    """The day, month or year before or after another; empty where it is none of these."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) or not "0002" <= edtf[:4] <= "9998":
        return ""
    date = parse_date(edtf)
    bound = date.latest if step > 0 else date.earliest
    return (day(*bound) + timedelta(days=step)).isoformat()[: len(edtf)] if bound else ""


def _range(found: Found) -> Iterator[str]:
    first, last = (one for one in found.groups() if one)
    if dates := pair(first, last):
        yield "/".join(dates)


def _slashed(found: Found) -> Iterator[str]:
    yield _joined(found[3], found[2], found[1])
    yield _joined(found[3], found[1], found[2])


def _decade(found: Found) -> Iterator[str]:
    yield f"{found[1]}{found[2]}X"
    if found[2] == "0":
        yield f"{found[1]}XX"


def _century(found: Found) -> Iterator[str]:
    yield f"{int(found[1]) - 1:02}XX"


_ROMAN = re.compile("(X{0,2})(IX|IV|V?I{0,3})", re.IGNORECASE)
_DIGITS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def _roman_century(found: Found) -> Iterator[str]:
    if number := _ROMAN.fullmatch(found[1].upper()):
        yield f"{10 * len(number[1]) + _DIGITS[number[2]] - 1:02}XX"


def _before_christ(found: Found) -> Iterator[str]:
    """The astronomers count a year 0, which is 1 BC."""
    year = int(found[1]) - 1
    yield f"-{year:04}" if year else "0000"


def _nearly(found: Found) -> Iterator[str]:
    return (f"{one}~" for one in _single(found[1]))


def _doubted(found: Found) -> Iterator[str]:
    return (f"{one}?" for one in _single(found[1]))


def _about(found: Found) -> Iterator[str]:
    if is_date(found["year"]):
        yield f"{found['year']}{found['sign'] or '~'}"


def _in_words(text: str) -> str:
    found = _IN_WORDS.fullmatch(text)
    number = months().get(_folded(found["month"]), 0) if found else 0
    if found is None or not number:
        return ""
    return _joined(found["year"], str(number), *([found["day"]] if found["day"] else []))


@cache
def months() -> dict[str, int]:
    """The numbers of months by their names, whole and shortened, in the languages of Europe."""
    # Loaded for a date that is wrong, and for no other.
    from babel import Locale

    named = (
        (_folded(name.strip(".")), number)
        for language in _LANGUAGES
        if (locale := Locale.parse(language))
        for use in locale.months.values()
        for width in ("wide", "abbreviated")
        for number, name in use[width].items()
    )
    return {name: number for name, number in named if len(name) > 2} | _OF_LETTERS


def _folded(name: str) -> str:
    """In small letters without accents, of which polytonic Greek has others than today's."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))


def _joined(year: str, *parts: str) -> str:
    return "-".join((year, *(part.zfill(2) for part in parts)))


def _until(found: Found) -> Iterator[str]:
    return (f"../{one}" for one in _single(found[1]))


def _since(found: Found) -> Iterator[str]:
    return (f"{one}/.." for one in _single(found[1]))


_IL = r"(?:il\s+|l['’]\s*|gli\s+)?"
_AL = r"(?:l\s+|ll['’]\s*|gli\s+|d?\s+)"
"""What follows “a”, “da” and their like in Italian: 'dal ', 'dall’', 'da '."""
_ITALIAN = (
    (rf"(?:(?:intorno|attorno)\s+a{_AL}|verso\s+{_IL})(.+)", _nearly),
    (r"(.*[^\W\d_]\s+\d{4})\s+(?:circa|ca\.?)", _nearly),
    (r"(?:gli\s+)?anni\s+(\d{2})(\d)0", _decade),
    (r"(.+)\s+o\s+(?:più tardi|dopo)", _later),
    (r"(.+)\s+o\s+prima", _earlier),
    (rf"non\s+prima\s+d(?:i\s+|e{_AL})(.+)", _later),
    (rf"(?:non\s+(?:dopo|oltre)|entro)\s+{_IL}(.+)", _earlier),
    (rf"(?:tra|fra)\s+{_IL}(.+)\s+e\s+{_IL}(.+)", _between),
    (rf"da{_AL}(.+)\s+a{_AL}(.+)", _range),
    (rf"prima\s+d(?:i\s+|e{_AL})(.+)", _before),
    (rf"dopo\s+{_IL}(.+)", _after),
    (rf"(?:fino|sino)\s+a{_AL}(.+)", _until),
    (rf"(?:a\s+partire\s+)?da{_AL}(.+)", _since),
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Found], Iterator[str]]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), meant)
    for form, meant in (
        *_ITALIAN,
        (r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", lambda f: iter([_joined(f[3], f[2], f[1])])),
        (r"(\d{1,2})/(\d{1,2})/(\d{4})", _slashed),
        (r"(\d{4})[./](\d{1,2})[./](\d{1,2})", lambda f: iter([_joined(*f.groups())])),
        (
            r"(?:um|gegen|etwa|ungefähr|about|around|approximately|circa|ca\.?|vers|environ|verso|hacia"
            r"|omstreeks|rond|ongeveer|alrededor\s+de|aproximadamente|περίπου)"
            r"\s+(?:(?:den|the|le|el)\s+)?(.+)",
            _nearly,
        ),
        (r"(.*[^\W\d_].*\d{4})\s*\?", _doubted),
        (r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", lambda f: iter([_joined(*filter(None, f.groups()))])),
        (r"(\d{2})(\d)0(?:'|’)?(?:s|er)", _decade),
        (r"(?:de\s+jaren|jaren|(?:los\s+)?años|(?:la\s+)?década\s+de)\s+(\d{2})(\d)0", _decade),
        (
            r"(\d{1,2})(?:th|st|nd|rd|\.|e|de|ste)\s*(?:century|cent\.?|c\.|Jahrhundert|Jh\.?|eeuw)",
            _century,
        ),
        (r"(?:siglo|secolo)\s+([IVX]+)", _roman_century),
        (r"(?:s|sec)\.\s*([IVX]{2,})", _roman_century),
        (r"([IVX]+)(?:er|e|ème)?\s*(?:siècle|s\.|secolo|sec\.)", _roman_century),
        (r"(\d{1,4})\s*(?:BCE?|v\.\s?Chr\.?|av\.\s?J\.-C\.|a\.\s?C\.)", _before_christ),
        (r"\d{3}", lambda f: iter([f"0{f[0]}"])),
        (r"(\d{4}-\d{2}-\d{2})T.*", lambda f: iter([f[1]])),
        (r"(?P<sign>[~?])\s*(?P<year>\d{4}[\d-]*)", _about),
        (r"(?P<year>\d{4}[\d-]*),?\s*(?:circa|ca|c|about|um)\.?(?P<sign>)", _about),
        (
            r"(.+)\s+(?:or|oder|ou|of|o)\s+"
            r"(?:later|after|später|plus tard|après|después|posterior)",
            _later,
        ),
        (
            r"(.+)\s+(?:or|oder|ou|of|o)\s+"
            r"(?:earlier|before|früher|plus tôt|avant|eerder|antes|anterior)",
            _earlier,
        ),
        (
            r"(?:not before|nicht vor|pas avant|niet (?:v[oó][oó]r|eerder dan)|no antes del?)"
            r"\s+(?:dem\s+)?(.+)",
            _later,
        ),
        (
            r"(?:not after|nicht nach|pas après|niet (?:na|later dan)|uiterlijk|no después del?)"
            r"\s+(?:dem\s+)?(.+)",
            _earlier,
        ),
        (r"(?:either\s+)?(.*\S)\s+(?:or|oder|ou|o|u|of|eller)\s+(.+)", _either),
        (r"(\d{4})\s*/\s*(\d{4})", _either_or_range),
        (
            r"(?:between|zwischen|entre|tussen)\s+(?:el\s+)?(.+)\s+"
            r"(?:and|und|et|en|y)\s+(?:el\s+)?(.+)",
            _between,
        ),
        (
            r"(?:(?:from|von|vom|du|del?|van)\s+)?(.+)\s+"
            r"(?:to|till|bis|zum|à|au|al?|tot\s+en\s+met|tot|t/m)\s+(.+)",
            _range,
        ),
        (r"(\d{1,2}\.?|[^\W\d_]+\.?)\s*-\s*([\d.]*\s*[^\W\d_]+\.?,?\s+\d{4})", _range),
        (r"(\d{4}-\d{2}(?:-\d{2})?)\s*-\s*(\d{4}-\d{2}(?:-\d{2})?)", _range),
        (
            r"(?:<|(?:before|vor|avant|v[oó][oó]r|antes\sdel?|(?:terminus\s)?ante(?:\squem)?)\.?\s)"
            r"\s*(?:dem\s+)?(.+)",
            _before,
        ),
        (
            r"(?:>|(?:after|nach|après|na|después\sdel?|(?:terminus\s)?post(?:\squem)?)\.?\s)"
            r"\s*(?:dem\s+)?(.+)",
            _after,
        ),
        (r"by\s+(.+)", _earlier),
        (
            r"(?:until|bis|jusqu'à|jusqu’à|tot\s+en\s+met|tot|hasta(?:\s+el)?)\s+(.+)",
            _until,
        ),
        (
            r"(?:from|since|seit|ab|dès|depuis|vanaf|sinds|sedert|desde(?:\s+el)?)\s+(.+)",
            _since,
        ),
    )
)
"""How a date is written, and what that may mean; the first that fits counts."""
