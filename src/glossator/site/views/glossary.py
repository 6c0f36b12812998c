"""The glossary: its index from A to Z, and a page for each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from glossator.addresses import GLOSSARY, address
from glossator.model import Target, TargetKind, Term
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue, plain
from glossator.site.lists.finding import Entry, finder
from glossator.site.lists.initials import Initial, alphabet, by_initial
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import MOST_LINES, Cut, Section
from glossator.site.lists.rows import Row
from glossator.site.search.entries import term_entries
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.mentionpages import further_pages, on_page, places_of
from glossator.site.views.mentions import how_many_uses

_MOST_WITH_WORDS = 80
"""Terms; a longer list gives names only, in columns."""


def glossary_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The index and the entries; nothing where there is no glossary."""
    if catalogue.terms:
        yield from _index(catalogue)
        for term in catalogue.terms.values():
            yield from _entry(catalogue, term)


def _index(catalogue: Catalogue) -> Iterator[SitePage]:
    names = [(term.name, Target(TargetKind.TERM, one)) for one, term in catalogue.terms.items()]

    @cache
    def initials() -> tuple[Initial, ...]:
        return by_initial(names, catalogue.settings.language)

    def more(setter: Typesetter, cut: Cut[Target]) -> Mapping[str, object]:
        shown = [target for part in cut.parts for target in part.entries]
        counts = {target: how_many_uses(catalogue, target) for target in shown}
        many = len(names) > _MOST_WITH_WORDS
        return {"alphabet": alphabet(initials()), "counts": counts, "many": many}

    description = catalogue.wording.ngettext(
        "%(num)s term explained, with the places that use it.",
        "%(num)s terms explained, each with the places that use it.",
        len(names),
    )
    title = catalogue.wording.gettext("Glossary")
    listing = Listing(
        uri=GLOSSARY,
        total=len(names),
        template="glossary.html",
        title=title,
        description=description,
        sections=lambda: [Section(one.letter, one.fragment, one.targets) for one in initials()],
        finder=lambda: finder([Entry(target.id) for one in initials() for target in one.targets]),
        most=MOST_LINES,
        more=more,
    )
    return list_pages(catalogue, listing, partial(_in_plain_text, catalogue, initials))


def _in_plain_text(
    catalogue: Catalogue, initials: Callable[[], Iterable[Initial]]
) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    for target in (one for initial in initials() for one in initial.targets):
        term, count = catalogue.terms[target.id], how_many_uses(catalogue, target)
        places = catalogue.wording.ngettext("%(num)s place", "%(num)s places", count)
        slots = (term.name, term.expansion, places)
        yield Row(target.id, address(target)[0], "", slots, words=" · ".join(term.every_form))


def _entry(catalogue: Catalogue, term: Term) -> Iterator[SitePage]:
    """An entry's page, and the further pages of the places that use it."""
    target = term.target
    uri = address(target)[0]
    mentioned = places_of(catalogue, target, uri)

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        places = mentioned()
        first = places.cuts[0]
        return render("term.html", setter, term=term, target=target, paged=places, cut=first,
                      used=on_page(setter, first))  # fmt: skip

    def fragments() -> tuple[str, ...]:
        sections = (f"section-{number}" for number in range(len(term.sections)))
        senses = (f"sense-{number}" for number in range(len(term.senses)))
        return (*sections, *senses, "used", *mentioned().fragments(uri))

    yield SitePage(
        uri,
        term.name,
        content,
        describe=lambda: shortened(plain(term.definition), 160),
        fragments=fragments,
        language=catalogue.settings.language,
        entries=partial(term_entries, catalogue, term),
    )
    heading = catalogue.wording.gettext("Where it is used")
    yield from further_pages(catalogue, target, mentioned, heading)
