"""When someone was born and died, as far as the printed dates of a life say it beyond doubt."""

from __future__ import annotations

import re
from typing import NamedTuple

from glossator.dates import Day, parse_date

_DATE = r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?"
_BORN = r"(?:\*|b\.|born|geb\.|né|née|nato|nata)\s*"
_DIED = r"(?:†|\+|d\.|died|gest\.|mort|morte|morto|morta)\s*"
_LIFE = re.compile(
    rf"(?:{_BORN})?(?P<born>{_DATE})\s*[–—/]\s*(?:{_DIED})?(?P<died>{_DATE})"
    r"|(?P<from>\d{4})-(?P<to>\d{4})"
    rf"|(?:{_BORN}(?P<born_in>{_DATE})|(?P<begun>{_DATE})\s*[–—])"
    rf"|(?:{_DIED}|[–—]\s*)(?P<died_in>{_DATE})",
    re.IGNORECASE,
)
"""1761–1822, 1761-03-04/1822-05-06, 1761-1822, b. 1761, 1761–, d. 1822; nothing that is about,
uncertain, or when someone flourished."""


class Life(NamedTuple):
    """The first day of a life that can be meant, and the last; None where that is not said."""

    first: Day | None
    last: Day | None


def life(printed: str) -> Life:
    """What the dates of a life say, where they say it plainly; nothing otherwise."""
    found = _LIFE.fullmatch(" ".join(printed.split()))
    if found is None:
        return Life(None, None)
    born = found["born"] or found["from"] or found["born_in"] or found["begun"]
    died = found["died"] or found["to"] or found["died_in"]
    try:
        first = parse_date(born).earliest if born else None
        last = parse_date(died).latest if died else None
    except ValueError:
        return Life(None, None)
    return Life(None, None) if first and last and last < first else Life(first, last)
