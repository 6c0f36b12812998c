"""Dates in words, from EDTF (ISO 8601-2): 'July 2013', '2 January 1805 (about)', '1805 or 1806'.

The order of day, month and year is the language's own (Unicode CLDR).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from glossator.dates.parts import Parts, date_parts, estimated, long_year, undoubted
from glossator.dates.sets import DateSet, Stretch, date_set
from glossator.model import Date
from glossator.wording import Wording
from glossator.wording.sounds import with_articles

_HTML = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_CERTAIN = re.compile(r"-?[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_DAY_FIRST = re.compile(r"%\(d\)s\.? (?:de )?%\(MMMM\)s (?:de )?%\(y\)s")
_LINK = re.compile(r"%\(MMMM\)s( \w+) %\(y\)s")
_BEFORE_MONTH = re.compile(r"(?<!\d)(\d{1,2}(?:\.|er|º)?) (?=(?:de )?[^\W\d_]{3,})")
_DECADE_BC = re.compile(r"^(-\d{3})X$")
"""A decade that is said by both its ends, of which a range has one: '50 to 31 BC'."""
_ONE = re.compile(r"(?P<year>-?\d{2,4}X{0,2}|Y-?\d+)(?:-(?P<month>..))?(?:-(?P<day>..))?$")


@lru_cache(maxsize=20_000)
def date_words(date: Date | None, wording: Wording) -> str:
    """The date as a reader would say it; empty where there is none."""
    if date is None:
        return ""
    if several := date_set(date.edtf):
        return _of_set(several, wording)
    if "/" not in date.edtf:
        return _one(date.edtf, wording)
    first, last = date.edtf.split("/", 1)
    if first in ("", ".."):
        return _until(last, wording)
    if last in ("", ".."):
        return _from(first, wording)
    return _range(first, last, wording)


def _range(first: str, last: str, wording: Wording) -> str:
    first, last = _DECADE_BC.sub(r"\g<1>9", first), _DECADE_BC.sub(r"\g<1>0", last)
    words = wording.gettext(
        "%(first)s to %(last)s", first=_first(first, last, wording), last=_one(last, wording)
    )
    return with_articles(words, wording.locale)


def _of_set(several: DateSet, wording: Wording) -> str:
    """Which dates it may be, or which it is."""
    if len(several.stretches) == 1:
        (only,) = several.stretches
        return _all_of(only, wording) if several.every else _between(only, wording)
    follow = [one.first or one.last for one in several.stretches[1:]]
    words = [
        _member(stretch, next_, wording)
        for stretch, next_ in zip(several.stretches, (*follow, ""), strict=True)
    ]
    return wording.joined(words) if several.every else wording.either(words)


def _member(stretch: Stretch, next_: str, wording: Wording) -> str:
    """One of several dates, without what the next one says again."""
    if not (stretch.first and stretch.last):
        return _beyond(stretch, wording)
    if stretch.first != stretch.last:
        return _range(stretch.first, stretch.last, wording)
    return _first(stretch.first, next_, wording) if next_ else _one(stretch.first, wording)


def _all_of(stretch: Stretch, wording: Wording) -> str:
    if not stretch.first:
        return _until(stretch.last, wording)
    if not stretch.last:
        return _from(stretch.first, wording)
    return _range(stretch.first, stretch.last, wording)


def _between(stretch: Stretch, wording: Wording) -> str:
    """One day, month or year of those from one to another."""
    if not (stretch.first and stretch.last):
        return _beyond(stretch, wording)
    values = {
        "first": _first(stretch.first, stretch.last, wording),
        "last": _one(stretch.last, wording),
    }
    if _has_article(stretch.first):
        words = wording.pgettext("days", "between %(first)s and %(last)s", **values)
    else:
        words = wording.pgettext("months or years", "between %(first)s and %(last)s", **values)
    return with_articles(words, wording.locale)


def _beyond(stretch: Stretch, wording: Wording) -> str:
    """One date of those from one on, or up to one."""
    words = _one(stretch.first or stretch.last, wording)
    if stretch.first:
        return wording.gettext("%(date)s or later", date=words)
    return wording.gettext("%(date)s or earlier", date=words)


def _first(first: str, last: str, wording: Wording) -> str:
    """Where a range begins, without what its end says again: '1 to 30 April 1781', '46 to 42 BC'.

    Days and months only in languages that write day, month and year in this order, and no more
    than “de” between them.
    """
    words = _one(first, wording)
    order = wording.locale.date_formats["long"].format
    alike = len(first) == len(last) and _CERTAIN.fullmatch(first) and _CERTAIN.fullmatch(last)
    if alike and _DAY_FIRST.fullmatch(order):
        sign = first.startswith("-")
        for shared in (first[: 7 + sign], first[: 4 + sign]):
            if first != shared and last.startswith(shared):
                return without_link(words.removesuffix(_one(shared, wording)), wording) or words
    return _without_era(words, _one(last, wording), wording)


def _without_era(words: str, last: str, wording: Wording) -> str:
    """Where a range begins, without the 'BC' that stands behind its end as well."""
    era = _before_christ("", wording)
    return words.removesuffix(era) if era and last.endswith(era) else words


def without_link(words: str, wording: Wording) -> str:
    """The beginning of a date, without what links it to the month or year left out after it: '2 de
    enero' of the Spanish '2 de enero de '."""
    link = _LINK.search(wording.locale.date_formats["long"].format)
    return words.rstrip().removesuffix(link[1] if link else "").rstrip()


