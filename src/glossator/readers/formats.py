"""Whatever can be taken into an edition, by what a file says: one row of a table a format.

A further format is one more row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from glossator.loading import loaded
from glossator.problems import Position, Problem, Rule
from glossator.readers.lineends import Whole
from glossator.readers.sources import Reader, SourceReading


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
    reader: str
    """Where what reads it stands, a `Reader`."""
    of_many: bool = False
    """Whether its reader asks what the whole collection has."""

    def read(self, content: bytes, path: str, language: str, whole: Whole | None) -> SourceReading:
        """What a source in this format holds."""
        read: Reader = loaded(self.reader)
        return read(content, path, language, *((whole,) if self.of_many else ()))


def read_source(
    content: bytes, path: str, language: str = "en", named: str = "", whole: Whole | None = None
) -> SourceReading:
    """The letters of a source, with their apparatus. `whole` is what its collection has, where it
    is one of several.

    The format is the one called `named`, or else the first that the source fits; a source of no
    known format is a problem. Raises KeyError where no format is so called.
    """
    form = format_called(named) if named else recognised(content, path)
    if form is not None:
        return form.read(content, path, language, whole)
    message, cure = _unread(content)
    if not content.strip():
        message = "The file is empty."
    elif not message:
        titles = ", ".join(one.title for one in FORMATS)
        message = f"What this is cannot be told from what it says. Known are {titles}."
    return SourceReading(problems=(Problem(Rule.NO_LETTER, Position(path), message, cure),))


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


def _is_plain(sniffed: Sniffed) -> bool:
    """A file that is called text, or a document whose text must first be taken out."""
    named = PurePosixPath(sniffed.path).suffix.lower() in {".txt", ".text"}
    return named or sniffed.content.lstrip().startswith(b"%PDF-")


def _holds_annotations(sniffed: Sniffed) -> bool:
    known = r'"(?:rows|annotations)"\s*:|"TextQuoteSelector"|"permissions"\s*:\s*\{'
    return _is_json_with(known, sniffed)


def _is_json_with(known: str, sniffed: Sniffed) -> bool:
    """Whether it begins as JSON does, and this pattern is found in its beginning."""
    return sniffed.begins[:1] in ("{", "[") and re.search(known, sniffed.begins) is not None


def _packs(sign: bytes, within: int) -> Callable[[Sniffed], bool]:
    """A packed file that has this in so many of its first bytes, or anywhere (0)."""

    def fits(sniffed: Sniffed) -> bool:
        content = sniffed.content
        return content.startswith(b"PK") and sign in (content[:within] if within else content)

    return fits


def _ends(*endings: str) -> Callable[[Sniffed], bool]:
    return lambda sniffed: sniffed.path.lower().endswith(endings)


def _is_called(pattern: str) -> Callable[[Sniffed], bool]:
    """A file whose path ends in whole names that fit."""
    compiled = re.compile(rf"(?:.*/)?{pattern}", re.DOTALL)
    return lambda sniffed: compiled.fullmatch(sniffed.path) is not None


def _either(*ways: Callable[[Sniffed], bool]) -> Callable[[Sniffed], bool]:
    return lambda sniffed: any(way(sniffed) for way in ways)


def _holds_items(sniffed: Sniffed) -> bool:
    """A list of objects that have a type of CSL's, or JSON that no other format knows."""
    known = r'"type"\s*:\s*"(?:article|book|chapter|webpage|thesis|report|document|manuscript)'
    return _is_json_with(known, sniffed)


def _is_list(sniffed: Sniffed) -> bool:
    """A list of letters; only what describes letters is looked into any further."""
    if b"<correspDesc" not in sniffed.content:
        return False
    holds: Callable[[bytes], bool] = loaded("glossator.readers.cmif:holds_cmif")
    return holds(sniffed.content)


_PROLOGUE = r"(?:<\?[^>]*>|<!DOCTYPE[^>]*>|<!--.*?-->|\s)*"

_begins_as_page = _begins(rf"(?i){_PROLOGUE}<html[\s>]")


