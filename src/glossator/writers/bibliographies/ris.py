"""CSL items as RIS, which every reference manager reads; one line a field, without marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import rispy
from rispy.writer import RisWriter

from glossator.writers.bibliographies.csljson import rights
from glossator.writers.csl.dates import with_parts
from glossator.writers.csl.items import plain

Csl = Mapping[str, Any]

TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "article": "JOUR", "review": "JOUR", "book": "BOOK", "chapter": "CHAP",
    "paper-conference": "CPAPER", "thesis": "THES", "report": "RPRT", "webpage": "ELEC",
    "post-weblog": "BLOG", "manuscript": "UNPB", "personal_communication": "PCOMM", "map": "MAP",
    "pamphlet": "PAMP", "patent": "PAT", "dataset": "DATA", "software": "COMP",
    "motion_picture": "VIDEO", "song": "SOUND", "graphic": "ART", "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT", "legislation": "STAT", "bill": "BILL", "legal_case": "CASE",
    "hearing": "HEAR", "standard": "STAND", "speech": "SLIDE", "periodical": "JFULL",
}  # fmt: skip
"""All others are GEN."""
_TEXTS = {
    "title": "title", "container-title": "secondary_title", "volume": "volume",
    "edition": "edition", "publisher": "publisher", "publisher-place": "place_published",
    "abstract": "abstract", "language": "language", "number-of-volumes": "number_of_volumes",
    "title-short": "short_title", "call-number": "call_number", "genre": "type_of_work",
    "collection-title": "tertiary_title", "original-title": "original_publication",
    "DOI": "doi", "source": "name_of_database",
}  # fmt: skip
_NAMES = {"author": "authors", "editor": "secondary_authors", "collection-editor":
          "tertiary_authors", "translator": "subsidiary_authors"}  # fmt: skip
CARRIED = {"id", "type", "issue", "number", "page", "issued", "note", "keyword", "ISBN", "ISSN",
           "URL", "custom", *_TEXTS, *_NAMES}  # fmt: skip
"""The fields of CSL that have a tag in RIS."""


class _Writer(RisWriter):  # type: ignore[misc]  # published without types
    """Records without a count before them, which not every program passes over."""

    def set_header(self, count: int) -> str:
        return ""


def ris(items: Iterable[Csl]) -> str:
    """The items as one file."""
    return BETWEEN.join(map(entry, items)) + AFTER


BETWEEN = AFTER = "\n"
"""What stands behind an item of a file, which ends with its last line."""


def entry(item: Csl) -> str:
    """One item."""
    return str(rispy.dumps([_record(item)], implementation=_Writer))


def _record(csl: Csl) -> dict[str, Any]:
    first, _, last = str(csl.get("page", "")).replace("–", "-").partition("-")
    made = {
        "type_of_reference": TYPES.get(str(csl.get("type", "")), "GEN"),
        "id": _line(csl.get("id", "")),
        **{to: _names(csl.get(role)) for role, to in _NAMES.items()},
        **{to: _line(csl.get(name, "")) for name, to in _TEXTS.items()},
        "number": _line(csl.get("issue") or csl.get("number") or ""),
        "start_page": _line(first),
        "end_page": _line(last),
        **_date(csl.get("issued")),
        "issn": _line(csl.get("ISBN") or csl.get("ISSN") or ""),
        "urls": [_line(csl["URL"])] if csl.get("URL") else [],
        "notes": [_line(csl["note"])] if csl.get("note") else [],
        "custom1": _rights(csl),
        "keywords": [_line(one) for one in str(csl.get("keyword", "")).split(",") if one.strip()],
    }
    return {name: value for name, value in made.items() if value}


def _rights(csl: Csl) -> str:
    """RIS has no tag for rights: the first that is for anything (C1) has them, part by part."""
    told = "; ".join(f"{what}: {terms}" for what, terms in rights(csl).items())
    return f"Rights: {' '.join(told.split())}" if told else ""


def _line(words: object) -> str:
    text = str(words)
    if not text:
        return ""
    marked = "<" in text or "&" in text  # else there is nothing to take out, which costs
    return " ".join((plain(words) if marked else text).split())


def _names(value: object) -> list[str]:
    people = value if isinstance(value, list | tuple) else ()
    return [name for name in map(_name, people) if name]


def _name(name: Any) -> str:
    """'Last, First, Jr', with the particle before the last name; an institution as it is."""
    held = name if isinstance(name, Mapping) else {"literal": str(name)}
    if held.get("literal") or not held.get("family"):
        return _line(held.get("literal") or held.get("given", ""))
    particles = (held.get("dropping-particle"), held.get("non-dropping-particle"))
    family = " ".join(str(one) for one in (*particles, held["family"]) if one)
    return ", ".join(_line(one) for one in (family, held.get("given"), held.get("suffix")) if one)


def _date(value: object) -> dict[str, str]:
    """The year, and the day as RIS has it, '1805/01/02/'; words where there is no year."""
    date = with_parts(value)
    parts = date.get("date-parts", [])
    if not parts:
        return {"year": _line(date.get("literal", ""))}
    year, *rest = parts[0]
    if not rest:
        return {"year": f"{year:04}"}
    days = [*(f"{one:02}" for one in rest), ""][:2]
    return {"year": f"{year:04}", "date": "/".join((f"{year:04}", *days, ""))}
