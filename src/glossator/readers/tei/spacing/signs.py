"""Signs beside which no blank ever stands."""

from __future__ import annotations

import re

_CLOSING = re.compile(r"[,)\]]|\.(?! ?\.|\d)")
"""A full stop, and none of several or before a number."""
_CLOSING_UNSPACED = re.compile(r"[;:!?](?!\w)")
"""Signs before which no blank stands but in French; not where they begin a word: “?Leipzig”."""
_OPENING = "([„‚"


def never_apart(before: str, after: str, french: bool) -> bool:
    """Whether no blank can be meant between the two, of which neither is empty."""
    closing = _CLOSING.match(after) or (not french and _CLOSING_UNSPACED.match(after))
    return bool(closing) or before[-1] in _OPENING
