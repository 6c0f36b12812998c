"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a page, a collection, a list, one.

Read as plain JSON in the shapes that the recommendation gives; what was written with other
contexts is not expanded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from glossator.model import Quote
from glossator.readers.hypothesis import WebAnnotation

_NOTE = "#note-"
"""Before a note's id in its address in an edition."""


def read_w3c(text: str) -> tuple[WebAnnotation, ...]:
    """The annotations of a file. Raises ValueError, with a sentence, where it holds none."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"The file is no JSON that can be read: {error}.") from error
    found = list(_annotations(held))
    if not found:
        raise ValueError(
            "The file holds no annotations of its own, at most where they stand: take the pages "
            "with items, which in the site of an edition are letters/ID.annotations.jsonld."
        )
    return tuple(_annotation(one, place) for place, one in enumerate(found, 1))


def _annotations(held: Any) -> Iterator[Mapping[str, Any]]:
    """Those of a page, or of the page that a collection holds within it."""
    if isinstance(held, list):
        for one in held:
            yield from _annotations(one)
    elif isinstance(held, dict):
        if "Annotation" in _texts(held.get("type")):
            yield held
        yield from _annotations(held.get("items"))
        yield from _annotations(held.get("first"))


def _annotation(one: Mapping[str, Any], place: int) -> WebAnnotation:
    name = one.get("id")
    if not isinstance(name, str) or not name:
        raise ValueError(f"Annotation {place} of the file has no id.")
    bodies = [body for body in _listed(one.get("body")) if isinstance(body, dict)]
    words = [_text(body, "value") for body in bodies if "tagging" not in _purposes(body)]
    targets = _listed(one.get("target"))
    addresses = [address for target in targets if (address := _address(target))]
    replied = [address for address in addresses if _NOTE in address]
    return WebAnnotation(
        id=_named(name),
        author=next(map(_name, _listed(one.get("creator"))), ""),
        created=_text(one, "created"),
        text="\n\n".join([*filter(None, words), _text(one, "bodyValue")]).strip(),
        tags=tuple(_text(body, "value") for body in bodies if "tagging" in _purposes(body)),
        address=addresses[0] if addresses else "",
        quote=next((quote for target in targets for quote in _quotes(target)), None),
        answered=_named(replied[0]) if replied else "",
    )


def _named(address: str) -> str:
    """Of a note of an edition its letter's id and its own, of others the whole address."""
    page, _, note = address.partition(_NOTE)
    letter = page.rstrip("/").removesuffix(".html").rpartition("/")[2]
    return f"{letter}-{note}" if note else address


def _purposes(body: Mapping[str, Any]) -> tuple[str, ...]:
    return _texts(body.get("purpose"))


def _name(creator: Any) -> str:
    if isinstance(creator, dict):
        return _text(creator, "name") or _text(creator, "id")
    return creator if isinstance(creator, str) else ""


def _address(target: Any) -> str:
    if not isinstance(target, dict):
        return target if isinstance(target, str) else ""
    source = target.get("source", target.get("id"))
    return _address(source) if isinstance(source, dict) else source or ""


def _quotes(target: Any) -> Iterator[Quote]:
    """Its quotes, also where one refines another selector."""
    if not isinstance(target, dict):
        return
    for selector in _listed(target.get("selector")):
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextQuoteSelector" and _text(selector, "exact").strip():
            yield Quote(
                _text(selector, "exact"), _text(selector, "prefix"), _text(selector, "suffix")
            )
        yield from _quotes({"selector": selector.get("refinedBy")})


def _text(held: Mapping[str, Any], name: str) -> str:
    value = held.get(name)
    return value if isinstance(value, str) else ""


def _listed(value: Any) -> list[Any]:
    """One or several, as JSON-LD has them."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in _listed(value) if isinstance(one, str))
