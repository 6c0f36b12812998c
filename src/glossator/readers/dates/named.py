"""Times of a year or month that are called by a name, in EDTF: 'Michaelmas 1790', 'early May 1790'.

Feasts that move with Easter are not among them: which day they fell on depends on the church.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping

Found = re.Match[str]

_FEASTS = {
    "new year's day|neujahr(?:stag)?|jour de l'an|nieuwjaar(?:sdag)?|año nuevo|capodanno": "01-01",
    "epiphany|dreikönig(?:e|stag)|epiphanias|épiphanie|driekoningen|epifan[ií]a|reyes": "01-06",
    "candlemas|(?:mariä )?lichtmess|chandeleur|(?:maria[ -])?lichtmis|candelaria"
    "|candelora": "02-02",
    "lady day|mariä verkündigung|annonciation|maria[ -]boodschap|anunciación"
    "|annunciazione": "03-25",
    "midsummer(?: day)?|johannis(?:tag)?|saint-jean|st\\.? john's day|sint[ -]jan"
    "|san juan|san giovanni": "06-24",
    "lammas": "08-01",
    "michaelmas|michaelis(?:tag)?|saint-michel|sint[ -]michiel|san miguel|san michele": "09-29",
    "all saints'?(?: day)?|allerheiligen|toussaint|todos (?:los )?santos"
    "|ognissanti|tutti i santi": "11-01",
    "martinmas|martini|martinstag|saint-martin|sint[ -]maarten|san martín|san martino": "11-11",
    "christmas eve|heiligabend|heiliger abend|veille de noël|kerstavond|nochebuena"
    "|vigilia di natale": "12-24",
    "christmas(?: day)?|weihnacht(?:en|stag)|noël|kerst(?:mis)?|eerste kerstdag|navidad"
    "|natale": "12-25",
    "new year's eve|silvester|saint-sylvestre|oudejaars(?:avond|dag)|nochevieja"
    "|san silvestro": "12-31",
}
_SEASONS = {
    "spring|frühjahr|frühling|printemps|primavera|voorjaar|lente": "21",
    "summer|sommer|été|estate|verano|zomer": "22",
    "autumn|fall|herbst|automne|autunno|otoño|herfst|najaar": "23",
    "winter|hiver|inverno|invierno": "24",
}
_THIRDS = {
    "(?:early(?: in)?|(?:the )?beginning of|begin(?: van)?|anfang|début(?: de)?"
    "|(?:a )?(?:principios|comienzos) del?|(?:inizio?|primi)(?: d(?:i|el))?)": 0,
    "(?:mid(?:dle of)?|(?:the )?middle of|mitte|mi|milieu de|midden|half|medio|(?:a )?mediados del?"
    "|(?:a )?metà(?: d(?:i|el))?)": 1,
    "(?:late(?: in)?|(?:the )?end of|ende|eind(?:e(?: van)?)?|fin(?: de)?"
    "|(?:a )?fin(?:al)?es del?|fine(?: d(?:i|el))?)": 2,
}
_MONTHS = (("01", "04"), ("05", "08"), ("09", "12"))


def _at(times: Mapping[str, str]) -> Iterator[tuple[str, Callable[[Found], str]]]:
    for names, day in times.items():
        at = r"(?:at |an |im |zu |in (?:het |de )|à |en |a |nell'|nella )?"
        yield rf"{at}(?:{names})(?: of| del?| van|,)?\s+(\d{{4}})", _on(day)


def _on(day: str) -> Callable[[Found], str]:
    return lambda found: f"{found[1]}-{day}"


_TIMES = tuple(
    (re.compile(form, re.IGNORECASE), meant) for form, meant in (*_at(_FEASTS), *_at(_SEASONS))
)
_PARTS = tuple((re.compile(rf"{form}[\s-]+(.+)", re.IGNORECASE), n) for form, n in _THIRDS.items())


def named_time(text: str) -> str:
    """The feast or season that a text names; empty where it names none."""
    plain = text.replace("’", "'")
    return next((meant(found) for form, meant in _TIMES if (found := form.fullmatch(plain))), "")


def part_of(text: str) -> tuple[str, int] | None:
    """Of what a text names the first, second or last third, and which."""
    return next(((found[1], n) for form, n in _PARTS if (found := form.fullmatch(text))), None)


def third(edtf: str, which: int) -> str:
    """One of the days in a third of a month, or of the months in one of a year; editions count so.

    Empty for another date.
    """
    if re.fullmatch(r"\d{4}", edtf):
        first, last = _MONTHS[which]
        return f"[{edtf}-{first}..{edtf}-{last}]"
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", edtf):
        year, month = (int(part) for part in edtf.split("-"))
        end = (10, 20, monthrange(year or 4, month)[1])[which]
        return f"[{edtf}-{which}1..{edtf}-{end}]"
    return ""
