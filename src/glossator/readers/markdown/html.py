"""HTML in prose: what of it is kept, cleaned by nh3, and what is left out.

Only a short list of elements passes, so that no note can carry a script or load anything.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import nh3

from glossator.model import NOWHERE
from glossator.readers.markdown.links import read_address
from glossator.readers.tables import names

INLINE = names("abbr b bdi br cite code dfn em i kbd mark q s small span strong sub sup time u var")
"""Elements that may stand among words."""

BLOCKS = INLINE | names(
    "a blockquote caption col colgroup dd del details div dl dt figcaption figure h1 h2 h3 h4 h5 "
    "h6 hr ins li ol p pre summary table tbody td tfoot th thead tr ul"
)
"""Elements that may stand in a block of HTML."""

DROPPED = frozenset({"script", "style"})
"""Elements whose content is no text."""

REFUSED = DROPPED | names(
    "base button embed form frame frameset iframe link math meta noscript object select svg "
    "template textarea title"
)
"""Elements that no attribute list and no extension may bring into an ordinary page."""

_STARTS_BLOCK = re.compile(
    r"<(?:blockquote|details|div|dl|figure|h[1-6]|hr|ol|p|pre|table|ul)[\s>/]"
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
_IN_PAGES = BLOCKS | names(
    "address article aside audio center figure footer header img main nav picture section source "
    "track video"
)
"""Elements that may stand in an ordinary page, which is laid out by hand."""

_ATTRIBUTES_IN_PAGES = {
    **_ATTRIBUTES,
    "*": _ATTRIBUTES["*"] | {"class", "id", "role"},
    "img": {"alt", "height", "loading", "src", "width"},
    "audio": {"controls", "src"},
    "source": {"media", "src", "type"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "poster", "src", "width"},
}
_SCHEMES = {"http", "https", "mailto"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_START = re.compile(r"""<([A-Za-z][A-Za-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_END = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")
_ALIGNED = re.compile(r"text-align: (?:left|right|center);?")
_EMPTY = re.compile(r"""<(br|col|hr)((?: [a-z]+="[^"]*")*)>""")
"""Elements without an end tag, as nh3 writes them."""
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
    source: str = ""
    """The start tag as it was written."""


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
    return Tag(name, False, start, _removed(source, start), source)


def read_block(source: str) -> tuple[str, str, tuple[str, ...]]:
    """A block of HTML: cleaned, its words, and what was left out of it."""
    cleaned = _clean(source, BLOCKS).strip()
    removed = _removed(source, cleaned)
    if cleaned and not _STARTS_BLOCK.match(cleaned):
        cleaned = f"<div>{cleaned}</div>"
    return cleaned, words_of(cleaned), removed


def left_out(removed: tuple[str, ...]) -> str:
    """What was removed, in a sentence."""
    return f"Left out: {', '.join(removed)}."


def in_page(source: str) -> tuple[str, tuple[str, ...]]:
    """HTML of an ordinary page: cleaned, and what was left out. An end tag stays one."""
    if closing := _END.fullmatch(source.strip()):
        name = closing[1].lower()
        return (f"</{name}>" if name in _IN_PAGES else ""), ()
    cleaned = _clean(source, _IN_PAGES, _ATTRIBUTES_IN_PAGES)
    return cleaned, _removed(source, cleaned)


def start_in_page(source: str) -> str:
    """The same for a start tag alone: nothing is added that would end its element."""
    cleaned, _ = in_page(source)
    return cleaned[: cleaned.find(">") + 1]


def element_in_page(name: str, attributes: Mapping[str, str]) -> dict[str, str] | None:
    """The attributes that an element of an ordinary page keeps; None where it may not stand."""
    if name in REFUSED:
        return None
    return {key: value for key, value in attributes.items() if not _could_run(name, key, value)}


def _could_run(element: str, attribute: str, value: str) -> bool:
    name = attribute.lower()
    if name == "style":
        return not (element in ("td", "th") and _ALIGNED.fullmatch(value))
    if name in ("href", "src", "poster", "cite"):
        return not isinstance(read_address(value, NOWHERE), str)
    return name.startswith("on") or name in ("srcdoc", "srcset", "action", "formaction", "ping")


def words_of(cleaned: str) -> str:
    """What cleaned HTML says, without its tags."""
    return html.unescape(nh3.clean(cleaned, tags=set())).strip()


def _clean(source: str, tags: frozenset[str], attributes: dict[str, set[str]] = _ATTRIBUTES) -> str:
    """Cleaned, and written so that XML reads it as HTML does: for a book in XHTML."""
    cleaned = nh3.clean(
        source,
        tags=set(tags),
        clean_content_tags=set(DROPPED),
        attributes=attributes,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return _EMPTY.sub(r"<\1\2/>", cleaned).replace("&nbsp;", "&#160;")


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
