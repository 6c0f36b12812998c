"""Whatever can be taken into an edition, by what a file says: one row of a table a format.

A further format is one more row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from glossator.model import Entity, Letter, Note, Reference, Term
from glossator.problems import Position, Problem, Rule
from glossator.readers.account import Account, Question
from glossator.readers.bibliography import read_bibtex, read_csl_json, read_ris
from glossator.readers.cmif import holds_cmif, read_cmif
from glossator.readers.editionjson import left_out, read_edition_json
from glossator.readers.facts import read_letter
from glossator.readers.findings import Reading
from glossator.readers.hypothesis import WebAnnotation, read_annotations
from glossator.readers.jats import read_jats
from glossator.readers.pandoc import read_document
from glossator.readers.plaintext import read_plaintext
from glossator.readers.spreadsheet import read_csv
from glossator.readers.tabletext import table_text
from glossator.readers.tei import read_tei
from glossator.readers.w3cannotations import read_w3c


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What a source holds, in whatever format."""

    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    terms: tuple[Term, ...] = ()
    annotations: tuple[WebAnnotation, ...] = ()
    """Notes that find their letters only in the edition."""
    keyed: frozenset[str] = frozenset()
    """Ids of entities that the source itself gives: two of them are two, whatever their names."""
    account: Account = field(default_factory=Account)
    questions: tuple[Question, ...] = ()
    """What the letters' Markdown asks an editor, in comments."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Another id that the source gives to a letter, by the letter's id."""


Reader = Callable[[bytes, str, str], SourceReading]
"""Content, path as it is shown in problems, language where the source does not say."""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What tells a format: a file's name, its bytes, and how it begins."""

    path: str
    content: bytes
    begins: str
    """Its first 20,000 bytes as text, in whatever encoding, without byte order marks and nulls."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format that is read."""

    name: str
    """What `--from` calls it."""
    title: str
    """What people call it."""
    fits: Callable[[Sniffed], bool]
    """Whether a file says that it is in this format."""
    read: Reader


def read_source(content: bytes, path: str, language: str = "en", named: str = "") -> SourceReading:
    """The letters of a source, with their apparatus.

    The format is the one called `named`, or else the first that the source fits; a source of no
    known format is a problem. Raises KeyError where no format is so called.
    """
    form = format_called(named) if named else recognised(content, path)
    if form is not None:
        return form.read(content, path, language)
    if not content.strip():
        message = "The file is empty."
    else:
        titles = ", ".join(one.title for one in FORMATS)
        message = f"What this is cannot be told from what it says. Known are {titles}."
    return SourceReading(problems=(Problem(Rule.NO_LETTER, Position(path), message),))


def format_called(name: str) -> Format:
    """The format of this name. Raises KeyError where there is none."""
    return {one.name: one for one in FORMATS}[name]


def recognised(content: bytes, path: str) -> Format | None:
    """The first format that the file says it is in."""
    sniffed = Sniffed(path, content, _beginning(content))
    return next((one for one in FORMATS if one.fits(sniffed)), None)


def _beginning(content: bytes) -> str:
    text = content[:20_000].decode("latin-1").removeprefix("ï»¿")
    return text.lstrip("ÿþ").replace("\0", "").lstrip()


def _begins(pattern: str) -> Callable[[Sniffed], bool]:
    compiled = re.compile(pattern, re.DOTALL)
    return lambda sniffed: compiled.match(sniffed.begins) is not None


def _decoded(content: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8 as text with line feeds; empty, and why, where it is none."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n"), ()
    except UnicodeDecodeError as error:
        message = f"The byte 0x{content[error.start]:02X} is not UTF-8."
        return "", (Problem(Rule.NOT_UTF8, Position(path), message),)


def _tei(content: bytes, path: str, language: str) -> SourceReading:
    read = read_tei(content, path, language)
    own = read.edition
    return SourceReading(
        read.letters,
        read.notes,
        read.entities,
        read.references,
        read.problems,
        own.terms if own else read.terms,
        keyed=read.keyed,
        account=left_out(own, path) if own else read.account,
        aliases=read.aliases,
    )


def _cmif(content: bytes, path: str, language: str) -> SourceReading:
    read = read_cmif(content, path, language)
    return SourceReading(
        read.letters,
        read.notes,
        read.entities,
        read.references,
        read.problems,
        account=read.account,
    )


def _jats(content: bytes, path: str, language: str) -> SourceReading:
    read = read_jats(content, path, language)
    return SourceReading(
        read.letters,
        read.notes,
        read.entities,
        read.references,
        read.problems,
        read.terms,
        account=read.account,
    )


def _markdown(content: bytes, path: str, language: str) -> SourceReading:
    text, problems = _decoded(content, path)
    if problems:
        return SourceReading(problems=problems)
    read = read_letter(text, path, PurePosixPath(path).stem, language)
    return SourceReading(read.values, problems=read.problems)


def _web_notes(read: Callable[[str], tuple[WebAnnotation, ...]]) -> Reader:
    """A reader of annotations, which raises ValueError where there are none."""

    def reader(content: bytes, path: str, _language: str) -> SourceReading:
        text, problems = _decoded(content, path)
        if problems:
            return SourceReading(problems=problems)
        try:
            return SourceReading(annotations=read(text))
        except ValueError as error:
            return SourceReading(problems=(Problem(Rule.NO_LETTER, Position(path), str(error)),))

    return reader


