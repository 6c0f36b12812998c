"""Persons, organisations, places and works that a file describes, or only names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from glossator.model import Block, Entity, EntityKind, Identifier, Kind, Target
from glossator.problems import Position
from glossator.readers.naming import entry_id, identifier, is_doubted
from glossator.readers.tei.dates import certainty_of
from glossator.readers.tei.elements import Element, first, local, normal, within, words, xml_id
from glossator.readers.tei.ids import identifiers, named_by, several_named
from glossator.readers.tei.lists.locations import coordinates_of
from glossator.readers.tei.text.marks import ENTITY_OF
from glossator.readers.xmlsource import directly, place

DESCRIBED = {
    "person": (EntityKind.PERSON, ("persName", "name")),
    "personGrp": (EntityKind.PERSON, ("persName", "name")),
    "org": (EntityKind.ORGANISATION, ("orgName", "name")),
    "place": (EntityKind.PLACE, ("placeName", "settlement", "geogName", "country", "name")),
    "bibl": (EntityKind.WORK, ("title",)),
    "biblStruct": (EntityKind.WORK, ("title",)),
    "biblFull": (EntityKind.WORK, ("title",)),
}
_OF_LIFE = ("birth", "death", "floruit")


@dataclass(frozen=True, slots=True)
class Named:
    """Something named where it is not described."""

    id: str
    kind: EntityKind
    name: str
    identifiers: tuple[Identifier, ...] = ()
    keyed: bool = False
    """Whether the file itself gives the id, and not only a name."""


def named(element: Element, kind: EntityKind) -> tuple[Named, ...]:
    """What an element names, under the ids of its @ref or @key, or the id of its words."""
    name = _called(words(element))
    several = several_named(element)
    keys = {key: one for one in several if (key := entry_id(one, kind.value))}
    if len(keys) > 1:  # as in texts, words that name several stand for each
        return tuple(Named(key, kind, name, _numbers(one), True) for key, one in keys.items())
    written = next(iter(several), "")
    given = entry_id(written, kind.value)
    key = given or entry_id(name, kind.value)
    if not key:
        return ()
    return (Named(key, kind, name or written.lstrip("#"), identifiers(element), bool(given)),)


def _numbers(written: str) -> tuple[Identifier, ...]:
    known = identifier(written)
    return (known,) if known else ()


def of_text(blocks: Iterable[Block]) -> Iterator[Named]:
    """What the marks of a text name."""
    for block in blocks:
        for span in block.spans:
            if span.mark in ENTITY_OF and span.get("ref"):
                name = _called(normal(block.text[span.start : span.end].replace("\n", " ")))
                yield Named(span.get("ref"), ENTITY_OF[span.mark], name, keyed=True)


def _called(said: str) -> str:
    """Words of a text as a name: a tag may hold the comma behind it, too. A full stop may be a part
    of the name, as in “Frankfurt a. M.”"""
    return said.rstrip(" ,;:")


def described(lists: Iterable[Element], path: str) -> Iterator[Entity]:
    """The entries of listPerson, listOrg, listPlace and of a note's listBibl."""
    for one in lists:
        for element in within(one, *DESCRIBED):
            entity = entity_of(element, path)
            if entity is not None:
                yield entity


def entity_of(element: Element, path: str) -> Entity | None:
    """What an entry describes; None where it has no id, or no name."""
    kind, names = DESCRIBED[local(element)]
    written = xml_id(element) or next(iter(named_by(element)), "")
    key = entry_id(written, kind.value)
    elements = list(within(element, *names)) if key else []
    if not elements:
        return None
    name = words(elements[0])
    return Entity(
        id=key,
        kind=kind,
        name=name or key,
        sort=_sort(elements[0]) or name or key,
        role="; ".join(filter(None, (words(one) for one in within(element, "occupation")))),
        dates=_dates(element),
        affiliations=tuple(dict.fromkeys(_affiliations(element))),
        coordinates=coordinates_of(element) if kind is EntityKind.PLACE else None,
        biography=_biography(element, path, kind is EntityKind.WORK),
        identifiers=_identifiers(element),
        certainty=certainty_of(element),
        position=place(element, path),
    )


def _affiliations(element: Element) -> Iterator[str]:
    """Where somebody belongs, in the words of each affiliation; else in what it points to."""
    for one in element:
        if local(one) == "affiliation" and (said := words(one) or one.get("key") or ""):
            yield said


