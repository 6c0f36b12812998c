"""One cited item, tagged or not, as a CSL item.

What a citation does not tag is not guessed: an item without a title is kept as it is printed.
What it says that no field has becomes the item's remark.
"""

from __future__ import annotations

import re
from typing import Any

from glossator.dates import parse_date
from glossator.readers.bibliography.csl import NUMBERED, csl_date
from glossator.readers.jats.dates import edtf
from glossator.readers.jats.elements import (
    HREF,
    PRINTED,
    below,
    child,
    doi_in,
    line,
    name,
    stands_in,
)
from glossator.readers.jats.people import CslName, csl_name
from glossator.readers.xmlsource import Element

CITATIONS = frozenset({"element-citation", "mixed-citation", "nlm-citation", "citation"})
_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "confproc": "paper-conference",
    "conf-proc": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis",
    "web": "webpage",
    "website": "webpage",
    "webpage": "webpage",
    "report": "report",
    "gov": "report",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "patent": "patent",
    "data": "dataset",
    "database": "dataset",
    "software": "software",
    "preprint": "article",
    "letter": "personal_communication",
    "commun": "personal_communication",
}
_TITLES = ("article-title", "chapter-title", "part-title", "data-title")
_TAKEN = (("volume", "volume"), ("issue", "issue"), ("publisher-name", "publisher"),
          ("publisher-loc", "publisher-place"), ("edition", "edition"),
          ("institution", "publisher"), ("series", "collection-title"),
          ("conf-name", "event-title"), ("conf-loc", "event-place"),
          ("annotation", "annote"), ("version", "version"), ("patent", "number"),
          ("supplement", "supplement"))  # fmt: skip
_ROLES = {"author": "author", "allauthors": "author", "inventor": "author", "editor": "editor",
          "guest-editor": "editor", "translator": "translator", "transed": "translator",
          "compiler": "compiler", "director": "director", "curator": "curator"}  # fmt: skip
_READ = frozenset({*_TITLES, *(tag for tag, _ in _TAKEN), "name", "collab", "string-name",
                   "anonymous", "etal", "source", "year", "month", "day", "season", "date", "fpage",
                   "lpage", "page-range", "elocation-id", "pub-id", "isbn", "issn", "ext-link",
                   "uri", "label"})  # fmt: skip
"""What is read into a field of its own; words of other elements become the item's remark."""


def csl_item(citation: Element) -> dict[str, Any]:
    """The item without its id; its title is all that is printed where it has none of its own, and
    missing where nothing is."""
    title = next((line(one) for tag in _TITLES if (one := _own(citation, tag)) is not None), "")
    source = line(_own(citation, "source"))
    kind = _type(citation, title, source)
    item: dict[str, Any] = {"type": kind, "title": title.rstrip(". ") or source}
    if title and source and title != source:
        item["container-title"] = source.rstrip(".,") if kind != "book" else source
    if kind == "book" and title and source:
        item["type"] = "chapter"
    if not item["title"]:
        item["title"] = line(citation)
    item.update(_names(citation))
    item.update(_dated(citation))
    item.update({key: text for tag, key in _TAKEN if (text := line(_own(citation, tag)))})
    item.update(pages_of(citation, _own(citation, "page-range")))
    item.update(_numbers(citation))
    if remark := remark_of(citation, item, _READ):
        item["note"] = remark
    return {key: value for key, value in item.items() if value}


def _own(citation: Element, tag: str) -> Element | None:
    return next(below(citation, tag), None)


def _type(citation: Element, title: str, source: str) -> str:
    said = str(citation.get("publication-type") or citation.get("citation-type") or "").lower()
    if said in _TYPES:
        return _TYPES[said]
    if _own(citation, "conf-name") is not None:
        return "paper-conference"
    if title and source and _own(citation, "volume") is not None:
        return "article-journal"
    return "document"


def _names(citation: Element) -> dict[str, list[CslName]]:
    found: dict[str, list[CslName]] = {}
    for one in below(citation, "name", "collab", "string-name", "anonymous"):
        group = next((a for a in one.iterancestors() if name(a) == "person-group"), None)
        said = str(group.get("person-group-type", "author")) if group is not None else "author"
        role = _ROLES.get(said)
        parsed = csl_name(one) if name(one) != "collab" else {"literal": line(one)}
        inner = stands_in(one, "name", "collab", "string-name")
        if role and parsed and not inner and all(parsed.values()):
            found.setdefault(role, []).append(parsed)
    if "author" in found and next(below(citation, "etal"), None) is not None:
        found["author"].append({"literal": "et al."})
    return found


