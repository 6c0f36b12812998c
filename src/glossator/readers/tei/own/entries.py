"""Terms, entities, references and events back from the lists outside of the text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from glossator.coordinates import parse_coordinates
from glossator.model import (
    Consulted,
    Coordinates,
    Entity,
    EntityKind,
    Event,
    FormsIn,
    Identifier,
    LinkPolicy,
    Reference,
    Section,
    Sense,
    Target,
    TargetKind,
    Term,
)
from glossator.readers.dialect import ENTITIES, XML, from_xml_name, pointed
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own.blocks import prose
from glossator.readers.tei.own.notes import answers
from glossator.readers.tei.own.page import (
    Leaf,
    Strange,
    date_in,
    formerly,
    last_part,
    names_of,
    of_type,
    said,
    sure,
    typed,
    words_of,
)


def terms(beside: Element, leaf: Leaf) -> Iterator[Term]:
    """The glossary."""
    for entry in beside.iter("{*}entry"):
        first, *senses = [one for one in entry if local(one) == "sense"]
        policy = (entry.get("rend") or "").removeprefix("link-")
        language = next((_lang(one) for one in of_type(entry, "lemma", "form")), "")
        yield Term(
            id=last_part(entry, "term."),
            name=next(_forms(entry, "lemma"), ""),
            definition=prose(typed(first, "definition"), leaf),
            expansion=next(_forms(entry, "expansion"), ""),
            forms=tuple(form for form, spoken in _spoken(entry) if spoken == language),
            language=language,
            forms_in=_forms_in(entry, language),
            sections=tuple(
                Section(one.get("n") or "", prose(one, leaf)) for one in of_type(entry, "section")
            ),
            senses=tuple(_sense(one, leaf) for one in senses),
            identifiers=tuple(identifiers(entry, "ref", "subtype")),
            see=tuple(
                pointed(one[0].get("target") or "")[1] for one in of_type(entry, "see", "xr")
            ),
            sources=names_of(entry, "source"),
            link=LinkPolicy(policy) if policy else None,
            certainty=sure(entry),
            evidence=words_of(entry, "evidence"),
            formerly=formerly(entry),
            position=leaf.at(entry),
        )


def _forms(entry: Element, kind: str) -> Iterator[str]:
    return (said(one[0]) for one in of_type(entry, kind, "form"))


def _lang(form: Element) -> str:
    return form.get(f"{XML}lang") or ""


def _spoken(entry: Element) -> Iterator[tuple[str, str]]:
    """The further forms, each with its language."""
    return ((said(one[0]), _lang(one)) for one in of_type(entry, "variant", "form"))


def _forms_in(entry: Element, own: str) -> tuple[FormsIn, ...]:
    """Those of other languages than the term's."""
    found: dict[str, list[str]] = {}
    for form, language in _spoken(entry):
        if language != own:
            found.setdefault(language, []).append(form)
    return tuple(FormsIn(language, tuple(forms)) for language, forms in found.items())


def _sense(element: Element, leaf: Leaf) -> Sense:
    return Sense(
        definition=prose(typed(element, "definition"), leaf),
        letters=names_of(element, "letter"),
        senders=names_of(element, "sender"),
        during=date_in(element.find("{*}usg/{*}date")),
    )


def identifiers(element: Element, tag: str, scheme: str, subtype: str = "") -> Iterator[Identifier]:
    """Those of a term, an entity or a letter, by the attribute that has the scheme."""
    for one in element:
        idno = tag == "idno" and (one.get("subtype") or "") == subtype
        if local(one) == tag and (idno or one.get("type") == "identifier"):
            yield Identifier(
                from_xml_name(one.get(scheme) or ""), said(one), one.get("n") or "", sure(one)
            )


def entities(beside: Element, leaf: Leaf) -> Iterator[Entity]:
    """Persons, organisations, places and works."""
    for container in beside:
        for kind, (holder, tag, name) in ENTITIES.items():
            if local(container) == holder and container.get("type") in (None, "works"):
                for element in container:
                    if local(element) != tag:
                        raise Strange(element)
                    yield _entity(element, kind, name, leaf)


def _entity(element: Element, kind: EntityKind, tag: str, leaf: Leaf) -> Entity:
    name = words_of(element, "main", tag)
    return Entity(
        id=last_part(element, "work." if kind is EntityKind.WORK else
                     "place." if kind is EntityKind.PLACE else "party."),
        kind=kind,
        name=name,
        sort=words_of(element, "sort", tag) or name,
        role=words_of(element, "role"),
        dates=words_of(element, "dates"),
        affiliations=tuple(said(one) for one in of_type(element, "affiliation")),
        coordinates=_coordinates(element),
        biography=prose(typed(element, "biography"), leaf),
        identifiers=tuple(identifiers(element, "idno", "type")),
        sources=names_of(element, "source"),
        certainty=sure(element),
        evidence=words_of(element, "evidence"),
        formerly=formerly(element),
        position=leaf.at(element),
    )  # fmt: skip


def _coordinates(element: Element) -> Coordinates | None:
    geo = element.find("{*}location/{*}geo")
    if geo is None:
        return None
    try:
        return parse_coordinates(said(geo))
    except ValueError as error:
        raise Strange(geo) from error


def references(beside: Element, leaf: Leaf) -> Iterator[Reference]:
    """The references; each item as the CSL data have it."""
    data = typed(beside, "csl-json", "xenoData")
    container = typed(beside, "references", "listBibl")
    if container is None or data is None:
        return
    try:
        items: Mapping[str, Any] = {item["id"]: item for item in json.loads(said(data))}
    except (ValueError, KeyError, TypeError) as error:
        raise Strange(data) from error
    for element in container:
        name = last_part(element, "reference.")
        if name not in items:
            raise Strange(element)
        yield Reference(
            id=name,
            csl=items[name],
            certainty=sure(element),
            evidence=words_of(element, "evidence"),
            unconfirmed=tuple(words_of(element, "unconfirmed").split()),
            consulted=Consulted(words_of(element, "consulted") or "record"),
            comment=prose(typed(element, "comment"), leaf),
            answers=answers(element),
            formerly=formerly(element),
            position=leaf.at(element),
        )


def events(beside: Element, leaf: Leaf) -> Iterator[Event]:
    """What happened before or after."""
    for element in beside.iter("{*}event"):
        date = date_in(element)
        if date is None:
            raise Strange(element)
        about = [one.get("target") or "" for one in of_type(element, "about", "ptr")]
        yield Event(
            id=last_part(element, "event."),
            date=date,
            title=said(element.find("{*}label")),
            description=prose(typed(element, "description"), leaf),
            kind=words_of(element, "kind"),
            sources=names_of(element, "source"),
            about=tuple(_about(pointer) for pointer in about),
            certainty=sure(element),
            evidence=words_of(element, "evidence"),
            formerly=formerly(element),
            position=leaf.at(element),
        )


def _about(pointer: str) -> Target:
    """A note in this file or in a letter's, or anything else with an address."""
    kind, name = pointed(pointer)
    if kind == "note":
        letter, _, note = pointer.removeprefix("#note.").rpartition(".")
        return Target(TargetKind.NOTE, from_xml_name(note), from_xml_name(letter))
    letter, part, note = pointer.removeprefix("letter:").partition("#note-")
    if part:
        return Target(TargetKind.NOTE, from_xml_name(note), from_xml_name(letter))
    return Target(TargetKind(kind), name)
