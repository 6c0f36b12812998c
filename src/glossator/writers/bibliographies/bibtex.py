"""CSL items as BibTeX, with the fields that BibLaTeX shares or passes by.

Text stays Unicode; only what LaTeX takes for a sign is written otherwise. Words of a title that
have a capital stand in braces, so that styles leave them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from glossator.writers.bibliographies.csljson import rights
from glossator.writers.csl.dates import with_parts

Csl = Mapping[str, Any]

TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "article", "review": "article", "book": "book", "chapter": "incollection",
    "entry-encyclopedia": "incollection", "paper-conference": "inproceedings",
    "thesis": "phdthesis", "report": "techreport", "manuscript": "unpublished",
    "pamphlet": "booklet",
}  # fmt: skip
"""All others are misc, with what they are in `howpublished`."""
_TEXTS = {
    "collection-title": "series", "volume": "volume", "edition": "edition",
    "publisher-place": "address", "chapter-number": "chapter", "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes", "title-short": "shorttitle", "note": "note",
    "annote": "annote", "keyword": "keywords", "abstract": "abstract", "language": "language",
    "genre": "type", "event-title": "eventtitle", "version": "version", "archive": "library",
    "status": "pubstate",
}  # fmt: skip
_NAMES = ("author", "editor", "translator", "recipient")
_NUMBERS = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid"}
_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper", "article", "review")
CARRIED = {"id", "type", "title", "container-title", "publisher", "issue", "number", "page",
           "issued", "URL", "custom", *_TEXTS, *_NAMES, *_NUMBERS}  # fmt: skip
"""The fields of CSL that have one in BibTeX."""

_SIGNS = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_BRACES = str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
"""BibTeX counts a brace that LaTeX takes for a sign too, so one alone would end the entry late or
early."""
_RICH = {"i": "emph", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript"}
_TAG = re.compile(r"<(i|b|sup|sub)>(.*?)</\1>")
_NO_CASE = re.compile(r'<span class="nocase">(.*?)</span>')
_CAPITAL = re.compile(r"(?<![\w\\{])(\w*[^\W\da-z_]\w*)(?![^{]*\})")
_KEY = re.compile(r"[\s,{}\"#%~\\'()=]+")


BETWEEN = "\n\n"
"""What stands between two entries of a file."""


def bibtex(items: Iterable[Csl]) -> str:
    """The items as one file; keys are their ids. The terms of its data stand before them."""
    held = list(items)
    return remarks(held) + BETWEEN.join(map(entry, held))


def entry(item: Csl) -> str:
    """One item, a field a line, each value in braces."""
    kind = TYPES.get(str(item.get("type", "")), "misc")
    key = _KEY.sub("-", str(item.get("id", "")))
    fields = [f"\t{name} = {{{value}}}" for name, value in _fields(item).items() if value]
    lines = ",\n".join(fields)
    return f"@{kind}{{{key},\n{lines}\n}}\n" if lines else f"@{kind}{{{key},\n}}\n"


def remarks(items: Iterable[Csl]) -> str:
    """What stands before the items: the terms of their data, each once."""
    terms = dict.fromkeys(str(found) for one in items if (found := rights(one).get("data")))
    return "".join(f"{_remark(one)}\n{BETWEEN}" for one in terms)


def _remark(terms: str) -> str:
    """A line between entries. BibTeX passes all by but `@`, with which an entry begins."""
    return f"% Rights (data): {' '.join(terms.split())}".replace("@", "[at]")


def _copyright(csl: Csl) -> str:
    """The terms of what is cited, part by part, in the field that Zotero reads them from."""
    told = (f"{what}: {terms}" for what, terms in rights(csl).items() if what != "data")
    return _text("; ".join(told))


def _fields(csl: Csl) -> dict[str, str]:
    kind = str(csl.get("type", ""))
    made = {
        "title": _title(str(csl.get("title", ""))),
        **{role: _people(csl.get(role)) for role in _NAMES},
        **_container(kind, csl),
        **_numbered(kind, csl),
        **_date(csl.get("issued")),
        **{to: _text(csl.get(name, "")) for name, to in _TEXTS.items()},
        **{to: _plain(csl.get(name, "")) for name, to in _NUMBERS.items()},
        "copyright": _copyright(csl),
        "url": str(csl.get("URL", "")).replace("{", "%7B").replace("}", "%7D"),
    }
    if kind not in TYPES:
        made["howpublished"] = made.pop("type") or _text(kind.replace("_", " "))
    return made


def _container(kind: str, csl: Csl) -> dict[str, str]:
    journal = kind in _PERIODICALS
    publisher = {"thesis": "school", "report": "institution"}.get(kind, "publisher")
    return {
        "journal" if journal else "booktitle": _title(str(csl.get("container-title", ""))),
        publisher: _text(csl.get("publisher", "")),
    }


def _numbered(kind: str, csl: Csl) -> dict[str, str]:
    number = csl.get("issue") if kind in _PERIODICALS else csl.get("number")
    pages = re.sub(r"\s*[-–—]+\s*", "--", str(csl.get("page", "")))
    return {"number": _text(number or ""), "pages": _text(pages)}


def _date(value: object) -> dict[str, str]:
    """Year, month and day; a range or words stand in the field for the year."""
    date = with_parts(value)
    parts = date.get("date-parts", [])
    if len(parts) == 1:
        named = zip(("year", "month", "day"), parts[0], strict=False)
        return {name: str(number) for name, number in named}
    ends = "/".join("-".join(f"{part:02}" for part in end) for end in parts)
    return {"year": _text(date.get("literal", "") or ends)}


def _people(value: object) -> str:
    people = value if isinstance(value, list | tuple) else ()
    return " and ".join(filter(None, map(_person, people)))


def _person(name: Any) -> str:
    """'von Last, Jr, First'; an institution in braces, so that nothing divides it."""
    held = name if isinstance(name, Mapping) else {"literal": str(name)}
    literal = str(held.get("literal", ""))
    if literal == "others":
        return literal
    if literal or not held.get("family"):
        words = _text(literal or held.get("given", ""))
        return f"{{{words}}}" if words else ""
    particle = " ".join(
        str(held[one]) for one in ("dropping-particle", "non-dropping-particle") if held.get(one)
    )
    last = f"{_text(particle)} {_undivided(held['family'], ' ', ',')}".strip()
    suffix, given = (_undivided(held.get(one, ""), ",", " and ") for one in ("suffix", "given"))
    if suffix:
        return f"{last}, {suffix}, {given}".strip()
    return f"{last}, {given}" if given else last


def _undivided(part: str, *dividing: str) -> str:
    """A part of a name, in braces where it holds what would divide it."""
    text = _text(part)
    return f"{{{text}}}" if any(one in text for one in dividing) else text


def _title(words: str) -> str:
    return _CAPITAL.sub(_protected, _text(words))


def _protected(found: re.Match[str]) -> str:
    """A word in braces; one that has its capital from the beginning of the title needs none."""
    after = found[1] if found.start() else found[1][1:]
    return f"{{{found[1]}}}" if any(map(str.isupper, after)) else found[1]


def _text(words: object) -> str:
    """Words as LaTeX: its signs escaped, CSL's own marks as commands."""
    if words == "":
        return ""
    said = " ".join(str(words).split())
    text = said.translate(_SIGNS if _in_pairs(said) else _SIGNS | _BRACES)
    text = _NO_CASE.sub(r"{\1}", text)
    return _TAG.sub(lambda found: f"\\{_RICH[found[1]]}{{{found[2]}}}", text)


def _in_pairs(words: str) -> bool:
    """Whether each brace that opens is closed behind."""
    open_ = 0
    for sign in words:
        open_ += (sign == "{") - (sign == "}")
        if open_ < 0:
            return False
    return not open_


def _plain(words: object) -> str:
    """An identifier: printed by commands that take it word for word, in braces that balance."""
    return " ".join(str(words).split()).replace("{", "").replace("}", "")
