"""The whole edition on one page, for the printer: every letter with its notes, then one glossary,
one bibliography, and people and places once.

Each letter's ids carry its own id and a stroke before them, 'reed-1804/p3', so that none stands
twice; links into the edition stay within the page.
"""

from __future__ import annotations

from glossator.addresses import PRINT
from glossator.site.books.binding import Binding, together
from glossator.site.books.choosing import everything
from glossator.site.catalogue import Catalogue
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render


def print_page(catalogue: Catalogue) -> SitePage:
    """The page that prints the edition. Search passes it by: each hit would come twice."""

    def content(link: Link, permalink: str) -> str:
        chosen = everything(catalogue)
        book = Binding(catalogue, chosen, together(chosen.letters), link)
        return render("print.html", book.setter(PRINT, permalink),
                      letters=list(book.letters(PRINT, permalink)),
                      chosen=chosen, published=catalogue.settings.address or permalink)  # fmt: skip

    return SitePage(
        PRINT,
        catalogue.wording.gettext("The whole edition on one page"),
        content,
        describe=lambda: catalogue.wording.gettext(
            "All letters with their notes, the glossary and the references, to be printed."
        ),
        language=catalogue.settings.language,
    )
