"""HTML without the indentation of the templates that made it, and what it need not say."""

from __future__ import annotations

import re

_KEPT_OR_BLANK = re.compile(
    r"<(pre|textarea|script|style)\b.*?</\1\s*>|\s*\n\s*"
    r'|<svg xmlns="http://www\.w3\.org/2000/svg"',
    re.DOTALL | re.IGNORECASE,
)


def squeezed_around(html: str, content: str) -> str:
    """A page with the theme's part of it squeezed; what it holds stays as it is."""
    before, held, after = html.partition(content) if content else (html, "", "")
    return f"{squeezed(before)}{held}{squeezed(after)}"


def squeezed(html: str) -> str:
    """Each run of white space with a line's end in it as one line's end.

    To a browser they are the same, but for elements that keep their lines: those stay as they are.
    Nor does a drawing within HTML need to name its language (HTML Standard, 13.2.6.5); one in a
    style sheet's address is a file of its own, and does.
    """
    return _KEPT_OR_BLANK.sub(_shorter, html)


def _shorter(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    return "<svg" if found[0].startswith("<") else "\n"
