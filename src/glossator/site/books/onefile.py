"""A book in one HTML file that needs nothing else: letters, apparatus, fonts, pictures.

It has no script and asks for nothing; it reads and prints like the page with the whole edition.
"""

from __future__ import annotations

from dataclasses import dataclass

from glossator import __version__
from glossator.addresses import PRINT, Home
from glossator.site.books import pictures
from glossator.site.books.binding import Binding, published_at, together
from glossator.site.books.bookstyles import book_styles
from glossator.site.books.choosing import Chosen
from glossator.site.catalogue import Catalogue
from glossator.site.frame.policy import hashes
from glossator.site.sitepage import Link
from glossator.site.typesetting.templating import render

NOWHERE = Home()
"""An edition whose address is not known."""


@dataclass(frozen=True, slots=True)
class Inlined:
    """Links of a book whose pictures stand in it."""

    folder: str
    published: Link | None

    def __call__(self, uri: str, fragment: str) -> str:
        kind = pictures.media_type(uri)
        found = pictures.content(self.folder, uri) if kind else None
        if found is not None:
            return pictures.inlined(kind, found)
        return self.published(uri, fragment) if self.published else ""


def one_file(catalogue: Catalogue, chosen: Chosen, home: Home = NOWHERE) -> str:
    """The chosen letters as an HTML document; `home` is where the edition is published."""
    link = Inlined(catalogue.edition.folder, published_at(home))
    book = Binding(catalogue, chosen, together(chosen.letters), link)
    letters = list(book.letters(PRINT))
    text = "".join(one.letter.text for one in letters)
    styles = book_styles(text)
    return render("onefile.html", book.setter(PRINT), title=title(catalogue, chosen),
                  letters=letters, chosen=chosen, published=home.site, version=__version__,
                  elsewhere=book.elsewhere, styles=styles,
                  hashes=" ".join(hashes((styles.day, styles.night))))  # fmt: skip


def title(catalogue: Catalogue, chosen: Chosen) -> str:
    """What the book is called: as the edition, or as the one letter that it holds."""
    if len(chosen.letters) == 1 < len(catalogue.letters):
        return f"{chosen.letters[0].title} · {catalogue.settings.title}"
    return catalogue.settings.title
