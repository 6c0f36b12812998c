"""A letter's file: its facts between lines of three hyphens, and below them its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from glossator.keeping import kept
from glossator.model import Letter, TargetKind
from glossator.problems import Position, Rule
from glossator.readers.account import Account
from glossator.readers.findings import Findings, Reading, Use
from glossator.readers.letterfile.facts import FACTS
from glossator.readers.letterfile.othersfacts import sift
from glossator.readers.markdown import read_text, split_front_matter
from glossator.readers.markdown.uses import uses_in
from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import Mapping, Node, Scalar, read_nodes, value_of

_WITHOUT_TEXT = ("lost", "catalogued")


@kept
def read_letter(text: str, path: str, letter_id: str, language: str = "en") -> Reading[Letter]:
    """The letter in a file; where its facts cannot be read, its text under its id."""
    return _read(text, path, letter_id, language)[0]


def read_others_letter(
    text: str, path: str, letter_id: str, language: str = "en"
) -> tuple[Reading[Letter], Account]:
    """A letter whose front matter may be written for another program, and what was made of that."""
    return _read(text, path, letter_id, language, others=True)


def _read(
    text: str, path: str, letter_id: str, language: str, others: bool = False
) -> tuple[Reading[Letter], Account]:
    found, account = Findings(), Account()
    start = Position(path)
    found.declare(TargetKind.LETTER, letter_id, start)
    front, body = split_front_matter(text, path)
    blocks, problems = read_text(body)
    found.problems.extend(problems)
    known: dict[str, Any] = {"id": letter_id, "blocks": blocks, "language": language}
    node = _front_matter(front, start, body.text, found)
    if others and isinstance(node, Mapping):
        sifted = sift(node, FACTS, letter_id)
        node, account = sifted.facts, sifted.account
    whole = Mapping((), start)  # the file: that is where a letter stands
    letter = FACTS.read_as(node, found, known, whole) if node is not None else None
    if letter is None:
        return found.reading((Letter(title=letter_id, position=start, **known),)), account
    found.uses.extend(_uses(letter, node))
    if not body.text.strip() and letter.status not in _WITHOUT_TEXT:
        found.report(Rule.NO_TEXT, start, f"The letter “{letter_id}” has facts and no text.")
    return found.reading((letter,)), account


def _uses(letter: Letter, node: Node | None) -> Iterator[Use]:
    """The ids that its text uses; none that are numbers where the list of these was refused, which
    is told."""
    uses = uses_in(letter.blocks, {listed.label for listed in letter.references})
    if letter.references or not _is_written(value_of(node, "references")):
        return uses
    return (use for use in uses if not use.id[:1].isdigit())


def _is_written(node: Node | None) -> bool:
    if isinstance(node, Scalar):
        return not node.empty
    return bool(node.entries) if isinstance(node, Mapping) else node is not None


_NO_HYPHENS = re.compile(r"[ \t]*([-‐-―−]{1,3})[ \t]*\n")
_LATER = re.compile(r"\s+---[ \t]*\n")
_BEGUN = re.compile(r"---[ \t]*\n")


def _without_facts(text: str) -> tuple[str, str]:
    """What is wrong with the beginning of a letter that does not begin with its facts, and what to
    do; the rule's own cure where that is empty."""
    if _BEGUN.match(text):
        message = "The letter's facts begin here and have no end."
        return message, "Write a line of three hyphens below the last fact, before the text."
    message = "The letter does not begin with its facts"
    if _LATER.match(text):
        return f"{message}: something stands before the three hyphens.", (
            "Remove the blanks or empty lines before them."
        )
    if _NO_HYPHENS.match(text) or re.match(r"-{4,}[ \t]*\n", text):
        return f"{message}: its first line is no line of three hyphens.", (
            "Write --- there, three hyphens and nothing else; word processors make dashes of them."
        )
    return f"{message}.", ""


def _front_matter(
    front: SourceText | None, start: Position, text: str, found: Findings
) -> Node | None:
    if front is None:
        found.report(Rule.FRONT_MATTER, start, *_without_facts(text))
        return None
    node, problems = read_nodes(front)
    found.problems.extend(problems)
    if node is None and not problems:
        return Mapping((), front.position)
    return node
