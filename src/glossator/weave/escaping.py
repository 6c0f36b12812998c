"""Words and values as HTML, well-formed as XML too."""

from __future__ import annotations

from html import escape as _escape


def escape(words: str) -> str:
    """Words that may stand anywhere, between quotation marks as well.

    Ids, addresses and most words have nothing to escape, which `in` knows in a third of the time
    that it takes to replace each sign.
    """
    if "&" in words or "<" in words or ">" in words or '"' in words or "'" in words:
        return _escape(words)
    return words


def between(words: str) -> str:
    """Words between tags."""
    if "&" in words or "<" in words or ">" in words:
        return _escape(words, quote=False)
    return words
