"""Quotation marks within quotation marks."""

from __future__ import annotations

import re

from glossator.wording import Wording

# The closing one is also an apostrophe, which a letter follows.
_SINGLE = re.compile(r"‘([^‘]*?)’(?!\w)")


def to_be_quoted(words: str, wording: Wording) -> str:
    """Words that will stand in the interface's marks: where those are single, single marks within
    become double, so that two never close side by side."""
    if "‘" not in words or not wording.gettext("‘%(words)s’", words="").startswith("‘"):
        return words
    return _SINGLE.sub(r"“\1”", words)
