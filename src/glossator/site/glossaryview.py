"""The glossary: its index from A to Z, and a page for each entry."""

from __future__ import annotations

from glossator.model import Target, TargetKind, Term
from glossator.site.addresses import GLOSSARY, Link, address
from glossator.site.catalogue import Catalogue, plain, shortened
from glossator.site.finding import Entry, finder
from glossator.site.initials import alphabet, by_initial
from glossator.site.mentionview import backlinks
from glossator.site.searchentries import term_entries
from glossator.site.sitepage import SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter

_MOST_WITH_WORDS = 80
"""Terms; a longer list gives names only, in columns."""


def glossary_pages(catalogue: Catalogue) -> tuple[SitePage, ...]:
    """The index and the entries; nothing where there is no glossary."""
    if not catalogue.terms:
        return ()
    return (_index(catalogue), *(_entry(catalogue, term) for term in catalogue.terms.values()))


def _index(catalogue: Catalogue) -> SitePage:
    names = [(term.name, Target(TargetKind.TERM, one)) for one, term in catalogue.terms.items()]
    initials = by_initial(names, catalogue.settings.language)
    finding = finder([Entry(target.id) for one in initials for target in one.targets])

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, GLOSSARY, link, permalink)
        counts = {
            target: backlinks(setter, target).count
            for initial in initials
            for target in initial.targets
        }
        many = len(names) > _MOST_WITH_WORDS
        return render("glossary.html", setter, initials=initials, alphabet=alphabet(initials),
                      counts=counts, finding=finding, many=many)  # fmt: skip

    return SitePage(
        GLOSSARY,
        catalogue.wording.gettext("Glossary"),
        content,
        description=catalogue.wording.ngettext(
            "%(num)s term explained, with the places that use it.",
            "%(num)s terms explained, each with the places that use it.",
            len(names),
        ),
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
        search=term_entries(catalogue, term),
    )
