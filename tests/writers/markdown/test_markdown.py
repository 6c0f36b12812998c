"""Markdown that is written reads as what it was written from."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from letters_made_up import letters

from glossator.model import Block, Container, Enclosing, Kind, Mark, Span
from glossator.readers.markdown import read_prose, read_text
from glossator.readers.source import SourceText
from glossator.writers.markdown import write_prose, write_text

patient = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def from_text(text: str) -> tuple[Block, ...]:
    return read_text(SourceText.whole(text, "a.md"))[0]


def from_prose(text: str) -> tuple[Block, ...]:
    return read_prose(SourceText.whole(text, "a.md"))[0]


@patient
@given(letters())
def test_a_letter_written_and_read_is_the_same(blocks: tuple[Block, ...]) -> None:
    assert from_text(write_text(blocks)) == blocks


@patient
@given(letters(prose=True))
def test_prose_written_and_read_is_the_same(blocks: tuple[Block, ...]) -> None:
    assert from_prose(write_prose(blocks)) == blocks


@pytest.mark.parametrize(
    "text", ["^\n^", "~\n~", "~~a\nb~~", "[[a] b", "[[a]", "[a]: https://e.org"]
)
def test_words_that_look_like_other_notation_come_back(text: str) -> None:
    block = Block(id="", kind=Kind.PARAGRAPH, text=text)
    for write, read in ((write_prose, read_prose), (write_text, read_text)):
        blocks, problems = read(SourceText.whole(write((block,)), "a.md"))
        assert [one.text for one in blocks] == [text]
        assert problems == ()


LETTER = """\
[Wick, 2 January 1805]{.dateline}

[Dear Sir,]{.salute}

I have yours of the 20[th]{.sup}, and *disagree* [@2; @5–7, p. 3].[]{.gap reason=tear}

{#the-drain formerly=p9}
1805\\. The [medow]{.sic corr=meadow} was wet & [cold]; see anne@example.org.

- clay
- 1. sand
  2. stones

> He writes so.

| Field | Depth |
| --- | --: |
| Wick | 3 |

```
a  b
```

___

## Postscript

{.postscript}
Come soon.

[Your servant,\\
A. Hale]{.signature}
"""

PROSE = """\
See [[tile-drain]], [[term:mole-drain|the **other** drain]] and H<sub>2</sub>O \\[[not a link\\]].

Write `[[id]]` for [a link](https://example.org/a_b "Of drains").
"""


def test_a_plain_letter_is_written_as_an_editor_would() -> None:
    assert write_text(from_text(LETTER)) == LETTER


def test_prose_is_written_as_an_editor_would() -> None:
    blocks = from_prose(PROSE)
    assert from_prose(write_prose(blocks)) == blocks
    assert "[[term:mole-drain|the **other** drain]] and H<sub>2</sub>O" in write_prose(blocks)


@pytest.mark.parametrize(
    "text",
    ["1805. It rained.", "# No heading", "> no quote", "- no list", "*no* emphasis", "[@1] no citation",
     "::: verse", "| a | b |\n|---|---|", "<b>", "a\nb", " blank ", "&amp;", "{#id}", "Dear Sir\n---", "\\", "`", ""],
)  # fmt: skip
def test_text_that_looks_like_markdown_stays_text(text: str) -> None:
    block = Block("p1", Kind.PARAGRAPH, text)
    assert from_text(write_text([block])) == (block,)
    assert from_prose(write_prose([block])) == (block,)


def test_no_blocks_are_no_text() -> None:
    assert write_text([]) == ""


def test_blocks_without_ids_are_counted() -> None:
    (read,) = from_text(write_text([Block("", Kind.SALUTE, "Sir,")]))
    assert read.id == "salute"


def test_marks_that_cross_are_refused() -> None:
    spans = (Span(0, 7, Mark.ADDED), Span(4, 11, Mark.UNCLEAR))
    with pytest.raises(ValueError, match="added on “the wet” and unclear on “wet fie” cross"):
        write_text([Block("p1", Kind.PARAGRAPH, "the wet field", spans)])


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (Block("p1", Kind.PARAGRAPH, "a\0"), "NUL"),
        (Block("p1", Kind.PARAGRAPH, "a", (Span(0, 2, Mark.SIC),)), "goes beyond its text"),
        (Block("p1", Kind.PARAGRAPH, "a", (Span(0, 1, Mark.GAP),)), "cannot carry words in the mark gap"),
        (Block("p1", Kind.PARAGRAPH, "a", (Span(1, 1, Mark.CROSS_LINK, (("target", "a"),)),)), "cannot carry a link by id without words"),
        (Block("p1", Kind.PARAGRAPH, "a", (Span(0, 1, Mark.CROSS_LINK),)), "cannot carry the target ''"),
        (Block("p1", Kind.HEADING, "a"), "no level"),
        (Block("html", Kind.HTML, "a", (), (), (("html", "<p>a</p>"),)), "cannot carry HTML"),
        (Block("p9", Kind.PARAGRAPH, "a"), "its id came back as 'p1'"),
        (Block("p1", Kind.PARAGRAPH, "a", (Span(0, 1, Mark.SIC, (("corr", "b\nc"),)),)), "line end in the attribute corr"),
        (Block("p1", Kind.PARAGRAPH, "a", (), (Container(Enclosing.STANZA, 1),)), "carry a paragraph in a stanza"),
        (Block("p1", Kind.PARAGRAPH, "a", (), (Container(Enclosing.ROW, 1),)), "A row stands outside"),
    ],
)  # fmt: skip
def test_what_markdown_cannot_carry_is_refused(block: Block, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write_text([block])


def test_a_container_that_is_broken_off_is_refused() -> None:
    around = (Container(Enclosing.ENCLOSURE, 1),)
    inside = [Block(f"p{n}", Kind.PARAGRAPH, "a", (), around * (n != 2)) for n in (1, 2, 3)]
    with pytest.raises(ValueError, match="p3 stands in a container that has ended"):
        write_text(inside)


def test_an_exclamation_mark_at_the_end_is_written_as_it_is() -> None:
    block = Block("p1", Kind.PARAGRAPH, "Verehrte Freundin!")
    assert write_text([block]) == "Verehrte Freundin!\n"
