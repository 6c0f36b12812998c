"""YAML as nodes: text with its place in the file, sequences and mappings; nothing is constructed.

A scalar stays the text it is, so `no` is no truth value and 1805-02-30 no exception. Anchors,
aliases, merge keys and tags are refused, keys are unique, depth and size are bounded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from glossator.problems import Position, Problem, Rule
from glossator.readers.source import SourceText
from glossator.readers.yaml.syntax import Unparsed, plain_words
from glossator.readers.yaml.tree import Document, Mapping, Node, Refused, Scalar, Sequence
from glossator.readers.yaml.words import (
    MAX_DEPTH,
    NO_BREAK,
    NO_BREAKS,
    NO_CHARACTER,
    SIGN,
    TOO_DEEP,
    Said,
    not_closed,
)

__all__ = ["Mapping", "Node", "Refused", "Scalar", "Sequence", "read_nodes", "scalar_ends"]

MAX_SIZE = 5_000_000
"""Characters in one file."""
_MAX_FORBIDDEN = 20
"""A file full of aliases is one mistake, not a million."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#!][^\n]*)")
"""Text after a value that YAML drops; a comment has a blank after its sign."""
_OLD_BREAKS = "\x85\u2028\u2029"
"""Line breaks in YAML 1.1, which PyYAML reads; plain signs in 1.2 and in every editor."""


def read_nodes(source: SourceText) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document in the text; None where there is none or it cannot be read at all."""
    document = Document(source, (0, *(match.end() for match in re.finditer("\n", source.text))))
    if len(source.text) > MAX_SIZE:
        message = f"The file has more than {MAX_SIZE:,} characters."
        return None, (Problem(Rule.YAML_TOO_DEEP, source.position, message),)
    if odd := _NOT_TEXT.search(source.text):
        sign = f"The sign U+{ord(odd[0]):04X} cannot stand in a YAML file."
        return None, (Problem(Rule.YAML_SYNTAX, document.position(odd.start()), sign),)
    reader = _Reader(document)
    try:
        reader.read()
    except yaml.MarkedYAMLError as error:
        reader.report_syntax(error)
    except Unparsed as error:
        reader.report(error.rule, Said(error.message, error.cure), error.offset)
    return reader.root, tuple(reader.problems)


def syntax_of(source: SourceText) -> tuple[Problem, ...]:
    """What keeps a text from being YAML at all; MkDocs' own file may hold tags and anchors."""
    found = read_nodes(source)[1]
    return tuple(one for one in found if one.rule is Rule.YAML_SYNTAX)


def scalar_ends(source: SourceText) -> dict[int, int]:
    """Where each scalar of a text ends, by the offset at which it begins.

    Raises a YAML error where the text is none.
    """
    events = yaml.parse(source.text.translate(_stand_ins(source.text)), Loader=_LOADER)
    return {
        event.start_mark.index: event.end_mark.index
        for event in events
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark
    }


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    start: int
    pairs: bool
    in_brackets: bool
    refused: bool
    nodes: list[Node] = field(default_factory=list)
    """Items; in a mapping keys and values by turns."""


