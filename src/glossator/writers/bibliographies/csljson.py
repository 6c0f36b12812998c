"""References as CSL-JSON (citation-style-language.org, csl-data.json 1.0.2), for Zotero and others.

What CSL has no field for stands under `custom`, which is there for it: how sure the editor is, and
why; which fields no source confirms; what was consulted; the edition's terms, part by part.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from glossator.asjson.laidout import laid_out
from glossator.model import Certainty, Reference, plain_text

_NO_TERMS: Mapping[str, str] = MappingProxyType({})


BEFORE, BETWEEN, AFTER = "[\n", ",\n", "\n]\n"
"""What stands around the items of a file."""
_WITHIN = "\n "
"""How deep they stand in it."""


def entry(item: Mapping[str, Any]) -> str:
    """One item, as it stands in a file."""
    return f" {laid_out(item, _WITHIN)}"


def csl_item(reference: Reference, terms: Mapping[str, str] = _NO_TERMS) -> dict[str, Any]:
    """The item under its id, with what the editor says of it, and the terms, under `custom`.

    The terms are those of the edition's entry, not of the publication that it names.
    """
    told = {**custom(reference), **({"rights": dict(terms)} if terms else {})}
    item = {**reference.csl, "id": reference.id}
    return {**item, "custom": {**item.get("custom", {}), **told}} if told else item


def rights(item: Mapping[str, Any]) -> Mapping[str, str]:
    """The terms that an item carries, by what they are about: text, notes, data."""
    found = item.get("custom", {})
    told = found.get("rights", {}) if isinstance(found, Mapping) else {}
    return told if isinstance(told, Mapping) else {}


def custom(reference: Reference) -> dict[str, Any]:
    """What the editor says of an item, where it says more than nothing."""
    comment = plain_text(reference.comment)
    sure = reference.certainty is Certainty.CERTAIN
    told = {
        "certainty": "" if sure else reference.certainty.value,
        "evidence": reference.evidence,
        "unconfirmed": list(reference.unconfirmed),
        "consulted": reference.consulted.value,
        "comment": comment,
    }
    return {name: value for name, value in told.items() if value}
