"""Everything that is cited, filed by author and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from markupsafe import Markup

from glossator.addresses import REFERENCES
from glossator.model import Certainty, Reference, Target, TargetKind
from glossator.site.catalogue import Catalogue, plain
from glossator.site.lists.finding import Entry, Finder, Names, finder
from glossator.site.lists.initials import Initial, alphabet, by_initial
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import MOST, Cut, Paged, Section, paged
from glossator.site.lists.rows import Row
from glossator.site.names import grade, initial_capital, kind_of_reference
from glossator.site.search.entries import reference_entry
from glossator.site.sitepage import SitePage
from glossator.site.threads.answers import answers_from, answers_to
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.mentionpages import pages_apart, uri_apart
from glossator.site.views.mentions import backlinks, how_many_uses, uses

_NO_YEAR = 9999
"""Sorts what has none behind what has."""
_MOST_PLACES = 1_000
"""Places that stand with the references of an edition, in half a megabyte."""
_FEW = 12
"""Where there are more in all, those that stand with a reference; more of them have pages of their
own."""


def references_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The list; a long one stands under the initials of authors."""
    sections = cache(partial(_sections, catalogue))

    def filed() -> tuple[Reference, ...]:
        return tuple(one for section in sections() for one in section.entries)

    listing = Listing(
        uri=REFERENCES,
        total=len(catalogue.references),
        template="references.html",
        title=catalogue.wording.gettext("References"),
        description=catalogue.wording.gettext("Everything cited in the letters and in the notes."),
        sections=sections,
        finder=lambda: _references_finder(catalogue, filed()),
        more=partial(_told, catalogue, filed),
        ids=_ids,
        search=lambda cut: tuple(reference_entry(catalogue, one) for one in _on(cut)),
    )
    yield from list_pages(catalogue, listing, lambda: _in_plain_text(catalogue, filed()))
    heading = catalogue.wording.gettext("Where it is cited")
    few = _few(catalogue)
    for one in catalogue.references:
        target = Target(TargetKind.REFERENCE, one)
        if how_many_uses(catalogue, target) > few:
            yield from pages_apart(catalogue, target, heading)


def _few(catalogue: Catalogue) -> int:
    """How many places may stand with a reference."""
    found = catalogue.resolved.by_target
    named = (Target(TargetKind.REFERENCE, one) for one in catalogue.references)
    total = sum(len(found.get(target, ())) for target in named)
    return total if total <= _MOST_PLACES else _FEW


def paged_references(catalogue: Catalogue) -> Paged[Reference]:
    """The references on as many pages as they need."""
    return paged(REFERENCES, _sections(catalogue))


def _sections(catalogue: Catalogue) -> tuple[Section[Reference], ...]:
    filed = sorted(catalogue.references.values(), key=filing)
    if len(filed) <= MOST:
        return (Section("", "", tuple(filed)),)
    return tuple(_section(catalogue, one) for one in _initials(catalogue, filed))


def _section(catalogue: Catalogue, initial: Initial) -> Section[Reference]:
    filed = tuple(catalogue.references[one.id] for one in initial.targets)
    return Section(initial.letter, initial.fragment, filed)


def _initials(catalogue: Catalogue, filed: Iterable[Reference]) -> tuple[Initial, ...]:
    names = ((filing(one)[0], one.target) for one in filed)
    return by_initial(names, catalogue.settings.language)


def _on(cut: Cut[Reference]) -> tuple[Reference, ...]:
    return tuple(one for part in cut.parts for one in part.entries)


def _ids(cut: Cut[Reference]) -> tuple[str, ...]:
    return tuple(f"ref-{name}" for one in _on(cut) for name in (one.id, *one.formerly))


def _told(
    catalogue: Catalogue,
    filed: Callable[[], Iterable[Reference]],
    setter: Typesetter,
    cut: Cut[Reference],
) -> Mapping[str, object]:
    targets = {one.id: one.target for one in _on(cut)}
    counts = {name: how_many_uses(catalogue, one) for name, one in targets.items()}
    few = _few(catalogue)
    return {
        "alphabet": alphabet(_initials(catalogue, filed())),
        "counts": counts,
        "used": {
            name: backlinks(setter, uses(catalogue, one))
            for name, one in targets.items()
            if counts[name] <= few
        },
        "apart": {name: uri_apart(one) for name, one in targets.items()},
        "answers": {name: answers_from(setter, target) for name, target in targets.items()},
        "answered": {name: answers_to(setter, target) for name, target in targets.items()},
    }


def _in_plain_text(catalogue: Catalogue, filed: Iterable[Reference]) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    for one in filed:
        target = one.target
        count = how_many_uses(catalogue, target)
        cited = catalogue.wording.ngettext(
            "Cited in %(num)s place", "Cited in %(num)s places", count
        )
        sure = one.certainty is Certainty.CERTAIN
        slots = (
            catalogue.name(target),
            "" if sure else grade(one.certainty, catalogue.wording),
            str(Markup(catalogue.formatted.get(one.id, "")).striptags()),
            cited if count else catalogue.wording.gettext("Cited nowhere in this edition."),
        )
        yield Row(one.id, *catalogue.address(target), slots, words=plain(one.comment))


def filing(reference: Reference) -> tuple[str, int, str]:
    """Where a reference is filed: first author or title, then year."""
    authors = reference.csl.get("author") or reference.csl.get("editor") or [{}]
    first = authors[0]
    name = first.get("family") or first.get("literal") or reference.csl.get("title", "")
    parts = reference.csl.get("issued", {}).get("date-parts") or [[0]]
    return str(name).casefold().lstrip("[(“‘\"'"), int(parts[0][0]), reference.id


def _references_finder(catalogue: Catalogue, filed: Iterable[Reference]) -> Finder:
    named = partial(kind_of_reference, wording=catalogue.wording)
    entries = [
        Entry(
            one.id,
            {
                "type": (one.csl.get("type", ""),),
                "certainty": (one.certainty,),
                "letter": _cited_in(catalogue, one.id),
            },
            {
                "author": filing(one),
                "year": filing(one)[1] or _NO_YEAR,
                "-year": filing(one)[1],
                "type": named(one.csl.get("type", "")),
            },
        )
        for one in filed
    ]
    filters: dict[str, Names] = {
        "type": named,
        "letter": lambda one: catalogue.name(Target(TargetKind.LETTER, one)),
        "certainty": lambda one: initial_capital(grade(one, catalogue.wording)),
    }
    return finder(entries, filters, ("author", "year", "-year", "type"))


def _cited_in(catalogue: Catalogue, reference: str) -> tuple[str, ...]:
    """The letters that cite a reference, themselves or in their notes."""
    target = Target(TargetKind.REFERENCE, reference)
    sources = (one.source for one in catalogue.resolved.by_target.get(target, ()))
    held = (one.letter if one.kind is TargetKind.NOTE else one.id for one in sources
            if one.kind in (TargetKind.LETTER, TargetKind.NOTE))  # fmt: skip
    return tuple(one for one in dict.fromkeys(held) if one in catalogue.letters)
