"""The formats in which an edition goes out as a book; rows like those of writers/formats.

They stand here because a book is set like the site's pages: with its templates and its words. What
sets them is loaded when a book is made: whoever only asks what books leave out needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glossator.loading import loaded
from glossator.wording import N_
from glossator.writers.export import Format, Limit, Output, Publication
from glossator.writers.pandoc.limits import LIMITS as PAPER_LIMITS
from glossator.writers.pandoc.limits import PICTURES

_Bind = Callable[[Publication, str], Iterator[Output]]

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


def _of_all(form: str) -> Callable[[Publication], Iterator[Output]]:
    def files(publication: Publication) -> Iterator[Output]:
        bind: _Bind = loaded("glossator.site.books.making:whole")
        return bind(publication, form)

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
        in_site=False,
    ),
    Format(
        "docx",
        N_("Word"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        N_(
            "Letters with their notes at the foot of the page, for colleagues who read and annotate"
            " in Word; their footnotes can be taken back. Pandoc makes it."
        ),
        _of_all("docx"),
        limits=(*LIMITS, *PAPER_LIMITS),
        specification="https://ecma-international.org/publications-and-standards/standards/ecma-376/",
        in_site=False,
    ),
    Format(
        "odt",
        N_("OpenDocument"),
        "application/vnd.oasis.opendocument.text",
        N_("The same for LibreOffice and others. Pandoc makes it."),
        _of_all("odt"),
        limits=(*LIMITS, *PAPER_LIMITS),
        specification="https://docs.oasis-open.org/office/OpenDocument/v1.3/",
        in_site=False,
    ),
    Format(
        "latex",
        N_("LaTeX"),
        "application/x-latex",
        N_("The same to be set by LaTeX. Pandoc makes it."),
        _of_all("latex"),
        limits=(*LIMITS, *PAPER_LIMITS, PICTURES),
        specification="https://www.latex-project.org/help/documentation/",
        in_site=False,
    ),
)
