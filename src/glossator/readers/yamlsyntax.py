"""PyYAML's errors in an editor's words, at the place where the editor has to look."""

from __future__ import annotations

import re

import yaml

from glossator.problems import Rule


class Unparsed(Exception):
    """A text that is refused before its end is read."""

    def __init__(self, rule: Rule, message: str, offset: int) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.offset = offset


MAX_DEPTH = 40
"""Lists and mappings within each other."""
TOO_DEEP = f"Lists and mappings are nested more than {MAX_DEPTH} deep."
NO_CHARACTER = "A backslash in this text names a sign that is no character of a text."

_HERE = {
    "mapping values are not allowed": (
        "A colon stands where no key can end: either the line is indented further than its "
        "neighbours, or it is text, and with a colon and a blank in it wants quotation marks."
    ),
    "block sequence entries are not allowed": (
        "A list begins in the middle of a line; begin it on the next one."
    ),
    "did not find expected key": (
        "No key begins here: either the line is not indented like its neighbours, or something "
        "stands after a value has ended, as after a closing quotation mark."
    ),
    "expected <block end>": (
        "No key begins here: either the line is not indented like its neighbours, or something "
        "stands after a value has ended, as after a closing quotation mark."
    ),
    "did not find expected '-' indicator": (
        "A hyphen is missing, or the line is not indented like its neighbours: here stands a list."
    ),
    "unknown escape character": (
        "A backslash in double quotation marks begins an escape, and this is none; write two, "
        "or use single quotation marks."
    ),
    "did not find expected hexadecimal number": "The escape lacks its hexadecimal number.",
    "did not find expected hexdecimal number": "The escape lacks its hexadecimal number.",
    "invalid Unicode character escape": NO_CHARACTER,
    "did not find expected comment or line break": (
        "Nothing but a comment may follow | or > in its line; the text begins in the next."
    ),
    "undefined tag handle": "A value that begins with an exclamation mark wants quotation marks.",
    "found character": "A value cannot begin with this sign; put the value in quotation marks.",
    "found a tab character": "A tab stands where only blanks may; indent with blanks.",
    "expected alphabetic or numeric character": (
        "A value that begins with * or & wants quotation marks."
    ),
}
"""What the parser says, and what an editor would. Looked for in this order."""


def not_closed(bracket: str) -> str:
    """What is wrong with a bracket that the file ends in."""
    return (
        f"The bracket {bracket} that opens here is not closed, or a comma is missing between "
        "its items."
    )


_BEGUN = {
    "while scanning a quoted scalar": "The quotation mark that opens here is not closed.",
    "while parsing a flow sequence": not_closed("["),
    "while parsing a flow mapping": not_closed("{"),
    "while scanning a simple key": (
        "The line is neither a key with a colon nor the next line of a value; a value of several "
        "lines is indented."
    ),
}
"""Errors that are noticed late, and where what they are about began."""


def plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[Rule, str, int]:
    """The rule, what is wrong, and the offset in the text where it is."""
    late = next((words for said, words in _BEGUN.items() if said in (error.context or "")), "")
    if late and error.context_mark is not None and "escape" not in (error.problem or ""):
        return Rule.YAML_SYNTAX, late, error.context_mark.index
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark is not None else 0
    if "maximum nesting depth" in (error.problem or ""):
        # libyaml 0.2.6 counts brackets before it tells of the first one.
        return Rule.YAML_TOO_DEEP, TOO_DEEP, offset
    if clear := _behind(text, offset):
        return Rule.YAML_SYNTAX, *clear
    return Rule.YAML_SYNTAX, _here(error.problem or "", text[offset : offset + 1]), offset


_ENDED = re.compile(r"[ \t-]*[\w-]+:[ \t]+([\[{\"'])[^\n]*[]}\"'][ \t]*")
_NO_BLANK = re.compile(r"[ \t-]*[a-z_-]+:(?=[^\s:/])[^\n:]*", re.IGNORECASE)


def _behind(text: str, offset: int) -> tuple[str, int] | None:
    """What is wrong, and where, if the line so far or the one above tells it better."""
    start = text.rfind("\n", 0, offset) + 1
    if ended := _ENDED.fullmatch(text, start, offset):
        marks = "quotation marks" if ended[1] in "[{" else "the other kind of quotation marks"
        message = (
            f"The value begins with {ended[1]} and has ended, and more stands behind it; put all "
            f"of it in {marks}, or begin it in the next line, with | after the colon."
        )
        return message, offset
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    if start and (glued := _NO_BLANK.fullmatch(text, above, start - 1)):
        colon = text.index(":", glued.start())
        return "After the colon of a key there has to be a blank.", colon
    return None


def _here(problem: str, sign: str) -> str:
    if problem.startswith("found character") and sign == "\t":
        return _HERE["found a tab character"]
    known = next((words for said, words in _HERE.items() if said in problem), "")
    return known or f"The YAML cannot be read here: {problem or 'it ends too early'}."
