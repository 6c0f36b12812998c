"""Levels of rules: in edition.yml, and in the options of the plugin in mkdocs.yml.

mkdocs.yml is read as YAML nodes, without MkDocs: tags such as !ENV and !!python/name, and what
stands under other keys than ours, are passed by.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from glossator.problems import Level, Position, Problem, Rule
from glossator.readers.findings import Findings, Reading
from glossator.readers.source import SourceText
from glossator.readers.yaml.collected import MapOf
from glossator.readers.yaml.nodes import Node, Scalar, Sequence, read_nodes, value_of
from glossator.readers.yaml.scalars import Choice, Text
from glossator.readers.yaml.schema import Field, Made, Record, in_place

LEVELS = ("error", "warning", "hint", "off")

_PLUGIN = "glossator"


_LEVEL_OF_RULE = Field(
    "level", Choice(LEVELS), "error, warning, hint or off.", required=True, example="off"
)
_LEVEL = Record(
    "level",
    "The level of a rule.",
    (
        _LEVEL_OF_RULE,
        Field("reason", Text(), "Why, in a few words.", example="The glossary is shared."),
    ),
    in_place(Level, rule=""),
    short=_LEVEL_OF_RULE,
)


def _of_rules(read: tuple[tuple[Scalar, Level], ...]) -> tuple[Level, ...]:
    return tuple(Level(rule.text, one.level, one.reason, rule.position) for rule, one in read)


RULES = Field(
    "rules",
    Made(
        MapOf(
            _LEVEL,
            among=tuple(rule.id for rule in Rule),
            example="unused-term: {level: off, reason: The glossary is shared}",
        ),
        _of_rules,
    ),
    "Levels of problems: a rule's id with error, warning, hint or off, or {level, reason}.",
    example="{unused-term: {level: off, reason: The glossary is shared}}",
)


def without_reason(levels: Iterable[Level]) -> Iterator[Problem]:
    """Rules that are put out and nobody says why."""
    for one in levels:
        if one.level == "off" and not one.reason:
            message = f"The rule {one.rule} is put out without a reason."
            yield Problem(Rule.RULE_WITHOUT_REASON, one.position, message)


def joined(own: Iterable[Level], given: Iterable[Level]) -> tuple[Level, ...]:
    """The edition's own levels; those given from outside, by the site's mkdocs.yml, win."""
    return tuple({one.rule: one for one in (*own, *given)}.values())


def read_site_levels(text: str, path: str) -> tuple[str, Reading[Level]]:
    """The docs_dir of a mkdocs.yml, and what stands there under plugins: glossator: rules:."""
    docs, options = site_options(text, path)
    return docs, _read(value_of(options, RULES.name))


def site_options(text: str, path: str) -> tuple[str, Node | None]:
    """The docs_dir of a mkdocs.yml, and the options of our plugin."""
    root, _ = read_nodes(SourceText.whole(text, path))
    docs = value_of(root, "docs_dir")
    options = _options(value_of(root, "plugins"))
    return docs.text if isinstance(docs, Scalar) and docs.text else "docs", options


def levels_of(options: Mapping[str, Any], path: str) -> Reading[Level]:
    """The same from values, where the site's settings were put together from several files."""
    text = json.dumps(options, ensure_ascii=False, default=str)
    root, _ = read_nodes(SourceText(text, (Position(path),)))
    reading = _read(root)
    here = Position(path)
    return Reading(
        tuple(Level(one.rule, one.level, one.reason, here) for one in reading.values),
        tuple(Problem(one.rule, here, one.message, one.cure) for one in reading.problems),
    )


def _read(rules: Node | None) -> Reading[Level]:
    found = Findings()
    levels: tuple[Level, ...] | None = None
    if rules is not None and not (isinstance(rules, Scalar) and rules.empty):
        levels = RULES.type.read(rules, found)
    return found.reading(levels or ())


def _options(plugins: Node | None) -> Node | None:
    """The options of our plugin, which MkDocs takes from a list or from a mapping."""
    if isinstance(plugins, Sequence):
        found = (value_of(item, _PLUGIN) for item in plugins.items)
        return next((one for one in found if one is not None), None)
    return value_of(plugins, _PLUGIN)
