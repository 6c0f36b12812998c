"""Long words cut, for a line that has room for few: in messages, in feeds, and on pages."""

from __future__ import annotations

MORE = "\xa0…"
"""The sign of words cut short, which stays with the last of them."""


def begun(words: str, most: int = 60) -> str:
    """How they begin, cut wherever they are too many: a message quotes them to be found again."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def cut_at_blank(words: str, most: int) -> str:
    """How they begin, cut at a blank where they are too many: these are read for themselves."""
    return words if len(words) <= most else f"{words[: most - 1].rsplit(' ', 1)[0]}…"


def shortened(words: str, most: int = 60) -> str:
    """Words of a page on one line, cut at a blank, with the sign of it."""
    # Some are whole bodies of notes: no more of them is looked at than can be shown. Most are on
    # one line already, and are not split.
    words = words.strip()
    begin = words[: most + 1]
    if "  " in begin or not begin.isprintable():
        enough = most // 2 + 2
        words = begin = " ".join(words.split(None, enough)[:enough])
    return words if len(words) <= most else begin[:most].rsplit(" ", 1)[0] + MORE
