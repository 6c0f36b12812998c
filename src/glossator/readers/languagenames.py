"""The tag of a language that is called by its name: “Deutsch”, “German” or “Duits”, de."""

from __future__ import annotations

from functools import cache

_NAMED_IN = ("en", "de", "fr", "es", "it", "nl")
"""Languages in which names of all others are known."""
_BY_THEMSELVES = ("pt", "da", "sv", "pl", "cs", "hu", "el", "ru", "uk")
"""Languages whose names for themselves are known as well."""


def tag_called(name: str) -> str:
    """The tag (BCP 47) of the language; empty where none is so called."""
    return _tags().get(name.strip().casefold(), "")


@cache
def _tags() -> dict[str, str]:
    # Loaded for a tag that is wrong, and for no other.
    from babel import Locale

    found = {}
    for one in reversed(_NAMED_IN):
        for tag, called in Locale.parse(one).languages.items():
            found[called.casefold()] = tag.replace("_", "-")
    for one in _BY_THEMSELVES:
        found.setdefault(Locale.parse(one).languages[one].casefold(), one)
    return found
