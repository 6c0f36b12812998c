"""TEI's dates as EDTF: @when, @from and @to, @notBefore and @notAfter (att.datable.w3c)."""

from __future__ import annotations

import re

from glossator.dates import parse_date
from glossator.datewords import date_words
from glossator.model import Certainty, Date, Evidence
from glossator.readers.datespellings import months
from glossator.readers.tei.elements import Element, sayings, within, words
from glossator.wording import Wording

CERTAINTIES = {
    "high": Certainty.CERTAIN,
    "medium": Certainty.LIKELY,
    "low": Certainty.PLAUSIBLE,
    "unknown": Certainty.OPEN,
}
_KINDS = ("", "-iso", "-custom")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMES = ("when", "from", "to", "notBefore", "notAfter")


def date_of(element: Element) -> Date | None:
    """The date that an element's attributes give; None where they give none.

    Raises ValueError, with a sentence, where what they give is no date.
    """
    written = _edtf(element) or _said(element)
    if not written:
        return None
    rough = _is_rough(element) and "/" not in written and written[-1].isdigit()
    return parse_date(f"{written}~" if rough else written)


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


def _is_rough(element: Element) -> bool:
    """Whether @precision, or a precision within, says that it is not exact."""
    told = [element, *within(element, "precision")]
    return any((one.get("precision") or "").lower() in ("low", "medium") for one in told)


def _edtf(element: Element) -> str:
    if when := _value(element, "when"):
        return when
    begin = _value(element, "from") or _value(element, "notBefore")
    end = _value(element, "to") or _value(element, "notAfter")
    if begin == end:
        return begin
    return _enclosed(element) or f"{begin or '..'}/{end or '..'}"


def _enclosed(element: Element) -> str:
    """The month or year that bounds enclose exactly; empty where they enclose none.

    What was written between the first and the last of April was written in April: EDTF says so by
    the month, and keeps a range for what lasted.
    """
    names = ("from", "to", "notBefore", "notAfter")
    *lasting, begin, end = (_value(element, name) for name in names)
    if any(lasting) or not (_DAY.fullmatch(begin) and _DAY.fullmatch(end)):
        return ""
    return next((one for one in (begin[:4], begin[:7]) if _bounds(one) == (begin, end)), "")


def _bounds(written: str) -> tuple[str, ...]:
    """First and last day of a month or year."""
    date = parse_date(written)
    return tuple("{:04}-{:02}-{:02}".format(*day) for day in (date.earliest, date.latest) if day)


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
    """How sure a date is. Bounds alone do not say that it is a span of time, so that is said."""
    sure = certainty_of(element)
    bounds = any(_value(element, name) for name in ("notBefore", "notAfter"))
    between = bounds and not _enclosed(element)
    comment = words(element)
    if between and not _value(element, "when") and not _value(element, "from"):
        sure = Certainty.LIKELY if sure is Certainty.CERTAIN else sure
        return (Evidence("date", sure, comment or say.gettext("Written between these dates.")),)
    calendar = ", ".join(sorted(sayings(element, "calendar", "datingMethod") - {"gregorian"}))
    if calendar:
        named = _calendar(calendar, say)
        comment = f"{comment} ({named})" if comment else f"{named}."
    more = calendar or sure is not Certainty.CERTAIN or _says_more(element)
    return (Evidence("date", sure, comment),) if more else ()


def _says_more(element: Element) -> bool:
    """Whether the words say anything beyond the date of the attributes: a bracket, “about”."""
    given = {int(one) for name in _NAMES for one in re.findall(r"\d+", _value(element, name))}
    numbers = {int(one) for one in re.findall(r"\d+", words(element))}
    plain = re.split(r"[\d\s.,/–—-]+", words(element).casefold())
    known = ("", "st", "nd", "rd", "th", *months())
    return bool(given) and not (numbers <= given and all(one in known for one in plain))


def _calendar(name: str, say: Wording) -> str:
    """In which calendar a date is written; another than Caesar's is called as the file calls it."""
    if name == "julian":
        return say.gettext("Julian calendar")
    return say.gettext("Calendar: %(calendar)s", calendar=name)
