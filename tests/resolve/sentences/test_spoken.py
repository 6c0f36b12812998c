"""A mention's sentence is of the text as its writer left it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Block, Kind, Mark, Span
from glossator.resolve.sentences.spoken import as_read, deletions, held_by, spoken


def block(written: str) -> Block:
    """A paragraph in which what stands between { and } is struck out."""
    text, spans, opened = "", [], 0
    for char in written:
        if char == "{":
            opened = len(text)
        elif char == "}":
            spans.append(Span(opened, len(text), Mark.DELETED))
        else:
            text += char
    return Block("p1", Kind.PARAGRAPH, text, tuple(spans))


def told(made: Block, start: int, end: int) -> tuple[str, str]:
    """The sentence around a range, and the words of it that are the range's."""
    kept = held_by(deletions(made), start, end)
    found = spoken(made, "en", kept).around(start, end)
    return found.text, found.text[found.start : found.end]


@pytest.mark.parametrize(
    ("written", "words", "sentence", "shown"),
    [
        ("The {low }meadow is wet.", "meadow", "The meadow is wet.", "meadow"),
        ("The {low} meadow is wet.", "meadow", "The meadow is wet.", "meadow"),
        ("The meadow is {wet}drowned.", "meadow", "The meadow is drowned.", "meadow"),
        ("The meadow {of Reed}, I say.", "meadow", "The meadow, I say.", "meadow"),
        ("{Sir,} The meadow is wet.", "meadow", "The meadow is wet.", "meadow"),
        ("It rained{. The} on the meadow.", "meadow", "It rained on the meadow.", "meadow"),
        ("I saw {Reed} Hale there.", "Reed", "I saw ⟦Reed⟧ Hale there.", "Reed"),
        ("I {saw} met {Reed at Leeds} her.", "Leeds", "I met ⟦Reed at Leeds⟧ her.", "Leeds"),
        ("The drain {s} pipe is wet.", "drain s pipe", "The drain pipe is wet.", "drain pipe"),
    ],
)
def test_what_was_struck_out_is_left_out_unless_it_is_what_is_mentioned(
    written: str, words: str, sentence: str, shown: str
) -> None:
    made = block(written)
    start = made.text.index(words)
    assert told(made, start, start + len(words)) == (sentence, shown)


def test_a_deletion_within_one_is_shown_with_it() -> None:
    made = Block("p1", Kind.PARAGRAPH, "I saw old Reed.",
                 (Span(6, 14, Mark.DELETED), Span(6, 9, Mark.DELETED)))  # fmt: skip
    assert told(made, 6, 9) == ("I saw ⟦old Reed⟧.", "old")


@pytest.mark.parametrize(
    ("spans", "left_out", "in_brackets"),
    [
        ((), "He came late.", "He came late."),
        ([(Mark.DELETED, 3, 8)], "He late.", "He ⟦came ⟧late."),
        ([(Mark.DELETED, 3, 8), (Mark.DELETED, 4, 6)], "He late.", "He ⟦c⟦am⟧e ⟧late."),
        ([(Mark.DELETED, 3, 6), (Mark.DELETED, 5, 8)], "He late.", "He ⟦ca⟦m⟧e ⟧late."),
        ([(Mark.DELETED, 3, 8), (Mark.GAP, 5, 5)], "He late.", "He ⟦ca[…]me ⟧late."),
        ([(Mark.DELETED, 3, 8), (Mark.GAP, 8, 8)], "He […]late.", "He ⟦came ⟧[…]late."),
        ([(Mark.DELETED, 4, 4), (Mark.GAP, 13, 13)], "He came late.[…]", "He came late.[…]"),
    ],
)
def test_a_text_is_read_with_what_is_lost_and_without_what_was_struck_out_or_with_it_in_brackets(
    spans: list[tuple[Mark, int, int]], left_out: str, in_brackets: str
) -> None:
    marked = tuple(Span(start, end, mark) for mark, start, end in spans)
    made = Block("p1", Kind.PARAGRAPH, "He came late.", marked)
    assert as_read(made) == left_out
    assert as_read(made, struck_out=True) == in_brackets


def test_a_citation_beside_a_deletion_is_not_in_it() -> None:
    made = block("So {says} he wrote.")
    for point in (3, 7):
        assert held_by(deletions(made), point, point) is None
        assert told(made, point, point) == ("So he wrote.", "")


@given(st.text("ab {}.", max_size=40), st.data())
def test_the_words_of_a_mention_are_those_that_stand(written: str, data: st.DataObject) -> None:
    made = block(written)
    if not made.text.strip():
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    end = data.draw(st.integers(start, len(made.text)))
    gone = deletions(made)
    kept = held_by(gone, start, end)
    stands = "".join(
        char for at, char in enumerate(made.text)
        if start <= at < end and (kept or not any(a <= at < b for a, b in gone))
    )  # fmt: skip
    assert told(made, start, end)[1].replace(" ", "") == stands.replace(" ", "")


def listed(text: str, *items: str) -> Block:
    spans, at = [], 0
    for item in items:
        at = text.index(item, at)
        spans.append(Span(at, at + len(item), Mark.PERSON, (("ref", "x"),)))
        at += len(item)
    return Block("p1", Kind.PARAGRAPH, text, tuple(spans))


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (0, "Mentioned in the letter: Anne Hale …"),
        (1, "Mentioned in the letter: … Thomas Reed …"),
        (3, "Mentioned in the letter: … The Mill"),
    ],
)
def test_of_a_list_the_item_is_shown_and_what_leads_to_it(at: int, shown: str) -> None:
    text = "Mentioned in the letter: Anne Hale; Thomas Reed; Wexcombe; The Mill"
    block = listed(text, "Anne Hale", "Thomas Reed", "Wexcombe", "The Mill")
    span = block.spans[at]
    found = spoken(block, "en").around(span.start, span.end)
    assert found.text == shown
    assert found.text[found.start : found.end] == text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Both: Anne Hale; Thomas Reed; Wexcombe", ("Anne Hale", "Thomas Reed", "Wexcombe")),
        ("Hale; Reed; Young; Wren came to the mill.", ("Hale", "Reed", "Young", "Wren")),
        ("Hale; old Reed; Young; Wren", ("Hale", "Reed", "Young", "Wren")),
        (
            "Of those whom I met that summer on the way to the mill I can still name "
            "Hale; Reed; Young; Wren",
            ("Hale", "Reed", "Young", "Wren"),
        ),
    ],
)
def test_a_sentence_with_semicolons_stays_whole(text: str, items: tuple[str, ...]) -> None:
    block = listed(text, *items)
    span = block.spans[1]
    assert spoken(block, "en").around(span.start, span.end).text == text
