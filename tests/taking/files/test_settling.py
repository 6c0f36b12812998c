"""The kinds of notes that a source brings are named in edition.yml, in the manner of its lines."""

from __future__ import annotations

import pytest

from glossator.model import Edition, Letter
from glossator.readers.yamlfiles import read_settings
from glossator.taking.files.settling import Settled, settled

REMARKS = "title: B\nkinds: {remark: 'Remark: ours', aside: Aside}\n"


def with_remarks(text: str, *others: str) -> Settled:
    """An edition that has a letter takes in notes of the kind “remark”, and none of “aside”."""
    own, *given = (read_settings(one, "").values[0] for one in (text, *(others or (REMARKS,))))
    return settled(Edition("", own, (Letter("a", "A", ()),)), given, text, {"gloss", "remark"})


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("language: en", 'language: en\nkinds:\n  remark: "Remark: ours"\n'),
        ("# kinds:\n#   x: X\n", '# kinds:\n#   x: X\nkinds:\n  remark: "Remark: ours"\n'),
        ("kinds:\n  # own\n  x: X\n\nlink: first\n",
         'kinds:\n  # own\n  x: X\n  remark: "Remark: ours"\n\nlink: first\n'),
        ("kinds:  # own\n    x: X", 'kinds:  # own\n    x: X\n    remark: "Remark: ours"\n'),
        ("kinds: {x: X}  # own\n", 'kinds: {"remark": "Remark: ours", x: X}  # own\n'),
    ],
)  # fmt: skip
def test_a_kind_of_note_comes_along_into_an_edition_that_has_letters(
    written: str, then: str
) -> None:
    made = with_remarks(f"title: A\n{written}")
    assert made.text.removeprefix("title: A\n").replace("'", '"') == then
    assert dict(made.settings.kinds)["remark"] == "Remark: ours"
    assert "aside" not in made.settings.kind_ids
    assert dict(read_settings(made.text, "").values[0].kinds) == dict(made.settings.kinds)
    assert made.left == ("the settings of “B”, but for its kind of note remark",)


def test_a_kind_that_is_there_keeps_its_name() -> None:
    made = with_remarks("title: A\nkinds: {remark: Mine}\n")
    assert (made.text, dict(made.settings.kinds)["remark"]) == ("", "Mine")


def test_of_two_names_of_a_kind_that_comes_the_first_stays() -> None:
    made = with_remarks("title: A\n", REMARKS, "title: C\nkinds: {remark: Theirs}\n")
    assert dict(made.settings.kinds)["remark"] == "Remark: ours"


def test_where_no_place_is_found_for_a_kind_it_is_said_what_to_write() -> None:
    with pytest.raises(
        ValueError, match=r"write under kinds in edition\.yml first: remark: .Remark: ours"
    ):
        with_remarks("title: A\nkinds: &own\n  x: X\n")
