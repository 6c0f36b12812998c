"""Front matter that was written for another program: Jekyll, Hugo, Obsidian, Quarto and their like.

What means the same there as in a letter stays; all else is left out, each key with its words, so
that the letter itself can be taken in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from glossator.model import Certainty, Letter
from glossator.problems import has_errors
from glossator.problems.hints import called_elsewhere, nearest
from glossator.readers.account import Account, Decision, LeftOut
from glossator.readers.findings import Findings
from glossator.readers.yaml.nodes import Mapping, Node, Refused, Scalar, Sequence
from glossator.readers.yaml.schema import Record

_THEIRS = frozenset({
    "author", "authors", "bibliography", "draft", "isCJKLanguage", "lang", "location",
    "resources", "subtitle", "time", "toc", "type", "updated", "weight", "year",
})  # fmt: skip
"""Keys of other programs that look like ours, or that we call otherwise: no slips of the pen. An
author may be who wrote the letter, who edited it or who put it on the web.
"""
_OURS = frozenset({"from", "to", "printed", "answers", "facsimile", "evidence", "formerly"})
"""Keys that no other program has: where one of them stands, the facts were written for us."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """Facts that a letter can have, and what is to be told of the others."""

    facts: Mapping
    account: Account = field(default_factory=Account)


def sift(node: Mapping, record: Record[Letter], letter_id: str) -> Sifted:
    """The facts without other programs' keys; as they are where there is none of these."""
    keys = {key.text for key, _ in node.entries}
    theirs = {key for key in keys if _is_theirs(key, record.by_name)}
    if _OURS.isdisjoint(keys):
        theirs |= {key for key in keys - {*record.by_name} if _is_named_so(key, record.by_name)}
    if not theirs:
        return Sifted(node)
    if _OURS.isdisjoint(keys):
        theirs |= {key.text for key, value in node.entries if _unlike(key.text, value, record)}
    kept = tuple(entry for entry in node.entries if entry[0].text not in theirs)
    left = tuple(_left_out(*one) for one in node.entries if one[0].text in theirs)
    facts, decisions = replace(node, entries=kept), list(_date_taken(kept))
    if not any(key.text == "title" for key, _ in kept):
        facts, said = _titled(facts, letter_id)
        decisions.append(said)
    return Sifted(facts, Account(left=left, decisions=tuple(decisions)))


def _is_theirs(key: str, known: Collection[str]) -> bool:
    return key not in known and (key in _THEIRS or not nearest(key, known))


def _is_named_so(key: str, known: Collection[str]) -> bool:
    """Whether it is another program's word for a fact, or one of its words with a low line."""
    return "_" in key or called_elsewhere(key, known)


def _unlike(key: str, value: Node, record: Record[Letter]) -> bool:
    """Whether a key that both have holds what it cannot hold in a letter."""
    found = Findings()
    if key not in record.by_name or (isinstance(value, Scalar) and value.empty):
        return False
    record.by_name[key].type.read(value, found)
    # An id is no error before it is looked for; another program's places and works have none.
    return has_errors(found.problems) or bool(found.uses)


def _left_out(key: Scalar, value: Node) -> LeftOut:
    words = ", ".join(filter(None, _words(value)))
    return LeftOut(key.position, f"{key.text}: {words}".rstrip(), "no fact of a letter")


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield " ".join(node.text.split())
    elif isinstance(node, Sequence):
        for one in node.items:
            yield from _words(one)
    elif not isinstance(node, Refused):
        for key, value in node.entries:
            yield f"{key.text}: {', '.join(_words(value))}"


def _date_taken(entries: tuple[tuple[Scalar, Node], ...]) -> Iterator[Decision]:
    for key, value in entries:
        if key.text == "date" and isinstance(value, Scalar) and not value.empty:
            said = (
                f"“{value.text}” is taken for the day on which the letter was written; "
                "many programs mean the day on which a page was put up."
            )
            yield Decision(value.position, said, Certainty.PLAUSIBLE)


def _titled(facts: Mapping, letter_id: str) -> tuple[Mapping, Decision]:
    """The facts with the file's name as their title."""
    title = Scalar("title", facts.position), Scalar(letter_id, facts.position, '"')
    said = f"The letter has no title; its file's name stands in: “{letter_id}”."
    return replace(facts, entries=(title, *facts.entries)), Decision(
        facts.position, said, Certainty.PLAUSIBLE
    )
