"""Single values of YAML files: text, choices, ids, dates, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from glossator.dates import parse_date
from glossator.latin import DEVICES, latin
from glossator.model import ELSEWHERE, Date, Prose, TargetKind
from glossator.problems import Rule
from glossator.problems.hints import did_you_mean, listed
from glossator.readers.dates.meant import cure_for
from glossator.readers.findings import Findings, Use
from glossator.readers.markdown import read_prose
from glossator.readers.markdown.uses import uses_in
from glossator.readers.yaml.misshapen import wrong_type
from glossator.readers.yaml.nodes import Mapping, Node, Scalar, Sequence
from glossator.readers.yaml.schema import JsonSchema

E = TypeVar("E", bound=StrEnum)

LONGEST_ID = 200
"""File systems take 255 bytes for a name, and a letter's notes add an ending to its id."""
_DEVICE = rf"{DEVICES}(?![a-z0-9-])"
"""Names that no folder may have in Windows, also before a dot; each entry's page has a folder."""
ENTRY_ID = rf"(?!index\b(?!-))(?!{_DEVICE})[a-z][a-z0-9-]{{0,{LONGEST_ID - 1}}}"
"""`index` is the address of the list."""
REFERENCE_ID = "[a-z][a-z0-9._-]*"
LETTER_ID = rf"(?!{_DEVICE})[a-z0-9](?:[a-z0-9.-]{{0,{LONGEST_ID - 2}}}[a-z0-9-])?"
"""No dot at its end, which Windows leaves out."""

_FEW = 20
"""Words that can be read in one line."""

form = cache(re.compile)
"""A pattern compiled, which `re` looks up again at each text."""

_WRITTEN_AS = ["string", "number", "boolean"]
"""1805 and true are text here, but not to JSON Schema."""
_NOT_EMPTY = r"\S"


def text_of(node: Node, found: Findings, wanted: str | Callable[[], str] = "text") -> str | None:
    """The node's text, without the line end that closes a YAML block; never empty.

    What is wanted is put in words only where it is missing.
    """
    if isinstance(node, Scalar) and not node.empty:
        text = node.text.removesuffix("\n") if node.style in ("|", ">") else node.text
        if text.strip():
            return text
    words = wanted if isinstance(wanted, str) else wanted()
    if not isinstance(node, Scalar) or node.empty:
        wrong_type(node, found, words)
    else:
        found.report(Rule.BAD_VALUE, node.position, f"Here belongs {words}; the text is empty.")
    return None


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text; where there is a pattern, of that form."""

    pattern: str = ""
    wanted: str = "text"
    """What it is, in words."""
    meant: Callable[[str], str] = field(default=lambda _: "", compare=False)
    """What may be meant by a text of another form; empty where that is not known."""

    def read(self, node: Node, found: Findings) -> str | None:
        text = text_of(node, found, self.wanted)
        if text is not None and self.pattern and not form(self.pattern).fullmatch(text):
            near = self.meant(text)
            cure = f"Did you mean “{near}”?" if near else ""
            found.report(Rule.BAD_VALUE, node.position, f"“{text}” is not {self.wanted}.", cure)
            return None
        return text

    def schema(self) -> JsonSchema:
        pattern = f"^(?:{self.pattern})$" if self.pattern else _NOT_EMPTY
        return {"type": list(_WRITTEN_AS), "pattern": pattern}


def as_address(written: str) -> str:
    """The address of a site that is written without its beginning; empty for what is none."""
    return f"https://{written}" if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", written) else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]
    others: str = ""
    """How another word may be made one of them; empty where none can be."""

    def read(self, node: Node, found: Findings) -> str | None:
        text = text_of(node, found, lambda: f"one of {listed(self.words)}")
        if text is None or text in self.words:
            return text
        near = did_you_mean(text, self.words)
        message = f"“{text}” is not one of these: {', '.join(self.words)}."
        if near and len(self.words) > _FEW:
            message = f"“{text}” is none of the {len(self.words)} words that may stand here."
        cure = near or self.others or "Write one of these words."
        found.report(Rule.BAD_VALUE, node.position, message, cure)
        return None

    def schema(self) -> JsonSchema:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Member(Generic[E]):
    """A member of one of the model's enums."""

    enum: type[E]

    def read(self, node: Node, found: Findings) -> E | None:
        word = _choice(self.enum).read(node, found)
        return None if word is None else self.enum(word)

    def schema(self) -> JsonSchema:
        return _choice(self.enum).schema()


@cache
def _choice(enum: type[StrEnum]) -> Choice:
    return Choice(tuple(member.value for member in enum))


