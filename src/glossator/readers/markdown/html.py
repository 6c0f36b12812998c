"""HTML in prose: what of it is kept, cleaned by nh3, and what is left out.

Only a short list of elements passes, so that no note can carry a script or load anything.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass

import nh3


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE = _names(
    "abbr b bdi br cite code dfn em i kbd mark q s small span strong sub sup time u var"
)
"""Elements that may stand among words."""

BLOCKS = INLINE | _names(
    "a blockquote caption col colgroup dd del details div dl dt figcaption figure h1 h2 h3 h4 h5 "
    "h6 hr ins li ol p pre summary table tbody td tfoot th thead tr ul"
)
"""Elements that may stand in a block of HTML."""

DROPPED = frozenset({"script", "style"})
"""Elements whose content is no text."""

_STARTS_BLOCK = re.compile(
    r"<(?:blockquote|details|div|dl|figure|h[1-6]|hr|ol|p|pre|table|ul)[\s>]"
)
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_START = re.compile(r"""<([A-Za-z][A-Za-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag among words."""

    name: str
    closing: bool
    open: str = ""
    """The cleaned start tag; empty for a closing tag or one that is not kept."""
    removed: tuple[str, ...] = ()
    """What was left out of it, in words."""


def read_tag(source: str) -> Tag | None:
    """The tag in a piece of inline HTML; None for a comment or a declaration."""
    found = _TAG.match(source)
    if not found:
        return None
    name = found[2].lower()
    if found[1]:
        return Tag(name, closing=True)
    cleaned = _clean(source, INLINE)
    start = cleaned[: cleaned.find(">") + 1] if name in INLINE else ""
    return Tag(name, False, start, _removed(source, start))


def read_block(source: str) -> tuple[str, str, tuple[str, ...]]:
    """A block of HTML: cleaned, its words, and what was left out of it."""
    cleaned = _clean(source, BLOCKS).strip()
    removed = _removed(source, cleaned)
    if cleaned and not _STARTS_BLOCK.match(cleaned):
        cleaned = f"<div>{cleaned}</div>"
    return cleaned, words_of(cleaned), removed


def words_of(cleaned: str) -> str:
    """What cleaned HTML says, without its tags."""
    return html.unescape(nh3.clean(cleaned, tags=set())).strip()


def _clean(source: str, tags: frozenset[str]) -> str:
    return nh3.clean(
        source,
        tags=set(tags),
        clean_content_tags=set(DROPPED),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _removed(source: str, cleaned: str) -> tuple[str, ...]:
    """The start tags and attributes of the source that the cleaned HTML no longer has."""
    gone = _starts(source) - _starts(cleaned)
    return tuple(sorted(gone))


def _starts(source: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for tag in _START.finditer(_COMMENT.sub("", source)):
        name = tag[1].lower()
        found[f"<{name}>"] += 1
        found.update(f"{a[1].lower()}= of <{name}>" for a in _ATTRIBUTE.finditer(tag[2]))
    return found
