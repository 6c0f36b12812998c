"""Small tables written as words, as they are easiest to hold against a specification."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """Names of elements or values, with blanks between."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """What stands for what: `journal=container-title`, with blanks between."""
    return dict(pair.split("=") for pair in text.split())
