"""The cross link of prose: [[id]], [[kind:id]], [[id|words]], [[letter#note]]."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from glossator.problems import Rule
from glossator.readers.markdown.spans import refuse

_OPENING = re.compile(r"\[\[[ \t]*(?!@)([^\[\]|\\\n]*[^\[\]|\\\s])[ \t]*(\||\]\])")

_EMPTY = re.compile(r"\[\[[ \t]*(?:\||\]\])")


def cross_link(state: StateInline, silent: bool) -> bool:
    """Inline rule: double brackets become a point, or a span over the words after the bar."""
    if not state.src.startswith("[[", state.pos):
        return False
    found = _OPENING.match(state.src, state.pos, state.posMax)
    if not found and _EMPTY.match(state.src, state.pos, state.posMax):
        return refuse(state, silent, Rule.DANGLING_LINK, "The double brackets name nothing.")
    if not found:
        return False
    if found[2] == "]]":
        return _point(state, silent, found)
    return _span(state, silent, found)


def _point(state: StateInline, silent: bool, found: re.Match[str]) -> bool:
    if not silent:
        state.push("cross_link", "", 0).meta = {"target": found[1]}
    state.pos = found.end()
    return True


def _span(state: StateInline, silent: bool, found: re.Match[str]) -> bool:
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1, False)
    if end < found.end() or not state.src.startswith("]]", end) or end + 2 > state.posMax:
        return False
    if not silent:
        limit = state.posMax
        state.push("cross_link_open", "", 1).meta = {"target": found[1]}
        state.pos, state.posMax = found.end(), end
        state.md.inline.tokenize(state)
        state.push("cross_link_close", "", -1)
        state.posMax = limit
    state.pos = end + 2
    return True
