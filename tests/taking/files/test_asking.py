"""Questions stand in a letter's Markdown as comments, and change nothing that is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Block, Container, Enclosing, Kind, Letter
from glossator.readers.account import Question
from glossator.readers.letterfile.letter import read_letter
from glossator.taking.files.asking import comment, with_questions
from glossator.writers.yaml import write_letter

STANZA = (Container(Enclosing.STANZA, 1),)
QUOTED = (Container(Enclosing.QUOTATION, 2),)
LETTER = Letter(
    "hale",
    "On drains",
    (
        Block("salute", Kind.SALUTE, "Sir,—"),
        Block("p1", Kind.PARAGRAPH, "The drains <!-- so --> are good."),
        Block("line", Kind.LINE, "The brook is up,", (), STANZA),
        Block("line-2", Kind.LINE, "The meadow drowned.", (), STANZA),
        Block("quotation", Kind.QUOTATION, "It was resolved.", (), QUOTED),
        Block("quotation-2", Kind.QUOTATION, "And it was done.", (), QUOTED),
        Block("preformatted", Kind.PREFORMATTED, "1   2\n\n3   4"),
        Block("postscript", Kind.POSTSCRIPT, "P.S. The mill is sold."),
    ),
)
IDS = [block.id for block in LETTER.blocks]


def asked(*questions: Question) -> str:
    return with_questions(write_letter(LETTER), LETTER, questions)


@pytest.mark.parametrize("block", ["", *IDS])
def test_a_letter_with_a_question_reads_as_the_letter_without(block: str) -> None:
    written = asked(Question("hale", block, "Is it so?"))
    assert "<!-- To check: Is it so? -->" in written
    (read,) = read_letter(written, "", "hale").values
    assert read == LETTER


def test_a_question_stands_above_its_block() -> None:
    lines = asked(Question("hale", "p1", "Is it so?")).split("\n")
    place = lines.index("<!-- To check: Is it so? -->")
    assert lines[place + 2].startswith("The drains")


def test_a_letter_without_questions_is_left_as_it_is() -> None:
    assert asked() == write_letter(LETTER)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
def test_no_words_end_a_comment_early(said: str) -> None:
    written = comment(said)
    assert written.endswith(" -->")
    assert "--" not in written.removeprefix("<!--").removesuffix("-->")
