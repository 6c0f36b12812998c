"""The first edition's letters say word for word what their source says.

**Word sequence.** Of the source: its lines are joined by one blank, except at the ends of the 18
lines named below. At 14 the hyphen is the printer's; it goes, and the next line follows without a
blank. At three the hyphen or dash belongs to the text; it stays, blanks after it go, and the next
line follows without a blank. At the last the text breaks off and its hyphen stays. The whole is cut
at white space. Of the edition: each letter's blocks in order, with every citation's printed label
put back at its place, so that the numbers are run into their words as in the source ("sepsis3,");
the blocks are joined by one blank, and the whole is cut at white space. The letters stand in the
edition's order. The two sequences must be equal. Where the source is not at hand, the SHA-256 of
the sequence is compared, written one word a line, without a line end after the last, in UTF-8.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import Block, Edition, Letter, Mark, Span

PRINTERS_HYPHEN = (2, 8, 11, 22, 33, 35, 52, 63, 70, 76, 81, 88, 89, 91)
"""Lines, counted from 1, whose last hyphen is only the printer's."""
WRITERS_SIGN = (3, 42, 85)
"""Lines whose last hyphen or dash belongs to the text."""
BREAK_OFF = 94
"""The line inside whose last word the source ends."""

WORDS = 867
DIGEST = "87ae39f3bd5e6e63c5258ee26a8afb1ba29522ed7f408080fb5be2287094fae8"


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    return read_edition(root / "docs")[0]


def test_the_letters_have_the_words_of_the_source(
    edition: Edition, first_edition_source: Path
) -> None:
    source = first_edition_source.read_text(encoding="utf-8")
    assert words_of_letters(edition.letters) == words_of_source(source)


def test_the_letters_have_the_words_that_were_compared_with_the_source(edition: Edition) -> None:
    words = words_of_letters(edition.letters)
    assert len(words) == WORDS
    assert hashlib.sha256("\n".join(words).encode()).hexdigest() == DIGEST


def test_only_the_reference_numbers_are_lifted_out_of_the_text(edition: Edition) -> None:
    labels = [
        [span.get("label") for block in letter.blocks for span in citations(block)]
        for letter in edition.letters
    ]
    assert [" ".join(of_letter) for of_letter in labels] == ["1 1 1 2 1 3 4 5 6 7 8 9 10 1", "1"]
    text = edition.letters[0].text
    for kept in ("2,3-dioxygenase", "receptor 2 (PGE2)", "B7 homolog 1 (B7-H1)", "phase 1 and 2",
                 "phase 3 trial"):  # fmt: skip
        assert kept in text


def test_the_paragraphs_are_those_of_the_source(edition: Edition) -> None:
    first, second = edition.letters
    assert [block.id for block in first.blocks] == ["salute", "p1", "p2", "p3"]
    assert [block.id for block in second.blocks] == ["salute", "p1", "p2"]
    assert [block.text.split()[0] for block in first.blocks] == ["To", "In", "Nevertheless,",
                                                                 "Although"]  # fmt: skip


def test_the_second_letter_ends_inside_a_word_with_a_gap(edition: Edition) -> None:
    last = edition.letters[1].blocks[-1]
    gaps = [span for span in last.spans if span.mark is Mark.GAP]
    assert last.text.endswith("modulating tis-")
    assert [(gap.start, gap.get("id")) for gap in gaps] == [(len(last.text), "break-off")]


def test_nothing_is_supplied_or_corrected(edition: Edition) -> None:
    marks = {span.mark for letter in edition.letters for block in letter.blocks
             for span in block.spans}  # fmt: skip
    assert marks <= {
        Mark.CITATION,
        Mark.GAP,
        Mark.PERSON,
        Mark.ORGANISATION,
        Mark.NO_TERM,
    }


def words_of_source(text: str) -> list[str]:
    """The source's words after its line ends are resolved."""
    return "".join(
        _resolved(number, line) for number, line in enumerate(text.split("\n"), start=1)
    ).split()


def _resolved(number: int, line: str) -> str:
    """A line with what stands between it and the next; a listed line must be as listed."""
    if number in PRINTERS_HYPHEN:
        assert line.endswith("-"), f"line {number}"
        return line.removesuffix("-")
    if number in WRITERS_SIGN:
        assert line.rstrip(" ").endswith(("-", "–", "—")), f"line {number}"
        return line.rstrip(" ")
    if number == BREAK_OFF:
        assert line.endswith("tis-"), f"line {number}"
    else:
        assert not line.rstrip(" ").endswith(("-", "–", "—")), f"line {number} is not listed"
    return line + " "


def words_of_letters(letters: Iterable[Letter]) -> list[str]:
    """The letters' words with the citations' labels put back."""
    return " ".join(with_labels(block) for letter in letters for block in letter.blocks).split()


def with_labels(block: Block) -> str:
    """A block's text as the source has it, the reference numbers run into the words."""
    text = block.text
    for span in reversed(citations(block)):
        text = text[: span.start] + span.get("label") + text[span.start :]
    return text


def citations(block: Block) -> list[Span]:
    """The block's citations in the order of the text."""
    return sorted(
        (span for span in block.spans if span.mark is Mark.CITATION), key=lambda span: span.start
    )
