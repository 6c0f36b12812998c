"""The whole edition as others cite it: one line in each of the styles that a letter is cited in.

An edition is an edited book that stands at an address. citeproc-py names editors twice who stand
in an author's place, so they are set as authors, and the style's word for them is put in after.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from glossator.writers.citations.letters import ADDRESS, STYLES, Style, set_in, titled

_TITLE, _YEAR, _VERSION = "\ue000", "\ue001", "\ue002"
_NAMES = 0xE010
"""Private-use letters from here on stand for the editors while the line is set."""
_MOST_NAMES = 0xE8FF - _NAMES

_EDITORS = {
    "nature": (" (ed.)", " (eds)"),
    "apa": (" (Ed.)", " (Eds.)"),
    "chicago": (", ed.", ", eds."),
    "mla": (", editor", ", editors"),
    "vancouver": (", editor", ", editors"),
}
"""What each style calls one editor, and several, after their names."""


@dataclass(frozen=True, slots=True)
class CitedEdition:
    """What a citation says of an edition; empty where it is not known."""

    title: str
    editors: tuple[str, ...] = ()
    version: str = ""
    year: str = ""
    english: bool = True
    """Whether its title is in English: other languages have no headline capitals."""


def cited_edition(edition: CitedEdition) -> Mapping[str, str]:
    """The edition in each style, by the style's id, as safe HTML (i, b); ADDRESS stands within."""
    return MappingProxyType({style.id: _line(style, edition) for style in STYLES})


def _line(style: Style, edition: CitedEdition) -> str:
    editors = edition.editors[:_MOST_NAMES]
    line = _set(style, len(editors), bool(edition.year))
    parts = {
        _TITLE: titled(style, edition.title, edition.english),
        _VERSION: html.escape(f", {edition.version}" if edition.version else "", quote=False),
        _YEAR: html.escape(edition.year, quote=False),
        **{chr(_NAMES + n): html.escape(one, quote=False) for n, one in enumerate(editors)},
    }
    for token, words in parts.items():
        line = line.replace(token, words)
    return line


@lru_cache(maxsize=200)
def _set(style: Style, editors: int, dated: bool) -> str:
    """The line of an edition of this shape, with the places to be filled."""
    item: dict[str, object] = {
        "id": "item", "type": "book", "title": _TITLE + _VERSION, "URL": ADDRESS,
        "author": [{"literal": chr(_NAMES + n)} for n in range(editors)],
        "issued": {"literal": _YEAR} if dated else None,
    }  # fmt: skip
    line = _tidied(style, set_in(style, item))
    named = _called(style, line, editors) if editors else line
    return named if ADDRESS in named else f"{named} {ADDRESS}"


_BEGINNING = re.compile(rf"(.*?)\.?((?:</i>)?)\.?\s(?=\(?(?:<i>)?(?:{_TITLE}|{_YEAR}|n\.d))")


def _called(style: Style, line: str, editors: int) -> str:
    """The style's word for editors after the names, or after the 'et al.' that ends them."""
    word = _EDITORS[style.id][editors > 1]
    found = _BEGINNING.match(line)
    if found is None:
        return line
    stop = "." if found[1].endswith("et al") else ""
    end = "" if word.endswith(".") else "."
    return f"{found[1]}{stop}{found[2]}{word}{end} {line[found.end() :]}"


# Without editors the title stands in their place, and is then said again. A version stands outside
# the italics; what stands before an address but names no date of access says nothing.
_SEAMS = (
    (re.compile(rf"{_VERSION}</i>"), f"</i>{_VERSION}"),
    (re.compile(rf"({_TITLE}.*?)(?:<i>)?{_TITLE}(?:</i>)?{_VERSION}\. "), r"\1"),
    (re.compile(rf"Retrieved (?:from )?(?={ADDRESS})"), ""),
)


def _tidied(style: Style, line: str) -> str:
    for pattern, new in _SEAMS:
        line = pattern.sub(new, line)
    if style.id == "nature":
        line = line.replace(f". ({_YEAR})", f" ({_YEAR})")
    return line.strip()
