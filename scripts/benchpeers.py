"""The same correspondence as Glossator has it and as others would: what each writes and runs.

Each writer puts a whole project into a folder; `PEERS` says what builds it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchletters import Correspondence, Letter, Note, Piece, Term, plain

MATERIAL = """site_name: Letters
theme:
  name: material
  font: false
  features: [navigation.prune, content.tooltips]
"""
GLOSSATOR = """site_name: Letters
theme:
  name: material
  font: false
  features: [navigation.indexes, navigation.tabs]
plugins: [search, glossator]
nav:
  - Home: index.md
  - Letters: letters/index.md
  - Glossary: glossary/index.md
  - References: references.md
  - People: parties/index.md
  - Notes: notes.md
"""
ALONE = f"""{GLOSSATOR.replace("glossator]", "{glossator: {search: pagefind}}]")}
exclude_docs: |
  /data/edition.epub
  /data/edition.html
"""
"""One letter shows what entries cost by themselves in a large edition: with that one's search, and
like that without books, in which all entries would stand."""
EZGLOSSARY = """plugins:
  - search
  - ezglossary:
      tooltip: short
      inline_refs: short
"""
SPHINX = """project = "Letters"
extensions = []
html_theme = "alabaster"
"""


@dataclass(frozen=True)
class Peer:
    """A way to publish the letters."""

    name: str
    does: str
    """What of the whole it does."""
    write: Callable[[Correspondence, Path], None]
    command: tuple[str, ...]
    """Arguments of the environment's Python, in the project's folder."""
    packages: tuple[str, ...] = ()
    """What has to be installed beside Material, where it is no part of Glossator's environment."""
    index: str = "search/search_index.json"
    """What a browser loads to search."""


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# Glossator


def write_glossator(edition: Correspondence, folder: Path) -> None:
    """An edition as docs/guide/format.md has it."""
    docs = folder / "docs"
    _put(folder / "mkdocs.yml", ALONE if len(edition.letters) == 1 else GLOSSATOR)
    _put(docs / "edition.yml", "title: Letters\nlanguage: en\nrules: {}\n")
    _put(docs / "index.md", "# Letters\n")
    terms = {
        term.id: {"name": term.forms[0], "forms": term.forms[1:], "definition": term.definition}
        for term in edition.terms
    }
    parties = {party: {"name": name} for party, name in edition.parties.items()}
    references = {
        name: {
            "type": "book",
            "title": title,
            "author": [{"family": author, "given": "A."}],
            "issued": year,
        }
        for name, (author, title, year) in edition.references.items()
    }
    for name, entries in (("glossary", terms), ("parties", parties), ("references", references)):
        lines = (f"{key}: {_yaml(entry)}\n" for key, entry in entries.items())
        _put(docs / "data" / f"{name}.yml", "".join(lines))
    for letter in edition.letters:
        _put(docs / "letters" / f"{letter.id}.md", _glossator_letter(letter))
        _put(docs / "letters" / f"{letter.id}.notes.yml", _glossator_notes(letter))


def _yaml(entry: object) -> str:
    """JSON is YAML."""
    return json.dumps(entry, ensure_ascii=False)


def _glossator_letter(letter: Letter) -> str:
    listed = "".join(f"  {n}: {one}\n" for n, one in enumerate(letter.references, 1))
    answers = f"answers: {letter.answers}\n" if letter.answers else ""
    head = (
        f"---\ntitle: {letter.title}\nfrom: {letter.sender}\nto: {letter.recipient}\n"
        f"date: {letter.date}\n{answers}references:\n{listed}---\n\n"
    )
    body = "\n\n".join(_joined(paragraph, _cited) for paragraph in letter.paragraphs)
    return f"{head}{body}\n"


def _cited(piece: Piece) -> str:
    return f"[@{piece.cites}]" if piece.cites else piece.words


