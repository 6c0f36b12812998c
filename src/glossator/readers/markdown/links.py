"""Addresses of links and pictures: which may stand in an edition."""

from __future__ import annotations

import re

from glossator.problems import Position, Problem, Rule

SCHEMES = ("http", "https", "mailto")

_SCHEME = re.compile(r"([^:/?#]*):")
_ONE_STROKE = re.compile(r"https?:(?!//)", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")


def read_address(address: str, at: Position) -> str | Problem:
    """The address as written, or a problem where its scheme could carry a script, or is none.

    Browsers skip blanks and control characters in a scheme, so these are left aside. The first
    segment of a relative address has no colon (RFC 3986, section 4.2).
    """
    if _ONE_STROKE.match(address):
        message = f"After the colon of the address {address} there have to be two strokes."
        return Problem(Rule.BAD_VALUE, at, message, "Write https://…", subject=address)
    found = _SCHEME.match(_UNSEEN.sub("", address))
    if found and found[1].lower() not in SCHEMES:
        message = f"The address {address} begins with {found[1]}:, so there is no link to it."
        cure = f"Use an address that begins with {', '.join(SCHEMES)}, or one within the site."
        return Problem(Rule.BAD_VALUE, at, message, cure, subject=address)
    return address
