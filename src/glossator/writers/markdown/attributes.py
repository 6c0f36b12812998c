"""Attributes in braces: {.class #id name="value"}."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.model import Attributes

_NAME = re.compile(r"[A-Za-z\d_:-]+")
_BARE = re.compile(r"[A-Za-z\d_:-]+")
_SIGNS = re.compile(r'([\\"{}])')
_CONTROL = re.compile(r"[\x00\n\r]")


def braces(classes: Iterable[str], attributes: Attributes) -> str:
    """The attributes as written; empty where there are none."""
    parts = [f".{name}" for name in classes]
    names = [name for name, _ in attributes]
    if len(set(names)) < len(names):
        raise ValueError(f"An attribute stands twice in {dict(attributes)}.")
    parts.extend(_attribute(name, value) for name, value in attributes)
    return "{" + " ".join(parts) + "}" if parts else ""


def _attribute(name: str, value: str) -> str:
    if not _NAME.fullmatch(name) or name == "class" or name.lower().startswith("on"):
        raise ValueError(f"Markdown cannot carry an attribute of the name {name!r}.")
    if _CONTROL.search(value):
        raise ValueError(f"Markdown cannot carry a line end in the attribute {name}: {value!r}.")
    if name == "id" and _BARE.fullmatch(value):
        return f"#{value}"
    if _BARE.fullmatch(value):
        return f"{name}={value}"
    return f'{name}="' + _SIGNS.sub(r"\\\1", value) + '"'
