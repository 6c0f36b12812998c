"""The whole edition on one page, for the printer: every letter with its notes, then one glossary,
one bibliography, and people and places once.

Each letter's ids carry its own id and a stroke before them, 'reed-1804/p3', so that none stands
twice; links into the edition stay within the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from glossator.addresses import GLOSSARY, PARTIES, PRINT, REFERENCES, address
from glossator.site.books.binding import Binding, together
from glossator.site.books.choosing import everything
from glossator.site.catalogue import Catalogue
from glossator.site.letter.citing import citation_of_some
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render

DOSSIER_URI = "assets/glossator/dossier.js"
"""The script that shows the letters which the page's address names, and no others."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Where in the site stands what a reader's choice of letters leaves out."""

    letter: str
    """Of each letter, whose id takes the place of {}."""
    glossary: str
    references: str
    people: str
    script: str


def print_page(catalogue: Catalogue) -> SitePage:
    """The page that prints the edition. Search passes it by: each hit would come twice."""

    def content(link: Link, permalink: str) -> str:
        chosen = everything(catalogue)
        book = Binding(catalogue, chosen, together(chosen.letters), link)
        return render("print.html", book.setter(PRINT, permalink),
                      letters=list(book.letters(PRINT, permalink)),
                      chosen=chosen, published=catalogue.settings.address or permalink,
                      outside=_outside(catalogue, link), cited=citation_of_some(catalogue),
                      permalink=permalink)  # fmt: skip

    return SitePage(
        PRINT,
        catalogue.wording.gettext("The whole edition on one page"),
        content,
        describe=lambda: catalogue.wording.gettext(
            "All letters with their notes, the glossary and the references, to be printed."
        ),
        language=catalogue.settings.language,
    )


def _outside(catalogue: Catalogue, link: Link) -> Outside:
    first = next(iter(catalogue.letters.values()))
    return Outside(
        letter=link(*address(first.target)).replace(f"letters/{first.id}", "letters/{}"),
        glossary=link(GLOSSARY, ""),
        references=link(REFERENCES, ""),
        people=link(PARTIES, ""),
        script=link(DOSSIER_URI, ""),
    )
