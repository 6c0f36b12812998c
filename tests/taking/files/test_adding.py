"""Notes added at the end of a notes file leave what stands in it as it is."""

from __future__ import annotations

import pytest

from glossator.model import Block, Kind, Note, Quote
from glossator.readers.yamlfiles import read_notes
from glossator.taking.files.adding import with_notes_added

KINDS = ("gloss", "claim")
NEW = Note(
    "new", "a-letter", "claim", (Block("p1", Kind.PARAGRAPH, "What: it says"),), Quote("the ford")
)
FIRST = "- id: first  # kept\n  quote: the meadow\n  note: A field.\n"


def added(text: str) -> str:
    return with_notes_added(text, [NEW], KINDS, {"a-letter"})


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# Notes on the letter\n",
        FIRST,
        FIRST.rstrip("\n"),
        FIRST + "\n\n# the end\n",
        "  - id: first\n    at: letter\n    note: |\n      Two\n      lines\n",
        "---\n" + FIRST,
    ],
)
def test_what_stood_there_stands_there_still(before: str) -> None:
    after = added(before)
    assert after.startswith(before)
    read = read_notes(after, "", "a-letter", KINDS)
    assert read.problems == ()
    assert read.values[-1] == NEW
    assert read.values[:-1] == read_notes(before, "", "a-letter", KINDS).values


@pytest.mark.parametrize("before", ["[]\n", "[{id: a, at: letter, note: b}]\n", FIRST + "...\n"])
def test_a_file_that_takes_nothing_at_its_end_is_refused(before: str) -> None:
    with pytest.raises(ValueError, match="hyphen"):
        added(before)


def test_a_file_with_a_mistake_is_refused_and_its_line_named() -> None:
    with pytest.raises(ValueError, match="Line 2 is to be mended first"):
        added("- id: first\n  qoute: the meadow\n  note: A field.\n")


def test_an_id_that_is_there_already_is_refused() -> None:
    with pytest.raises(ValueError, match="stands there already"):
        added("- id: new\n  at: letter\n  note: A field.\n")
