"""Where places lie, as editors write it: a latitude and a longitude in degrees of WGS84.

In a text of two numbers the latitude comes first, as in maps, gazetteers and TEI's geo (ISO 6709);
letters of the compass go before that. GeoJSON alone has the longitude first.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from glossator.model import Coordinates

_MOST = {"latitude": 90, "longitude": 180}
_COMPASS = {"N": "latitude", "S": "latitude", "E": "longitude", "W": "longitude"}
_SOUTH_AND_WEST = ("S", "W")
_DECIMALS = 6
"""Of what was given in minutes or seconds: eleven centimetres."""


class _Angle(NamedTuple):
    """One angle as it is written; what is not there is empty."""

    before: str
    sign: str
    degrees: str
    minutes: str
    seconds: str
    after: str

    @property
    def letter(self) -> str:
        return (self.before or self.after).upper()

    @property
    def axis(self) -> str:
        return _COMPASS.get(self.letter, "")


def _angle(point: str, at: int = 1) -> str:
    """Its pattern, whose groups are counted from `at`.

    Minutes want degrees before them, and seconds minutes, or “50° 58′” would fall into two angles;
    a letter of the compass stands on one side alone, or “N 50 W 11” would lose the west.
    """
    number = rf"(?:{point}\d+)?"
    return rf"""(?:([NSEW])\s*)? ([+−-])? (\d{{1,3}}{number})
                (?:\s*[°º] (?:\s*(\d{{1,2}}{number})\s*[′'’]
                (?:\s*(\d{{1,2}}{number})\s*(?:[″"”]|''|′′|’’))? )? )?
                (?({at})|(?:\s*([NSEW])(?![a-z]))?)"""


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


_ONE = _form(_angle("[.,]"))
_PAIRS = (
    _form(rf"{_angle('[.]')} (?:\s*[,;]\s*|\s+) {_angle('[.]', 7)}"),
    _form(rf"{_angle(',')} (?:\s*;\s*|,?\s+) {_angle(',', 7)}"),
)
"""With a point before the decimals, or with a comma; then a comma between the two wants a blank."""
_EAST = re.compile(r"\d.*\bO\b|[°′″'\"]\s*O")
_ONE_OR_TWO = re.compile(r"[+−-]?\d+,\d+")
"""48,85: one number, or two."""


def parse_coordinates(text: str) -> Coordinates:
    """What two numbers mean: “50.98, 11.33”, “50° 58′ 48″ N, 11° 19′ 48″ E”.

    Raises ValueError, with a sentence for an editor, where they are none, or none on Earth.
    """
    said = text.strip()
    found = next(filter(None, (one.fullmatch(said) for one in _PAIRS)), None)
    if found is None or _ONE_OR_TWO.fullmatch(said):
        east = (
            " O is east in German and west in French: write E or W." if _EAST.search(said) else ""
        )
        raise ValueError(f"“{text}” are no coordinates.{east}")
    parts = [part or "" for part in found.groups()]
    first, second = _Angle(*parts[:6]), _Angle(*parts[6:])
    if first.axis and first.axis == second.axis:
        raise ValueError(f"“{text}” has two numbers for the {first.axis}.")
    if first.axis == "longitude" or second.axis == "latitude":
        first, second = second, first
    return Coordinates(_value(first, "latitude"), _value(second, "longitude"))


def parse_degrees(text: str, axis: str) -> float:
    """An angle along one axis, 'latitude' or 'longitude'; south and west are negative.

    Raises ValueError, with a sentence for an editor, where it is none, or none of that axis.
    """
    found = _ONE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"“{text}” is no {axis}.")
    return _value(_Angle(*(part or "" for part in found.groups())), axis)


def _value(one: _Angle, axis: str) -> float:
    numbers = [float((part or "0").replace(",", ".")) for part in one[2:5]]
    value = numbers[0] + numbers[1] / 60 + numbers[2] / 3600
    said = f"{one.sign}{one.degrees}{one.letter and ' ' + one.letter}"
    if one.axis not in ("", axis):
        raise ValueError(f"“{said}” is a {one.axis}, and a {axis} belongs here.")
    if one.sign and one.letter:
        raise ValueError(f"“{said}” has a sign and a letter of the compass.")
    if max(numbers[1:]) >= 60:
        raise ValueError(f"“{said}” has 60 minutes or seconds, or more.")
    if value > _MOST[axis]:
        raise ValueError(f"“{said}” is no {axis}, which ends at {_MOST[axis]}.")
    less = one.sign in ("-", "−") or one.letter in _SOUTH_AND_WEST
    exact = round(value, _DECIMALS) if one.minutes or one.seconds else value
    return -exact if less else exact


def exchanged(text: str) -> str:
    """The two numbers the other way round, where only so they are coordinates; else empty."""
    parts = re.split(r"\s*[,;]\s*|\s+", text.strip())
    if len(parts) != 2 or _ONE_OR_TWO.fullmatch(text.strip()):
        return ""
    try:
        return written(parse_coordinates(f"{parts[1]}, {parts[0]}"))
    except ValueError:
        return ""


def written(one: Coordinates) -> str:
    """As an editor writes them: latitude, longitude."""
    return f"{decimal(one.latitude)}, {decimal(one.longitude)}"


def decimal(value: float) -> str:
    """All digits of a number, without an exponent."""
    said = format(Decimal(repr(value)), "f")
    return said.removesuffix(".0") if said != "-0.0" else "0"
