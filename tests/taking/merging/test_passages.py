"""The lines of a letter of which some passages give way: all others stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from letters_made_up import letters

from glossator.model import Block
from glossator.readers.markdown import read_text
from glossator.readers.source import SourceText
from glossator.taking.merging.passages import Instead, NoPlaceError, with_passages
from glossator.writers.markdown import write_text
from glossator.writers.markdown.blocks import passages, write_passages


def blocks_of(text: str) -> tuple[Block, ...]:
    return read_text(SourceText.whole(text, ""))[0]


@settings(max_examples=12)
@given(letters())
def test_each_passage_has_its_own_lines(blocks: tuple[Block, ...]) -> None:
    text = write_text(blocks)
    there, said = blocks_of(text), write_passages(blocks, prose=False, links=False)
    assert len(said) == len(passages(blocks)) == len(passages(there))
    for at, one in enumerate(said):
        assert with_passages(text, 1, there, [Instead((at, at + 1), (one,))]) == text


TEXT = """
<!-- Look at the seal. -->

[Dear Sir,]{.salute}


The drains
are down.
<!-- So the copy. -->

{.postscript}
I am well.

- clay
- straw

End.
"""


@pytest.mark.parametrize(
    ("passages_", "texts", "was", "then"),
    [
        ((1, 2), ("The pipes are down.",), "The drains\nare down.\n<!-- So the copy. -->",
         "<!-- So the copy. -->\n\nThe pipes are down."),
        ((0, 1), (), "[Dear Sir,]{.salute}\n\n\n", ""),
        ((2, 3), ("I am ill.",), "{.postscript}\nI am well.", "I am ill."),
        ((3, 4), ("- clay", "1. one"), "- clay\n- straw", "- clay\n\n1. one"),
        ((4, 5), (), "\nEnd.\n", ""),
        ((0, 0), ("First.",), "[Dear Sir,]", "First.\n\n[Dear Sir,]"),
        ((5, 5), ("Last.",), "End.\n", "End.\n\nLast.\n"),
        ((4, 4), ("More.",), "- straw\n", "- straw\n\nMore.\n"),
    ],
)  # fmt: skip
def test_other_lines_stay(
    passages_: tuple[int, int], texts: tuple[str, ...], was: str, then: str
) -> None:
    made = with_passages(TEXT, 1, blocks_of(TEXT), [Instead(passages_, texts)])
    assert made == TEXT.replace(was, then)


def test_passages_come_into_a_text_that_has_none() -> None:
    made = with_passages("\n<!-- To come. -->\n", 1, (), [Instead((0, 0), ("One.", "Two."))])
    assert [one.text for one in blocks_of(made)] == ["One.", "Two."]
    assert "<!-- To come. -->" in made


def test_a_passage_whose_lines_are_another_s_as_well_does_not_give_way() -> None:
    text = "::: {.dateline}\nWexcombe\n\nMonday\n:::\n"
    with pytest.raises(NoPlaceError):
        with_passages(text, 1, blocks_of(text), [Instead((0, 1), ("Hof",))])