def _joined(pieces: Iterable[Piece], show: Callable[[Piece], str]) -> str:
    """Pieces with blanks between them; a citation follows its word without one."""
    made = ""
    for piece in pieces:
        made += f"{' ' if made and not piece.cites else ''}{show(piece)}"
    return made


def _glossator_notes(letter: Letter) -> str:
    lines = []
    for note in letter.notes:
        said = note.words + (f" See [[{note.link}]]." if note.link else "")
        entry = {"id": note.id, "quote": note.quote, "note": said, "sources": note.sources}
        lines.append("".join(f"{'- ' if key == 'id' else '  '}{key}: {_yaml(value)}\n"
                             for key, value in entry.items()))  # fmt: skip
    return "".join(lines)


# The others


def _tree(edition: Correspondence) -> Iterable[tuple[str, Letter]]:
    """About as many folders as letters in each, as an editor would sort them."""
    share = max(1, round(math.sqrt(len(edition.letters))))
    for number, letter in enumerate(edition.letters):
        yield f"folder-{number // share}/{letter.id}.md", letter


def _pages(
    edition: Correspondence, folder: Path, settings: str, page: Callable[[Letter], str]
) -> None:
    _put(folder / "mkdocs.yml", settings)
    _put(folder / "docs" / "index.md", "# Letters\n")
    for path, letter in _tree(edition):
        _put(folder / "docs" / path, f"# {letter.title}\n\n{page(letter)}\n")


def write_plain(edition: Correspondence, folder: Path) -> None:
    """The letters' bare text: the floor."""
    _pages(edition, folder, MATERIAL, lambda letter: "\n\n".join(map(plain, letter.paragraphs)))


def write_words(edition: Correspondence, folder: Path) -> None:
    """All the words of a letter's page, as plain text and lists."""

    def page(letter: Letter) -> str:
        text = "\n\n".join(
            _joined(one, lambda piece: _number(piece) or piece.words) for one in letter.paragraphs
        )
        notes = "\n".join(f"{n}. {one.quote}: {one.words}" for n, one in _counted(letter.notes))
        return f"{text}\n\n## Notes\n\n{notes}\n\n{_listed(edition, letter)}"

    _pages(edition, folder, MATERIAL, page)


def _number(piece: Piece) -> str:
    return f"({piece.cites})" if piece.cites else ""


def _counted(notes: tuple[Note, ...]) -> Iterable[tuple[int, Note]]:
    return enumerate(sorted(notes, key=lambda one: (one.paragraph, one.last)), 1)


def _listed(edition: Correspondence, letter: Letter) -> str:
    items = (edition.references[one] for one in letter.references)
    rows = "\n".join(f"{n}. {a}, {title} ({year})" for n, (a, title, year) in enumerate(items, 1))
    return f"## References\n\n{rows}"


def _with_footnotes(edition: Correspondence, letter: Letter, show: Callable[[Piece], str]) -> str:
    after: dict[tuple[int, int], str] = {}
    for _, note in _counted(letter.notes):
        place = (note.paragraph, note.last)
        after[place] = after.get(place, "") + f"[^{note.id}]"
    paragraphs = []
    for at, pieces in enumerate(letter.paragraphs):
        shown = [
            (_number(piece) or show(piece)) + after.get((at, n), "")
            for n, piece in enumerate(pieces)
        ]
        paragraphs.append(" ".join(shown))
    notes = "\n".join(f"[^{one.id}]: {one.words}" for _, one in _counted(letter.notes))
    text = "\n\n".join(paragraphs)
    return f"{text}\n\n{notes}\n\n{_listed(edition, letter)}"


def write_footnotes(edition: Correspondence, folder: Path) -> None:
    """The notes as footnotes."""
    settings = f"{MATERIAL}markdown_extensions: [footnotes]\n"
    _pages(
        edition,
        folder,
        settings,
        lambda one: _with_footnotes(edition, one, lambda piece: piece.words),
    )


