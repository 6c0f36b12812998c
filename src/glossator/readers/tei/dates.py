"""TEI's dates as EDTF: @when, @from and @to, @notBefore and @notAfter (att.datable.w3c)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from glossator.dates import parse_date
from glossator.model import Certainty, Date, Evidence
from glossator.readers.dates.spellings import months
from glossator.readers.dialect import EDTF
from glossator.readers.tei.elements import Element, within, words
from glossator.wording import Wording
from glossator.wording.dates import date_words

CERTAINTIES = {
    "high": Certainty.CERTAIN,
    "medium": Certainty.LIKELY,
    "low": Certainty.PLAUSIBLE,
    "unknown": Certainty.OPEN,
}
_KINDS = ("", "-iso", "-custom")
_PLAIN = re.compile(r"(?:\d{4}){2}|(?:\d{4}-\d\d){2}")
_NAMES = ("when", "from", "to", "notBefore", "notAfter")


def date_of(element: Element) -> Date | None:
    """The date that an element's attributes give; None where they give none.

    Raises ValueError, with a sentence, where what they give is no date.
    """
    written = _edtf(element) or _said(element)
    if not written:
        return None
    return parse_date(_rough(written, _roughly(element)))


def _rough(written: str, ends: tuple[bool, bool]) -> str:
    """The date with ~ where it is not exact. A set has no sign for its bounds."""
    begin, slash, end = written.partition("/")
    if not slash:
        return f"{written}~" if any(ends) and written[-1].isdigit() else written
    both = zip((begin, end), ends, strict=True)
    return "/".join(f"{one}~" if rough and one[-1].isdigit() else one for one, rough in both)


def _said(element: Element) -> str:
    """The words of a date without attributes, where they are digits as EDTF writes them."""
    said = words(element)
    return said if re.fullmatch(r"\d{4}(-\d\d){0,2}", said) else ""


def bounds_said(element: Element, say: Wording) -> str:
    """Both bounds in words, for a range that is no date, such as one that ends before it begins."""
    first = _value(element, "from") or _value(element, "notBefore")
    last = _value(element, "to") or _value(element, "notAfter")
    if not (first and last):
        return ""
    return say.gettext(
        "The source has: %(first)s to %(last)s.",
        first=_in_words(first, say),
        last=_in_words(last, say),
    )


def _in_words(written: str, say: Wording) -> str:
    try:
        return date_words(parse_date(written), say)
    except ValueError:
        return written


def _roughly(element: Element) -> tuple[bool, bool]:
    """Whether @precision, or a precision within, says of the beginning and of the end that they are
    not exact; one within may name the attribute that it is of (@match)."""
    told = [
        one.get("match") or ""
        for one in (element, *within(element, "precision"))
        if (one.get("precision") or "").lower() in ("low", "medium")
    ]
    begin, end = (("from", "notBefore"), ("to", "notAfter"))
    return any(not _names(one, end) for one in told), any(not _names(one, begin) for one in told)


def _names(match: str, names: tuple[str, ...]) -> bool:
    return match.rpartition("@")[2].partition("-")[0] in names


def _edtf(element: Element) -> str:
    if when := _value(element, "when"):
        return when
    lasted = _value(element, "from"), _value(element, "to")
    bounds = _value(element, "notBefore"), _value(element, "notAfter")
    if not any(lasted):
        return _one_between(*bounds)
    begin, end = (one or other for one, other in zip(lasted, bounds, strict=True))
    return begin if begin == end else f"{begin or '..'}/{end or '..'}"


def _one_between(begin: str, end: str) -> str:
    """One date of those that bounds enclose: the month or year itself, where they enclose one
    exactly, else a set of days, months or years.

    EDTF has a range for what lasted, which is no letter that was written on some day of it.
    """
    if begin == end:
        return begin
    first, last = begin and _days(begin)[0], end and _days(end)[1]
    for size in (4, 7) if first and last else ():
        one, other = first[:size], last[:size]
        if _PLAIN.fullmatch(one + other) and (_days(one)[0], _days(other)[1]) == (first, last):
            return one if one == other else _set(one, other)
    same = not (first and last) or len(begin) == len(end)
    return _set(begin, end) if same else _set(first, last)


def _set(one: str, other: str) -> str:
    return f"[{one},{other}]" if one and other and _follows(one, other) else f"[{one}..{other}]"


def _follows(one: str, other: str) -> bool:
    """Whether nothing lies between two days, months or years."""
    ends = _days(one)[1], _days(other)[0]
    if any(end.startswith(("-", "0000")) for end in ends):
        return False
    end, begin = map(date.fromisoformat, ends)
    return begin - end == timedelta(days=1)


def _days(written: str) -> tuple[str, str]:
    """First and last day of a date."""
    found = parse_date(written)
    first, last = (day and _day(*day) for day in (found.earliest, found.latest))
    return first or "", last or ""


def _day(year: int, month: int, day: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def _value(element: Element, name: str) -> str:
    """The value without the time of day."""
    found = (element.get(name + kind) for kind in _KINDS)
    written = next((one.strip() for one in found if one and one.strip()), "")
    return re.sub(r"T.*$|(?<=\d)Z$", "", written)


def certainty_of(element: Element) -> Certainty:
    """What @cert says; a conjecture without @cert is plausible."""
    said = CERTAINTIES.get((element.get("cert") or "").lower())
    conjectured = "conjecture" in (element.get("evidence") or "")
    return said or (Certainty.PLAUSIBLE if conjectured else Certainty.CERTAIN)


def evidence_of(element: Element, say: Wording) -> tuple[Evidence, ...]:
    """How sure a date is, and its words where they say more than it."""
    sure = certainty_of(element)
    comment = words(element)
    if calendar := ", ".join(_calendars(element)):
        named = _calendar(calendar, say)
        comment = f"{comment} ({named})" if comment else f"{named}."
    if _edtf(element).startswith("[") and any(_roughly(element)):
        comment = " ".join(filter(None, (comment, say.gettext("The bounds are not exact."))))
    more = calendar or sure is not Certainty.CERTAIN or _says_more(element)
    more = more or (comment and _edtf(element).startswith("["))
    return (Evidence("date", sure, comment),) if more else ()


def _says_more(element: Element) -> bool:
    """Whether the words say anything beyond the date of the attributes: a bracket, “about”."""
    given = {int(one) for name in _NAMES for one in re.findall(r"\d+", _value(element, name))}
    numbers = {int(one) for one in re.findall(r"\d+", words(element))}
    plain = re.split(r"[\d\s.,/–—-]+", words(element).casefold())
    known = ("", "st", "nd", "rd", "th", *months())
    return bool(given) and not (numbers <= given and all(one in known for one in plain))


def _calendars(element: Element) -> list[str]:
    """By what the date is reckoned, where that is not our calendar: words, or whole addresses."""
    said = f"{element.get('calendar', '')} {element.get('datingMethod', '')}".split()
    addresses = {one for one in said if "://" in one} - {EDTF}
    named = {one.lstrip("#").lower() for one in said if "://" not in one}
    return sorted(addresses | named - {"gregorian", ""})


def _calendar(name: str, say: Wording) -> str:
    """In which calendar a date is written; another than Caesar's is called as the file calls it."""
    if name == "julian":
        return say.gettext("Julian calendar")
    return say.gettext("Calendar: %(calendar)s", calendar=name)
