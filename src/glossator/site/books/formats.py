"""The formats in which an edition goes out as a book; rows like those of writers/formats.

They stand here because a book is set like the site's pages: with its templates and its words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from glossator.addresses import Home
from glossator.site.books.choosing import Chosen, choose, everything
from glossator.site.books.epub import epub
from glossator.site.books.onefile import one_file
from glossator.site.books.pdf import find_browser, pdf
from glossator.site.catalogue import MOST_ON_ONE_PAGE, Catalogue
from glossator.wording import N_
from glossator.writers.citations import formatted, short_labels
from glossator.writers.export import Format, Limit, Output, Publication

Bind = Callable[[Catalogue, Chosen, Home], str | bytes]
"""Makes a book of the chosen letters, for an edition that is published there."""

LIMITS = (
    Limit(
        "threads",
        "A thread's drawing and its passages side by side are left out; each letter says what it "
        "answers and where it is answered.",
        lambda publication: len(publication.resolved.threads),
    ),
    Limit(
        "events",
        "The timeline is left out; a note names the events that bear on it.",
        lambda publication: len(publication.edition.events),
    ),
)


def _printed(catalogue: Catalogue, chosen: Chosen, home: Home) -> bytes:
    return pdf(one_file(catalogue, chosen, home), find_browser())


_BINDERS: dict[str, Bind] = {"html": one_file, "epub": epub, "pdf": _printed}


def catalogue_of(publication: Publication) -> Catalogue:
    """What a book is set from, with the interface in English."""
    references = publication.edition.references
    return Catalogue(publication.resolved, formatted(references), short_labels(references))


def bound(
    catalogue: Catalogue, form: Format, home: Home, ids: Collection[str] = ()
) -> Iterator[Output]:
    """The book in one format: of the letters named, or of all; none for an edition without any.

    Raises UnknownLetterError.
    """
    if catalogue.letters:
        chosen = choose(catalogue, ids) if ids else everything(catalogue)
        name = next(iter(ids)) if len(ids) == 1 else "edition"
        bind = partial(_BINDERS[form.id], catalogue, chosen, home)
        yield Output(f"data/{name}.{form.id}", bind)


def books(catalogue: Catalogue, home: Home) -> tuple[tuple[Format, tuple[Output, ...]], ...]:
    """The books that a site offers: not a PDF, which needs a browser, and none of an edition that
    is more than a browser or a reading device takes in one piece."""
    if not 0 < len(catalogue.letters) <= MOST_ON_ONE_PAGE:
        return ()
    return tuple((one, tuple(bound(catalogue, one, home))) for one in BOOKS if one.id != "pdf")


def _of_all(form: str) -> Callable[[Publication], Iterator[Output]]:
    def files(publication: Publication) -> Iterator[Output]:
        format_named = next(one for one in BOOKS if one.id == form)
        return bound(catalogue_of(publication), format_named, publication.home)

    return files


BOOKS: tuple[Format, ...] = (
    Format(
        "epub",
        N_("EPUB"),
        "application/epub+zip",
        N_("A book for reading devices; notes open over the page."),
        _of_all("epub"),
        limits=LIMITS,
        specification="https://www.w3.org/TR/epub-33/",
    ),
    Format(
        "html",
        N_("One HTML file"),
        "text/html",
        N_("Letters with their apparatus in a file that needs nothing else; reads and prints."),
        _of_all("html"),
        limits=LIMITS,
        specification="https://html.spec.whatwg.org/",
    ),
    Format(
        "pdf",
        N_("PDF"),
        "application/pdf",
        N_("The same, printed on A4 or Letter by a Chromium on this machine."),
        _of_all("pdf"),
        limits=LIMITS,
        specification="https://www.iso.org/standard/75839.html",
    ),
)
