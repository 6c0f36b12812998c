"""A letter as others cite it: one line in each of the citation styles that readers ask for.

The styles are CSL's (vendor/csl), set by citeproc-py. What is set once for a shape of letter is
kept: names, titles and places go in afterwards, so that a thousand letters do not cost a thousand
times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from citeproc import CitationStylesStyle

from glossator.wording import ENGLISH, Wording
from glossator.writers.citations.names import CitedName, said, sample, signed
from glossator.writers.citations.styles import read_style, set_item

_STYLES = Path(__file__).parent / "vendor" / "csl"

ADDRESS = "\ue003"
"""Stands in a line where the address of the letter, or of a place in it, belongs."""

# What is put in after setting. Private-use letters: no style changes them, no text holds them.
_TITLE, _DESCRIBED, _CONTAINER, _YEAR, _VERSION = "\ue000", "\ue001", "\ue002", "\ue004", "\ue005"


@dataclass(frozen=True, slots=True)
class CitedLetter:
    """What a citation says of a letter; empty where it is not known."""

    title: str
    described: str
    """What it is, to whom, of when, and where printed: 'letter to Anne Hale, 2 May 1805'."""
    container: str
    """The edition."""
    version: str = ""
    senders: tuple[CitedName, ...] = ()
    editors: tuple[str, ...] = ()
    year: str = ""
    english: bool = True
    """Whether its title is in English: other languages have no headline capitals."""
    english_container: bool = True


# There is one of each: they are looked up by what they are, not by what they say.
@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A citation style, and what citeproc-py must be told of it."""

    id: str
    name: str
    file: str
    locale: str
    whole_names: bool = False
    """Given names are written out; citeproc-py would cut them to initials all the same."""
    headline: bool = False
    """Titles in headline capitals."""


STYLES = (
    Style("nature", "Nature", "nature.csl", "en-GB"),
    Style("apa", "APA", "apa.csl", "en-US"),
    Style("chicago", "Chicago, author-date", "chicago-author-date.csl", "en-US", True, True),
    Style("mla", "MLA", "modern-language-association.csl", "en-US", True, True),
    Style("vancouver", "Vancouver (NLM)", "nlm-citation-sequence.csl", "en-US"),
)


def cited(letter: CitedLetter, wording: Wording = ENGLISH) -> Mapping[str, str]:
    """The letter in each style, by the style's id, as safe HTML (i, b); ADDRESS stands within.

    The styles' own few words ('In', 'edited by') are English, as the styles are.
    """
    version = "" if letter.senders else _edited(letter.editors, wording)
    alike = {
        _VERSION: _text(version + (f", {letter.version}" if letter.version else "")),
        _DESCRIBED: _text(f"[{letter.described}]"),
        _YEAR: _text(letter.year),
    }
    return MappingProxyType({style.id: _line(style, letter, alike) for style in STYLES})


def _line(style: Style, letter: CitedLetter, alike: Mapping[str, str]) -> str:
    """The letter in a style; `alike` is what goes in alike in all of them."""
    has_editors = letter.editors if letter.senders else ()
    line = _with_names(style, letter.senders, has_editors, bool(letter.year))
    line = line.replace(_TITLE, titled(style, letter.title, letter.english))
    line = line.replace(_CONTAINER, titled(style, letter.container, letter.english_container))
    for token, words in alike.items():
        line = line.replace(token, words)
    return line


def _edited(editors: tuple[str, ...], wording: Wording) -> str:
    """Where a letter has no known sender, styles would put the edition's editors in the place."""
    return ", " + wording.gettext("ed. %(editors)s", editors=", ".join(editors)) if editors else ""


def titled(style: Style, words: str, english: bool) -> str:
    """A title as the style has it, as safe HTML."""
    return _text(_headline(words) if style.headline and english else words)


# The Chicago Manual of Style, 18th edition, 8.160; MLA's list is almost the same.
_LOW = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
    "onto", "or", "over", "the", "to", "up", "via", "with",
})  # fmt: skip