class _Reader:
    """Builds the nodes from the parser's events, without recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._forbidden = self._documents = 0
        text = document.source.text
        self._may_be_cut = "#" in text and _CUT_OFF.search(text) is not None
        self._escapes = "\\" in text
        self._stand_ins = _stand_ins(text)
        self._back = {ord(stand_in): chr(sign) for sign, stand_in in self._stand_ins.items()}

    def report(self, rule: Rule, said: Said, offset: int) -> None:
        self.problems.append(Problem(rule, self.document.position(offset), *said))

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Report the error; an open bracket that the file ends in, where it opens."""
        text = self.document.source.text
        rule, said, offset = plain_words(error, text)
        if self._open and self._open[-1].in_brackets and not text[offset:].strip():
            offset = self._open[-1].start
            said = not_closed(text[offset])
        last = self.problems[-1] if self.problems else None
        at = self.document.position(offset)
        if last and last.rule is Rule.YAML_FORBIDDEN and last.position.line == at.line:
            self.problems[-1] = replace(last, rule=rule, message=SIGN.message, cure=SIGN.cure)
        else:
            self.report(rule, said, offset)

    def read(self) -> None:
        """Raises a YAML error or Unparsed where the text is no YAML; the root is then None."""
        text = self.document.source.text
        loader = _LOADER(text.translate(self._stand_ins) if self._stand_ins else text)
        try:
            self.root = self._whole(loader.get_event)
        finally:
            loader.dispose()

    def _whole(self, get_event: Callable[[], yaml.Event | None]) -> Node | None:
        root: Node | None = None
        event: yaml.Event | None = None
        try:
            # yaml.parse() would ask before each event whether there is one.
            while (following := get_event()) is not None:
                event = following
                step = _STEPS.get(type(event))
                node = step(self, event) if step is not None else None
                if node is None:
                    continue
                if self._open:
                    self._open[-1].nodes.append(node)
                elif root is None:
                    root = node
        except ValueError as error:  # the loader without libyaml, at "\\U00110000"
            end = _start(event) if event is not None else 0
            message, cure = NO_CHARACTER
            raise Unparsed(Rule.YAML_SYNTAX, message, end, cure) from error
        return root

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "A second document begins here; a file holds one."
            cure = "Take the line --- away, or put what follows into a file of its own."
            raise Unparsed(Rule.YAML_SYNTAX, message, _start(event), cure)

    def _alias(self, event: yaml.AliasEvent) -> Node:
        return self._refuse(f"The alias *{event.anchor}", _start(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        if (event.anchor is not None or event.tag is not None) and (refused := self._marked(event)):
            return refused
        start, style = _start(event), event.style or ""
        text = event.value.translate(self._back) if self._back else event.value
        # Only what is written as an escape can be a sign that the file itself does not hold.
        if style == '"' and self._escapes and _NOT_TEXT.search(text):
            self.report(Rule.YAML_SYNTAX, NO_CHARACTER, start)
            return Refused(start, self.document)
        if self._may_be_cut and not style:
            self._look_behind(event)
        return Scalar(text, start, style, self.document)

    def _look_behind(self, event: yaml.ScalarEvent) -> None:
        """Report what a plain value loses as a comment."""
        text, mark = self.document.source.text, event.end_mark
        if mark and (cut := _CUT_OFF.match(text, mark.index)):
            said = Said(f"“{cut[1].rstrip()}” is not read.")
            self.report(Rule.YAML_COMMENT, said, cut.start(1))

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        start = _start(event)
        if len(self._open) >= MAX_DEPTH:
            raise Unparsed(Rule.YAML_TOO_DEEP, TOO_DEEP, start)
        pairs = isinstance(event, yaml.MappingStartEvent)
        refused = self._marked(event) is not None
        self._open.append(_Open(start, pairs, bool(event.flow_style), refused))

    def _end(self, _event: yaml.Event) -> Node:
        done = self._open.pop()
        if done.refused:
            return Refused(done.start, self.document)
        if not done.pairs:
            return Sequence(tuple(done.nodes), done.start, self.document)
        keys, values = done.nodes[::2], done.nodes[1::2]
        return Mapping(tuple(self._entries(keys, values)), done.start, self.document)

    def _entries(self, keys: list[Node], values: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        told = False
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, Scalar):
                self._not_a_key(key)
            elif key.text == "<<" and not key.style:
                self._forbid("The merge key <<", key.position)
            elif key.text.startswith(NO_BREAKS) and not key.style and isinstance(key.at, int):
                raise Unparsed(Rule.YAML_SYNTAX, NO_BREAK.message, key.at, NO_BREAK.cure)
            elif key.text in seen:
                told = told or self._twice(key, seen, keys)
            else:
                seen[key.text] = key
                yield key, value

    def _twice(self, key: Scalar, seen: dict[str, Scalar], keys: list[Node]) -> bool:
        """Report a key that stands there already; True where all that follow need no telling."""
        message = f"“{key.text}” stands in line {seen[key.text].position.line} already."
        cure = ""
        if entry := self._without_hyphen(key, keys):
            message = f"{message[:-1]}, and so do the keys below it: an entry lacks its hyphen."
            cure = f"Write a hyphen and a blank before it, “- {key.text}:”, below the hyphen above."
        self.problems.append(Problem(Rule.YAML_DUPLICATE_KEY, key.position, message, cure))
        return entry

    def _without_hyphen(self, key: Scalar, keys: list[Node]) -> bool:
        """Whether an entry of a list begins anew with its first key, and has two of its keys."""
        texts = [one.text for one in keys if isinstance(one, Scalar)]
        listed = bool(self._open) and not self._open[-1].pairs and not self._open[-1].in_brackets
        again = sum(count > 1 for count in Counter(texts).values())
        return listed and again > 1 and texts[:1] == [key.text]

    def _not_a_key(self, key: Node) -> None:
        if not isinstance(key, Refused):
            message = "A key must be text; here stands a list or a mapping."
            self.problems.append(Problem(Rule.WRONG_TYPE, key.position, message))

    def _marked(self, event: Any) -> Refused | None:
        """Refuse the anchor or tag that a node carries."""
        if event.anchor is not None:
            return self._refuse(f"The anchor &{event.anchor}", _start(event))
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            return self._refuse(f"The tag {tag}", _start(event))
        return None

    def _refuse(self, what: str, offset: int) -> Refused:
        self._forbid(what, self.document.position(offset))
        return Refused(offset, self.document)

    def _forbid(self, what: str, position: Position) -> None:
        self._forbidden += 1
        if self._forbidden <= _MAX_FORBIDDEN:
            said = f"{what} is not read in an edition."
            self.problems.append(Problem(Rule.YAML_FORBIDDEN, position, said))


_STEPS: dict[type[yaml.Event], Callable[[_Reader, Any], Node | None]] = {
    yaml.ScalarEvent: _Reader._scalar,
    yaml.MappingStartEvent: _Reader._begin,
    yaml.SequenceStartEvent: _Reader._begin,
    yaml.MappingEndEvent: _Reader._end,
    yaml.SequenceEndEvent: _Reader._end,
    yaml.DocumentStartEvent: _Reader._document,
    yaml.AliasEvent: _Reader._alias,
}
"""What is done at each event; the node that is then complete."""


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark is not None else 0


def _stand_ins(text: str) -> dict[int, str]:
    """For each old line break a sign that the text does not hold, to be changed back later; none
    where there is no such break."""
    if not any(sign in text for sign in _OLD_BREAKS):
        return {}
    spare = (chr(code) for code in range(0x10FFFD, 0x100000, -1) if chr(code) not in text)
    return {ord(sign): next(spare) for sign in _OLD_BREAKS}


def value_of(node: Node | None, key: str) -> Node | None:
    """The value of a key in a mapping; None for what has no such key."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for name, value in entries if name.text == key), None)
