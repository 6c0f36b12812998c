"""The letters of an edition bound as a book, in each of the formats of the table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from glossator.addresses import Home
from glossator.loading import loaded
from glossator.site.books.choosing import ENTRIES, WORKS_CITED, Chosen, choose, everything
from glossator.site.books.epub import epub
from glossator.site.books.formats import BOOKS
from glossator.site.books.onefile import one_file
from glossator.site.books.pdf import find_browser, pdf
from glossator.site.catalogue import MOST_ON_ONE_PAGE, Catalogue
from glossator.wording import wording
from glossator.writers.citations.references import formatted, short_labels
from glossator.writers.export import Format, Output, Publication

Bind = Callable[[Catalogue, Chosen, Home], str | bytes]
"""Makes a book of the chosen letters, for an edition that is published there."""


def _printed(catalogue: Catalogue, chosen: Chosen, home: Home) -> bytes:
    return pdf(one_file(catalogue, chosen, home), find_browser())


def _through_pandoc(form: str, catalogue: Catalogue, chosen: Chosen, home: Home) -> bytes:
    write: Callable[..., bytes] = loaded("glossator.site.books.word:word")
    return write(catalogue, chosen, home, form)


_BINDERS: dict[str, Bind] = {
    "html": one_file,
    "epub": epub,
    "pdf": _printed,
    "docx": partial(_through_pandoc, "docx"),
    "odt": partial(_through_pandoc, "odt"),
    "latex": partial(_through_pandoc, "latex"),
}

_ENDINGS = {"latex": "tex"}
_FOR_COLLEAGUES = ("docx", "odt", "latex")
"""In which single letters go out to be worked on: with the works cited, unless all is wanted."""


def catalogue_of(publication: Publication, language: str = "") -> Catalogue:
    """What a book is set from, with the interface in a language; else in that of the edition."""
    references, own = publication.edition.references, publication.edition.settings.language
    entries, words = formatted(references, own), wording(language or own)
    return Catalogue(publication.resolved, entries, short_labels(references), words)


def bound(
    catalogue: Catalogue, form: str, home: Home, ids: Collection[str] = (), entries: str = ""
) -> Iterator[Output]:
    """The book in one format: of the letters named, or of all; none for an edition without any.

    Its `entries` are 'all' or the 'works' cited; '' leaves it to the format. Raises
    UnknownLetterError.
    """
    if catalogue.letters:
        short = entries == "works" or (not entries and bool(ids) and form in _FOR_COLLEAGUES)
        kinds = WORKS_CITED if short else ENTRIES
        chosen = choose(catalogue, ids, kinds) if ids else everything(catalogue, kinds)
        name = next(iter(ids)) if len(ids) == 1 else "edition"
        bind = partial(_BINDERS[form], catalogue, chosen, home)
        yield Output(f"data/{name}.{_ENDINGS.get(form, form)}", bind)


def books(catalogue: Catalogue, home: Home) -> tuple[tuple[Format, tuple[Output, ...]], ...]:
    """The books that a site offers: those that need no other program, and none of an edition that
    is more than a browser or a reading device takes in one piece."""
    if not 0 < len(catalogue.letters) <= MOST_ON_ONE_PAGE:
        return ()
    return tuple((one, tuple(bound(catalogue, one.id, home))) for one in BOOKS if one.in_site)


def whole(publication: Publication, form: str) -> Iterator[Output]:
    """The book of all letters in one format."""
    return bound(catalogue_of(publication), form, publication.home)
