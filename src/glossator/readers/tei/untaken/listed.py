"""What entries of lists say beyond what became of them: told, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from glossator.readers.tei.elements import Element, local, normal, within, words, xml_id
from glossator.readers.tei.ids import named_by
from glossator.readers.tei.lists.bibliography import is_source, reference_of
from glossator.readers.tei.lists.entities import DESCRIBED, entity_of
from glossator.readers.tei.lists.events import has_place, listed_events, unread
from glossator.readers.tei.lists.glossary import unnamed
from glossator.readers.tei.vocabulary import LISTS

_WORKS = ("bibl", "biblStruct", "biblFull")
_ABOUT = ("head", "desc", "p", "ab", "note", "trailer", "label")
"""What stands in a list beside its entries."""
_APART = (*LISTS, *DESCRIBED, "event", "relation", "object", "nym")
"""Entries of their own."""


def beyond(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Each part that is nowhere in what was made of its entry, with its words and what it is."""
    for entry in within(root, *DESCRIBED):
        if not _is_only_named(entry) and _is_listed(entry):
            yield from _of(entry)
    for one in within(root, *LISTS):
        for part in one:
            if local(part) in _ABOUT and (said := words(part, without=())):
                yield part, said, f"{local(part)} of a list"
    yield from unnamed(root)
    for event in filter(has_place, listed_events(root)):
        for part in unread(event):
            if said := words(part, without=()):
                yield part, said, f"{local(part)} of an event"


def _is_only_named(entry: Element) -> bool:
    """Whether it has an id and a name and no more, as most entries of an index have."""
    if len(entry) != 1 or local(entry[0]) not in DESCRIBED[local(entry)][1]:
        return False
    beside = f"{entry.text or ''}{entry[0].tail or ''}".strip()
    if beside or next(within(entry[0], "note"), None) is not None:
        return False
    return bool(xml_id(entry) or named_by(entry))


def _is_listed(entry: Element) -> bool:
    around = (name for one in entry.iterancestors() if (name := local(one)) in _APART)
    return next(around, "") in LISTS


def _of(entry: Element) -> Iterator[tuple[Element, str, str]]:
    made = list(_made(entry))
    if not made:
        if (said := _own(entry)) and not (local(entry) in _WORKS and is_source(entry)):
            yield entry, said, f"{local(entry)} of a list, without an id or a name"
        return
    kept = "".join("".join(_strings(made)).split())
    for part in entry:
        if not _is_entry(part) and not _is_in(said := _of_part(part), kept):
            yield part, said, f"{local(part)} of “{made[0]}”"
    between = " ".join(filter(None, (normal(entry.text), *(normal(one.tail) for one in entry))))
    if re.search(r"\w", between) and not _is_in(_own(entry), kept):
        yield entry, between, f"words of “{made[0]}”"


def _is_entry(part: Element) -> bool:
    """Whether it becomes an entry, or is told as one, itself."""
    name = local(part)
    if name in DESCRIBED:
        return entity_of(part, "") is not None
    return name in _APART and name != "event"


def _of_part(part: Element) -> str:
    """What a part of an entry says; a publication in it that no list has is a part of it."""
    return "" if local(part) == "geo" else words(part, without=(*LISTS, "geo"))


def _is_in(said: str, kept: str) -> bool:
    return "".join(said.split()) in kept


def _own(element: Element) -> str:
    return "" if local(element) == "geo" else words(element, without=(*_APART, "geo"))


def _made(entry: Element) -> Iterator[Any]:
    """What the entry is called, then what else is known of it."""
    reference = reference_of(entry, "") if local(entry) in _WORKS else None
    if reference is not None:
        yield str(reference.csl["title"])
        yield reference.csl
    elif (entity := entity_of(entry, "")) is not None:
        yield entity.name
        yield (entity.sort, entity.role, entity.dates, entity.affiliations)
        yield [block.text for block in entity.biography]
        yield [one.value for one in entity.identifiers]


def _strings(made: Any) -> Iterable[str]:
    if isinstance(made, str):
        yield made
    elif isinstance(made, dict):
        yield from _strings(list(made.values()))
    elif isinstance(made, (list, tuple)):
        for one in made:
            yield from _strings(one)
    elif made is not None:
        yield str(made)
