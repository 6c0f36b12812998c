"""What holds for every text: reading never fails, and no word of it is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_made_up import texts

from glossator.model import Block
from glossator.readers.markdown import read_prose, read_text, split_front_matter
from glossator.readers.source import SourceText

# Signs that mean something to the reader, mixed with others and any character at all.
signs = st.lists(
    texts
    | st.sampled_from(
        [
            "\n",
            "\n\n",
            "    ",
            "::: verse\n",
            "| a | b |\n|---|---|\n",
            "1. ",
            "> ",
            "- ",
            "[a]{.sic",
            "<!--",
            "&#0;",
        ]
    )
    | st.text(max_size=4),
    max_size=12,
).map("".join)

# Characters that mean nothing in any place, so that what is read must be what was written.
PLAIN = "aZ9éß語. ,;?!’“”«»–—…½ﬁ\xa0 \u200d\u00ad€%()/'\""
lines = st.text(st.sampled_from(PLAIN), min_size=1, max_size=30).filter(
    lambda line: line.strip() and not re.match(r"\s*\d+[.)](\s|$)", line)
)
paragraphs = st.lists(st.lists(lines, min_size=1, max_size=3), max_size=4)


def whole(text: str) -> SourceText:
    return SourceText.whole(text, "a.md")


def check_offsets(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        assert block.id
        for span in block.spans:
            assert 0 <= span.start <= span.end <= len(block.text)
    ids = [block.id for block in blocks]
    assert len(set(ids)) == len(ids)


@settings(max_examples=60, deadline=None)
@given(signs)
def test_any_letter_can_be_read(text: str) -> None:
    check_offsets(read_text(whole(text))[0])


@settings(max_examples=60, deadline=None)
@given(signs)
def test_any_prose_can_be_read(text: str) -> None:
    check_offsets(read_prose(whole(text))[0])


@settings(max_examples=60, deadline=None)
@given(signs)
def test_every_problem_stands_within_the_file(text: str) -> None:
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in (*read_text(whole(text))[1], *read_prose(whole(text))[1]):
        assert 1 <= problem.position.line <= len(source)
        assert 1 <= problem.position.column <= len(source[problem.position.line - 1]) + 1


@settings(max_examples=60, deadline=None)
@given(paragraphs)
def test_plain_paragraphs_come_out_character_for_character(written: list[list[str]]) -> None:
    text = "\n\n".join("\n".join(one) for one in written)
    blocks, problems = read_text(whole(text))
    # Blanks at a line's ends are no part of it; two at its end would be a line break.
    expected = [" ".join(line.strip(" ") for line in one) for one in written]
    assert [block.text.replace("\n", " ") for block in blocks] == expected
    assert not problems


@settings(max_examples=60, deadline=None)
@given(signs)
def test_no_letter_or_digit_of_a_letter_is_lost(text: str) -> None:
    """Words stay in the text, or stand in an attribute of what they say."""
    blocks, problems = read_text(whole(text))
    if problems or "&" in text:  # what is lost is reported; an entity is another sign
        return
    said = [block.text for block in blocks]
    said += [value for block in blocks for span in block.spans for _, value in span.attributes]
    kept = "".join(said)
    for word in re.findall(r"Hund|word|語", text):
        assert word in kept


CORPUS = [
    "darwin-gray-1860",
    "franklin-washing-air-baths-1768",
    "gandhi-tolstoy-1909-10-01",
    "gandhi-tolstoy-1909-11-10",
    "gandhi-tolstoy-1910-04-04",
    "keats-brothers-1817",
    "lincoln-bixby-1864",
    "tolstoy-gandhi-1909-10-07",
    "tolstoy-gandhi-1910-05-08",
    "twain-treasury-secretary-1902",
]


@pytest.mark.parametrize("name", CORPUS)
def test_the_words_of_a_real_letter_survive(name: str, corpora: Path) -> None:
    text = (corpora / "markdown" / f"{name}.md").read_text(encoding="utf-8")
    facts, body = split_front_matter(text, name)
    blocks, problems = read_text(body)
    assert facts is not None and "title:" in facts.text
    assert words(" ".join(block.text for block in blocks)) == words(body.text)
    assert not problems


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("_", " "))
