"""References as readers see them: entries in a citation style, and short labels.

The style is Nature's (vendor/csl), set by citeproc-py. Entries carry no number: in a letter the
numbers are the letter's own.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

import nh3
from citeproc import CitationStylesStyle
from citeproc.source import VariableError

from glossator.keeping.remembered import Remembered
from glossator.model import Reference
from glossator.writers.citations.styles import read_style, set_item
from glossator.writers.csl.dates import is_circa, year
from glossator.writers.csl.items import Csl, item, more_unnamed, names, plain, rich, surname

_STYLE = Path(__file__).parent / "vendor" / "csl" / "nature.csl"

_TAGS = {"b", "em", "i", "span", "strong", "sub", "sup"}

# What citeproc-py raises on items that lack something it leans on.
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NameError, NotImplementedError,
    RecursionError, TypeError, ValueError, VariableError,
)  # fmt: skip


def formatted(references: Iterable[Reference], language: str = "en") -> Mapping[str, str]:
    """The entry of each reference, by its id, as safe HTML (b, em, i, span, strong, sub, sup).

    Titles of books get English capitals unless they are in another language; one whose reference
    does not say it is in `language`, that of the edition. A reference that the style cannot set
    comes as a plain line: authors, title, where, year.
    """
    held = tuple(references)
    told = {"language": language}
    return _again(
        _FORMATTED, held, lambda: {one.id: _entry(_key(one, told)) for one in held}, language
    )


def short(reference: Reference) -> str:
    """The reference in a few words of plain text: 'Bianco et al. 2013', 'ISCT 2006'.

    Where no date is known, its state ('in press') or 'n.d.' follows a comma (Chicago Manual of
    Style, 17th edition, 15.44 and 15.45; CSL's author-date styles)."""
    csl = reference.csl
    title = plain(csl.get("title-short") or csl.get("title"))
    who = _who(csl) or _first_words(title) or reference.id
    dated = _dated(csl)
    return f"{who} {dated}" if dated else f"{who}, {_undated(csl)}"


def short_labels(references: Iterable[Reference]) -> Mapping[str, str]:
    """The short label of each reference, by its id; equal ones get a, b, c in the order given."""
    held = tuple(references)
    return _again(_SHORT, held, lambda: _labels(held))


_Words = Mapping[str, str]
_FORMATTED: Remembered[_Words] = Remembered()
_SHORT: Remembered[_Words] = Remembered()


def _again(
    known: Remembered[_Words],
    references: Sequence[Reference],
    find: Callable[[], dict[str, str]],
    language: str = "",
) -> _Words:
    """What was said of the same records the last time; an editor's comment is not looked at."""
    known.begin()
    ids = [language, *(one.id for one in references)]
    return known.get("", [one.csl for one in references], ids, lambda: MappingProxyType(find()))


def _labels(references: Iterable[Reference]) -> dict[str, str]:
    labels = {one.id: short(one) for one in references}
    often = Counter(labels.values())
    so_far: Counter[str] = Counter()
    for reference, label in labels.items():
        if often[label] > 1:
            labels[reference] = f"{label}{_letter(so_far[label])}"
            so_far[label] += 1
    return labels


def _letter(number: int) -> str:
    """a to z, then aa, ab …, counted from 0."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)


_ADDRESSES = {"DOI", "URL", "PMID", "PMCID"}


def _key(reference: Reference, told: Csl) -> str:
    """The item as text, so that one set once is not set again in the next build.

    Addresses stay out of an entry: pages show them beside it, live only where they are confirmed.
    """
    kept = {field: value for field, value in reference.csl.items() if field not in _ADDRESSES}
    return json.dumps({**told, **kept, "id": reference.id}, sort_keys=True, default=_as_json)


def _as_json(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)


@lru_cache(maxsize=10_000)
def _entry(key: str) -> str:
    csl = json.loads(key)
    try:
        line = _tidied(set_item(_style(), item(csl)))
    except _STUMBLES:
        line = ""
    return _safe(line) or _safe(_composed(csl))


@cache
def _style() -> CitationStylesStyle:
    return read_style(_STYLE)


# Seams that citeproc-py leaves, as it does not look through tags ("et al.</i>.", "Why?."), and
# the comma that the style puts after a volume even where no pages follow.
_DOUBLED = re.compile(r"([.?!](?:</\w+>)*)\.")
_BARE_COMMA = re.compile(r"(</b>),( \()")


def _tidied(line: str) -> str:
    return _BARE_COMMA.sub(r"\1\2", _DOUBLED.sub(r"\1", line))


def _safe(line: str) -> str:
    """The second wall: only the short list of elements, and no attribute but one class."""
    return nh3.clean(
        line.strip(), tags=_TAGS, attributes={}, allowed_classes={"span": {"smallcaps"}}
    )


def _composed(csl: Csl) -> str:
    """A line for an item that the style cannot set; never empty."""
    who = html.escape(_who(csl), quote=False)
    title = rich(csl.get("title")) or rich(csl.get("id"))
    where = rich(csl.get("container-title")) or rich(csl.get("publisher"))
    parts = _tidied(". ".join(filter(None, (who, title, where))))
    return f"{parts} ({html.escape(_dated(csl) or _undated(csl))})."


def _who(csl: Csl) -> str:
    """The first role that has names: one, two, or the first of several."""
    for role in ("author", "editor", "translator"):
        people = names(csl.get(role))
        found = [surname(name) for name in people]
        if found:
            many = len(found) > 2 or more_unnamed(people)
            return f"{found[0]} et al." if many else " and ".join(found)
    return ""


def _first_words(title: str) -> str:
    words = title.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


def _dated(csl: Csl) -> str:
    found = year(csl.get("issued"))
    return f"c. {found}" if found and is_circa(csl.get("issued")) else found


def _undated(csl: Csl) -> str:
    """What stands in the place of a date: what is said of an item that may have none yet, or that
    nobody has seen."""
    return plain(csl.get("status")) or "n.d."
