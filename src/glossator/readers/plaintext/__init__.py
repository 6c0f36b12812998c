"""Reads letters in plain text: what a PDF viewer or `pdftotext` gives, or a typed transcription.

What becomes of what:

- The text may be in UTF-8, UTF-16, Latin-1 or Windows-1252, with lines of any kind.
- Columns side by side are read in turn. Running heads, page numbers and “continued on next page”
  are left out and told with their words.
- Letters begin at numbered headings (LETTER 1. TO …), at salutes (To the Editor, Sir,—), or after
  signatures where these follow each other.
- Salute, dateline, headings, verse, tables, signatures, addresses and postscripts become blocks of
  their kind; all other lines are joined to paragraphs, over columns and pages too.
- Hyphens at line ends go or stay by evidence, see `hyphens`; reference numbers fused to words are
  lifted by evidence, see `numbers`. A numbered list of references becomes references.
- Words between low lines are emphasised; numbers in braces that count pages are page breaks.

Nothing else changes: quotation marks, dashes and compounds stay as they are. Every decision is told
with its place, its evidence and how sure it is; those that are not sure are questions.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.model import Certainty, Letter, Reference
from glossator.problems import Position, Problem, Rule
from glossator.readers.account import Account, Question
from glossator.readers.plaintext.decisions import Choice, Decision, account_of
from glossator.readers.plaintext.decoding import Decoded, decode
from glossator.readers.plaintext.letters import read_letters

__all__ = ["Choice", "Decision", "PlainReading", "read_plaintext"]

_CURE = "Give a file with the letters’ text, in UTF-8."


@dataclass(frozen=True, slots=True)
class PlainReading:
    """The letters of a text, and what was decided about them."""

    letters: tuple[Letter, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """In the order of the source."""
    questions: tuple[Question, ...] = ()
    """What an editor is asked, in the order of the letters."""
    account: Account = field(default_factory=Account)


def read_plaintext(content: bytes, path: str, language: str = "en") -> PlainReading:
    """The letters of a text. `path` is how problems name the file, `language` its language."""
    decoded = decode(content)
    if decoded.refused:
        at = Position(path, decoded.line)
        return PlainReading(problems=(Problem(Rule.NO_LETTER, at, decoded.refused, _CURE),))
    read = read_letters(decoded.text, path, language)
    if not read.letters:
        message = "The file holds nothing but what prints repeat on each page."
        return PlainReading(problems=(Problem(Rule.NO_LETTER, Position(path), message, _CURE),))
    told = sorted([_encoding(decoded, path), *read.decisions], key=lambda one: one.position)
    return PlainReading(
        tuple(read.letters),
        tuple(read.references.values()),
        decisions=tuple(told),
        questions=tuple(read.questions),
        account=account_of(decoded.text, read.letters, told),
    )


def _encoding(decoded: Decoded, path: str) -> Decision:
    sure = Certainty.CERTAIN if decoded.certain else Certainty.LIKELY
    said = f"The text is read as {decoded.encoding}."
    if not decoded.certain:
        said = f"The text is no UTF-8, and is read as {decoded.encoding}; look at its accents."
    return Decision(Choice.ENCODING, Position(path), said, sure)