def unbroken(words: str) -> str:
    """A date as a narrow column has it: no line ends between a day and its month."""
    return _BEFORE_MONTH.sub("\\1\N{NO-BREAK SPACE}", words)


def html_date(date: Date) -> str:
    """The date as the `datetime` of HTML's `time` takes it, without its doubts; empty for what that
    cannot say, such as a range. HTML Living Standard, 4.5.14."""
    bare = undoubted(date.edtf)
    return bare if _HTML.fullmatch(bare) and not bare.startswith("0000") else ""


def filed_under(date: Date | None) -> str:
    """The year in which a letter is filed, by the astronomers' count; empty where it has none."""
    day = date and date.first_known
    return str(day[0]) if day else ""


def year_words(year: int, wording: Wording) -> str:
    """A year of the astronomers' count, in which 0 is 1 BC, as a reader would say it."""
    return str(year) if year > 0 else _before_christ(str(1 - year), wording)


def ends_in_words(first: int, last: int, wording: Wording) -> tuple[str, str]:
    """Two years as a range says them: '1805' and '1807', '46' and '42 BC'."""
    said = year_words(last, wording)
    return _without_era(year_words(first, wording), said, wording), said


def year_span(first: int, last: int, wording: Wording) -> str:
    """'1805', '1805–1807', '46–42 BC'."""
    begun, ended = ends_in_words(first, last, wording)
    return ended if first == last else f"{begun}–{ended}"


def _before_christ(year: str, wording: Wording) -> str:
    return wording.gettext("%(year)s BC", year=year)


def _until(edtf: str, wording: Wording) -> str:
    words = _one(edtf, wording)
    if _has_article(edtf):
        words = wording.pgettext("a day", "until %(date)s", date=words)
    else:
        words = wording.pgettext("a month or year", "until %(date)s", date=words)
    return with_articles(words, wording.locale)


def _from(edtf: str, wording: Wording) -> str:
    words = _one(edtf, wording)
    if _has_article(edtf):
        words = wording.pgettext("a day", "from %(date)s", date=words)
    else:
        words = wording.pgettext("a month or year", "from %(date)s", date=words)
    return with_articles(words, wording.locale)


def _has_article(edtf: str) -> bool:
    """Whether some languages put the article before it: a day, a season, a century."""
    found = _ONE.match(undoubted(edtf))
    if not found:
        return False
    month = found["month"] or ""
    century = found["year"].endswith("XX") and not month.isdigit()
    return bool(_day(found["day"]) or month in ("21", "22", "23", "24") or century)


def _one(edtf: str, wording: Wording) -> str:
    """One date, with its doubts; what is not understood stays as written."""
    if about := estimated(edtf):
        return _estimated(about, wording)
    if (year := long_year(edtf)) is not None:
        return year_words(year, wording)
    parts = date_parts(edtf)
    if parts and len(set(parts.doubts)) > 1:
        return _doubted(parts, wording)
    bare = undoubted(edtf)
    found = _ONE.match(bare)
    if not found or (parts and not _can_be_said(parts)):
        return edtf
    words = _calendar(_year(found["year"], wording), found["month"], found["day"], wording)
    words = with_articles(words, wording.locale)
    match parts.doubts[0] if parts else edtf[len(bare) :][:1]:
        case "~":
            return wording.gettext("%(date)s (about)", date=words)
        case "?":
            return wording.gettext("%(date)s (uncertain)", date=words)
        case "%":
            return wording.gettext("%(date)s (about, uncertain)", date=words)
    return words


def _can_be_said(parts: Parts) -> bool:
    """Whether what is not known is its end: 3 January of a year, a decade or a century, a month, a
    year."""
    month, day = (*parts.known[1:], "XX", "XX")[:2]
    return "X" not in f"{month}{day}".removesuffix("XX").removesuffix("XX")


