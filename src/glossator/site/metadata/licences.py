"""The address of a licence, where an editor's terms name one and say nothing else.

Terms are prose: “the text under CC BY 4.0, the pictures not” names a licence that does not hold for
all of it. So what says more than a licence's name and address stays prose.
"""

from __future__ import annotations

import re

from glossator.writers.addresses import is_address

_ONLY = re.compile(
    r"(?:(?P<zero>CC0(?: 1\.0)?)|CC (?P<which>BY(?:-NC)?(?:-SA|-ND)?) (?P<version>[1-4]\.0))?"
    r"[\s,;:(<]*(?P<address>https?://[^\s<>\"()]+?)?[.,;)>\s]*",
    re.IGNORECASE,
)
_COMMONS = "https://creativecommons.org"


def licence_address(terms: str) -> str:
    """The licence's address: as it is given, or that of the licence of Creative Commons that is
    named with its version. Empty where the terms say something else, or more."""
    found = _ONLY.fullmatch(terms.strip())
    if found is None:
        return ""
    if address := found["address"]:
        return address if is_address(address) else ""
    if found["which"]:
        return f"{_COMMONS}/licenses/{found['which'].lower()}/{found['version']}/"
    return f"{_COMMONS}/publicdomain/zero/1.0/" if found["zero"] else ""
