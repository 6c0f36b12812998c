"""What is wrong with a file that is no YAML, and what to do about it, in an editor's words."""

from __future__ import annotations

from typing import NamedTuple


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

COLON_IN_TEXT = Said(
    "Behind a key stands a text with a colon in it, and a blank after that.",
    "Put the text in quotation marks, or begin it in the next line, with | after the key's colon.",
)
"""Where the key stands in the same line."""
COLON_BELOW = Said(
    "This line goes on with the value above it, and holds a colon and a blank.",
    "Write | alone behind the colon of the key above, and the whole text in the lines below it.",
)
TOO_FAR_IN = Said(
    "This line begins with a key and is indented further than the key above it.",
    "Indent it like that key; if it belongs to the text above, put | alone behind that key's "
    "colon, and the whole text in the lines below it.",
)
_COLON = Said(
    "A colon stands where no key can end.",
    "If the line is a key, indent it like its neighbours; if the colon belongs to a text, put the "
    "text in quotation marks.",
)
PRINTED = Said(
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
NO_COLON = Said("The key has no colon.", "Write a colon and a blank after it.")
GLUED = Said(
    "After the colon of a key there has to be a blank.", "Write a blank between colon and value."
)
NO_BREAKS = ("\xa0", "\u2007", "\u202f")
"""Blanks that are none to YAML."""
NO_HYPHEN = Said(
    "An entry of a list begins with a hyphen; another sign stands here.",
    "Write a hyphen and a blank in its place.",
)
NO_BLANK = Said(
    "After the hyphen of an entry there has to be a blank.", "Write a blank behind the hyphen."
)
ENDS_EARLY = {
    "'": Said(
        "An apostrophe stands within single quotation marks, and ends the text there.",
        "Put the text in double quotation marks, or write the apostrophe twice.",
    ),
    '"': Said(
        "A double quotation mark stands within double ones, and ends the text there.",
        "Put the text in single quotation marks, or write a backslash before those within it.",
    ),
}
"""By the mark with which a text begins."""
NO_BREAK = Said(
    "A no-break space stands here, which looks like a blank and is none to YAML.",
    "Write an ordinary blank in its place; such signs come with words copied from elsewhere.",
)

UNSEEN = Said(
    "A sign stands here that is not seen, and is no blank to YAML.",
    "Take it out, or write the line anew; such signs come with words copied from elsewhere.",
)
SECOND_COLON = Said(
    "A second colon stands here within one value in brackets.",
    "If it belongs to the text, put the text in quotation marks; if it ends a key, write a comma "
    "before that key.",
)
_OVER = Said(
    "More stands here after the end of what the file holds.",
    "Take away the line of three dots above, or write a key with a colon before the text above.",
)
_DOTS = Said(
    "Three dots in a line of their own end what is read.",
    "Take the line away; if it belongs to a text, indent it like that text.",
)
INSTRUCTION = Said(
    "A line that begins with % is an instruction to YAML, and this is none that is known.",
    "Take it away; if it belongs to a text, indent it like that text.",
)
MISPLACED = {
    **dict.fromkeys(
        "}]",
        Said(
            "A bracket is closed here that does not stand open.",
            "Take it away, or open it; if it belongs to a text, put the text in quotation marks.",
        ),
    ),
    ",": Said(
        "Before this comma nothing stands.",
        "Take it away; if it belongs to a text, put the text in quotation marks.",
    ),
    ":": Said(
        "Before this colon no key stands.", "Write the key, or put the text in quotation marks."
    ),
    "-": Said(
        "Within brackets a list has no hyphens.",
        "Take the hyphen away; if it belongs to a text, put the text in quotation marks.",
    ),
    ".": _DOTS,
}
"""Signs where a value should stand."""
NOT_INDENTED = Said(
    "This line is not indented below the hyphen above it.",
    "Indent an entry's lines further than its hyphen.",
)

_BEHIND_BAR = Said(
    "Nothing but a comment may follow | or > in its line.", "Begin the text in the next line."
)
UNKNOWN = Said("What stands here cannot be read as YAML.")
HERE = {
    "mapping values are not allowed": _COLON,
    "mapping keys are not allowed": Said("A value cannot begin with ? and a blank.", _IN_MARKS),
    "sequence entries are not allowed": Said(
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
    "did not find expected comment or line break": _BEHIND_BAR,
    "expected a comment or a line break": _BEHIND_BAR,
    "expected chomping": _BEHIND_BAR,
    "found unexpected ':'": Said(
        "A colon stands within brackets without a blank after it.",
        "Write a blank after it, or put the text that it belongs to in quotation marks.",
    ),
    "undefined tag handle": SIGN,
    "indentation indicator": Said(
        "The number after | or > is none from 1 to 9.", "Take the number away."
    ),
    "<document start>": _OVER,
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


BEGUN = {
    "while scanning an alias": SIGN,
    "while scanning an anchor": SIGN,
    "while scanning a tag": SIGN,
    "while parsing a tag": SIGN,
    "while scanning a directive": INSTRUCTION,
    "while scanning a %YAML directive": INSTRUCTION,
    "while scanning a %TAG directive": INSTRUCTION,
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
