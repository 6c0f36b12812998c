"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a page, a collection, a list, one.

Read as plain JSON in the shapes that the recommendation gives; what was written with other
contexts is not expanded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glossator.model import Quote
from glossator.readers.webannotations.hypothesis import WebAnnotation
from glossator.readers.webannotations.own import NOTE, Own, read_own
from glossator.readers.webannotations.shapes import (
    held_in,
    listed,
    objects,
    purposes,
    quotes,
    selectors,
    source,
    text,
    texts,
)


def read_w3c(written: str) -> tuple[WebAnnotation, ...]:
    """The annotations of a file. Raises ValueError, with a sentence, where it holds none."""
    held = held_in(written)
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
        if "Annotation" in texts(held.get("type")):
            yield held
        yield from _annotations(held.get("items"))
        yield from _annotations(held.get("first"))


def _annotation(one: Mapping[str, Any], place: int) -> WebAnnotation:
    name = one.get("id")
    if not isinstance(name, str) or not name:
        raise ValueError(f"Annotation {place} of the file has no id.")
    own = read_own(one)
    bodies = objects(one.get("body"))
    targets = listed(one.get("target"))
    addresses = [address for target in targets if (address := source(target))]
    replied = [address for address in addresses if NOTE in address]
    (address, quote), *further = _targets(targets)
    return WebAnnotation(
        id=_named(name),
        author=next(map(_name, listed(one.get("creator"))), ""),
        created=text(one, "created"),
        text="\n\n".join([*_words(bodies, own), text(one, "bodyValue")]).strip(),
        tags=tuple(text(body, "value") for body in bodies if "tagging" in purposes(body)),
        address=address or next(iter(addresses), ""),
        quote=quote,
        further=() if own or replied else tuple(further),
        answered=_named(replied[0]) if replied else "",
        fragment=next(_fragments(targets), ""),
        label=next(filter(None, (text(one, "label") for one in objects(targets))), ""),
        plain=_is_plain(bodies),
        own=own,
    )


def _targets(targets: list[Any]) -> list[tuple[str, Quote | None]]:
    """The page and the words of each, those with words first; one without either if there is none.

    What is said of several is said of each by itself."""
    found = [(source(one), next(quotes(one), None)) for one in targets]
    told = dict.fromkeys(one for one in found if any(one))
    return sorted(told, key=lambda one: one[1] is None) or [("", None)]


def _fragments(targets: list[Any]) -> Iterator[str]:
    for one in (each for target in targets for each in selectors(target)):
        if one.get("type") == "FragmentSelector":
            yield text(one, "value")


def _is_plain(bodies: list[dict[str, Any]]) -> bool:
    """Whether all that is said calls itself plain text."""
    said = [one for one in bodies if text(one, "value") and "tagging" not in purposes(one)]
    return bool(said) and all(text(one, "format") == "text/plain" for one in said)


def _words(bodies: list[dict[str, Any]], own: Own | None) -> Iterator[str]:
    """What it says; how sure an edition is of it is no word of the note."""
    apart = {"tagging", "classifying"} if own else {"tagging"}
    for body in bodies:
        if (said := text(body, "value")) and not apart & {*purposes(body)}:
            yield said


def _named(address: str) -> str:
    """Of a note of an edition its letter's id and its own, of others the whole address."""
    page, _, note = address.partition(NOTE)
    letter = page.rstrip("/").removesuffix(".html").rpartition("/")[2]
    return f"{letter}-{note}" if note else address


def _name(creator: Any) -> str:
    if isinstance(creator, dict):
        return text(creator, "name") or text(creator, "id")
    return creator if isinstance(creator, str) else ""