def write_abbr(edition: Correspondence, folder: Path) -> None:
    """Footnotes, and the glossary as tooltips, without links: the extension `abbr`."""
    glossary = {form: term.definition for term in edition.terms for form in term.forms}
    settings = (
        f"{MATERIAL}markdown_extensions:\n  - footnotes\n"
        f"  - abbr:\n      glossary: {_yaml(glossary)}\n"
    )
    _pages(
        edition,
        folder,
        settings,
        lambda one: _with_footnotes(edition, one, lambda piece: piece.words),
    )


def write_ezglossary(edition: Correspondence, folder: Path) -> None:
    """Footnotes, and each use of a term marked by hand: mkdocs-ezglossary links both ways."""
    names = {term.id: _ez_name(term) for term in edition.terms}

    def show(piece: Piece) -> str:
        return f"<g:{names[piece.term]}|{piece.words}>" if piece.term else piece.words

    settings = f"{MATERIAL}markdown_extensions: [footnotes, def_list]\n{EZGLOSSARY}"
    _pages(edition, folder, settings, lambda one: _with_footnotes(edition, one, show))
    entries = "\n\n".join(f"g:{names[one.id]}\n:   {one.definition}" for one in edition.terms)
    _put(folder / "docs" / "glossary.md", f"# Glossary\n\n{entries}\n")


def _ez_name(term: Term) -> str:
    return term.id


def write_sphinx(edition: Correspondence, folder: Path) -> None:
    """reStructuredText with footnotes and :term: at each use."""
    _put(folder / "docs" / "conf.py", SPHINX)
    pages = [path.removesuffix(".md") for path, _ in _tree(edition)]
    listed = "\n".join(f"   {page}" for page in (*pages, "glossary"))
    _put(folder / "docs" / "index.rst", f"Letters\n=======\n\n.. toctree::\n\n{listed}\n")
    entries = "\n".join(f"   {one.id}\n      {one.definition}\n" for one in edition.terms)
    _put(folder / "docs" / "glossary.rst", f"Glossary\n========\n\n.. glossary::\n\n{entries}\n")
    for path, letter in _tree(edition):
        _put(folder / "docs" / path.replace(".md", ".rst"), _rst(edition, letter))


def _rst(edition: Correspondence, letter: Letter) -> str:
    def show(piece: Piece) -> str:
        return f":term:`{piece.words} <{piece.term}>`" if piece.term else piece.words

    body = _with_footnotes(edition, letter, show)
    for note in letter.notes:
        body = body.replace(f"[^{note.id}]: ", f".. [#{note.id}] ")
        body = body.replace(f"[^{note.id}]", f" [#{note.id}]_")
    body = body.replace("## References", "References\n----------")
    return f"{letter.title}\n{'=' * (len(letter.title) + 4)}\n\n{body}\n"


_MKDOCS = ("-m", "mkdocs", "build", "-q", "-d", "site")

PEERS = (
    Peer("plain", "the letters’ text only", write_plain, _MKDOCS),
    Peer("words", "all the page’s words, as lists", write_words, _MKDOCS),
    Peer("glossator", "everything", write_glossator, _MKDOCS, index="search/glossator-index.js"),
    Peer("footnotes", "words, with notes as footnotes", write_footnotes, _MKDOCS),
    Peer("abbr", "footnotes, terms as tooltips", write_abbr, _MKDOCS),
    Peer(
        "ezglossary",
        "footnotes, terms marked by hand",
        write_ezglossary,
        _MKDOCS,
        ("mkdocs-ezglossary-plugin>=2.1,<3",),
    ),
    Peer(
        "sphinx",
        "footnotes, terms marked by hand",
        write_sphinx,
        ("-m", "sphinx", "-q", "-b", "html", "docs", "site"),
        ("sphinx>=8.2",),
        "searchindex.js",
    ),
    Peer("zensical", "footnotes", write_footnotes, ("-m", "zensical", "build"), ("zensical",)),
)
