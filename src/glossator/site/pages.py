"""Everything that an edition adds to a site: pages, files and redirects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from glossator.addresses import Home, address
from glossator.model import Target, TargetKind
from glossator.resolve.names import Names
from glossator.resolve.resolved import Resolved
from glossator.review.listing import LISTING_URI, listing
from glossator.review.listing import written as written_listing
from glossator.review.record import RECORD_URI, published
from glossator.site.assets import (
    of_correspondences,
    of_dossiers,
    of_facsimiles,
    of_maps,
    of_translations,
)
from glossator.site.books.making import books
from glossator.site.catalogue import Catalogue
from glossator.site.letter import translations
from glossator.site.letter.facsimiles import SCRIPT_URI, STYLES_URI
from glossator.site.letter.iiif import manifests
from glossator.site.lists.paging import MOST
from glossator.site.metadata import heads
from glossator.site.sitepage import Redirect, Site, SitePage
from glossator.site.threads.view import thread_pages
from glossator.site.views.correspondences import STYLES_URI as CORRESPONDENCES_STYLES_URI
from glossator.site.views.correspondences import correspondences_pages
from glossator.site.views.data import data_page
from glossator.site.views.empty import empty_pages
from glossator.site.views.entities import entity_pages
from glossator.site.views.glossary import glossary_pages
from glossator.site.views.letter import letter_page
from glossator.site.views.letters import letters_pages
from glossator.site.views.notebook import notebook_page
from glossator.site.views.notes import notes_pages
from glossator.site.views.onepage import DOSSIER_URI, print_page
from glossator.site.views.placemap import STYLES_URI as MAP_STYLES_URI
from glossator.site.views.placemap import has_map
from glossator.site.views.references import paged_references, references_pages
from glossator.site.views.referring import further_referring
from glossator.site.views.timeline import has_timeline, paged_timeline, timeline_pages
from glossator.wording import ENGLISH, Wording
from glossator.writers.citations.references import formatted, short_labels
from glossator.writers.export import Output, Outputs, Publication
from glossator.writers.formats import Exports
from glossator.writers.schemas import schema_files


def build_site(
    resolved: Resolved,
    wording: Wording = ENGLISH,
    site: str = "",
    folders: bool = True,
    sized: bool = True,
) -> Site:
    """The site of a resolved edition, with the interface in the words given.

    `site` is its address, where it is known; `folders` is as in Home; `sized` as in `data_page`.
    """
    references = resolved.edition.references
    publication = Publication.of(resolved, site, folders)
    entries = formatted(references, resolved.edition.settings.language)
    bare = Catalogue(resolved, entries, short_labels(references), wording)
    exports = Exports(publication, books(bare, publication.home))
    catalogue = replace(bare, exports=exports, placed=cache(partial(placed, bare)))
    pages = tuple(_pages(catalogue, sized))
    return Site(
        pages=pages,
        files=tuple(_files(catalogue)),
        exports=Outputs((*exports.outputs.parts, *(one for page in pages for one in page.beside))),
        redirects=tuple(_redirects(catalogue)),
        empty=empty_pages(catalogue, {page.uri for page in pages}),
        placed=catalogue.placed,
        heads=heads(catalogue),
        address=publication.home.site,
    )


def _pages(catalogue: Catalogue, sized: bool) -> Iterator[SitePage]:
    """An edition without any of a kind has no page for it."""
    if catalogue.letters:
        yield from letters_pages(catalogue)
    for letter in catalogue.letters.values():
        yield letter_page(catalogue, letter)
    yield from further_referring(catalogue)
    if catalogue.on_one_page:
        yield print_page(catalogue)
    yield from thread_pages(catalogue)
    if has_timeline(catalogue):
        yield from timeline_pages(catalogue)
    yield from correspondences_pages(catalogue)
    yield from glossary_pages(catalogue)
    yield from entity_pages(catalogue)
    if catalogue.references:
        yield from references_pages(catalogue)
    if catalogue.edition.notes:
        yield from notes_pages(catalogue)
    if catalogue.letters:
        yield notebook_page(catalogue)
    if catalogue.exports and _says_something(catalogue):
        yield data_page(catalogue, catalogue.exports, sized)


def _says_something(catalogue: Catalogue) -> bool:
    """Whether there is anything beside ordinary pages, which files of other formats do not hold."""
    all_of = catalogue.edition
    held = (all_of.letters, all_of.terms, all_of.references, all_of.entities, all_of.events)
    return any(held)


def _files(catalogue: Catalogue) -> Iterator[Output]:
    """The schemas of the edition's files, the record of what is published, and for those who
    gather pages the way to the list of them, where the site's address is known."""
    home = catalogue.home
    if home.site:
        sitemap = home.to("sitemap.xml")
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"
        yield Output("robots.txt", partial(str, robots))
    yield Output(RECORD_URI, partial(published, catalogue.resolved))
    yield Output(LISTING_URI, partial(_listing, catalogue, home))
    for uri, text in _loaded_by_some(catalogue):
        yield Output(uri, partial(str, text))
    if any(one.facsimile for one in catalogue.letters.values()):
        yield from manifests(catalogue)
    for name, text in schema_files(catalogue.edition.settings):
        yield Output(f"schema/{name}", partial(str, text))


def _loaded_by_some(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Styles and scripts of pages that not every edition has."""
    if any(one.facsimile for one in catalogue.letters.values()):
        yield from of_facsimiles(STYLES_URI, SCRIPT_URI)
    if any(one.translations for one in catalogue.letters.values()):
        rows = translations.row_rules(catalogue.letters.values())
        yield from of_translations(translations.STYLES_URI, translations.SCRIPT_URI, rows)
    if catalogue.on_one_page:
        yield from of_dossiers(DOSSIER_URI)
    if catalogue.correspondences.says_something:
        yield from of_correspondences(CORRESPONDENCES_STYLES_URI)
    if has_map(catalogue):
        yield from of_maps(MAP_STYLES_URI)


def _listing(catalogue: Catalogue, home: Home) -> str:
    names = Names.of_entries(catalogue.edition, catalogue.short)
    return written_listing(listing(catalogue.resolved, names, home.folders))


def _redirects(catalogue: Catalogue) -> Iterator[Redirect]:
    """From the pages that renamed letters, terms and entities had."""
    for target, former in _renamed(catalogue):
        for old in former:
            uri = address(Target(target.kind, old, target.letter))[0]
            yield Redirect(uri, address(target)[0])


def _renamed(catalogue: Catalogue) -> Iterator[tuple[Target, tuple[str, ...]]]:
    for letter in catalogue.letters.values():
        yield letter.target, letter.formerly
    for term in catalogue.terms.values():
        yield term.target, term.formerly
    for entity in catalogue.edition.entities:
        yield entity.target, entity.formerly


def placed(catalogue: Catalogue) -> Mapping[Target, str]:
    """The pages of those that are not on the first page of their list."""
    return dict(_placed(catalogue))


def _placed(catalogue: Catalogue) -> Iterator[tuple[Target, str]]:
    if len(catalogue.references) > MOST:
        for cut in paged_references(catalogue).cuts[1:]:
            for reference in (one for part in cut.parts for one in part.entries):
                yield reference.target, cut.uri
    if catalogue.events:
        for page in paged_timeline(catalogue).cuts[1:]:
            for moment in (one for part in page.parts for one in part.entries):
                if moment.target.kind is TargetKind.EVENT:
                    yield moment.target, page.uri
