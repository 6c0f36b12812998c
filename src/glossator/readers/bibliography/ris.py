"""RIS, as reference managers and publishers' sites hand it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import rispy

from glossator.keeping import kept
from glossator.model import Reference
from glossator.readers.bibliography.dates import date
from glossator.readers.bibliography.entries import Csl, Shelf, bare
from glossator.readers.findings import Reading
from glossator.readers.tables import pairs

_TYPES = pairs(
    """JOUR=article-journal EJOUR=article-journal ABST=article-journal INPR=article-journal
    MGZN=article-magazine NEWS=article-newspaper BOOK=book EBOOK=book EDBOOK=book CHAP=chapter
    ECHAP=chapter CONF=paper-conference CPAPER=paper-conference THES=thesis RPRT=report
    GOVDOC=report ELEC=webpage WEB=webpage BLOG=post-weblog MANSCPT=manuscript UNPB=manuscript
    PCOMM=personal_communication LETTER=personal_communication MAP=map PAMP=pamphlet PAT=patent
    DATA=dataset COMP=software VIDEO=motion_picture MPCT=motion_picture SOUND=song MUSIC=song
    ART=graphic ENCYC=entry-encyclopedia DICT=entry-dictionary STAT=legislation BILL=bill
    CASE=legal_case HEAR=hearing SER=book JFULL=periodical STAND=standard SLIDE=speech GEN=document
    CLSWK=classic"""
)
_NAMES = pairs("A1=author AU=author ED=editor A3=collection-editor A4=translator TA=translator")
_TEXTS = pairs(
    """PB=publisher CY=publisher-place VL=volume ET=edition N2=abstract AB=abstract N1=note RN=note
    LA=language NV=number-of-volumes SE=section ST=title-short CN=call-number DB=source
    AN=archive_location M3=genre OP=original-title T3=collection-title"""
)
_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper", "periodical")
_OTHERS = ("TY", "ER", "ID", "TI", "T1", "CT", "BT", "T2", "JO", "JF", "JA", "J1", "J2", "A2", "IS",
           "M1", "SP", "EP", "PY", "Y1", "DA", "Y2", "DO", "SN", "UR", "KW")  # fmt: skip
_TAG = re.compile(r"^([A-Z][A-Z0-9])  -(?: (.*))?$")

Record = dict[str, list[str]]


@kept
def read_ris(text: str, path: str) -> Reading[Reference]:
    """The records of a RIS file as references."""
    shelf = Shelf(path)
    count = 0
    for line, lines in _records(text, shelf):
        count += 1
        record = _tagged(lines)
        csl = _item(record, shelf, line)
        shelf.put((record.get("ID") or [""])[0], csl, line)
    if not count:
        shelf.refuse(1, "There is no record in this RIS file.", "A record begins with “TY  - ”.")
    return shelf.reading()


def _records(text: str, shelf: Shelf) -> Iterator[tuple[int, list[str]]]:
    """The lines of each record with the first one's number; what stands between is told.

    rispy runs one record into the next where an end is missing, so records are divided here.
    """
    begin, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        tag = _tag(line)
        if tag == "TY" or tag == "ER":
            if lines and tag == "TY":
                shelf.warn(begin, "The record has no end (ER); it is read up to the next.")
            if lines:
                yield begin, lines
            begin, lines = number, [line] if tag == "TY" else []
        elif lines:
            lines.append(line)
        elif line.strip():
            shelf.refuse(number, f"“{line.strip()[:40]}” stands outside of a record.",
                         "A record begins with “TY  - ” and ends with “ER  - ”.")  # fmt: skip
    if lines:
        shelf.warn(begin, "The record has no end (ER); it is read to the end of the file.")
        yield begin, lines


def _tag(line: str) -> str:
    found = _TAG.match(line.rstrip())
    return found[1] if found else ""


def _tagged(lines: list[str]) -> Record:
    """Values by their tags; each tag may stand several times."""
    every = {tag: tag for tag in dict.fromkeys(map(_tag, lines)) if tag} | {"ER": "ER", "UK": "UK"}
    (read,) = rispy.loads(
        "\n".join((*lines, "ER  - ")), mapping=every, list_tags=[], delimiter_tags_mapping={},
        enforce_list_tags=False,
    )  # fmt: skip
    values = {tag: value if isinstance(value, list) else [value] for tag, value in read.items()}
    return {tag: [one for one in value if one] for tag, value in values.items()}


def _item(record: Record, shelf: Shelf, line: int) -> Csl:
    def first(*tags: str) -> str:
        return next((one for tag in tags for one in record.get(tag, ())), "")

    kind = first("TY")
    csl: Csl = {"type": _TYPES.get(kind, "document")}
    if kind not in _TYPES:
        shelf.warn(line, f"The type “{kind}” is not known; the record is taken as a document.")
    title, container = _titles(csl["type"], first)
    csl.update({"title": title, "container-title": container})
    _name(csl, record)
    for tag, variable in _TEXTS.items():
        if record.get(tag):
            csl[variable] = "; ".join(filter(None, (csl.get(variable, ""), *record[tag])))
    csl["issue" if csl["type"] in _PERIODICALS else "number"] = first("IS", "M1")
    csl["page"] = "-".join(filter(None, (first("SP"), first("EP"))))
    csl["keyword"] = ", ".join(record.get("KW", ()))
    csl["DOI"] = bare("doi", first("DO"))
    csl["URL"] = first("UR")
    number = bare("is[sb]n", first("SN")).partition(" ")[0]
    csl["ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dXx]", number) else "ISBN"] = _hyphened(number)
    _dated(csl, first, shelf, line)
    shelf.leave((tag for tag in record if tag not in {*_TEXTS, *_NAMES, *_OTHERS}), line)
    return {name: value for name, value in csl.items() if value}


def _hyphened(number: str) -> str:
    return f"{number[:4]}-{number[4:]}" if re.fullmatch(r"\d{7}[\dXx]", number) else number


def _titles(kind: str, first: Any) -> tuple[str, str]:
    """The item's own title, and that of what it stands in."""
    own = first("TI", "T1", "CT", "BT")
    around = first("T2", "JF", "JO", "JA", "J1", "J2", "BT")
    if not own:
        return around, ""
    return own, "" if around == own or (kind == "book" and not first("T2")) else around


def _name(csl: Csl, record: Record) -> None:
    names = {**_NAMES, "A2": "editor" if csl["type"] in ("chapter", "paper-conference") else
             "collection-editor" if csl["type"] == "book" else "editor"}  # fmt: skip
    for tag, role in names.items():
        if record.get(tag):
            csl[role] = [*csl.get(role, ()), *map(_person, record[tag])]


def _person(written: str) -> dict[str, str]:
    """Family name, given names, suffix, with commas between; without one the name is whole."""
    parts = [part.strip() for part in written.split(",")]
    if len(parts) == 1 or not all(parts[:2]):
        return {"literal": written.strip(" ,")}
    keys = ("family", "given", "suffix")
    return {key: part for key, part in zip(keys, parts, strict=False) if part}


def _dated(csl: Csl, first: Any, shelf: Shelf, line: int) -> None:
    for tags, variable in ((("DA", "PY", "Y1"), "issued"), (("Y2",), "accessed")):
        written = [one.strip(" /") for tag in tags if (one := first(tag))]
        read = next((found for one in written if (found := date(one))), None)
        if read is not None:
            csl[variable] = read
        elif written:
            shelf.warn(line, f"“{written[0]}” is no date; it is kept as a remark.")
            csl["note"] = "; ".join(filter(None, (csl.get("note", ""), written[0])))
