"""The signs of each mark: brackets, links, pictures, citations, HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator.model import Attributes, Mark, Span
from glossator.readers.markdown.citations import pieces_of
from glossator.writers.markdown.attributes import braces
from glossator.writers.markdown.escape import escaped

_PLAIN_ADDRESS = re.compile(r"[\w:/?#.,=~%+@$;-]*", re.ASCII)
_TARGET = re.compile(r"(?!@)[^\[\]|\\\s](?:[^\[\]|\\\n]*[^\[\]|\\\s])?")


def pair(span: Span, holds_brackets: bool, links: bool = True) -> tuple[str, str]:
    """What opens and what closes a mark; `links` says whether double brackets are a link."""
    if span.mark is Mark.HTML:
        return span.get("open"), f"</{span.get('tag')}>"
    if span.mark is Mark.CROSS_LINK:
        target = _target(span)
        named = (("target", target),)
        return (f"[[{target}|", "]]") if links else ("[", "]" + braces([span.mark.value], named))
    if span.mark is Mark.LINK and not holds_brackets:
        return "[", _link(span)
    return "[", "]" + _braces(span)


def bracket(words: str, span: Span) -> str:
    """A bracketed span around words that are written already."""
    return f"[{words}]" + _braces(span)


def point(group: Sequence[Span]) -> str:
    """A point, or several citations in one bracket."""
    span = group[0]
    if span.mark is Mark.CITATION:
        return _citations(group)
    if span.mark is Mark.CROSS_LINK:
        return f"[[{_target(span)}]]"
    if span.mark is Mark.IMAGE:
        return _image(span)
    return "".join(pair(span, holds_brackets=False))


def _braces(span: Span) -> str:
    if span.mark is not Mark.FOREIGN and span.get("lang"):
        raise ValueError(f"Markdown cannot carry a language on the mark {span.mark.value}.")
    return braces([span.mark.value], span.attributes)


def _target(span: Span) -> str:
    target = span.get("target")
    if not _TARGET.fullmatch(target) or len(span.attributes) > 1:
        raise ValueError(f"Double brackets cannot carry the target {target!r}.")
    return target


def _citations(group: Sequence[Span]) -> str:
    written = "; ".join(_citation(span) for span in group)
    pieces = pieces_of(written) or ()
    if [piece.attributes for piece in pieces] != [span.attributes for span in group]:
        labels = ", ".join(span.get("label") for span in group)
        raise ValueError(f"Markdown cannot carry the citation {labels!r}.")
    return f"[{written}]"


def _citation(span: Span) -> str:
    locator = re.sub(r"([\\\[\];])", r"\\\1", span.get("locator"))
    return f"@{span.get('label')}" + (f", {locator}" if locator else "")


def _link(span: Span) -> str:
    others = _without(span.attributes, {"href", "title"})
    return f"]({_destination(span, 'href')})" + braces((), others)


def _image(span: Span) -> str:
    others = _without(span.attributes, {"src", "alt", "title"})
    alt = "".join(escaped(span.get("alt"), prose=True))
    return f"![{alt}]({_destination(span, 'src')})" + braces((), others)


def _destination(span: Span, name: str) -> str:
    address, title = span.get(name), span.get("title")
    if re.search(r"[\n\r]", address + title):
        raise ValueError(f"Markdown cannot carry a line end in the address {address!r}.")
    if not _PLAIN_ADDRESS.fullmatch(address) or (title and not address):
        address = "<" + re.sub(r"([\\<>&])", r"\\\1", address) + ">"
    if not title:
        return address
    return address + ' "' + re.sub(r'([\\"&])', r"\\\1", title) + '"'


def _without(attributes: Attributes, names: set[str]) -> Attributes:
    return tuple(pair for pair in attributes if pair[0] not in names)
