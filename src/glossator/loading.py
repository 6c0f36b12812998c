"""What is loaded when it is wanted, and not before.

An edition is in one or two of the dozens of formats that can be read, and a command is one of ten;
to load them all takes longer than to check a small edition. So a table of such things says where
each stands, in words, and only what is wanted is imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def loaded(place: str) -> Any:
    """What stands at `glossator.module:name`.

    Raises ModuleNotFoundError or AttributeError where there is no such thing; a test looks at every
    place that the source names.
    """
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