def _sort(name: Element) -> str:
    """The name as it is filed; empty where it does not say which part is the surname."""
    surname = " ".join(words(one) for one in within(name, "surname"))
    rest = " ".join(words(one) for one in within(name, "forename"))
    if not surname:
        surname, rest = _registered(name)
    return f"{surname}, {rest}" if surname and rest else surname


def _registered(name: Element) -> tuple[str, str]:
    """The part under which a register has a name, and the other words; empty where none says so.

    Registers of persons mark that part as a name of the type reg: `Thomas <name
    type="reg">Reed</name>`.
    """
    part = next((one for one in name if local(one) == "name" and one.get("type") == "reg"), None)
    if part is None:
        return "", ""
    around = (f"{'' if one is part else words(one)}{one.tail or ''}" for one in name)
    return words(part), normal(" ".join((name.text or "", *around))).strip(" ,")


def _dates(element: Element) -> str:
    """Born and died as they are written, with a dash between them."""
    if local(element) in ("bibl", "biblStruct", "biblFull"):
        return words(first(element, "date")) or words(first(element, "monogr", "imprint", "date"))
    said = {name: _day(first(element, name)) for name in _OF_LIFE}
    if said["birth"] or said["death"]:
        return f"{said['birth']}–{said['death']}"
    return said["floruit"]


def _day(element: Element | None) -> str:
    if element is None:
        return ""
    given = element if element.attrib else next(iter(within(element, "date")), element)
    return given.get("when") or words(given) or words(element)


def _biography(element: Element, path: str, work: bool) -> tuple[Block, ...]:
    """Who made a work and where it appeared; then a note on the entry, paragraph by paragraph."""
    notes = [one for one in element if local(one) in ("note", "p", "desc", "trait")]
    parts = [p for one in notes for p in (list(within(one, "p")) or [one])]
    texts = [said for part in parts if (said := words(part, without=()))]
    texts[:0] = filter(None, [_published(element)] if work else [])
    at = place(element, path)
    return tuple(
        Block(f"p{count}", Kind.PARAGRAPH, text, position=at) for count, text in enumerate(texts, 1)
    )


def _published(work: Element) -> str:
    """A work's words but for its name, its date and its notes."""
    apart = ("note", "idno", "desc", *(("date",) if _dates(work) else ()))
    title = next(iter(within(work, "title")), None)
    parts = [work.text or ""]
    for child in work:
        told = "" if child is title or local(child) in apart else words(child)
        parts += [told, child.tail or ""]
    mixed = directly(work).strip()
    said = words(work) if mixed else ", ".join(filter(None, map(normal, parts)))
    return "" if said == words(title) else said


def _identifiers(element: Element) -> tuple[Identifier, ...]:
    """From idno, and from the addresses in the entry's own attributes."""
    found = list(identifiers(element))
    for idno in within(element, "idno"):
        value, scheme = words(idno), (idno.get("type") or idno.get("subtype") or "").lower()
        known = identifier(value)
        if known:
            found.append(known)
        elif value and scheme.isalpha() and scheme not in ("uri", "url"):
            found.append(Identifier(scheme, value))
    return tuple(dict.fromkeys(found))


def other_names(called: Iterable[Named], names: Mapping[Target, str]) -> Iterator[str]:
    """Names under which a letter's header speaks of somebody who is called otherwise; `names` are
    those of all that the file names."""
    for one in called:
        name = names.get(Target(one.kind.target_kind, one.id), one.name)
        if one.name not in (name, one.id):
            yield f"another name of “{name}”: “{one.name}”"


def gathered(known: Iterable[Entity], mentioned: Iterable[Named], path: str) -> tuple[Entity, ...]:
    """Each entity once: what is described before what is only named, by the first of its names, of
    which one that is doubted (“Wexcombe?”) gives way to one that is not."""
    entities: dict[Target, Entity] = {}
    for entity in known:
        entities.setdefault(entity.target, entity)
    described = frozenset(entities)
    for one in mentioned:
        made = Entity(one.id, one.kind, one.name or one.id, one.name or one.id,
                      identifiers=one.identifiers, position=Position(path))  # fmt: skip
        there = entities.setdefault(made.target, made)
        may_change = made.kind is not EntityKind.WORK and made.target not in described
        if may_change and is_doubted(there.name) and not is_doubted(made.name):
            entities[made.target] = replace(there, name=made.name, sort=made.sort)
    return tuple(entities.values())