def _doubted(parts: Parts, wording: Wording) -> str:
    """A date of which only parts are doubtful, with these: 'June 1984 (year: uncertain)'."""
    called = (
        wording.pgettext("part of a date", "year"),
        wording.pgettext("part of a date", "month"),
        wording.pgettext("part of a date", "day"),
    )
    by_sign: dict[str, list[str]] = defaultdict(list)
    for name, sign in zip(called, parts.doubts, strict=False):
        by_sign[sign].append(name)
    doubts = {
        "~": wording.gettext("%(parts)s: about", parts=wording.joined(by_sign["~"])),
        "?": wording.gettext("%(parts)s: uncertain", parts=wording.joined(by_sign["?"])),
        "%": wording.gettext("%(parts)s: about, uncertain", parts=wording.joined(by_sign["%"])),
    }
    said = "; ".join(words for sign, words in doubts.items() if by_sign[sign])
    return f"{_one(parts.plain, wording)} ({said})"


def _estimated(about: tuple[int, int, int], wording: Wording) -> str:
    """A year of which only some digits count."""
    first, last = ends_in_words(*about[:2], wording)
    year = year_words(about[2], wording)
    if about[0] == about[1]:
        return year
    return wording.gettext(
        "%(first)s to %(last)s, estimated %(year)s", first=first, last=last, year=year
    )


def _calendar(year: str, month: str | None, day: str | None, wording: Wording) -> str:
    """Year, month and day as far as they are known, in the language's order."""
    if not month or not month.isdigit():
        return year
    match month:
        case "21":
            return wording.gettext("spring %(year)s", year=year)
        case "22":
            return wording.gettext("summer %(year)s", year=year)
        case "23":
            return wording.gettext("autumn %(year)s", year=year)
        case "24":
            return wording.gettext("winter %(year)s", year=year)
    if not 1 <= int(month) <= 12:
        return year
    return _patterned(year, int(month), _day(day), wording)


def _patterned(year: str, month: int, day: str, wording: Wording) -> str:
    """The language's pattern, filled by hand: Python's dates end with the year 1."""
    locale = wording.locale
    pattern = locale.date_formats["long"] if day else locale.datetime_skeletons["yMMMM"]
    fields = defaultdict(str, dict.fromkeys(("y", "yy", "yyyy"), year))
    fields |= {"MMMM": locale.months["format"]["wide"][month]}
    fields |= {"LLLL": locale.months["stand-alone"]["wide"][month]}
    if day == "1":
        # L10n: The first day of a month within a date; French writes '1er'.
        day = wording.pgettext("first day of a month", "1")
    fields |= dict.fromkeys(("d", "dd"), day)
    fields |= dict.fromkeys(("M", "MM", "L"), str(month))
    return str(pattern.format % fields).strip()


def _day(day: str | None) -> str:
    return str(int(day)) if day and day.isdigit() else ""


def _year(year: str, wording: Wording) -> str:
    """A year; the decade or century where digits are left open."""
    if year.startswith("Y"):
        return year_words(int(year[1:]), wording)
    bare = year.removeprefix("-")
    if bare.endswith("XX"):
        words = _century(int(bare[:-2]) + 1, wording)
        return _before_christ(words, wording) if year != bare else words
    if year.endswith("X"):
        return _decade(int(f"{year[:-1]}0"), year != bare, wording)
    return year_words(int(year), wording)


def _decade(first: int, before_christ: bool, wording: Wording) -> str:
    """A decade; one before Christ by its ends, which are those of no decade a reader knows: the
    astronomers' years are one off."""
    if not before_christ:
        return wording.gettext("%(decade)ss", decade=first)
    begin, end = ends_in_words(first - 9, first, wording)
    return wording.gettext("%(first)s to %(last)s", first=begin, last=end)


def _century(number: int, wording: Wording) -> str:
    # L10n: How centuries are numbered: 'arabic' or 'roman'.
    roman = wording.pgettext("numbers of centuries", "arabic") == "roman"
    num = _roman(number) if roman else str(number)
    if number == 1:
        return wording.gettext("1st century")
    if number % 10 == 1 and number != 11:
        return wording.gettext("%(num)sst century", num=num)
    if number % 10 == 2 and number != 12:
        return wording.gettext("%(num)snd century", num=num)
    if number % 10 == 3 and number != 13:
        return wording.gettext("%(num)srd century", num=num)
    return wording.gettext("%(num)sth century", num=num)


def _roman(number: int) -> str:
    """A number below 50 in Roman numerals, small enough for centuries; else as it is."""
    if not 0 < number < 50:
        return str(number)
    tens, ones = divmod(number, 10)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return ("", "X", "XX", "XXX", "XL")[tens] + units[ones]
