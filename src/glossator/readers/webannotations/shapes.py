"""The shapes of a Web Annotation's JSON: what stands there once or in a list, as JSON-LD has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from glossator.model import Quote
from glossator.readers.brokenjson import broken, read_json


def held_in(written: str) -> Any:
    """What a file of annotations holds. Raises ValueError, with a sentence, where it is no JSON."""
    try:
        return read_json(written)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"The file is no JSON, in {place}: {broken(error)}.") from error
    except RecursionError as error:
        raise ValueError("The JSON is nested too deeply.") from error


def text(held: Mapping[str, Any], name: str) -> str:
    """A text under that name; empty where there is none."""
    value = held.get(name)
    return value if isinstance(value, str) else ""


def listed(value: Any) -> list[Any]:
    """One or several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def texts(value: Any) -> tuple[str, ...]:
    """Those that are texts."""
    return tuple(one for one in listed(value) if isinstance(one, str))


def objects(value: Any) -> list[dict[str, Any]]:
    """Those that are objects."""
    return [one for one in listed(value) if isinstance(one, dict)]


def purposes(body: Mapping[str, Any]) -> tuple[str, ...]:
    """What a body is for."""
    return texts(body.get("purpose"))


def source(target: Any) -> str:
    """The address of what a target or body is, or is a part of; empty where none is given."""
    if not isinstance(target, dict):
        return target if isinstance(target, str) else ""
    held = target.get("source", target.get("id"))
    return source(held) if isinstance(held, dict) else text({"": held}, "")


def selectors(target: Any) -> Iterator[dict[str, Any]]:
    """A target's selectors, also those that refine another."""
    if isinstance(target, dict):
        for one in objects(target.get("selector")):
            yield one
            yield from selectors({"selector": one.get("refinedBy")})


def quotes(target: Any) -> Iterator[Quote]:
    """A target's quotes."""
    for one in selectors(target):
        if one.get("type") == "TextQuoteSelector" and text(one, "exact").strip():
            yield Quote(text(one, "exact"), text(one, "prefix"), text(one, "suffix"))
