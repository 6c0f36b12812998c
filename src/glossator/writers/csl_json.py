"""References as CSL-JSON (citation-style-language.org, csl-data.json 1.0.2), for Zotero and others.

What CSL has no field for stands under `custom`, which is there for it: how sure the editor is, and
why; which fields no source confirms; what was consulted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from glossator.model import Certainty, Reference


def written(items: Iterable[Mapping[str, Any]]) -> str:
    """The items as one file."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def csl_item(reference: Reference) -> dict[str, Any]:
    """The item under its id, with what the editor says of it under `custom`."""
    told = custom(reference)
    item = {**reference.csl, "id": reference.id}
    return {**item, "custom": {**item.get("custom", {}), **told}} if told else item


def custom(reference: Reference) -> dict[str, Any]:
    """What the editor says of an item, where it says more than nothing."""
    comment = "\n".join(block.text for block in reference.comment)
    sure = reference.certainty is Certainty.CERTAIN
    told = {
        "certainty": "" if sure else reference.certainty.value,
        "evidence": reference.evidence,
        "unconfirmed": list(reference.unconfirmed),
        "consulted": reference.consulted.value,
        "comment": comment,
    }
    return {name: value for name, value in told.items() if value}
