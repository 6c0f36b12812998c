"""Annotations made on the open web with Hypothesis, from a file of its API or its export.

Two shapes are known: the answer of the search API (`rows`) and the client's export
(`annotations`); a bare list of annotations is taken as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from glossator.model import Quote
from glossator.readers.webannotations.own import Own
from glossator.readers.webannotations.shapes import held_in, text

WORLD = "group:__world__"
"""Who may read a public annotation, in the API's words."""


@dataclass(frozen=True, slots=True)
class WebAnnotation:
    """One annotation as Hypothesis has it; what is missing is empty."""

    id: str
    author: str
    """The name that is shown, or the account's."""
    created: str
    """ISO 8601, of which only the day is used."""
    text: str
    """The annotator's words, in Markdown."""
    tags: tuple[str, ...] = ()
    address: str = ""
    """The page that was annotated."""
    quote: Quote | None = None
    """None for a note on the page as a whole, and for a reply."""
    further: tuple[tuple[str, Quote | None], ...] = ()
    """The other targets, of which the same is said: the page of each, and its words."""
    answered: str = ""
    """For a reply, the id of the annotation that it replies to."""
    public: bool = True
    fragment: str = ""
    """The element of the page that holds the words, or is meant as a whole."""
    label: str = ""
    """What the annotator's program calls the place: 'term IDO'."""
    plain: bool = False
    """Whether the words are no Markdown: each line of them is one."""
    own: Own | None = None
    """Of an edition's note on its own letter, what that edition says of it beside."""


def read_annotations(text: str) -> tuple[WebAnnotation, ...]:
    """The annotations of a file. Raises ValueError, with a sentence, where it holds none."""
    held = held_in(text)
    for name in ("rows", "annotations"):
        if isinstance(held, dict) and name in held:
            held = held[name]
    if not isinstance(held, list):
        raise ValueError(
            "The file holds no annotations: there is no list named “rows” (the search API) "
            "or “annotations” (an export)."
        )
    return tuple(_annotation(one, place) for place, one in enumerate(held, 1))


def _annotation(one: Any, place: int) -> WebAnnotation:
    if not isinstance(one, dict) or not text(one, "id"):
        raise ValueError(f"Annotation {place} of the file has no id.")
    answered = [known for known in _list(one, "references") if isinstance(known, str)]
    readers = _list(_mapping(one, "permissions"), "read")
    return WebAnnotation(
        id=text(one, "id"),
        author=_author(one),
        created=text(one, "created"),
        text=text(one, "text"),
        tags=tuple(tag.strip() for tag in _list(one, "tags") if isinstance(tag, str)),
        address=text(one, "uri"),
        quote=None if answered else _quote(one),
        answered=answered[-1] if answered else "",
        public=(not readers or WORLD in readers) and one.get("hidden") is not True,
    )


def _author(one: Mapping[str, Any]) -> str:
    """The name shown, or what stands between `acct:` and the at sign."""
    account = text(one, "user").removeprefix("acct:").partition("@")[0]
    return text(_mapping(one, "user_info"), "display_name").strip() or account


def _quote(one: Mapping[str, Any]) -> Quote | None:
    """The first TextQuoteSelector of the first target that has one."""
    for selector in _selectors(one):
        if text(selector, "type") == "TextQuoteSelector" and text(selector, "exact").strip():
            prefix, suffix = text(selector, "prefix"), text(selector, "suffix")
            return Quote(text(selector, "exact"), prefix, suffix)
    return None


def _selectors(one: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for target in _list(one, "target"):
        if isinstance(target, dict):
            yield from (each for each in _list(target, "selector") if isinstance(each, dict))


def _list(held: Mapping[str, Any], name: str) -> list[Any]:
    value = held.get(name)
    return value if isinstance(value, list) else []


def _mapping(held: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = held.get(name)
    return value if isinstance(value, dict) else {}
