"""Findings: what is wrong, where, and what an editor can do about it.

Nothing below the command line and the MkDocs plugin prints or logs. Functions return
problems; whoever shows them sorts them first, so that all are seen at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Line ends, and what could steer a terminal."""


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source file."""

    path: str
    """Path of the file, as the editor would type it."""
    line: int = 1
    """Line, counted from 1."""
    column: int = 1
    """Column in code points, counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Rule(Enum):
    """Every kind of problem: its id, its severity, what it means, and its cure."""

    id: str
    severity: Severity
    meaning: str
    cure: str

    def __init__(self, rule_id: str, severity: Severity, meaning: str, cure: str) -> None:
        self.id = rule_id
        self.severity = severity
        self.meaning = meaning
        self.cure = cure

    # Files
    NO_EDITION = (
        "no-edition", Severity.ERROR,
        "The folder holds no edition.yml, so it is no edition.",
        "Name the folder that holds edition.yml, or the one above its docs folder.",
    )
    NOT_UTF8 = (
        "not-utf8", Severity.ERROR,
        "The file is not encoded in UTF-8.",
        "Save the file again as UTF-8.",
    )
    UNREADABLE = (
        "unreadable", Severity.ERROR,
        "The file cannot be opened.",
        "Check that the file exists and may be read.",
    )
    FILE_NAME = (
        "file-name", Severity.ERROR,
        "A letter's file name is its id, and this name cannot be one.",
        "Rename the file: lower-case letters, digits and hyphens.",
    )
    ORPHAN_NOTES = (
        "orphan-notes", Severity.ERROR,
        "A notes file stands beside no letter.",
        "Name the notes file after its letter: LETTER.notes.yml beside LETTER.md.",
    )

    # YAML
    YAML_SYNTAX = (
        "yaml-syntax", Severity.ERROR,
        "The YAML cannot be read.",
        "Mend the line; text that holds a colon and a space, or begins with a sign, wants quotation marks.",
    )
    YAML_DUPLICATE_KEY = (
        "yaml-duplicate-key", Severity.ERROR,
        "The same key stands twice in one place, so one of the two would be lost.",
        "Keep one of them, or join their values.",
    )
    YAML_FORBIDDEN = (
        "yaml-forbidden", Severity.ERROR,
        "YAML's anchors, aliases, merge keys and tags are not used in an edition.",
        "Write the value out.",
    )
    YAML_TOO_DEEP = (
        "yaml-too-deep", Severity.ERROR,
        "The YAML is nested deeper or is larger than any apparatus needs.",
        "Split the file, or mend the brackets.",
    )
    WRONG_TYPE = (
        "wrong-type", Severity.ERROR,
        "A value is of another kind than this key takes.",
        "Write the value as the message says.",
    )
    UNKNOWN_KEY = (
        "unknown-key", Severity.ERROR,
        "The key is not one that belongs here.",
        "Correct its spelling, or remove it.",
    )
    MISSING_KEY = (
        "missing-key", Severity.ERROR,
        "A key that must be there is missing.",
        "Add the key.",
    )
    BAD_VALUE = (
        "bad-value", Severity.ERROR,
        "The value is not one of those allowed.",
        "Correct the value as the message says.",
    )
    BAD_ID = (
        "bad-id", Severity.ERROR,
        "An id is part of an address and has signs that an address cannot have, or is reserved.",
        "Use lower-case letters, digits and hyphens, beginning with a letter.",
    )
    BAD_DATE = (
        "bad-date", Severity.ERROR,
        "The date is not a date that exists, or is not written as EDTF.",
        "Write YYYY, YYYY-MM or YYYY-MM-DD, with ~ for about and ? for uncertain; a range as FROM/TO.",
    )
    FRONT_MATTER = (
        "front-matter", Severity.ERROR,
        "The letter does not begin with its facts.",
        "Begin the file with a line of three hyphens, the letter's facts, and again three hyphens.",
    )

    # Ids
    DUPLICATE_ID = (
        "duplicate-id", Severity.ERROR,
        "Two things of one kind have the same id, so an address would lead to either.",
        "Give one of them another id.",
    )
    UNKNOWN_ID = (
        "unknown-id", Severity.ERROR,
        "No such thing exists in the edition.",
        "Correct the id, or add the entry it names.",
    )
    AMBIGUOUS_ID = (
        "ambiguous-id", Severity.ERROR,
        "Things of several kinds have this id, and the link does not say which is meant.",
        "Put the kind before the id, for example [[term:ID]] or [[party:ID]].",
    )

    # Markdown
    DANGLING_LINK = (
        "dangling-link", Severity.ERROR,
        "A link in double brackets leads to nothing.",
        "Correct the id, or add the entry it names.",
    )
    UNKNOWN_CITATION = (
        "unknown-citation", Severity.ERROR,
        "A citation names a number that is not in the letter's list, or a reference that does not exist.",
        "Add the number to the letter's references, or the item to references.yml.",
    )
    BAD_CITATION = (
        "bad-citation", Severity.ERROR,
        "What stands in the brackets looks like a citation and cannot be read as one.",
        "Write [@1], [@id], [@2; @5], [@2–5] or [@id, p. 33]; a literal @ in brackets is written \\@.",
    )
    UNKNOWN_CLASS = (
        "unknown-class", Severity.ERROR,
        "The mark or block is none that an edition knows.",
        "Use one of the marks that the message lists.",
    )
    MISSING_ATTRIBUTE = (
        "missing-attribute", Severity.ERROR,
        "The mark lacks what it cannot do without.",
        "Add the attribute that the message names.",
    )
    UNCLOSED_FENCE = (
        "unclosed-fence", Severity.ERROR,
        "A ::: block is not closed, or is nested in one with as few colons.",
        "Close it with as many colons as it began with; give the outer block more colons than the inner one.",
    )
    ACCIDENTAL_LIST = (
        "accidental-list", Severity.WARNING,
        "A paragraph begins with a number and a stop and is therefore read as a list.",
        "If it is no list, write a backslash before the stop: 1805\\.",
    )
    HTML_REMOVED = (
        "html-removed", Severity.WARNING,
        "HTML that is not allowed in notes and definitions was left out.",
        "Write it as Markdown, or remove it.",
    )
    LOST_TEXT = (
        "lost-text", Severity.WARNING,
        "Something in the source has no place in a letter and was left out.",
        "Write it as text, or remove it.",
    )

    # Quotes and anchors
    QUOTE_MISSING = (
        "quote-missing", Severity.ERROR,
        "The words quoted do not occur in the letter.",
        "Copy the words from the letter.",
    )
    QUOTE_AMBIGUOUS = (
        "quote-ambiguous", Severity.ERROR,
        "The words quoted occur more than once, so the note has no one place.",
        "Add prefix: or suffix:, the words just before or just after.",
    )
    ANCHOR_MISSING = (
        "anchor-missing", Severity.ERROR,
        "The note says neither which words nor which place it belongs to, or says both.",
        "Give either quote: or at:.",
    )
    AT_UNKNOWN = (
        "at-unknown", Severity.ERROR,
        "The place named by at: is no block, gap or note of the letter.",
        "Name a block (p3), a gap's id, another note's id, or letter for the whole letter.",
    )

    # Glossary
    FORM_SHARED = (
        "form-shared", Severity.ERROR,
        "Two terms claim the same words, so a reader could be sent to the wrong one.",
        "Remove the form from one of the two terms.",
    )

    # References
    BAD_REFERENCE = (
        "bad-reference", Severity.ERROR,
        "The reference lacks what a citation style needs.",
        "Add the field that the message names.",
    )

    @classmethod
    def by_id(cls, rule_id: str) -> Rule | None:
        """The rule with this id, or None."""
        return next((rule for rule in cls if rule.id == rule_id), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding at one place."""

    rule: Rule
    position: Position
    message: str
    """What is wrong, in an editor's words; one or two sentences, ending in a full stop."""
    cure: str = ""
    """What to do here; the rule's general cure where empty."""
    level: Severity | None = None
    """The severity that the edition gives to the rule; the rule's own where None."""
    subject: str = ""
    """The id or link that it is about, where there is one, as written."""

    @property
    def severity(self) -> Severity:
        return self.level or self.rule.severity

    def __str__(self) -> str:
        """One line, whatever the words of a source that it quotes, or the file's name."""
        cure = self.cure or self.rule.cure
        said = f"{self.position}: {self.severity} {self.rule.id}: {self.message} {cure}"
        return _CONTROL.sub(" ", said)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line, column and rule, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.position, p.rule.id, p.message)))


def at_levels(
    problems: Iterable[Problem], levels: Iterable[tuple[str, str]]
) -> tuple[Problem, ...]:
    """The problems with the edition's levels (rule id and error, warning or off) applied."""
    given = dict(levels)
    return tuple(
        replace(problem, level=Severity(given[problem.rule.id]))
        if problem.rule.id in given
        else problem
        for problem in problems
        if given.get(problem.rule.id) != "off"
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """True where at least one problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
