"""The fields of one BibTeX entry as CSL's variables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from glossator.readers.bibliography.csl import TYPES
from glossator.readers.bibliography.dates import date, month
from glossator.readers.bibliography.entries import Csl, Shelf, bare
from glossator.readers.bibliography.latex import text_of, title_of, unknown_commands
from glossator.readers.tables import pairs

_TYPES = pairs(
    """article=article-journal book=book mvbook=book collection=book mvcollection=book
    proceedings=book reference=book booklet=pamphlet manual=book inbook=chapter bookinbook=chapter
    incollection=chapter suppbook=chapter inreference=entry-encyclopedia
    inproceedings=paper-conference conference=paper-conference thesis=thesis phdthesis=thesis
    mastersthesis=thesis report=report techreport=report unpublished=manuscript online=webpage
    electronic=webpage www=webpage periodical=periodical letter=personal_communication
    patent=patent dataset=dataset software=software artwork=graphic image=graphic audio=song
    music=song movie=motion_picture video=motion_picture review=review legislation=legislation
    standard=standard performance=performance misc=document"""
)
_TEXTS = pairs(
    """series=collection-title volume=volume edition=edition publisher=publisher
    institution=publisher school=publisher organization=publisher address=publisher-place
    location=publisher-place chapter=chapter-number pagetotal=number-of-pages
    volumes=number-of-volumes shorttitle=title-short shortjournal=container-title-short note=note
    annote=annote annotation=annote keywords=keyword abstract=abstract language=language
    langid=language type=genre eventtitle=event-title venue=event-place version=version
    howpublished=medium library=archive origtitle=original-title origpublisher=original-publisher
    origlocation=original-publisher-place pubstate=status part=part-number
    issuetitle=volume-title"""
)
_NAMES = pairs(
    """author=author editor=editor translator=translator bookauthor=container-author
    director=director introduction=contributor recipient=recipient"""
)
_NUMBERS = (("doi", "DOI", "doi"), ("isbn", "ISBN", "isbn"), ("issn", "ISSN", "issn"),
            ("pmid", "PMID", "pmid"), ("pmcid", "PMCID", "pmcid"))  # fmt: skip
_DATES = (("urldate", "accessed"), ("origdate", "original-date"), ("eventdate", "event-date"))
_OF_TITLES = {"title", "subtitle", "booktitle", "booksubtitle", "maintitle", "journal",
              "journaltitle", "journalsubtitle", "series"}  # fmt: skip
_OTHERS = {"title", "subtitle", "titleaddon", "booktitle", "booksubtitle", "maintitle", "journal",
           "journaltitle", "journalsubtitle", "number", "issue", "pages", "year", "month", "day",
           "date", "url", "options"}  # fmt: skip
_PERIODICALS = ("article-journal", "periodical", "review")


def csl_item(kind: str, fields: Mapping[str, str], shelf: Shelf, line: int) -> Csl:
    """The entry's CSL item without its id."""
    known_type = _TYPES.get(kind)
    if known_type is None:
        shelf.warn(line, f"The type “@{kind}” is not known; the entry is taken as a document.")
    csl: Csl = {"type": known_type or "document"}
    texts = {name: _text(value, shelf, line, title_of if name in _OF_TITLES else text_of)
             for name, value in fields.items()
             if name not in _NAMES and name not in ("url", "doi")}  # fmt: skip
    csl.update(_titles(texts))
    csl.update({role: people for name, role in _NAMES.items()
                if (people := _people(fields.get(name, ""), shelf, line))})  # fmt: skip
    csl.update({to: texts[name] for name, to in _TEXTS.items() if texts.get(name)})
    published = csl.get("medium", "").replace(" ", "_")
    if kind == "misc" and published in TYPES:  # what BibTeX has no type for says it there
        csl["type"] = published
        del csl["medium"]
    csl.update(_numbered(csl["type"], texts, fields))
    _dated(csl, texts, shelf, line)
    known = {*_TEXTS, *_NAMES, *_OTHERS, *(n for n, _, _ in _NUMBERS), *(n for n, _ in _DATES)}
    shelf.leave((name for name in fields if name not in known), line)
    return csl


