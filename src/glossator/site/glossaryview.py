"""The glossary: its index from A to Z, and a page for each entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from glossator.model import Target, TargetKind, Term
from glossator.site.addresses import GLOSSARY, Link, address
from glossator.site.catalogue import Catalogue, plain, shortened
from glossator.site.mentionview import backlinks
from glossator.site.searchentries import term_entries
from glossator.site.sitepage import SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Initial:
    """A letter of the alphabet with what begins with it."""

    letter: str
    fragment: str
    targets: tuple[Target, ...]


def glossary_pages(catalogue: Catalogue) -> tuple[SitePage, ...]:
    """The index and the entries; nothing where there is no glossary."""
    if not catalogue.terms:
        return ()
    return (_index(catalogue), *(_entry(catalogue, term) for term in catalogue.terms.values()))


def by_initial(names: Iterable[tuple[str, Target]]) -> tuple[Initial, ...]:
    """Targets by the first letter of their names, without its accents; the rest under '#'."""
    filed = sorted(names, key=lambda one: (initial_of(one[0]), one[0].casefold()))
    groups = groupby(filed, key=lambda one: initial_of(one[0]))
    return tuple(
        Initial(letter, f"from-{'other' if letter == '#' else letter.lower()}",
                tuple(target for _, target in found))
        for letter, found in groups
    )  # fmt: skip


def initial_of(name: str) -> str:
    """The letter under which a name is filed."""
    first = unicodedata.normalize("NFD", name.strip())[:1].upper()
    return first if first.isalpha() else "#"


def _index(catalogue: Catalogue) -> SitePage:
    names = [(term.name, Target(TargetKind.TERM, one)) for one, term in catalogue.terms.items()]
    initials = by_initial(names)

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, GLOSSARY, link, permalink)
        counts = {
            target: backlinks(setter, target).count
            for initial in initials
            for target in initial.targets
        }
        return render("glossary.html", setter, initials=initials, counts=counts)

    return SitePage(
        GLOSSARY,
        "Glossary",
        content,
        description=f"{len(names)} terms explained, each with the places that use it.",
        ids=tuple(initial.fragment for initial in initials),
        listed=True,
        language=catalogue.settings.language,
    )


def _entry(catalogue: Catalogue, term: Term) -> SitePage:
    target = Target(TargetKind.TERM, term.id)
    uri = address(target)[0]

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        return render("term.html", setter, term=term, target=target,
                      used=backlinks(setter, target))  # fmt: skip

    sections = tuple(f"section-{number}" for number in range(len(term.sections)))
    senses = tuple(f"sense-{number}" for number in range(len(term.senses)))
    return SitePage(
        uri,
        term.name,
        content,
        description=shortened(plain(term.definition), 160),
        ids=(*sections, *senses, "used"),
        language=catalogue.settings.language,
        search=term_entries(term),
    )