def _is_page(sniffed: Sniffed) -> bool:
    """A web page, unless it calls itself mere XML, as a letter of another format would."""
    return _begins_as_page(sniffed) and not _ends(".xml")(sniffed)


FORMATS: tuple[Format, ...] = (
    Format("jats", "JATS", _begins(rf"{_PROLOGUE}<article[\s>]"),
           "glossator.readers.jats:read_jats"),
    Format("html", "HTML", _is_page, "glossator.readers.sources.documents:html"),
    Format("docx", "Word (.docx)", _packs(b"word/document.xml", 0),
           "glossator.readers.sources.documents:docx"),
    Format("odt", "OpenDocument (.odt)", _packs(b"opendocument.text", 200),
           "glossator.readers.sources.documents:odt"),
    Format("epub", "EPUB", _packs(b"application/epub+zip", 200),
           "glossator.readers.sources.documents:epub"),
    Format("cmif", "CMIF", _is_list, "glossator.readers.cmif:read_cmif"),
    Format("tei", "TEI", _begins(r"<"), "glossator.readers.tei:read_tei", of_many=True),
    Format("markdown", "Markdown with a letter's facts before it", _begins(r"---\s*\n"),
           "glossator.readers.sources.own:markdown"),
    Format("notes", "the notes of a letter (LETTER.notes.yml)", _ends(".notes.yml", ".notes.yaml"),
           "glossator.readers.sources.own:notes"),
    Format("data", "the data of an edition (data/parties.yml)",
           _is_called(r"data/(?:glossary|parties|places|works|references|events)\.yml"),
           "glossator.readers.sources.own:data"),
    Format("edition-json", "edition.json",
           _begins(r'\{"\$schema":\s*"[^"]*(?:edition|letter)\.schema\.json"'),
           "glossator.readers.sources.own:edition_json"),
    Format("web-annotations", "W3C Web Annotations",
           _begins(r'[{\[].*"https?://www\.w3\.org/ns/anno\.jsonld"'),
           "glossator.readers.sources.annotations:w3c"),
    Format("hypothesis", "Hypothesis annotations", _holds_annotations,
           "glossator.readers.sources.annotations:hypothesis"),
    Format("csl-json", "CSL-JSON", _holds_items, "glossator.readers.sources.references:csl_json"),
    Format("ris", "RIS", _either(_ends(".ris"), _begins(r"TY  - ")),
           "glossator.readers.sources.references:ris"),
    Format("bibtex", "BibTeX", _either(_ends(".bib"), _begins(r"@[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,")),
           "glossator.readers.sources.references:bibtex"),
    Format("csv", "CSV with parties, places or terms", _ends(".csv", ".tsv"),
           "glossator.readers.sources.tables:csv"),
    Format("plain", "plain text (FILE.txt)", _is_plain, "glossator.readers.sources.plain:plain"),
)  # fmt: skip
"""The first that fits a file reads it."""


_NOT_READ = tuple(
    (re.compile(sign, re.DOTALL), what, cure)
    for sign, what, cure in (
        (rb"\xd0\xcf\x11\xe0", "a file of older Word or Excel",
         "Open it there, and save it as .docx, or a table as .csv."),
        (rb"\{\\rtf", "a word processor's file (RTF)", "Open it there, and save it as .docx."),
        (rb"PK\x03\x04.*xl/workbook", "a spreadsheet",
         "Save its sheet as .csv, with the columns that the guide names."),
        (rb"\xff\xd8\xff|\x89PNG|II\*\0|MM\0\*|RIFF....WEBP", "an image",
         "Name the images of a letter's pages under facsimile: among the letter's facts."),
    )
)  # fmt: skip


def _unread(content: bytes) -> tuple[str, str]:
    """What a file is that nothing here reads, and the cure; empty where that is not known."""
    found = ((what, cure) for sign, what, cure in _NOT_READ if sign.match(content))
    what, cure = next(found, ("", ""))
    return (f"This is {what}, which is not read.", cure) if what else ("", "")
