"""PyYAML's errors in an editor's words, at the place where the editor has to look."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from glossator.problems import Rule


class Unparsed(Exception):
    """A text that is refused before its end is read."""

    def __init__(self, rule: Rule, message: str, offset: int, cure: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.offset = offset
        self.cure = cure


class Said(NamedTuple):
    """What is wrong, and what to do about it; the rule's own cure where that is empty."""

    message: str
    cure: str = ""


MAX_DEPTH = 40
"""Lists and mappings within each other."""
TOO_DEEP = f"Lists and mappings are nested more than {MAX_DEPTH} deep."
NO_CHARACTER = Said(
    "A backslash in this text names a sign that is no character of a text.",
    "Write the sign itself; a backslash that is meant is written twice.",
)

_COLON = Said(
    "A colon stands where no key can end.",
    "If the line is a key, indent it like its neighbours; if the colon belongs to a text, put the "
    "text in quotation marks.",
)
_PRINTED = Said(
    "The value begins with a printed quotation mark, which is text to YAML, and holds a colon.",
    "Put straight quotation marks around the value; printed ones within them readers see.",
)
_NO_KEY = Said(
    "No key begins here: either the line is not indented like its neighbours, or something stands "
    "after a value has ended, as after a closing quotation mark.",
    "Indent the line like its neighbours, or put the whole value in quotation marks.",
)
_IN_MARKS = "Put the value in quotation marks."
SIGN = Said("A value cannot begin with *, & or !.", _IN_MARKS)
_HEXADECIMAL = Said(
    "The escape lacks its hexadecimal number.",
    "Write the sign itself; a backslash that is meant is written twice.",
)
_NO_COLON = Said("The key has no colon.", "Write a colon and a blank after it.")
_GLUED = Said(
    "After the colon of a key there has to be a blank.", "Write a blank between colon and value."
)
NO_BREAKS = ("\xa0", "\u2007", "\u202f")
"""Blanks that are none to YAML."""
NO_BREAK = Said(
    "A no-break space stands here, which looks like a blank and is none to YAML.",
    "Write an ordinary blank in its place; such signs come with words copied from elsewhere.",
)

_HERE = {
    "mapping values are not allowed": _COLON,
    "mapping keys are not allowed": Said("A value cannot begin with ? and a blank.", _IN_MARKS),
    "block sequence entries are not allowed": Said(
        "A list begins in the middle of a line.",
        "Begin it on the next line; if the hyphen belongs to a text, put that in quotation marks.",
    ),
    "did not find expected key": _NO_KEY,
    "expected <block end>": _NO_KEY,
    "did not find expected '-' indicator": Said(
        "A hyphen is missing, or the line is not indented like its neighbours: here stands a list.",
        "Begin an entry with a hyphen and a blank; indent its further lines.",
    ),
    "unknown escape character": Said(
        "A backslash in double quotation marks begins an escape, and this is none.",
        "Write two of them, or put the value in single quotation marks.",
    ),
    "did not find expected hexadecimal number": _HEXADECIMAL,
    "did not find expected hexdecimal number": _HEXADECIMAL,
    "invalid Unicode character escape": NO_CHARACTER,
    "did not find expected comment or line break": Said(
        "Nothing but a comment may follow | or > in its line.", "Begin the text in the next line."
    ),
    "undefined tag handle": SIGN,
    "found character": Said("A value cannot begin with this sign.", _IN_MARKS),
    "found a tab character": Said(
        "A tab stands where only blanks may.", "Indent the line with blanks."
    ),
    "expected alphabetic or numeric character": SIGN,
}
"""What the parser says, and what an editor would. Looked for in this order."""


def not_closed(bracket: str) -> Said:
    """What is wrong with a bracket that the file ends in."""
    return Said(
        f"The bracket {bracket} that opens here is not closed, or a comma is missing between "
        "its items.",
        "Close it, or write the comma; if it belongs to a text, put the text in quotation marks.",
    )


_BEGUN = {
    "while scanning a quoted scalar": Said(
        "The quotation mark that opens here is not closed.", "Close it where the value ends."
    ),
    "while parsing a flow sequence": not_closed("["),
    "while parsing a flow mapping": not_closed("{"),
    "while scanning a simple key": Said(
        "The line is neither a key with a colon nor the next line of a value.",
        "Write a colon and a blank after the key; indent a value's lines further than its key.",
    ),
}
"""Errors that are noticed late, and where what they are about began."""


def plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[Rule, Said, int]:
    """The rule, what is wrong, and the offset in the text where it is."""
    late = next((words for said, words in _BEGUN.items() if said in (error.context or "")), None)
    if late and error.context_mark is not None and "escape" not in (error.problem or ""):
        begun = error.context_mark.index
        return Rule.YAML_SYNTAX, *(_in_line(text, begun) or (late, begun))
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark is not None else 0
    if "maximum nesting depth" in (error.problem or ""):
        # libyaml 0.2.6 counts brackets before it tells of the first one.
        return Rule.YAML_TOO_DEEP, Said(TOO_DEEP), offset
    if clear := _behind(text, offset):
        return Rule.YAML_SYNTAX, *clear
    return Rule.YAML_SYNTAX, _here(error.problem or "", text[offset : offset + 1]), offset


_ENDED = re.compile(r"[ \t-]*[\w-]+:[ \t]+([\[{\"'])[^\n]*[]}\"'][ \t]*")
_NO_BLANK = re.compile(r"[ \t-]*[a-z_-]+:(?=[^\s:/])[^\n:]*", re.IGNORECASE)
_SPACED = re.compile(r"[ \t]*(?:- )?[ \t]*(?:[\w-]+:)?(?P<space>[\xa0\u2007\u202f])")
"""A no-break space before a key, or right after its colon."""
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
        return _PRINTED, offset
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return (_in_line(text, above) or _without_colon(text, above, start)) if start else None


def _in_line(text: str, start: int) -> tuple[Said, int] | None:
    """What is wrong with the line that begins here, if that can be told by it alone."""
    start = text.rfind("\n", 0, start) + 1
    if spaced := _SPACED.match(text, start):
        return NO_BREAK, spaced.start("space")
    end = text.find("\n", start)
    if glued := _NO_BLANK.fullmatch(text, start, len(text) if end < 0 else end):
        return _GLUED, text.index(":", glued.start())
    return None


def _without_colon(text: str, above: int, start: int) -> tuple[Said, int] | None:
    """A line without a colon above one with a key, which is read as the first line of a value."""
    keyless = _KEYLESS.match(text, above)
    below = re.compile(r"[ \t]*").match(text, start)
    if keyless is None or below is None or len(keyless[1]) != len(below[0]):
        return None
    return _NO_COLON, keyless.end()


def _here(problem: str, sign: str) -> Said:
    if problem.startswith("found character") and sign == "\t":
        return _HERE["found a tab character"]
    known = next((words for said, words in _HERE.items() if said in problem), None)
    return known or Said(f"The YAML cannot be read here: {problem or 'it ends too early'}.")