def _headline(words: str) -> str:
    """Headline capitals; a word that has a capital of its own is left alone."""
    made: list[str] = []
    for word in words.split():
        first = not made or made[-1].endswith((":", ".", "?", "!"))
        keep = not word.islower() or (word in _LOW and not first)
        made.append(word if keep else _raised(word))
    return " ".join(made)


def _raised(word: str) -> str:
    at = next((n for n, letter in enumerate(word) if letter.isalpha()), 0)
    return word[:at] + word[at].upper() + word[at + 1 :]


def _text(words: str) -> str:
    return html.escape(words, quote=False)


def _with_names(
    style: Style, senders: tuple[CitedName, ...], editors: tuple[str, ...], dated: bool
) -> str:
    """The line of a letter of this shape, with the names, and with places to be filled."""
    signs = signed(senders, style.whole_names)
    line = signs and _proven(style, signs.names, editors, dated)
    return signs.filled(line) if signs and line else _set(style, senders, editors, dated)


@lru_cache(maxsize=1_000)
def _proven(
    style: Style, signs: tuple[CitedName, ...], editors: tuple[str, ...], dated: bool
) -> str:
    """The line with signs for names; empty where the style does not take all names alike."""
    line, like = _set(style, signs, editors, dated), sample(signs)
    return line if like.filled(line) == _set(style, like.names, editors, dated) else ""


@lru_cache(maxsize=4_000)
def _set(
    style: Style, senders: tuple[CitedName, ...], editors: tuple[str, ...], dated: bool
) -> str:
    """The line as citeproc-py sets it, with the places to be filled."""
    item: dict[str, object] = {
        "id": "item", "type": "chapter", "title": f"{_TITLE} {_DESCRIBED}",
        "container-title": _CONTAINER + _VERSION, "URL": ADDRESS,
        "author": [_name(style, one, n == 0) for n, one in enumerate(senders)],
        "editor": [{"literal": _text(one)} for one in editors],
    }  # fmt: skip
    if dated:
        item["issued"] = {"literal": _YEAR}
    return _tidied(style, set_in(style, item))


def set_in(style: Style, item: Mapping[str, object]) -> str:
    """The line of a CSL item with the id `item` in a style."""
    return set_item(_style(style), {field: value for field, value in item.items() if value})


def _name(style: Style, name: CitedName, first: bool) -> dict[str, str]:
    if name.literal or not name.given or style.whole_names:
        return {"literal": _text(said(name, first))}
    return {"family": _text(name.family), "given": _text(name.given)}


@cache
def _style(style: Style) -> CitationStylesStyle:
    return read_style(_STYLES / style.file, style.locale)


# A stop after a stop: citeproc-py does not look through tags. A description in brackets stands
# outside a title’s quotation marks, a version outside the italics.
# A letter without a known sender stands under its title, which citeproc-py then says twice. What
# stands before an address but names no date of access says nothing.
_SEAMS = (
    (re.compile(rf"\.?\s{_DESCRIBED}[.,]*”[.,]?"), f"” {_DESCRIBED}."),
    (re.compile(rf"({_DESCRIBED}.*?)“?{_TITLE}”? {_DESCRIBED}\. "), r"\1"),
    (re.compile(r"(et al\.(?:</i>)?)\."), r"\1"),
    (re.compile(rf"{_VERSION}</i>"), f"</i>{_VERSION}"),
    (re.compile(rf"Retrieved (?:from )?(?={ADDRESS})"), ""),
)


def _tidied(style: Style, line: str) -> str:
    for pattern, new in _SEAMS:
        line = pattern.sub(new, line)
    if style.id == "apa":
        line = line.replace("(ed.)", "(Ed.)").replace("(eds.)", "(Eds.)")
    return line.strip() if ADDRESS in line else f"{line.strip()} {ADDRESS}"
