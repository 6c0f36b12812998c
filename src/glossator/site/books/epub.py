"""A book as EPUB 3.3: a file for each letter, its notes shown over the page, then glossary,
references and people.

The same input gives the same bytes: what is packed carries the edition's date, not the day's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.addresses import PRINT, Home
from glossator.site import assets
from glossator.site.books import pictures
from glossator.site.books.binding import Binding, Places, published_at
from glossator.site.books.choosing import Chosen
from glossator.site.books.onefile import NOWHERE, title
from glossator.site.books.package import Item, package, packed
from glossator.site.catalogue import Catalogue
from glossator.site.sitepage import Link
from glossator.site.typesetting.templating import render
from glossator.writers.xmlsigns import clean

_PREFIX = "l."
"""Before each id of a letter: ids in XML begin with a letter (XML 1.0, 2.3)."""
_NOTEREF = ' epub:type="noteref"'
_XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class Part:
    """An entry of the table of contents."""

    file: str
    title: str


@dataclass(frozen=True)
class _Packed:
    """Links of a book whose pictures are packed with it."""

    folder: str
    published: Link | None
    taken: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, uri: str, fragment: str) -> str:
        found = pictures.content(self.folder, uri) if pictures.media_type(uri) else None
        if found is not None:
            self.taken[f"pictures/{uri}"] = found
            return f"pictures/{uri}"
        return self.published(uri, fragment) if self.published else ""


def epub(catalogue: Catalogue, chosen: Chosen, home: Home = NOWHERE) -> bytes:
    """The chosen letters as an EPUB; `home` is where the edition is published."""
    link = _Packed(catalogue.edition.folder, published_at(home))
    book = Binding(catalogue, chosen, _places(chosen), link)
    texts = [*_texts(book, home.site)]
    items = [
        Item(name, _XHTML, clean(text).encode(), _title_of(book, name)) for name, text in texts
    ]
    items.append(Item("book.css", "text/css", assets.style("epub").encode()))
    items += [Item(uri, pictures.media_type(uri), taken) for uri, taken in link.taken.items()]
    opf = package(catalogue, items, title(catalogue, chosen), home.site)
    return packed(opf, items)


def _places(chosen: Chosen) -> Places:
    letters = {one.id: (f"letter-{one.id}.xhtml", _PREFIX) for one in chosen.letters}
    return Places(letters, "nav.xhtml", "glossary.xhtml", "references.xhtml", "people.xhtml",
                  "elsewhere.xhtml")  # fmt: skip


def _texts(book: Binding, site: str) -> Iterator[tuple[str, str]]:
    """The files that are read, in the order of reading; what stands elsewhere is known last."""
    yield "title.xhtml", _part(book, "title", site)
    yield "nav.xhtml", _nav(book)
    for one in book.letters(PRINT, noteref=_NOTEREF):
        yield (
            f"letter-{one.letter.id}.xhtml",
            render("epub/letter.html", one.page, one=one, title=one.letter.title),
        )
    for name in ("glossary", "references", "people"):
        if _has(book.chosen, name):
            yield f"{name}.xhtml", _part(book, name, site)
    if book.missed:
        yield "elsewhere.xhtml", _part(book, "elsewhere", site)


def _has(chosen: Chosen, part: str) -> bool:
    held = {"glossary": chosen.terms, "references": chosen.references, "people": chosen.entities}
    return bool(held[part])


def _part(book: Binding, name: str, site: str) -> str:
    return render("epub/part.html", book.setter(PRINT), part=name, chosen=book.chosen,
                  published=site, names=book.elsewhere(),
                  title=_title_of(book, f"{name}.xhtml"))  # fmt: skip


def _nav(book: Binding) -> str:
    files = ["title.xhtml", *(file for file, _ in book.places.letters.values())]
    files += [f"{one}.xhtml" for one in ("glossary", "references", "people")
              if _has(book.chosen, one)]  # fmt: skip
    parts = [Part(file, _title_of(book, file)) for file in files]
    return render("epub/nav.html", book.setter(PRINT), parts=parts, chosen=book.chosen,
                  begin=files[1] if len(files) > 1 else files[0],
                  title=_title_of(book, "nav.xhtml"))  # fmt: skip


def _title_of(book: Binding, file: str) -> str:
    """What the table of contents calls a file."""
    gettext = book.catalogue.wording.gettext
    letters = {place: letter for letter, (place, _) in book.places.letters.items()}
    if file in letters:
        letter = book.catalogue.letters[letters[file]]
        return ". ".join(filter(None, (letter.title, book.catalogue.exchange(letter))))
    named = {
        "nav.xhtml": gettext("Contents"),
        "glossary.xhtml": gettext("Glossary"),
        "references.xhtml": gettext("References"),
        "people.xhtml": gettext("People and places"),
        "elsewhere.xhtml": gettext("Not in this book"),
    }
    return named.get(file, book.catalogue.settings.title)
