"""What an editor of another edition has said of an item: `custom` in the CSL-JSON that we write.

How sure it is, and why, which fields no source confirms and what was consulted go with the item:
without them an unconfirmed DOI would come back as a link. The terms are those of that edition's
entries, and stay with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glossator.model import Block, Certainty, Consulted, Kind, Prose
from glossator.problems import Position
from glossator.readers.csl import VARIABLES

_OURS = frozenset({"certainty", "evidence", "unconfirmed", "consulted", "comment", "rights"})


def is_ours(value: Any) -> bool:
    """Whether what stands under `custom` is what we write there, and nothing else."""
    return isinstance(value, Mapping) and bool(value) and value.keys() <= _OURS


def told(custom: Mapping[str, Any], at: Position) -> dict[str, Any]:
    """The facts of a reference beside its item; what cannot be meant is left out."""
    return dict(_facts(custom, at))


def _facts(custom: Mapping[str, Any], at: Position) -> Iterator[tuple[str, Any]]:
    sure, seen = str(custom.get("certainty", "")), str(custom.get("consulted", ""))
    if sure in [*Certainty]:
        yield "certainty", Certainty(sure)
    if seen in [*Consulted]:
        yield "consulted", Consulted(seen)
    if isinstance(evidence := custom.get("evidence"), str):
        yield "evidence", " ".join(evidence.split())
    if isinstance(names := custom.get("unconfirmed"), list):
        yield "unconfirmed", tuple(name for name in names if name in VARIABLES)
    if isinstance(comment := custom.get("comment"), str):
        yield "comment", _prose(comment, at)


def _prose(text: str, at: Position) -> Prose:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(
        Block(f"p{number}", Kind.PARAGRAPH, line, position=at)
        for number, line in enumerate(lines, 1)
    )