def _edition_json(content: bytes, path: str, _language: str) -> SourceReading:
    text, problems = _decoded(content, path)
    if problems:
        return SourceReading(problems=problems)
    read, problems = read_edition_json(text, path, as_written=True)
    if read is None:
        return SourceReading(problems=problems)
    return SourceReading(
        read.letters, read.notes, read.entities, read.references, problems, read.terms,
        keyed=frozenset(one.id for one in read.entities), account=left_out(read, path),
    )  # fmt: skip


def _plain(content: bytes, path: str, language: str) -> SourceReading:
    read = read_plaintext(content, path, language)
    return SourceReading(
        read.letters,
        references=read.references,
        problems=read.problems,
        account=read.account,
        questions=read.questions,
    )


def _is_plain(sniffed: Sniffed) -> bool:
    """A file that is called text, or a document whose text must first be taken out."""
    named = PurePosixPath(sniffed.path).suffix.lower() in {".txt", ".text"}
    return named or sniffed.content.lstrip().startswith(b"%PDF-")


def _holds_annotations(sniffed: Sniffed) -> bool:
    known = r'"(?:rows|annotations)"\s*:|"TextQuoteSelector"|"permissions"\s*:\s*\{'
    return sniffed.begins[:1] in ("{", "[") and re.search(known, sniffed.begins) is not None


def _references(read: Callable[[str, str], Reading[Reference]]) -> Reader:
    """A reader of references alone."""

    def reader(content: bytes, path: str, _language: str) -> SourceReading:
        text, problems = table_text(content, path)
        if not text:
            return SourceReading(problems=problems)
        found = read(text, path)
        return SourceReading(references=found.values, problems=(*problems, *found.problems))

    return reader


def _csv(content: bytes, path: str, _language: str) -> SourceReading:
    text, problems = table_text(content, path)
    if not text:
        return SourceReading(problems=problems)
    read = read_csv(text, path)
    told = (*problems, *read.problems)
    return SourceReading(entities=read.entities, problems=told, terms=read.terms, keyed=read.keyed)


def _document(form: str) -> Reader:
    """A reader of what Pandoc reads."""

    def reader(content: bytes, path: str, language: str) -> SourceReading:
        read = read_document(content, path, form, language)
        return SourceReading(
            read.letters, read.notes, read.entities, problems=read.problems, account=read.account
        )

    return reader


def _packs(sign: bytes, within: int) -> Callable[[Sniffed], bool]:
    """A packed file that has this in so many of its first bytes, or anywhere (0)."""

    def fits(sniffed: Sniffed) -> bool:
        content = sniffed.content
        return content.startswith(b"PK") and sign in (content[:within] if within else content)

    return fits


def _ends(*endings: str) -> Callable[[Sniffed], bool]:
    return lambda sniffed: sniffed.path.lower().endswith(endings)


def _either(*ways: Callable[[Sniffed], bool]) -> Callable[[Sniffed], bool]:
    return lambda sniffed: any(way(sniffed) for way in ways)


def _holds_items(sniffed: Sniffed) -> bool:
    """A list of objects that have a type of CSL's, or JSON that no other format knows."""
    known = r'"type"\s*:\s*"(?:article|book|chapter|webpage|thesis|report|document|manuscript)'
    return sniffed.begins[:1] in ("{", "[") and re.search(known, sniffed.begins) is not None


_PROLOGUE = r"(?:<\?[^>]*>|<!DOCTYPE[^>]*>|<!--.*?-->|\s)*"

_begins_as_page = _begins(rf"(?i){_PROLOGUE}<html[\s>]")


def _is_page(sniffed: Sniffed) -> bool:
    """A web page, unless it calls itself mere XML, as a letter of another format would."""
    return _begins_as_page(sniffed) and not _ends(".xml")(sniffed)


FORMATS: tuple[Format, ...] = (
    Format("jats", "JATS", _begins(rf"{_PROLOGUE}<article[\s>]"), _jats),
    Format("html", "HTML", _is_page, _document("html")),
    Format("docx", "Word (.docx)", _packs(b"word/document.xml", 0), _document("docx")),
    Format("odt", "OpenDocument (.odt)", _packs(b"opendocument.text", 200), _document("odt")),
    Format("epub", "EPUB", _packs(b"application/epub+zip", 200), _document("epub")),
    Format("cmif", "CMIF", lambda one: holds_cmif(one.content), _cmif),
    Format("tei", "TEI", _begins(r"<"), _tei),
    Format("markdown", "Markdown with a letter's facts before it", _begins(r"---\s*\n"), _markdown),
    Format("edition-json", "edition.json",
           _begins(r'\{"\$schema":\s*"[^"]*(?:edition|letter)\.schema\.json"'), _edition_json),
    Format("web-annotations", "W3C Web Annotations",
           _begins(r'[{\[].*"https?://www\.w3\.org/ns/anno\.jsonld"'), _web_notes(read_w3c)),
    Format("hypothesis", "Hypothesis annotations", _holds_annotations,
           _web_notes(read_annotations)),
    Format("csl-json", "CSL-JSON", _holds_items, _references(read_csl_json)),
    Format("ris", "RIS", _either(_ends(".ris"), _begins(r"TY  - ")), _references(read_ris)),
    Format("bibtex", "BibTeX", _either(_ends(".bib"), _begins(r"@[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,")),
           _references(read_bibtex)),
    Format("csv", "CSV with parties, places or terms", _ends(".csv", ".tsv"), _csv),
    Format("plain", "plain text (FILE.txt)", _is_plain, _plain),
)  # fmt: skip
"""The first that fits a file reads it."""
