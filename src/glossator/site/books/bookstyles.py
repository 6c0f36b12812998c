"""The styles of a book that carries all it needs: colours, type and fonts, no furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from glossator.site import assets
from glossator.site.books.pictures import inlined

_PARTS = (
    "tokens", "fonts", "onefile", "spoken", "type", "head", "text", "marks", "apparatus",
    "certainty", "edition", "answers", "direction", "forced", "print",
)  # fmt: skip
_FACE = re.compile(r"@font-face \{.*?\n?\}", re.DOTALL)
_FILE = re.compile(r'url\("fonts/([^"]+)"\)')
_BEYOND_LATIN_1 = re.compile("[\u0100-\u024f\u1e00-\u1eff\u20a0-\u20ab\u20ad-\u20c4]")
"""Signs for which a second file of each font is needed; see fonts.css."""


@dataclass(frozen=True, slots=True)
class BookStyles:
    """What a book looks like by day, and the colours that it has by night."""

    day: str
    night: str


def book_styles(text: str) -> BookStyles:
    """The styles with the fonts that a text needs in them."""
    return _styles(_BEYOND_LATIN_1.search(text) is not None)


@cache
def _styles(extended: bool) -> BookStyles:
    def face(found: re.Match[str]) -> str:
        if "latin-ext" in found[0] and not extended:
            return ""
        return _FILE.sub(_font, found[0])

    day = "\n".join(assets.style(name) for name in _PARTS)
    night = assets.style("night").replace('[data-md-color-scheme="slate"]', ":root")
    return BookStyles(_FACE.sub(face, day), night)


def _font(found: re.Match[str]) -> str:
    return f'url("{inlined("font/woff2", assets.font(found[1]))}")'
