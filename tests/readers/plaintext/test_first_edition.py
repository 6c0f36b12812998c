"""The first edition's source, imported raw: every decision counted against what was found by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.model import Mark
from glossator.readers.letterfile.letter import read_letter
from glossator.readers.plaintext import Choice, PlainReading, read_plaintext

HYPHENS = {
    2: "misconceptions", 3: "marrow–derived", 8: "widespread", 11: "populations", 22: "committee",
    33: "dissecting", 35: "activity,", 42: "graft-versus-host", 52: "primary", 63: "nonprogenitor",
    70: "randomized,", 76: "envisioned", 81: "identification", 85: "cells—sometimes",
    88: "regulation", 89: "understanding", 91: "undergone",
}  # fmt: skip
"""What each line's end and the next line's beginning are; line 94 ends with the source."""
REFERENCES = [(2, "1"), (13, "1"), (20, "1"), (27, "2"), (30, "1"), (42, "3"), (43, "4"), (43, "5"),
              (48, "6"), (48, "7"), (49, "8"), (50, "9"), (54, "10"), (62, "1"), (77, "1")]  # fmt: skip
LOOK_ALIKES = ["2,3-dioxygenase", "receptor 2", "(PGE2)", "B7 homolog 1", "(B7-H1)",
               "phase 1 and 2", "phase 3"]  # fmt: skip
LETTERS = ("isct-msc-committee-2013", "msc-second-letter-2013")


@pytest.fixture
def reading(first_edition_source: Path) -> PlainReading:
    return read_plaintext(first_edition_source.read_bytes(), first_edition_source.name)


def test_all_hyphens_and_dashes_at_line_ends_are_right(reading: PlainReading) -> None:
    decided = [one for one in reading.decisions if one.choice is Choice.HYPHEN]
    assert {one.position.line: one.words for one in decided} == HYPHENS
    assert not any(one.unsure for one in decided)


def test_all_reference_numbers_are_lifted_and_no_other(reading: PlainReading) -> None:
    decided = [one for one in reading.decisions if one.choice is Choice.NUMBER]
    lifted = [(one.position.line, one.dropped) for one in decided if one.dropped]
    assert lifted == REFERENCES
    assert {one.words for one in decided if not one.dropped} == {"“PGE2”", "“B7”"}
    assert not any(one.unsure for one in decided)
    assert all(words in reading.letters[0].text for words in LOOK_ALIKES)


def test_the_one_question_is_how_the_broken_word_goes_on(reading: PlainReading) -> None:
    assert [(one.position.line, one.choice) for one in reading.decisions if one.unsure] == [
        (94, Choice.END)
    ]
    assert [(one.letter, one.block) for one in reading.questions] == [(reading.letters[1].id, "p2")]


def test_the_letters_are_those_that_were_made_by_hand(reading: PlainReading, root: Path) -> None:
    by_hand = [
        read_letter((root / f"docs/letters/{name}.md").read_text(encoding="utf-8"), "", name)
        for name in LETTERS
    ]
    for letter, edited in zip(reading.letters, (one.values[0] for one in by_hand), strict=True):
        kinds = [(block.id, block.kind, block.text) for block in letter.blocks]
        assert kinds == [(block.id, block.kind, block.text) for block in edited.blocks]
        assert citations(letter.blocks) == citations(edited.blocks)
        assert letter.status == edited.status


def citations(blocks: tuple) -> list[tuple[str, int, str]]:
    return [
        (block.id, span.start, span.get("label"))
        for block in blocks
        for span in block.spans
        if span.mark is Mark.CITATION
    ]
