"""What becomes of blocks and words in Pandoc's tree where a word processor has no other way."""

from __future__ import annotations

from glossator.model import Block, Kind, Mark, Span
from glossator.writers.pandoc.blocks import write_blocks
from glossator.writers.pandoc.nodes import note, words
from glossator.writers.pandoc.words import Laid, LinkTo, write_words


def test_a_footnote_on_preformatted_words_stands_behind_them() -> None:
    foot = note([])
    block = Block("p1", Kind.PREFORMATTED, "a  b")
    code, behind = write_blocks([block], lambda _number, one: [*words(one.text), foot])
    assert (code["t"], code["c"][1]) == ("CodeBlock", "a  b")
    assert (behind["t"], behind["c"]) == ("Para", [foot])


def test_a_link_stands_outside_of_marks() -> None:
    (led,) = write_words(
        "so", [Span(0, 2, Mark.EMPHASIS)], Laid([LinkTo(0, 2, "https://a.example")])
    )
    assert led["t"] == "Link"
    assert led["c"][1] == [{"t": "Emph", "c": words("so")}]
