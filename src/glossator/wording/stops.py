"""The full stop of a sentence whose last word is an abbreviation: it has only the one that it has.

“Reed bestrijdt Hale e.a.”, “3 brieven, 46 tot en met 42 v.Chr.”
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ENDS = re.compile(r"(?P<value>%\((?P<name>\w+)\)s)\.(?=\s|$)")
_ABBREVIATED = re.compile(r"(?<!\.)\.(?:</[^>]*>)*$")
"""A full stop at the end of words, which may be HTML; no three dots."""


def with_one_stop(message: str, values: Mapping[str, object]) -> str:
    """The message without its full stops after values that end with one themselves."""
    return _ENDS.sub(lambda found: _ended(found, values), message) if ")s." in message else message


def _ended(found: re.Match[str], values: Mapping[str, object]) -> str:
    return found["value"] if _ABBREVIATED.search(str(values[found["name"]])) else found[0]
