"""Parties, places and works: a list of each kind, and a page for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from operator import itemgetter

from glossator.addresses import PARTIES, PLACES, WORKS, address
from glossator.model import Entity, EntityKind, Target, TargetKind
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue, plain
from glossator.site.lists.finding import Entry, Finder, finder
from glossator.site.lists.initials import Initial, alphabet, by_initial
from glossator.site.lists.letterpages import filtered, further_letters, letters_of
from glossator.site.lists.letteryears import years
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.otherside import listed
from glossator.site.lists.paging import MOST_LINES, Cut, Section
from glossator.site.lists.rows import Row
from glossator.site.maps.near import Placed
from glossator.site.search.entries import entity_entries
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.mentionpages import further_pages, on_page, places_of
from glossator.site.views.mentions import how_many_uses
from glossator.site.views.placemap import map_of, near_map, placed_places
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


def entity_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """Lists and pages, only for the kinds that the edition has."""
    placed = cache(partial(placed_places, catalogue))
    for kind, uri in _LISTS.items():
        targets = [target for target in catalogue.entities if target.kind is kind]
        if targets:
            yield from _list(catalogue, kind, uri, tuple(targets))
            for target in targets:
                yield from _pages(catalogue, target, placed)


def _list(
    catalogue: Catalogue, kind: TargetKind, uri: str, targets: tuple[Target, ...]
) -> Iterator[SitePage]:
    initials = cache(partial(_initials, catalogue, targets))

    def more(setter: Typesetter, cut: Cut[Target]) -> Mapping[str, object]:
        shown = [target for part in cut.parts for target in part.entries]
        counts = {target: _counts(catalogue, target) for target in shown}
        named = {"kind": kind, "title": heading, "alphabet": alphabet(initials()), "counts": counts}
        shows_map = kind is TargetKind.PLACE and cut.number == 1
        return {**named, "map": map_of(setter, partial(_counts, catalogue)) if shows_map else None}

    heading = title(kind, catalogue.wording)
    listing = Listing(
        uri=uri,
        total=len(targets),
        template="entities.html",
        title=heading,
        description="",
        sections=lambda: [Section(one.letter, one.fragment, one.targets) for one in initials()],
        finder=lambda: _finder(catalogue, initials()),
        most=MOST_LINES,
        more=more,
    )
    return list_pages(catalogue, listing, partial(_in_plain_text, catalogue, initials))


def _finder(catalogue: Catalogue, initials: Iterable[Initial]) -> Finder:
    entities = catalogue.entities
    filed = [(target, entities[target].kind) for one in initials for target in one.targets]
    return finder(
        [Entry(target.id, {"kind": (known,)}) for target, known in filed],
        {"kind": lambda one: _kind(EntityKind(one), catalogue.wording)},
    )


def _counts(catalogue: Catalogue, target: Target) -> str:
    """'2 sent, 1 received, 12 mentions'."""
    wording, letters = catalogue.wording, catalogue.exchanged(target)
    sent, received, done = len(letters.sent), len(letters.received), len(letters.translated)
    named = how_many_uses(catalogue, target)
    begun, reached = len(letters.written_at), len(letters.sent_to)
    counted = (
        wording.ngettext("%(num)s written here", "%(num)s written here", begun) if begun else "",
        wording.ngettext("%(num)s sent here", "%(num)s sent here", reached) if reached else "",
        wording.ngettext("%(num)s sent", "%(num)s sent", sent) if sent else "",
        wording.ngettext("%(num)s received", "%(num)s received", received) if received else "",
        wording.ngettext("%(num)s translated", "%(num)s translated", done) if done else "",
        wording.ngettext("%(num)s mention", "%(num)s mentions", named) if named else "",
    )
    return ", ".join(filter(None, counted))


def _in_plain_text(
    catalogue: Catalogue, initials: Callable[[], Iterable[Initial]]
) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    for target in (one for initial in initials() for one in initial.targets):
        entity = catalogue.entities[target]
        role = entity.role or shortened(plain(entity.biography), 140)
        name, counts = entity.sort or entity.name, _counts(catalogue, target)
        yield Row(target.id, address(target)[0], "", (name, entity.dates, role, counts))


def _initials(catalogue: Catalogue, targets: tuple[Target, ...]) -> tuple[Initial, ...]:
    """The entries from A to Z; a short list is one whole, without headings."""
    entities = catalogue.entities
    names = [(entities[target].sort or entities[target].name, target) for target in targets]
    found = by_initial(names, catalogue.settings.language)
    if len(targets) >= _WITH_HEADINGS:
        return found
    return (Initial("", "", tuple(target for one in found for target in one.targets)),)


def _pages(
    catalogue: Catalogue, target: Target, placed: Callable[[], tuple[Placed, ...]]
) -> Iterator[SitePage]:
    """An entity's page, and further pages of its letters and of the places that name it."""
    entity, uri = catalogue.entities[target], address(target)[0]
    mentioned = places_of(catalogue, target, uri)
    letters = letters_of(catalogue, target, uri)
    exchanged, begun = letters.cuts[0], years(letters, itemgetter(0), catalogue.wording)

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        places = mentioned()
        first = places.cuts[0]
        near = near_map(setter, target, placed()) if entity.coordinates else None
        return render("entity.html", setter, entity=entity, target=target,
                      list_uri=_LISTS[target.kind],
                      list_title=title(target.kind, catalogue.wording),
                      letters=letters, exchanged=exchanged, years=begun, near=near,
                      listed=partial(listed, catalogue, target),
                      filtered=partial(filtered, catalogue, target),
                      paged=places, cut=first, used=on_page(setter, first))  # fmt: skip

    yield SitePage(
        uri,
        entity.name,
        content,
        describe=partial(_description, entity),
        fragments=lambda: (
            *(("used", *mentioned().fragments(uri)) if how_many_uses(catalogue, target) else ()),
            *exchanged.fragments,
            *letters.beyond(exchanged),
            *begun.on(uri),
        ),
        language=catalogue.settings.language,
        entries=partial(entity_entries, entity),
    )
    heading = catalogue.wording.gettext("Mentioned")
    yield from further_letters(catalogue, target, letters, begun)
    yield from further_pages(catalogue, target, mentioned, heading)


def _description(entity: Entity) -> str:
    return shortened(". ".join(filter(None, (entity.role, plain(entity.biography)))), 160)