@dataclass(frozen=True, slots=True)
class Id:
    """The id of what the record describes; it is declared."""

    kind: TargetKind
    pattern: str = ENTRY_ID
    reserved: str = ""
    """Ids that mean something else: a regular expression."""

    def read(self, node: Node, found: Findings) -> str | None:
        name = text_of(node, found, "an id")
        if name is None:
            return None
        if self.reserved and form(self.reserved).fullmatch(name):
            message = f"The id “{name}” is reserved."
            found.report(Rule.BAD_ID, node.position, message, "Choose another id.")
            return None
        if not form(self.pattern).fullmatch(name):
            found.refuse(self.kind, name, node.position)
            bad_id(name, node, found)
            return None
        found.declare(self.kind, name, node.position)
        return name

    def schema(self) -> JsonSchema:
        free = f"(?!(?:{self.reserved})$)" if self.reserved else ""
        return {"type": ["string", "boolean"], "pattern": f"^{free}{self.pattern}$"}


@dataclass(frozen=True, slots=True)
class IdOf:
    """The id of something described elsewhere in the edition; it is used."""

    kinds: tuple[TargetKind, ...]
    either: str = ""
    """What to write where things of several of these kinds have the id."""
    awaits: bool = False
    """Whether a letter that may still come can be named, by what it is called elsewhere."""

    def read(self, node: Node, found: Findings) -> str | None:
        name = text_of(node, found, self._wanted)
        if name is not None and not (self.awaits and name.startswith(ELSEWHERE)):
            found.uses.append(Use(self.kinds, name, node.position, cure=self.either))
        return name

    def _wanted(self) -> str:
        return f"the id of a {listed([kind.value for kind in self.kinds])}"

    def schema(self) -> JsonSchema:
        return {"type": list(_WRITTEN_AS), "pattern": _NOT_EMPTY}


@dataclass(frozen=True, slots=True)
class DateText:
    """A date in EDTF."""

    def read(self, node: Node, found: Findings) -> Date | None:
        text = _set_of(node) or text_of(node, found, "a date")
        if text is None:
            return None
        try:
            return replace(parse_date(text), position=node.position)
        except ValueError as error:
            found.report(Rule.BAD_DATE, node.position, str(error), cure_for(text))
            return None

    def schema(self) -> JsonSchema:
        return {
            "type": ["string", "number", "array", "object"],
            "pattern": _NOT_EMPTY,
            "items": {"type": ["string", "number"]},
            "additionalProperties": {"type": "null"},
        }


def _set_of(node: Node) -> str | None:
    """A set of dates, or a date in brackets that say that it is inferred: without quotation marks
    the brackets make a list of it to YAML, and braces a mapping."""
    if isinstance(node, Mapping):
        keys = [key for key, value in node.entries if isinstance(value, Scalar) and value.empty]
        texts = _texts(keys)
        return f"{{{','.join(texts)}}}" if texts and len(texts) == len(node.entries) else None
    members = node.items if isinstance(node, Sequence) else ()
    texts = _texts(members)
    return f"[{','.join(texts)}]" if texts and len(texts) == len(members) else None


def _texts(nodes: Iterable[Node]) -> list[str]:
    return [one.text for one in nodes if isinstance(one, Scalar) and not one.empty]


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown, read as prose."""

    def read(self, node: Node, found: Findings) -> Prose | None:
        if text_of(node, found, "text in Markdown") is None or not isinstance(node, Scalar):
            return None
        prose, problems = read_prose(node.source)
        found.problems.extend(problems)
        found.uses.extend(uses_in(prose))
        return prose

    def schema(self) -> JsonSchema:
        return {"type": list(_WRITTEN_AS), "pattern": _NOT_EMPTY}


def bad_id(name: str, node: Node, found: Findings) -> None:
    """Report an id with signs that an address cannot have."""
    message = f"“{name[:LONGEST_ID]}” cannot be an id."
    found.report(Rule.BAD_ID, node.position, message, id_cure(name))


def id_cure(name: str) -> str:
    """What to do about a name that cannot be an id; empty where the rule says it."""
    if len(name) > LONGEST_ID:
        return f"It has {len(name)} signs, and {LONGEST_ID} are the most that every system takes."
    if re.match(_DEVICE, name):
        return "Windows keeps this name for itself, so no folder can have it; choose another."
    if glued := re.fullmatch(r"([\w-]+):\S.*", name):
        return f"If {glued[1]} is the id, end the line behind its colon."
    if name.isdigit():
        return f"{Rule.BAD_ID.cure[:-1]}: n{name}."
    near = latin(name)[:LONGEST_ID]
    return f"{Rule.BAD_ID.cure[:-1]}: {near}." if re.fullmatch(ENTRY_ID, near) else ""
