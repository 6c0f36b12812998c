"""PyYAML's errors in an editor's words, at the place where the editor has to look."""

from __future__ import annotations

import re

import yaml

from glossator.problems import Rule
from glossator.readers.yaml.words import (
    BEGUN,
    COLON_BELOW,
    COLON_IN_TEXT,
    ENDS_EARLY,
    GLUED,
    HERE,
    INSTRUCTION,
    MISPLACED,
    NO_BLANK,
    NO_BREAK,
    NO_COLON,
    NO_HYPHEN,
    NOT_INDENTED,
    PRINTED,
    SECOND_COLON,
    TOO_DEEP,
    TOO_FAR_IN,
    UNKNOWN,
    UNSEEN,
    Said,
)


class Unparsed(Exception):
    """A text that is refused before its end is read."""

    def __init__(self, rule: Rule, message: str, offset: int, cure: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.offset = offset
        self.cure = cure


def plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[Rule, Said, int]:
    """The rule, what is wrong, and the offset in the text where it is."""
    if early := _ended_early(error, text) or _second_colon(error, text) or _begun(error, text):
        return Rule.YAML_SYNTAX, *early
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark is not None else 0
    if "maximum nesting depth" in (error.problem or ""):
        # libyaml 0.2.6 counts brackets before it tells of the first one.
        return Rule.YAML_TOO_DEEP, Said(TOO_DEEP), offset
    if clear := _behind(text, offset):
        return Rule.YAML_SYNTAX, *clear
    if "mapping values" in (error.problem or "") and (said := _colon(text, offset)):
        return Rule.YAML_SYNTAX, said, offset
    return Rule.YAML_SYNTAX, _here(error.problem or "", text[offset : offset + 1]), offset


def _ended_early(error: yaml.MarkedYAMLError, text: str) -> tuple[Said, int] | None:
    """Where a word goes on behind the mark that ended a text within brackets."""
    mark = error.problem_mark
    if mark is None or "parsing a flow" not in (error.context or "") or mark.index < 1:
        return None
    sign, next_ = text[mark.index - 1], text[mark.index : mark.index + 1]
    return (ENDS_EARLY[sign], mark.index - 1) if sign in ENDS_EARLY and next_.isalpha() else None


def _second_colon(error: yaml.MarkedYAMLError, text: str) -> tuple[Said, int] | None:
    """Where a value within brackets holds a colon, in the line in which the bracket opens."""
    begun, mark = error.context_mark, error.problem_mark
    if begun is None or mark is None or begun.line != mark.line:
        return None
    within = "parsing a flow" in (error.context or "") and "',' or" in (error.problem or "")
    return (SECOND_COLON, mark.index) if within and text.startswith(":", mark.index) else None


def _begun(error: yaml.MarkedYAMLError, text: str) -> tuple[Said, int] | None:
    """What is wrong with what the error is noticed in, where that began."""
    context, mark = error.context or "", error.context_mark
    late = next((words for said, words in BEGUN.items() if said in context), None)
    escape = "quoted" in context and "escape" in (error.problem or "")
    if late is None or mark is None or escape:
        return None
    return _in_line(text, mark.index) or (late, mark.index)


_ENDED = re.compile(r"[ \t-]*[\w-]+:[ \t]+([\[{\"'])[^\n]*[]}\"'][ \t]*")
_NO_BLANK = re.compile(r"[ \t-]*[a-z_-]+:(?=[^\s:/])[^\n:]*", re.IGNORECASE)
_SPACED = re.compile(
    r"[ \t]*(?:- )?[ \t]*(?:[\w-]+:)?"
    r"(?:(?P<space>[\xa0\u2007\u202f])|[ \t]*(?P<unseen>[\xad\u200b-\u200f\u2060\ufeff]))"
)
"""A no-break space before a key, or right after its colon; or a sign that is not seen."""
_LISTED = re.compile(
    r"[ \t]*(?P<begun>(?P<sign>[*•·‣–—−])[ \t]*(?=[\w-]+:)"
    r"|-(?=[\w-]+:|[{\[]|[a-z][\w-]*[ \t]*(?:\n|$)))"
)
"""An entry of a list without its hyphen, or without the blank behind it."""
_KEYLESS = re.compile(r"([ \t]*(?:- +)?)[a-z][\w-]*(?=[ \t]+[^\s:#][^\n:]*$|$)", re.MULTILINE)
"""A line that begins with a word and has no colon."""


def _behind(text: str, offset: int) -> tuple[Said, int] | None:
    """What is wrong, and where, if the line so far or the one above tells it better."""
    start = text.rfind("\n", 0, offset) + 1
    if ended := _ENDED.fullmatch(text, start, offset):
        marks = "quotation marks" if ended[1] in "[{" else "the other kind of quotation marks"
        message = f"The value begins with {ended[1]} and has ended, and more stands behind it."
        cure = f"Put all of it in {marks}, or begin it in the next line, with | after the colon."
        return Said(message, cure), offset
    if told := _in_line(text, start):
        return told
    if re.match(r"[ \t-]*[\w-]+:[ \t]+[“„«‘‚»]", text[start:offset]):
        return PRINTED, offset
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return (_in_line(text, above) or _without_colon(text, above, start)) if start else None


_KEY = re.compile(r"[ \t]*(?:- +)?[a-z][\w-]*", re.IGNORECASE)


def _colon(text: str, offset: int) -> Said | None:
    """What is wrong with a line in which a colon ends no key, by what stands before the colon."""
    start = text.rfind("\n", 0, offset) + 1
    before = text[start:offset]
    if re.match(rf"{_KEY.pattern}:[ \t]", before):
        return COLON_IN_TEXT
    if not start or not before[:1].isspace():
        return None
    return TOO_FAR_IN if _KEY.fullmatch(before) else COLON_BELOW


def _in_line(text: str, start: int) -> tuple[Said, int] | None:
    """What is wrong with the line that begins here, if that can be told by it alone."""
    start = text.rfind("\n", 0, start) + 1
    if listed := _LISTED.match(text, start):
        return NO_HYPHEN if listed["sign"] else NO_BLANK, listed.start("begun")
    if spaced := _SPACED.match(text, start):
        return NO_BREAK if spaced["space"] else UNSEEN, spaced.end() - 1
    end = text.find("\n", start)
    if glued := _NO_BLANK.fullmatch(text, start, len(text) if end < 0 else end):
        return GLUED, text.index(":", glued.start())
    return None


def _without_colon(text: str, above: int, start: int) -> tuple[Said, int] | None:
    """A line without a colon above one with a key, which is read as the first line of a value."""
    keyless = _KEYLESS.match(text, above)
    below = re.compile(r"[ \t]*").match(text, start)
    if keyless is None or below is None or len(keyless[1]) != len(below[0]):
        return None
    return NO_COLON, keyless.end()


def _here(problem: str, sign: str) -> Said:
    if problem.startswith("found character") and sign == "\t":
        return HERE["found a tab character"]
    if "node content" in problem:
        return MISPLACED.get(sign, NOT_INDENTED)
    if "incompatible" in problem:
        return INSTRUCTION
    return next((words for said, words in HERE.items() if said in problem), UNKNOWN)
