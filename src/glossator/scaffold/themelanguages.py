"""The languages in which the theme can speak to readers."""

from __future__ import annotations

_CODES = """
    af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn
    ko ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr
    uk ur uz vi zh zh-Hant zh-TW
"""
LANGUAGES = tuple(_CODES.split())
"""Of Material for MkDocs 9.7."""


def theme_language(language: str) -> str:
    """The theme's language for a BCP 47 tag: the same, the one it belongs to, or English."""
    known = {one.lower(): one for one in LANGUAGES}
    parts = language.lower().split("-")
    tags = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((known[tag] for tag in tags if tag in known), "en")
