"""Words of any script in the letters that ids are made of."""

from __future__ import annotations

import re

from anyascii import anyascii

_NONE = re.compile(r"[^a-z0-9]+")

DEVICES = r"(?:con|prn|aux|nul|com\d|lpt\d)"
"""A pattern of the names that Windows keeps for its devices. No folder may have one there, and each
entry of an edition has a folder in its site."""


def latin(words: str) -> str:
    """The words in small Latin letters and digits, with hyphens for all else: 'يوسف' is 'ywsf'.

    An id has to be told apart and typed; how a name is spoken is not its business. Empty where
    there is neither a letter nor a digit.
    """
    return _NONE.sub("-", anyascii(words).lower()).strip("-")
