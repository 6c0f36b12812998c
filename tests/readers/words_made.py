"""All that a reader made of a file, as the words that stand in it: what other rooms are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any


def strings(made: Any) -> Iterator[str]:
    """Every text in letters, notes, entries, problems and accounts, positions aside."""
    if isinstance(made, Enum):
        yield str(made.value)
    elif isinstance(made, str):
        yield made
    elif isinstance(made, Mapping):
        for name, value in made.items():
            yield str(name)
            yield from strings(value)
    elif isinstance(made, (tuple, list, frozenset)):
        for one in made:
            yield from strings(one)
    elif is_dataclass(made):
        for field in fields(made):
            if "position" not in field.name:
                yield from strings(getattr(made, field.name))
