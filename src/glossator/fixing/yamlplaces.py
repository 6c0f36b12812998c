"""Places in a YAML file, or in a letter's front matter, at which a key can be written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.fixing.cures import Edit, offset_of
from glossator.problems import Position, has_errors
from glossator.readers.markdown import split_front_matter
from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    read_nodes,
    scalar_ends,
    value_of,
)

_ONE_LINE = r"[^\n\x85\u2028\u2029]+"


@dataclass(frozen=True, slots=True)
class YamlPart:
    """The YAML of a file: its nodes, and where each scalar of it ends in the file's text."""

    text: str
    root: Node
    ends: dict[int, int]

    @classmethod
    def of(cls, text: str, path: str) -> YamlPart | None:
        """The YAML of a file, of a letter its front matter; None where it cannot be read."""
        source: SourceText | None = SourceText.whole(text, path)
        if path.endswith(".md"):
            source, _ = split_front_matter(text, path)
        if source is None:
            return None
        root, problems = read_nodes(source)
        if root is None or has_errors(problems):
            return None
        shift = offset_of(source.position, text)
        ends = {start + shift: end + shift for start, end in scalar_ends(source).items()}
        return cls(text, root, ends)

    def mappings(self) -> Iterator[Mapping]:
        """All mappings, outer ones first."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, Mapping):
                yield node
                waiting += [value for _, value in node.entries]
            elif isinstance(node, Sequence):
                waiting += node.items

    def holding(self, key: str, position: Position) -> Mapping | None:
        """The mapping in which the value of this key stands at this place."""
        for mapping in self.mappings():
            value = value_of(mapping, key)
            if value is not None and value.position == position:
                return mapping
        return None

    def with_key(self, mapping: Mapping, key: str, text: str, after: str) -> Edit | None:
        """The edit that gives a mapping this key and value, in place of one or after another."""
        value = value_of(mapping, key)
        if isinstance(value, Scalar):
            return self._replaced(mapping, value, text)
        entry = next((one for one in mapping.entries if one[0].text == after), None)
        if value is not None or entry is None or not isinstance(entry[1], Scalar):
            return None
        return self._added(mapping, entry[1], f"{key}: {self.written(mapping, text)}")

    def _replaced(self, mapping: Mapping, value: Scalar, text: str) -> Edit | None:
        start, end = offset_of(value.position, self.text), self._end(value)
        if value.style in ("|", ">"):
            block = self._block(start, end, text)
            if block or "#" in self.text[start:end].partition("\n")[0]:
                return block
        blank = " " if start == end and self.text[start - 1] == ":" else ""
        return Edit(start, end, blank + self.written(mapping, text, value.style))

    def _block(self, start: int, end: int, text: str) -> Edit | None:
        """The edit that gives a block of text, | or >, one other line; None where it cannot."""
        begin = self.text.find("\n", start, end) + 1
        indent = re.match(r"\n* +", self.text[begin:end]) if begin else None
        if indent is None or text != text.strip() or not re.fullmatch(_ONE_LINE, text):
            return None
        return Edit(begin + indent.end(), end, text)

    def _added(self, mapping: Mapping, value: Scalar, line: str) -> Edit | None:
        end = self._end(value)
        if self._in_braces(mapping):
            return Edit(end, end, f", {line}")
        close = self._line_end(end)
        if close is None:
            return None
        return Edit(close, close, f"\n{' ' * (mapping.position.column - 1)}{line}")

    def _line_end(self, end: int) -> int | None:
        """The end of a line of which nothing but a comment follows; None where more does."""
        close = self.text.find("\n", end)
        close = len(self.text) if close < 0 else close
        rest = self.text[end:close].strip()
        return close if not rest or rest.startswith("#") else None

    def _end(self, value: Scalar) -> int:
        """Where a scalar's last sign stands; a block's empty lines after it are none of it."""
        start = offset_of(value.position, self.text)
        return start + len(self.text[start : self.ends[start]].rstrip())

    def _in_braces(self, mapping: Mapping) -> bool:
        return self.text[offset_of(mapping.position, self.text)] == "{"

    def written(self, mapping: Mapping, text: str, style: str = "") -> str:
        """A text as a value in this mapping: in the style asked for, if that can carry it."""
        single = "'" + text.replace("'", "''") + "'"
        double = json.dumps(text, ensure_ascii=False)
        for one in {"'": (single,), '"': (double,)}.get(style, (text,)):
            if self._reads_as(mapping, one, text):
                return one
        return double

    def _reads_as(self, mapping: Mapping, written: str, text: str) -> bool:
        braces = ("{", " }") if self._in_braces(mapping) else ("", "")
        source = SourceText.whole(f"{braces[0]}key: {written}{braces[1]}", "")
        root, problems = read_nodes(source)
        value = value_of(root, "key") if isinstance(root, Mapping) else None
        return not problems and isinstance(value, Scalar) and value.text == text and not value.empty

    def with_item(self, mapping: Mapping, key: str, text: str, after: str) -> Edit | None:
        """The edit that adds one more to a key that has none, one or a list of values."""
        value = value_of(mapping, key)
        if isinstance(value, Scalar) and value.style not in ("|", ">") and not value.empty:
            start, end = offset_of(value.position, self.text), self._end(value)
            return Edit(start, end, f"[{self.text[start:end]}, {text}]")
        if value is None or (isinstance(value, Scalar) and value.empty):
            return self.with_key(mapping, key, text, after)
        last = value.items[-1] if isinstance(value, Sequence) and value.items else None
        if not isinstance(last, Scalar):
            return None
        start = offset_of(last.position, self.text)
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        end = self._end(last)
        if before.strip() != "-":
            return Edit(end, end, f", {text}")
        close = self._line_end(end)
        return None if close is None else Edit(close, close, f"\n{before}{text}")


def first_text(mapping: Mapping) -> str:
    """The first key whose value is a text, or ''."""
    return next((key.text for key, value in mapping.entries if isinstance(value, Scalar)), "")