def _text(value: str, shelf: Shelf, line: int, read: Callable[[str], str] = text_of) -> str:
    for name in unknown_commands(value):
        shelf.warn(line, f"The LaTeX command \\{name} is not known; what it holds is kept.")
    try:
        return read(value)
    except ValueError:
        shelf.warn(
            line, f"The LaTeX in “{value[:60]}” cannot be read; it is kept as it is written."
        )
        return value


def _titles(texts: Mapping[str, str]) -> Csl:
    def whole(*names: str) -> str:
        return ": ".join(filter(None, (texts.get(name, "") for name in names)))

    book = whole("booktitle", "booksubtitle") or whole("maintitle")
    found = {
        "title": whole("title", "subtitle"),
        "container-title": whole("journaltitle", "journalsubtitle") or texts.get("journal") or book,
    }
    return {name: words for name, words in found.items() if words}


def _people(value: str, shelf: Shelf, line: int) -> list[dict[str, str]]:
    names = split_multiple_persons_names(" ".join(value.split())) if value.strip() else []
    return [name for one in names if (name := _person(one, shelf, line))]


def _person(written: str, shelf: Shelf, line: int) -> dict[str, str]:
    """A name's parts; what stands in braces as a whole is not divided."""
    if re.fullmatch(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", written) or written == "others":
        return {"literal": _text(written, shelf, line)}
    if ";" in written:
        said = f"The names “{written}” are read as one: between names stands “and”."
        shelf.warn(line, said)
    try:
        parts = parse_single_name_into_parts(written)
    except InvalidNameError:
        shelf.warn(line, f"The name “{written}” cannot be divided; it is kept as it is written.")
        return {"literal": _text(written, shelf, line)}
    told = (("family", parts.last), ("given", parts.first),
            ("non-dropping-particle", parts.von), ("suffix", parts.jr))  # fmt: skip
    name = {key: _text(" ".join(part), shelf, line) for key, part in told if part}
    return name if "family" in name else {"literal": _text(written, shelf, line)}


def _numbered(kind: str, texts: Mapping[str, str], fields: Mapping[str, str]) -> Csl:
    found: Csl = {}
    number, issue = texts.get("number", ""), texts.get("issue", "")
    if kind in _PERIODICALS:
        found["issue"] = number or issue
    elif number:
        found["collection-number" if "series" in texts else "number"] = number
    if pages := texts.get("pages", ""):
        found["page"] = re.sub(r"\s*[-–—]+\s*", "-", pages)
    for name, variable, prefix in _NUMBERS:
        if value := texts.get(name) or fields.get(name, ""):
            found[variable] = bare(prefix, value.replace("\\_", "_"))
    if url := fields.get("url", "").strip():
        found["URL"] = re.sub(r"\\([_%#&~])", r"\1", re.sub(r"^\\url\{(.*)\}$", r"\1", url))
    return {name: value for name, value in found.items() if value}


def _dated(csl: Csl, texts: Mapping[str, str], shelf: Shelf, line: int) -> None:
    written = texts.get("date") or _of_parts(texts)
    for name, variable in (("", "issued"), *_DATES):
        said = texts.get(name, "") if name else written
        if not said:
            continue
        read: dict[str, Any] | None = date(said)
        if read is not None:
            csl[variable] = read
        elif variable == "issued" and re.search("forthcoming|press|submitted", said.lower()):
            csl.setdefault("status", said)
        else:
            shelf.warn(line, f"“{said}” is no date; it is kept as a remark.")
            csl["note"] = "; ".join(filter(None, (csl.get("note", ""), said)))


def _of_parts(texts: Mapping[str, str]) -> str:
    """The year, with a month and day that can be read; else the year alone."""
    year, number = texts.get("year", ""), month(texts.get("month", "0"))
    if not number or not re.fullmatch(r"\d{4}", year):
        return year
    day = texts.get("day", "")
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdigit() else "")
