"""Bibliographic items: CSL-JSON back to the keys of references.yml."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from glossator.model import Consulted, Reference
from glossator.readers.bibliography.csl import DATES, NAMES
from glossator.writers.yaml.emit import Inline, without_empty
from glossator.writers.yaml.statements import Written, answers, markdown, stated


def reference(given: Reference, letters: Collection[str]) -> Written:
    """An item."""
    consulted = "" if given.consulted is Consulted.RECORD else given.consulted.value
    return {
        **{key: _csl(key, value) for key, value in given.csl.items() if key != "id"},
        **without_empty(unconfirmed=list(given.unconfirmed), consulted=consulted),
        **stated(given),
        **without_empty(comment=markdown(given.comment), answers=answers(given.answers, letters)),
    }


def _csl(key: str, value: Any) -> Any:
    if key in DATES:
        return edtf(value)
    if key in NAMES:
        return [Inline(name) for name in value]
    return value


def edtf(csl: dict[str, Any]) -> str:
    """A CSL date in EDTF. Of `circa` only that it is one is known, so it becomes ~."""
    if "literal" in csl:
        return str(csl["literal"])
    circa = "~" if csl.get("circa") else ""
    season = [20 + int(csl["season"])] if "season" in csl else []
    return "/".join(_day([*parts, *season]) + circa for parts in csl["date-parts"])


def _day(parts: list[int]) -> str:
    year, *rest = parts
    sign = "-" if year < 0 else ""
    return "-".join([f"{sign}{abs(year):04}", *(f"{part:02}" for part in rest)])
