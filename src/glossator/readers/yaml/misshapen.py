"""What is said where a file has another shape than it has to have: a value of another kind, a key
that is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from glossator.identifiers import SCHEMES
from glossator.problems import Position, Rule
from glossator.problems.hints import did_you_mean
from glossator.readers.findings import Findings
from glossator.readers.yaml.nodes import Mapping, Node, Refused, Scalar, Sequence


def wrong_type(
    node: Node, found: Findings, wanted: str, example: str = "", short: bool = False
) -> None:
    """Report that something else was wanted; what was refused has been reported already.

    `example` is a key and a value, where a mapping is wanted; `short` says that the value alone
    does as well.
    """
    if not isinstance(node, Refused):
        message = f"Here belongs {wanted}, and {_what(node)} stands here."
        cure = _other_form(node, wanted, example) or _with_keys(node, example, short)
        found.report(Rule.WRONG_TYPE, node.position, message, cure)


def _with_keys(node: Node, example: str, short: bool) -> str:
    """How to write a mapping with such a key in the place of a single value."""
    if not example or not isinstance(node, Scalar):
        return ""
    example = example.rstrip(".")
    if node.empty and not short:
        return f"Write its keys in the lines below, indented: {example}."
    if node.empty:
        return f"Write a value behind the colon: {example.partition(': ')[2]}."
    if name := glued(node.text, [example.partition(":")[0]]):
        return f"After “{name}” a colon and a blank have to stand: {example}."
    return f"Write each value behind a key, a colon and a blank: {example}."


def glued(text: str, known: Collection[str]) -> str:
    """The known key that a text begins with, where it lacks its colon or the blank after it."""
    begun = re.match(r"([\w-]+?)(?:[ \t=;：]|:[^/\s])", text)
    return begun[1] if begun and begun[1] in known else ""


def misplaced_key(key: Scalar, found: Findings) -> None:
    """Report a key that stands where the id of an entry belongs."""
    message = f"“{key.text}” stands where the id of an entry belongs."
    cure = "If it is a key of the entry above, indent it as far as that entry's keys have to be."
    found.report(Rule.WRONG_TYPE, key.position, message, cure)


def wrapped(key: Scalar, found: Findings) -> None:
    """Report a key above all entries of a file."""
    message = f"“{key.text}” stands above the entries of this file, and would be one itself."
    cure = "Take this line away, and write the ids at the beginning of their lines."
    found.report(Rule.WRONG_TYPE, key.position, message, cure)


def _other_form(node: Node, wanted: str, example: str) -> str:
    """How what is wanted is written, where something else is easily written instead."""
    if isinstance(node, Scalar) and re.match(r"[\w-]+:[^\s/]", node.text) and "mapping" in wanted:
        return "After the colon of a key there has to be a blank."
    if isinstance(node, Mapping) and wanted == "a list" and (above := _line_above(node)):
        return f"Take the line “{above}:” away: the list is all that the file holds."
    if isinstance(node, Mapping) and wanted == "a date":
        return f"{Rule.BAD_DATE.cure}"
    if isinstance(node, Mapping) and wanted == "a list":
        return _as_entries(node)
    if isinstance(node, Sequence) and "under its id" in wanted:
        return (
            "Write an id with a colon in a line of its own, without a hyphen, and indent its keys."
        )
    if isinstance(node, Sequence) and "key, colon, value" in wanted and example:
        return (
            f"Write a key before each value instead: {{{_numbered(node) or example.rstrip('.')}}}."
        )
    if isinstance(node, Sequence) and "mapping" in wanted:
        return "Take the hyphen or the brackets away that make it a list."
    if isinstance(node, Sequence | Mapping) and "mapping" not in wanted:
        return "Text that begins with [, { or -, or holds a colon, wants quotation marks."
    return ""


def _numbered(node: Sequence) -> str:
    """The items of a list behind numbers, as a letter counts what it cites."""
    texts = [one.text for one in node.items if isinstance(one, Scalar) and not one.empty]
    return ", ".join(f"{n}: {text}" for n, text in enumerate(texts, 1)) if texts else ""


def _as_entries(node: Mapping) -> str:
    """How a list is written, where its entries stand under their ids or lack their hyphen."""
    first, value = node.entries[0] if node.entries else (None, None)
    if first is not None and isinstance(value, Mapping):
        return f"Write “- id: {first.text}” for “{first.text}:”, and so for each entry below."
    if first is not None and first.text == "id":
        return "Write a hyphen and a blank before “id:”, and indent the other lines as far."
    return "Begin each entry with a hyphen and a blank, and indent its further lines."


def _line_above(node: Mapping) -> str:
    """The key that stands above a list, in which all else is."""
    (key, value), *more = node.entries or ((None, None),)
    return key.text if key is not None and isinstance(value, Sequence) and not more else ""


def _what(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.empty else "text"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def unknown_key(key: Scalar, known: Collection[str], found: Findings, name: str = "") -> None:
    """Report a key that is none of those known."""
    article = "an" if name[:1] in "aeiou" else "a"
    place = f" of {article} {name}" if name else " here"
    near = _without_colon(key, known) or did_you_mean(key.text, known)
    if not near and key.text.casefold() in SCHEMES and "identifiers" in known:
        near = f"Write it under identifiers: {{{key.text.casefold()}: …}}."
    if not near and key.text in ("translator", "translation_of"):
        near = "A translation is called LETTER.LANG.md, after its letter: hale-1805.en.md."
    if not near and _cut_off(key):
        near = "If the words before the comma go on here, put them all in quotation marks."
    cure = near or _one_of(tuple(known))
    found.report(Rule.UNKNOWN_KEY, key.position, f"“{key.text}” is no key{place}.", cure)


def _without_colon(key: Scalar, known: Collection[str]) -> str:
    if key.text == "id" and "id" not in known:
        return "An entry's id is the key that it stands under, a letter's is its file's name."
    meant = glued(key.text, known)
    return f"After “{meant}” a colon and a blank have to stand." if meant else ""


def _cut_off(key: Scalar) -> bool:
    """Whether it stands in braces after a comma and has no value, as the rest of a text would."""
    if key.document is None or isinstance(key.at, Position):
        return False
    text = key.document.source.text
    before, after = text[: key.at].rstrip(), text[key.at + len(key.text) :].lstrip()
    return before.endswith(",") and after.startswith((",", "}"))


_FEW = 20
"""Keys that can be read in one line."""


def _one_of(known: tuple[str, ...]) -> str:
    if len(known) <= _FEW:
        return f"Use one of these: {', '.join(known)}."
    return (
        f"The guide lists all {len(known)} keys; the first of them are {', '.join(known[:_FEW])}."
    )
