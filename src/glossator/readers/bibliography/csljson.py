"""CSL-JSON: a list of items, as Zotero and Pandoc write it, and as we do.

What an editor of another edition has said of an item stands under `custom` in what we write. How
sure it is, and why, which fields no source confirms and what was consulted go with the item:
without them an unconfirmed DOI would come back as a link. The terms are those of that edition's
entries, and stay with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from glossator.keeping import kept
from glossator.model import Block, Certainty, Consulted, Kind, Prose, Reference
from glossator.problems import Position
from glossator.readers.bibliography.csl import DATES, NAMES, VARIABLES
from glossator.readers.bibliography.dates import date
from glossator.readers.bibliography.entries import Csl, Shelf
from glossator.readers.brokenjson import broken, numbers_placed, without_halves
from glossator.readers.findings import Reading

_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()
_KEYS = ("citation-key", "citekey", "id")


@kept
def read_csl_json(text: str, path: str) -> Reading[Reference]:
    """The items of a CSL-JSON file as references."""
    shelf = Shelf(path)
    try:
        for line, value in _values(text):
            if isinstance(value, dict) and isinstance(value.get("items"), list):
                message = "The items stand under “items” here, and are not read."
                shelf.refuse(line, message, "Keep the list alone, from [ to ].")
            elif isinstance(value, dict):
                _put(value, shelf, line)
            else:
                shelf.refuse(line, "This is no item: an item is {…} with a type and a title.")
    except json.JSONDecodeError as error:
        message = f"This is no JSON, in column {error.colno}: {broken(error)}."
        shelf.refuse(error.lineno, message, "Mend the line, or export the items again.")
    except RecursionError:
        shelf.refuse(1, "The JSON is nested deeper than any item.")
    if not shelf.references and not shelf.found.problems:
        shelf.refuse(1, "There is no item in this file.")
    return shelf.reading()


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """Each item of the list with its line; one item alone counts as a list."""
    without_halves(text)
    text = text.lstrip("\ufeff")
    begin = len(text) - len(text.lstrip())
    if text[begin : begin + 1] != "[":
        value, end = _item(text, begin)
        if text[end:].strip():
            raise json.JSONDecodeError("Something stands after the item", text, end)
        yield text.count("\n", 0, begin) + 1, value
        return
    at = _past(text, begin + 1)
    while text[at : at + 1] != "]":
        value, end = _item(text, at)
        yield text.count("\n", 0, at) + 1, value
        at = _past(text, end)
    if text[at + 1 :].strip():
        raise json.JSONDecodeError("Something stands after the list", text, at + 1)


def _item(text: str, at: int) -> tuple[Any, int]:
    with numbers_placed(text):
        return _DECODER.raw_decode(text, at)


def _past(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _put(item: Mapping[str, Any], shelf: Shelf, line: int) -> None:
    csl: Csl = {}
    for name, value in item.items():
        if name in NAMES:
            csl[name] = [person for one in _list(value) if (person := _person(one))]
        elif name in DATES:
            _date(name, value, csl, shelf, line)
        elif name in VARIABLES and isinstance(value, str | int | float):
            csl[name] = "; ".join(filter(None, (str(value), csl.get(name, ""))))
        elif name not in ("id", "citekey") and not (name == "custom" and is_ours(value)):
            shelf.leave((name,), line)
    csl = {name: value for name, value in csl.items() if value}
    key = next((str(item[name]) for name in _KEYS if item.get(name)), "")
    said = item.get("custom")
    facts = {}
    if isinstance(said, dict) and is_ours(said):
        facts = told(said, shelf.at(line))
        shelf.leave(("custom: rights",) if "rights" in said else (), line)
    shelf.put("" if "://" in key else key, csl, line, facts)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _person(value: Any) -> dict[str, str]:
    """A name in the parts that are known; one without a family name is whole."""
    if not isinstance(value, dict):
        return {"literal": str(value)} if value else {}
    name = {key: str(value[key]) for key in _PARTS if value.get(key)}
    if "literal" in name:
        return {"literal": name["literal"]}
    return name if "family" in name else {"literal": name["given"]} if "given" in name else {}


def _date(name: str, value: Any, csl: Csl, shelf: Shelf, line: int) -> None:
    written = _edtf(value) if isinstance(value, dict) else str(value)
    read = date(written) if written else None
    if read is not None:
        csl[name] = read
    elif written:
        shelf.warn(line, f"“{written}” is no date; it is kept as a remark.")
        csl["note"] = "; ".join(filter(None, (csl.get("note", ""), written)))
    elif value:
        shelf.warn(line, f"No date can be read from {json.dumps(value)[:80]}; it is left aside.")


def _edtf(value: Mapping[str, Any]) -> str:
    """The date in EDTF, or in its own words where it has only these."""
    circa = "~" if value.get("circa") else ""
    ends = [_day(parts, value.get("season")) for parts in _list(value.get("date-parts") or [])]
    ends = [end + circa for end in ends if end]
    return "/".join(ends) or str(value.get("raw") or value.get("literal") or "")


def _day(parts: Any, season: Any) -> str:
    numbers = [str(part).strip() for part in _list(parts) if part not in (None, "", 0, "0")]
    if not numbers or not all(re.fullmatch(r"-?\d+", number) for number in numbers):
        return ""
    year = int(numbers[0])
    rest = [f"{int(number):02}" for number in numbers[1:]]
    if not rest and str(season or "") in ("1", "2", "3", "4"):
        rest = [str(20 + int(season))]
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *rest])


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
