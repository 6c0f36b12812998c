"""CSL items in the shapes that citeproc-py can take: known fields, rich text escaped, names whole.

Says nothing about styles, and nothing here raises, whatever an item holds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import nh3
from citeproc import NAMES, VARIABLES

from glossator.writers.csl.dates import said, with_parts

Csl = Mapping[str, Any]

_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_DATES = ("issued", "original-date", "event-date", "accessed", "submitted")
_NAMES = {name.replace("_", "-") for name in NAMES}
_KNOWN = {name.replace("_", "-") for name in VARIABLES} - {*_DATES, "container"}

# CSL-JSON's own rich text; anything else in angle brackets is text, and stays.
_RICH = re.compile(r"&lt;(/?(?:i|b|em|strong|sub|sup))&gt;")
_NO_CASE = re.compile(r'&lt;span class="nocase"&gt;(.*?)&lt;/span&gt;')
_SMALL_CAPS = re.compile(r'&lt;span style="font-variant: ?small-caps;?"&gt;(.*?)&lt;/span&gt;')


def item(csl: Csl) -> dict[str, Any]:
    """The item, under the id 'item', with only what citeproc-py knows."""
    taken: dict[str, Any] = {"id": "item", "type": str(csl.get("type") or "document")}
    abbreviation = csl.get("container-title-short") or csl.get("journalAbbreviation")
    for field, value in {**csl, "container-title-short": abbreviation}.items():
        kept = _field(field, value)
        if kept:
            taken[field] = kept
    return taken


def _field(field: str, value: object) -> Any:
    if field in _DATES:
        return _date(value)
    if field in _NAMES:
        return _enough(names(value))
    return rich(value) if field in _KNOWN else ""


def _date(value: object) -> dict[str, Any]:
    date = with_parts(value)
    return {"literal": rich(said(date["literal"]))} if "literal" in date else date


def names(value: object) -> list[dict[str, str]]:
    """The persons and institutions of a name field, without those that say nothing."""
    found = (_name(one) for one in value) if isinstance(value, list | tuple) else ()
    return [name for name in found if name]


def more_unnamed(people: list[dict[str, str]]) -> bool:
    """True where the list ends, as BibTeX's does, with `others`: not all names are known."""
    return len(people) > 1 and people[-1].get("literal") == "others"


def _enough(people: list[dict[str, str]]) -> list[dict[str, str]]:
    """The names; where some are not known, so many that every style writes "et al."."""
    return people[:-1] + [{"family": "others"}] * 20 if more_unnamed(people) else people


def _name(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        value = {"literal": value}
    parts = {part: rich(value[part]) for part in _NAME_PARTS if rich(value.get(part))}
    if "family" in parts and not rich(value.get("literal")):
        return parts
    literal = rich(value.get("literal")) or parts.get("given", "")
    return {"literal": literal} if literal else {}


def surname(name: Mapping[str, str]) -> str:
    """What a name is cited by, as text, with the particle that belongs to it."""
    particle = name.get("non-dropping-particle", "")
    return plain(name.get("literal") or f"{particle} {name['family']}".strip())


def rich(value: object) -> str:
    """A field's words as HTML: escaped, but for the marks that CSL-JSON defines."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    # Records from elsewhere often come with their entities already written out.
    text = html.escape(html.unescape(str(value)).strip(), quote=False)
    text = _SMALL_CAPS.sub(r'<span class="smallcaps">\1</span>', text)
    text = _NO_CASE.sub(r'<span class="nocase">\1</span>', text)
    return _RICH.sub(r"<\1>", text)


def plain(value: object) -> str:
    """A field's words as text, without marks."""
    return _without_marks(rich(value))


@lru_cache(maxsize=20_000)
def _without_marks(words: str) -> str:
    """An item is said once in each letter that cites it."""
    return html.unescape(nh3.clean(words, tags=set()))
