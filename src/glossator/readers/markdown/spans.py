"""Bracketed spans and the offsets of inline tokens, which markdown-it leaves out.

`token.meta["at"]` is the offset, in the inline content, of the sign that made the token, and
`token.meta["end"]` that of what follows it. A token of type `refused` is an opening bracket, a
brace or other signs kept as text, with the problem that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from glossator.problems import Rule
from glossator.readers.markdown.marks import KINDS, MARKS

InlineRule = Callable[[StateInline, bool], bool]

_NO_TOKENS = frozenset({"text", "entity"})
_CLASS = "|".join(sorted({*MARKS, *KINDS}))
LIKE_ATTRIBUTES = re.compile(rf"\{{\s*(?:[.#][A-Za-z]|[A-Za-z:_-]+=|(?:{_CLASS})[\s}}])")

_FENCE = re.compile(r"(?:\A|\n)[ \t]*:{2,}[ \t]*\Z")
_UNREAD = "The braces after the brackets cannot be read as attributes."
_PRINTED = (
    "The braces after the brackets hold printed quotation marks, and attributes want straight ones."
)
_UNDOTTED = "The mark in the braces has no dot before it: {{.{}}}."
_PRINTED_MARKS = re.compile(r"=\s*[“”„‟«»‘’‚]")
_STRAY = "These braces look like attributes, and stand directly after nothing that has any."


def stamp_rules(md: MarkdownIt) -> None:
    """Wraps the inline rules so that every token knows its offset."""
    ruler = md.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        if name == "emphasis":
            ruler.at(name, _stamped_delimiters(rule))
        elif name == "attr":
            ruler.at(name, _adjacent(_unbroken(rule)))
        elif name not in _NO_TOKENS:
            ruler.at(name, _stamped(_unbroken(rule) if name == "span" else rule))


def refuse(state: StateInline, silent: bool, rule: Rule, message: str) -> bool:
    """Takes one sign, an opening bracket or brace, as text and leaves a problem in its place."""
    if not silent:
        token = state.push("refused", "", 0)
        token.content = state.src[state.pos]
        token.meta = {"rule": rule, "message": message}
    state.pos += 1
    return True


def stray_braces(state: StateInline, silent: bool) -> bool:
    """Inline rule: braces that look like attributes and are none; the attributes' rule came first.

    Behind colons they are a fence's, which is reported as one that is not read.
    """
    if state.src[state.pos] != "{" or not LIKE_ATTRIBUTES.match(state.src, state.pos):
        return False
    if _FENCE.search(state.src, 0, state.pos):
        return False
    after_brackets = state.src[: state.pos].endswith("]")
    told = _unread(state.src[state.pos :].partition("}")[0]) if after_brackets else _STRAY
    return refuse(state, silent, Rule.BAD_ATTRIBUTES, told)


def _unread(braces: str) -> str:
    """Why braces cannot be read, as far as it can be told."""
    if _PRINTED_MARKS.search(braces):
        return _PRINTED
    word = re.match(r"\{\s*([a-z]+)", braces)
    return _UNDOTTED.format(word[1]) if word and word[1] in {*MARKS, *KINDS} else _UNREAD


def _stamped(rule: InlineRule) -> InlineRule:
    def stamped(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[first:]:
                token.meta.setdefault("at", start)
                token.meta.setdefault("end", state.pos)
        return True

    return stamped


def _stamped_delimiters(rule: InlineRule) -> InlineRule:
    """Each sign of a run is a token of its own, and the last of them as many as the run is long."""

    def stamped(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        for n, token in enumerate(state.tokens[start - state.pos :]):
            token.meta["at"] = start + n
        return True

    return stamped


def _adjacent(rule: InlineRule) -> InlineRule:
    """Attributes belong to what stands directly before them.

    The plugin looks at the last token alone, which in a lookahead may be far away.
    """

    def adjacent(state: StateInline, silent: bool) -> bool:
        last = state.tokens[-1] if state.tokens else None
        if last is None or last.meta.get("end") != state.pos or not rule(state, silent):
            return False
        if not silent:
            last.meta["end"] = state.pos
        return True

    return adjacent


def _unbroken(rule: InlineRule) -> InlineRule:
    """Attributes over two lines: the plugin would cut a quoted value at the line's end."""

    def unbroken(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent and "\n" in state.src[start : state.pos]:
            _read_attributes_again(state, start)
        return True

    return unbroken


def _read_attributes_again(state: StateInline, start: int) -> None:
    braces = start
    if state.src[start] == "[":
        braces = state.md.helpers.parseLinkLabel(state, start, False) + 1
    try:
        _, attributes = parse(state.src[braces : state.pos].replace("\n", " "))
    except ParseError:
        return
    attributes.pop("class", None)
    _opening(state.tokens).attrs.update(attributes)


def _opening(tokens: list[Token]) -> Token:
    """The token that opens what the last token closes."""
    level = 0
    for token in reversed(tokens):
        level += token.nesting
        if level >= 0:
            return token
    return tokens[-1]