def _dated(citation: Element) -> dict[str, Any]:
    dated = _own(citation, "date")
    written = edtf(dated if dated is not None else citation)
    if not written:
        year = re.match(r"\d{4}", line(_own(citation, "year")))
        written = year[0] if year else ""
    return {"issued": csl_date(parse_date(written))} if written else {}


def pages_of(element: Element, stated: Element | None = None) -> dict[str, str]:
    """First and last page, or the number that an article has instead."""
    first, last = line(_own_of(element, "fpage")), line(_own_of(element, "lpage"))
    if stated is not None and line(stated):
        return {"page": line(stated)}
    if first:
        return {"page": f"{first}–{last}" if last and last != first else first}
    number = line(_own_of(element, "elocation-id"))
    return {"page": number} if number else {}


def _own_of(element: Element, tag: str) -> Element | None:
    found = child(element, tag)
    if found is None and name(element) != "article-meta":
        found = next(below(element, tag), None)
    return found


def _numbers(citation: Element) -> dict[str, str]:
    """DOI, PMID, PMCID, ISBN and address, where they have the form that CSL's have."""
    found: dict[str, str] = {}
    for one in below(citation, "pub-id", "isbn", "issn"):
        kind = str(one.get("pub-id-type", name(one))).lower()
        key = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID", "isbn": "ISBN"}
        found.setdefault(key.get(kind, ""), line(one))
    for one in below(citation, "ext-link", "uri"):
        address = str(one.get(HREF) or line(one))
        if (doi := doi_in(address)) and ("doi" in address or one.get("ext-link-type") == "doi"):
            found.setdefault("DOI", doi)
        elif one.get("ext-link-type") == "pmid":
            found.setdefault("PMID", address)
        else:
            found.setdefault("URL", address.strip())
    if "DOI" not in found and re.search(r"\bdoi\b", line(citation), re.IGNORECASE):
        found["DOI"] = doi_in(line(citation))
    return formed(found)


def formed(found: dict[str, str]) -> dict[str, str]:
    """The numbers that have the form of their kind; a DOI without its address."""
    if "DOI" in found:
        found["DOI"] = doi_in(found["DOI"])
    if found.get("PMCID", "").isdigit():
        found["PMCID"] = f"PMC{found['PMCID']}"
    return {
        key: text
        for key, text in found.items()
        if key in NUMBERED and re.fullmatch(NUMBERED[key][0], text)
    }


_BETWEEN = re.compile(
    r"\b(?:doi|pmid|in|and|eds?|editors?|pp?|vol|no|et|al|available|at|from|the|of|https?|www|org|"
    r"dx|und|hrsg|von|s|cited|accessed|retrieved|online)\b|[\W_]+", re.IGNORECASE)  # fmt: skip
"""What a citation prints between its parts."""


def remark_of(citation: Element, item: dict[str, Any], read: frozenset[str]) -> str:
    """What no field has: comments and the like; all as printed where words between parts tell more.

    `read` names the elements that have fields. What says nothing new is no remark: “doi:” before
    the DOI.
    """
    said = _words_of(item)
    between, apart = [citation.text or ""], list[str]()
    _unread(citation, read, between, apart)
    new = [text for text in apart if _tells_more(text, said)]
    if not _tells_more(" ".join(between), said | _words_of(new)):
        return "; ".join(new)
    return " ".join(_as_printed(citation).split())


def _unread(element: Element, read: frozenset[str], between: list[str], apart: list[str]) -> None:
    """Words between the parts of a citation, and parts that have no field."""
    for one in element:
        if name(one) in _PRINTING:
            between.append(one.text or "")
            _unread(one, read, between, apart)
        elif name(one) not in read and name(one):
            apart.append(line(one))
        between.append(one.tail or "")


_PRINTING = PRINTED | {"person-group"}


def _as_printed(element: Element) -> str:
    """All words; a blank between parts of a name that the file does not part."""
    parts = [element.text or ""]
    for one in element:
        unparted = name(element) in ("name", "person-group") and one is not element[-1]
        parts += [_as_printed(one), one.tail or (" " if unparted else "")]
    return "".join(parts)


def _words_of(value: Any) -> frozenset[str]:
    """All words in an item's values."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return frozenset(word for one in value for word in _words_of(one))
    return frozenset(re.findall(r"\w+", str(value).lower()))


def _tells_more(text: str, said: frozenset[str]) -> bool:
    words = re.findall(r"\w+", _BETWEEN.sub(" ", text).lower())
    return any(word not in said for word in words)
