"""The glossary, persons, organisations, places, works, references and events, outside the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter

from glossator.coordinates import decimal
from glossator.identifiers import url
from glossator.model import (
    Certainty,
    Entity,
    Event,
    Identifier,
    Reference,
    Sense,
    TargetKind,
    Term,
)
from glossator.readers.dialect import CERTAINTIES, ENTITIES, own_id, xml_name
from glossator.writers.addresses import is_address
from glossator.writers.tei.blocks import write_prose
from glossator.writers.tei.csl import write_item
from glossator.writers.tei.dates import dated, sub_date
from glossator.writers.tei.elements import LANG, Element, identified, leaf, sub
from glossator.writers.tei.ground import Ground
from glossator.writers.tei.notes import write_answer


def write_entries(parent: Element, ground: Ground) -> None:
    """All entries that stand in this file."""
    found = filter(None, map(ground.index.entries.get, ground.here))
    of = [entry for _, entry in sorted(found, key=itemgetter(0))]
    write_entities(parent, [one for one in of if isinstance(one, Entity)], ground)
    write_references(parent, [one for one in of if isinstance(one, Reference)], ground)
    write_terms(parent, [one for one in of if isinstance(one, Term)], ground)
    write_events(parent, [one for one in of if isinstance(one, Event)], ground)


def write_terms(parent: Element, terms: Iterable[Term], ground: Ground) -> None:
    """The glossary, as entries of a dictionary (TEI P5 Guidelines, 10)."""
    for term in terms:
        target = term.target
        ground.put(parent, target, partial(_term, term), ground, 2)


def _term(term: Term, parent: Element, ground: Ground) -> Element:
    entry = identified(sub(parent, "entry", type="term"), own_id("term", term.id))
    entry.set("cert", CERTAINTIES[term.certainty])
    if term.link is not None:
        entry.set("rend", f"link-{term.link}")
    for kind, words, language in _forms(term):
        spoken = {LANG: language} if language else {}
        leaf(sub(entry, "form", type=kind, **spoken), "orth", words)
    definition = sub(sub(entry, "sense"), "note", type="definition")
    write_prose(definition, term.definition, ground)
    for number, sense in enumerate(term.senses, 1):
        _sense(entry, f"{own_id('term', term.id)}.sense.{number}", sense, ground)
    for section in term.sections:
        note = sub(entry, "note", type="section", n=section.title)
        write_prose(note, section.body, ground)
    _identified_by(entry, term.identifiers)
    for other in term.see:
        target = ground.named(TargetKind.TERM, other)
        leaf(sub(entry, "xr", type="see"), "ref", target=target)
    _rest(entry, term, ground)
    return entry


def _forms(term: Term) -> Iterable[tuple[str, str, str]]:
    """Which form it is, its words and their language."""
    yield "lemma", term.name, term.language
    if term.expansion:
        yield "expansion", term.expansion, term.language
    for form in term.forms:
        yield "variant", form, term.language
    for one in term.forms_in:
        for form in one.forms:
            yield "variant", form, one.language


def _sense(entry: Element, name: str, sense: Sense, ground: Ground) -> None:
    """A sense that holds in some letters only: in which, by whom and when."""
    element = identified(sub(entry, "sense"), name)
    write_prose(sub(element, "note", type="definition"), sense.definition, ground)
    for letter in sense.letters:
        _pointing(element, "letter", ground.named(TargetKind.LETTER, letter))
    for sender in sense.senders:
        _pointing(element, "sender", ground.named(TargetKind.PARTY, sender))
    if sense.during is not None:
        sub_date(sub(element, "usg", type="time"), sense.during)


def _pointing(parent: Element, kind: str, target: str) -> None:
    leaf(parent, "ptr", type=kind, target=target)


def _identified_by(parent: Element, identifiers: Iterable[Identifier]) -> None:
    """Identifiers of a term as references: dictionaries have no idno."""
    for one in identifiers:
        address = url(one.scheme, one.value) or ""
        element = sub(parent, "ref", one.value, type="identifier", subtype=xml_name(one.scheme),
                      n=one.label, target=address if is_address(address) else "")  # fmt: skip
        _sure(element, one.certainty)


def write_identifiers(
    parent: Element, identifiers: Iterable[Identifier], subtype: str = ""
) -> None:
    """Identifiers by their schemes, as idno."""
    for one in identifiers:
        kind = xml_name(one.scheme)
        element = sub(parent, "idno", one.value, type=kind, subtype=subtype, n=one.label)
        _sure(element, one.certainty)


def _sure(element: Element, certainty: Certainty) -> None:
    if certainty is not Certainty.CERTAIN:
        element.set("cert", CERTAINTIES[certainty])


def _rest(parent: Element, entry: Term | Entity | Reference | Event, ground: Ground) -> None:
    """What all entries have: sources, evidence, older ids."""
    for source in getattr(entry, "sources", ()):
        _pointing(parent, "source", ground.named(TargetKind.REFERENCE, source))
    if entry.evidence:
        leaf(parent, "note", entry.evidence, type="evidence")
    if entry.formerly:
        leaf(parent, "note", " ".join(entry.formerly), type="formerly")


def write_entities(parent: Element, entities: Sequence[Entity], ground: Ground) -> None:
    """Persons, organisations, places and works, each kind in its list."""
    for kind, (holder, tag, name) in ENTITIES.items():
        of = [one for one in entities if one.kind is kind]
        if not of:
            continue
        container = sub(parent, holder, type="works" if holder == "listBibl" else "")
        for entity in of:
            write = partial(_entity, entity, tag, name)
            ground.put(container, entity.target, write, ground, 3)


def _entity(entity: Entity, tag: str, name: str, parent: Element, ground: Ground) -> Element:
    element = identified(sub(parent, tag), own_id(entity.target.kind, entity.id))
    element.set("cert", CERTAINTIES[entity.certainty])
    leaf(element, name, entity.name, type="main")
    if entity.sort != entity.name:
        leaf(element, name, entity.sort, type="sort")
    if (at := entity.coordinates) is not None:
        leaf(sub(element, "location"), "geo", f"{decimal(at.latitude)} {decimal(at.longitude)}")
    write_identifiers(element, entity.identifiers)
    for one in ("role", "dates"):
        if words := getattr(entity, one):
            leaf(element, "note", words, type=one)
    for affiliation in entity.affiliations:
        leaf(element, "note", affiliation, type="affiliation")
    if entity.biography:
        write_prose(sub(element, "note", type="biography"), entity.biography, ground)
    _rest(element, entity, ground)
    return element


def write_references(parent: Element, references: Sequence[Reference], ground: Ground) -> None:
    """The references, for people and programs of TEI; and the CSL items, for all other programs."""
    if not references:
        return
    container = sub(parent, "listBibl", type="references")
    for one in references:
        target = one.target
        ground.put(container, target, partial(_reference, one), ground, 3)
    items = ", ".join(ground.index.csl[one.id] for one in references)
    parent.held.append(f'<xenoData type="csl-json">[{items}]</xenoData>')


def _reference(one: Reference, parent: Element, ground: Ground) -> Element:
    element = identified(sub(parent, "bibl"), own_id("reference", one.id))
    element.set("cert", CERTAINTIES[one.certainty])
    write_item(element, one.csl)
    leaf(element, "note", one.consulted.value, type="consulted")
    if one.unconfirmed:
        leaf(element, "note", " ".join(one.unconfirmed), type="unconfirmed")
    if one.comment:
        write_prose(sub(element, "note", type="comment"), one.comment, ground)
    for answer in one.answers:
        write_answer(element, answer, ground)
    _rest(element, one, ground)
    return element


def write_events(parent: Element, events: Sequence[Event], ground: Ground) -> None:
    """What happened before or after, with the notes that it bears on."""
    container = sub(parent, "listEvent") if events else parent
    for one in events:
        target = one.target
        ground.put(container, target, partial(_event, one), ground, 3)


def _event(one: Event, parent: Element, ground: Ground) -> Element:
    element = identified(sub(parent, "event"), own_id("event", one.id))
    dated(element, one.date).set("cert", CERTAINTIES[one.certainty])
    leaf(element, "label", one.title)
    if one.description:
        write_prose(sub(element, "note", type="description"), one.description, ground)
    if one.kind:
        leaf(element, "note", one.kind, type="kind")
    for target in one.about:
        _pointing(element, "about", ground.point(target))
    _rest(element, one, ground)
    return element
