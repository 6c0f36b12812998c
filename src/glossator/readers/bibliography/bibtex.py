"""BibTeX and BibLaTeX: a file's entries, with strings and cross-references put in."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from glossator.keeping import kept
from glossator.model import Reference
from glossator.readers.bibliography.bibtexfields import csl_item
from glossator.readers.bibliography.entries import Shelf
from glossator.readers.findings import Reading

Fields = Mapping[str, str]


@kept
def read_bibtex(text: str, path: str) -> Reading[Reference]:
    """The entries of a BibTeX file as references; each bad one is a problem with its line."""
    shelf = Shelf(path)
    with _silent():
        library = parse_string(text)
    for block in library.failed_blocks:
        _tell(block, shelf)
    entries = {entry.key: entry for entry in library.entries}
    fields = {
        key: {field.key.lower(): str(field.value) for field in entry.fields}
        for key, entry in entries.items()
    }
    for key, entry in entries.items():
        own = _with_parent(entry, fields, shelf)
        line = _line(entry)
        if lacking := _without_comma(fields[key]):
            message = f"In the entry “{key}” a comma is missing before “{lacking} =”."
            shelf.refuse(line, message, "Write a comma after each field.")
            continue
        shelf.put(key, csl_item(entry.entry_type.lower(), own, shelf, line), line)
    if not entries and not library.failed_blocks:
        shelf.refuse(1, "There is no entry in this BibTeX file.", "An entry begins with @book{key,")
    return shelf.reading()


@contextmanager
def _silent() -> Iterator[None]:
    """The parser logs what it also returns."""
    logger = logging.getLogger("bibtexparser")
    before = logger.disabled, logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.disabled, logger.level = before


_GOES_ON = re.compile(
    r"(?:\{.*\}|\".*\")\s+(author|editor|title|booktitle|journal|publisher|address|year|date|month"
    r"|volume|number|pages|doi|isbn|issn|url|note)\s*=\s*(?:[{\"].*|\w+)",
    re.DOTALL | re.IGNORECASE,
)
"""A value, and the next field behind it."""


def _without_comma(fields: Fields) -> str:
    """The field before which a comma is missing, so that it is read as a part of another."""
    found = (_GOES_ON.fullmatch(value) for value in fields.values())
    return next((one[1] for one in found if one), "")


def _with_parent(entry: Entry, all_: Mapping[str, Fields], shelf: Shelf) -> dict[str, str]:
    """The entry's fields, and what it inherits by crossref: the parent's title is its book's."""
    own = dict(all_[entry.key])
    name = own.pop("crossref", "")
    if not name:
        return own
    parent = all_.get(name)
    if parent is None:
        shelf.warn(_line(entry), f"The entry refers to “{name}”, which is not in this file.")
        return own
    inherited = {key: value for key, value in parent.items() if key not in _NOT_INHERITED}
    if "title" in parent:
        inherited["booktitle"] = parent["title"]
        inherited["booksubtitle"] = parent.get("subtitle", "")
    return {**inherited, **own}


_NOT_INHERITED = ("title", "subtitle", "shorttitle", "crossref", "doi", "isbn", "url", "pages",
                  "author", "keywords", "abstract", "note", "annote")  # fmt: skip


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _tell(block: ParsingFailedBlock, shelf: Shelf) -> None:
    line = _line(block)
    if isinstance(block, DuplicateBlockKeyBlock):
        message = f"The key “{block.key}” is that of an entry before it as well."
        shelf.refuse(line, message, "Give one of them another key.")
    elif isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        shelf.refuse(line, f"The entry has a field twice: {names}.", "Keep one of them.")
    else:
        said = " ".join((block.raw or "").split())[:40]
        message = f"The entry that begins “{said}” cannot be read."
        cure = "Look for a missing comma, brace or quotation mark in it or just before it."
        shelf.refuse(line, message, cure)
