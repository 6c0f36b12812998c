"""Parties, places and works: a list of each kind, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossator.model import Certainty, Correspondent, Entity, EntityKind, Letter, Target, TargetKind
from glossator.site.addresses import PARTIES, PLACES, WORKS, Link, address
from glossator.site.catalogue import Catalogue, plain, shortened
from glossator.site.finding import Entry, finder
from glossator.site.initials import Initial, alphabet, by_initial
from glossator.site.mentionview import backlinks
from glossator.site.searchentries import entity_entries
from glossator.site.sitepage import SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter
from glossator.wording import Wording

_LISTS = {TargetKind.PARTY: PARTIES, TargetKind.PLACE: PLACES, TargetKind.WORK: WORKS}
_WITH_HEADINGS = 40
"""Entries from which on a list has a heading for each letter of the alphabet."""


def title(kind: TargetKind, wording: Wording) -> str:
    """The heading of a list."""
    return {
        TargetKind.PARTY: wording.gettext("People and organisations"),
        TargetKind.PLACE: wording.gettext("Places"),
        TargetKind.WORK: wording.gettext("Works"),
    }[kind]


def _kind(kind: EntityKind, wording: Wording) -> str:
    """A line of the menu over the list of people and organisations."""
    if kind is EntityKind.PERSON:
        return wording.gettext("People")
    return wording.gettext("Organisations") if kind is EntityKind.ORGANISATION else kind


Part = tuple[Letter, Certainty]
"""A letter, and how sure the part in it is."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The letters that an entity wrote, received, or stands at the head of."""

    sent: tuple[Part, ...] = ()
    received: tuple[Part, ...] = ()
    written_at: tuple[Part, ...] = ()


def entity_pages(catalogue: Catalogue) -> tuple[SitePage, ...]:
    """Lists and pages, only for the kinds that the edition has."""
    pages: list[SitePage] = []
    for kind, uri in _LISTS.items():
        targets = [target for target in catalogue.entities if target.kind is kind]
        if targets:
            pages.append(_list(catalogue, kind, uri, tuple(targets)))
            pages += [_page(catalogue, target) for target in targets]
    return tuple(pages)


def exchanged(catalogue: Catalogue, target: Target) -> Exchanged:
    """The letters in which a party or place has a part other than being named."""
    letters = catalogue.letters.values()
    if target.kind is TargetKind.PLACE:
        return Exchanged(written_at=tuple(_headed(letters, target.id)))
    if target.kind is TargetKind.WORK:
        return Exchanged()
    sent = ((one, who) for one in letters for who in one.senders)
    received = ((one, who) for one in letters for who in one.recipients)
    return Exchanged(tuple(_having(target.id, sent)), tuple(_having(target.id, received)))


def _having(party: str, parts: Iterable[tuple[Letter, Correspondent]]) -> Iterator[Part]:
    return ((letter, who.certainty) for letter, who in parts if who.party == party)


def _headed(letters: Iterable[Letter], place: str) -> Iterator[Part]:
    """The letters written at a place, with what the editor says of that fact."""
    for letter in letters:
        if letter.place == place:
            said = (one.certainty for one in letter.evidence if one.fact == "place")
            yield letter, next(said, Certainty.CERTAIN)


def _list(
    catalogue: Catalogue, kind: TargetKind, uri: str, targets: tuple[Target, ...]
) -> SitePage:
    initials = _initials(catalogue, targets)
    entities = catalogue.entities
    filed = [(target, entities[target].kind) for one in initials for target in one.targets]
    finding = finder(
        [Entry(target.id, {"kind": (known,)}) for target, known in filed],
        {"kind": lambda one: _kind(EntityKind(one), catalogue.wording)},
    )

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        letters = {target: exchanged(catalogue, target) for target in targets}
        counts = {target: backlinks(setter, target).count for target in targets}
        return render("entities.html", setter, title=heading, kind=kind, initials=initials,
                      alphabet=alphabet(initials), letters=letters, counts=counts,
                      finding=finding)  # fmt: skip

    ids = tuple(one.fragment for one in initials if one.fragment)
    heading = title(kind, catalogue.wording)
    language = catalogue.settings.language
    return SitePage(uri, heading, content, ids=ids, listed=True, language=language)


def _initials(catalogue: Catalogue, targets: tuple[Target, ...]) -> tuple[Initial, ...]:
    """The entries from A to Z; a short list is one whole, without headings."""
    entities = catalogue.entities
    names = [(entities[target].sort or entities[target].name, target) for target in targets]
    found = by_initial(names, catalogue.settings.language)
    if len(targets) >= _WITH_HEADINGS:
        return found
    return (Initial("", "", tuple(target for one in found for target in one.targets)),)


def _page(catalogue: Catalogue, target: Target) -> SitePage:
    entity = catalogue.entities[target]
    uri = address(target)[0]

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        return render("entity.html", setter, entity=entity, target=target,
                      list_uri=_LISTS[target.kind],
                      list_title=title(target.kind, catalogue.wording),
                      letters=exchanged(catalogue, target),
                      used=backlinks(setter, target))  # fmt: skip

    return SitePage(
        uri,
        entity.name,
        content,
        description=_description(entity),
        ids=("used",),
        language=catalogue.settings.language,
        search=entity_entries(entity),
    )


def _description(entity: Entity) -> str:
    return shortened(". ".join(filter(None, (entity.role, plain(entity.biography)))), 160)
