"""Mappings, lists and text as YAML: what stands on one line, what is a block, what is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

_LINE = 90
"""Markdown longer than this stands in a block of its own."""
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?|[1-9]\d{3}")
_OLD_BREAKS = re.compile("[\x85\u2028\u2029]")
_TEXT = "tag:yaml.org,2002:str"


class Prose(str):
    """Markdown: a block of lines where it is long."""

    __slots__ = ()


class Inline(dict[str, str]):
    """A small mapping in braces on one line, such as a name."""

    __slots__ = ()


def emit(value: Mapping[str, Any] | list[Any]) -> str:
    """The value as a YAML document without its hyphens; empty where it holds nothing."""
    if not value:
        return ""
    written: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000
    )
    return written


def without_empty(**values: Any) -> dict[str, Any]:
    """The keys that have a value; `_` after a key sets it apart from Python's words."""
    return {key.removesuffix("_"): value for key, value in values.items() if value}


def one_or_list(values: list[Any]) -> Any:
    """A single value by itself, several as a list."""
    return values[0] if len(values) == 1 else values


class _Dumper(yaml.SafeDumper):
    """Lists are set in below their keys, and nothing is ever an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar(_TEXT, text, style=_style(dumper, text))


def _prose(dumper: yaml.SafeDumper, text: Prose) -> yaml.Node:
    bare = text.removesuffix("\n")
    if "\n" not in bare and len(bare) <= _LINE:
        return _text(dumper, bare)
    style = '"' if _OLD_BREAKS.search(text) else "|"
    return dumper.represent_scalar(_TEXT, str(text), style=style)


def _style(dumper: yaml.SafeDumper, text: str) -> str | None:
    """Quoted where others' YAML readers would take it for something else than text."""
    if _OLD_BREAKS.search(text):
        return '"'
    if "\n" in text and not text.endswith("\n"):
        return "|"
    resolve: Any = dumper.resolve  # published without types
    means = resolve(yaml.ScalarNode, text, (True, False))
    return None if means == _TEXT or _DATE.fullmatch(text) else '"'


def _inline(dumper: yaml.SafeDumper, value: Inline) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)


def _block(dumper: yaml.SafeDumper, value: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=False)


def _list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.Node:
    """Ids and the like on one line, everything else below each other."""
    flow = all(isinstance(value, str) and re.fullmatch(r"[\w.-]+", value) for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=flow)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Prose, _prose)
_Dumper.add_representer(Inline, _inline)
_Dumper.add_representer(dict, _block)
_Dumper.add_representer(list, _list)
_Dumper.yaml_implicit_resolvers = {
    # A date is text here, and the format writes it bare.
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
