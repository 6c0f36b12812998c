"""A book for a word processor, through Pandoc: Word, OpenDocument, LaTeX."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.addresses import PRINT, Home
from glossator.model import Letter
from glossator.readers.pandoc.ownstyles import ENTRY, FACTS, HEADING
from glossator.readers.pandoc.program import (
    Node,
    PandocError,
    Tree,
    document_of,
)
from glossator.site.books.binding import Binding, published_at, together
from glossator.site.books.choosing import ENTRIES, Chosen
from glossator.site.books.onefile import Inlined
from glossator.site.books.papers import Paper
from glossator.site.books.pdf import PrintingError
from glossator.site.books.wordentries import Entries
from glossator.site.books.wordletters import LetterPaper
from glossator.site.catalogue import Catalogue
from glossator.site.letter.apparatus import apparatus
from glossator.site.names import rights_of
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording.dates import date_words
from glossator.writers.pandoc.latexlooks import for_latex
from glossator.writers.pandoc.looks import beside
from glossator.writers.pandoc.nodes import Blocks, header, items, link, para, span, words

_OPTIONS = {
    "docx": ("-t", "docx", "--reference-doc", "looks.docx", "-o", "-"),
    "odt": ("-t", "odt", "--reference-doc", "looks.odt", "-o", "-"),
    "latex": ("-t", "latex", "--standalone"),
}


def word(catalogue: Catalogue, chosen: Chosen, home: Home, form: str) -> bytes:
    """The chosen letters as a document; `form` is docx, odt or latex. Raises PrintingError."""
    latex = form == "latex"
    tree = tree_of(catalogue, chosen, home, pictures=not latex)
    try:
        return document_of(for_latex(tree) if latex else tree, _OPTIONS[form], beside(form))
    except PandocError as error:
        raise PrintingError(f"{error} {error.cure}".rstrip()) from error


def tree_of(catalogue: Catalogue, chosen: Chosen, home: Home, pictures: bool = True) -> Tree:
    """The same as Pandoc's tree. One letter has its title; several have the edition's, and each a
    heading. `pictures` says whether these stand in it themselves, or only what they show.

    Where some kinds of entries are left out on purpose, words that would have led to them are
    plain: a list of all that a short document lacks would be longer than it."""
    published = published_at(home)
    link_to = Inlined(catalogue.edition.folder, published) if pictures else published
    in_full = chosen.kinds == ENTRIES
    book = Binding(catalogue, chosen, together(chosen.letters), link_to, lists_missed=in_full)
    paper = Paper(book.setter(PRINT), catalogue.settings.language)
    single = chosen.letters[0] if len(chosen.letters) == 1 else None
    title = single.title if single else catalogue.settings.full_title
    edition = list(_edition(paper, home, ENTRY if single else FACTS))
    blocks: Blocks = [] if single else [*edition, *_contents(paper, chosen)]
    for one in chosen.letters:
        if single is None:
            blocks.append(header(1, words(one.title), f"letter-{one.id}"))
        blocks += _letter(book, one, paper.language)
    blocks += Entries(paper, chosen).blocks()
    blocks += _elsewhere(paper, book)
    if single:
        blocks += [para(words(catalogue.settings.full_title), HEADING), *edition]
    named = [span(words(title), name=f"letter-{single.id}")] if single else words(title)
    meta = {
        "title": {"t": "MetaInlines", "c": named},
        "lang": {"t": "MetaString", "c": paper.language},
    }
    return Tree(meta, blocks)


def _letter(book: Binding, letter: Letter, language: str) -> Blocks:
    _, prefix = book.places.letters[letter.id]
    below = apparatus(book.catalogue, letter)
    here = {one.target: prefix + one.fragment for one in reversed(below.references) if one.listed}
    page = Typesetter(book.catalogue, PRINT, book.link, here=here)
    return LetterPaper(Paper(page, language, prefix), letter, below).blocks()


def _edition(paper: Paper, home: Home, style: str) -> Iterator[Node]:
    """Which edition this is, whose, and under which terms."""
    settings, say = paper.page.catalogue.settings, paper.wording
    version = (
        say.gettext("Version %(version)s", version=settings.version) if settings.version else ""
    )
    date = date_words(settings.date, say) if settings.date else ""
    roles = (f"{one.name} ({one.role})" if one.role else one.name for one in settings.editors)
    address = [link(words(home.site), home.site)] if home.site else []
    yield from paper.line([words(settings.description)], style)
    yield from paper.line([words(one) for one in roles], style)
    yield from paper.line([words(version), words(date), address], style)
    for what, terms in settings.rights:
        yield para(paper.labelled(rights_of(what, say), paper.addressed(terms)), style)


def _contents(paper: Paper, chosen: Chosen) -> Iterator[Node]:
    """The letters, who wrote them to whom, and when."""
    for one in chosen.letters:
        between = words(paper.page.beside_title(one))
        title = [link(words(one.title), f"#letter-{one.id}")]
        yield from paper.line([title, between], FACTS)


def _elsewhere(paper: Paper, book: Binding) -> Iterator[Node]:
    """What links would have led to that is neither in the book nor published."""
    names = book.elsewhere()
    if names:
        say = paper.wording
        remark = say.gettext(
            "The edition also has what follows; links in this book lead here for it."
        )
        yield para(words(say.gettext("Not in this book")), HEADING, name="elsewhere")
        yield para(words(remark))
        yield items([[para(words(one))] for one in names], ordered=False)
