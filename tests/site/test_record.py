"""The site publishes a record of its addresses, and what reads it back gets the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from glossator.examine import examine
from glossator.model import Target, TargetKind
from glossator.problems import Rule
from glossator.review.record import (
    RECORD_URI,
    Placed,
    Published,
    Record,
    around,
    digest,
    read_record,
    record,
    written,
)
from glossator.site.pages import build_site

_TEXTS = st.text(st.characters(codec="utf-8"))
_TARGETS = st.builds(Target, st.sampled_from(TargetKind), _TEXTS, _TEXTS)
_RECORDS = st.builds(
    Record,
    st.lists(st.builds(Published, _TARGETS, _TEXTS)).map(tuple),
    st.lists(st.builds(Placed, _TEXTS, _TEXTS, _TEXTS, _TEXTS, _TEXTS)).map(tuple),
)


@given(_RECORDS)
def test_a_record_reads_back_as_it_was_written(made: Record) -> None:
    assert read_record(written(made)) == made


def test_the_site_holds_every_address_of_the_edition(root: Path) -> None:
    resolved = examine(root / "docs", "docs").resolved
    (file,) = [one for one in build_site(resolved).files if one.uri == RECORD_URI]
    read = json.loads(file.content)
    assert read["version"] == 1
    kinds = {one["kind"] for one in read["addresses"]}
    assert kinds == {"letter", "block", "note", "term", "party", "reference", "event", "thread"}
    assert len(read["quotes"]) == sum(note.quote is not None for note in resolved.edition.notes)
    assert read_record(file.content.decode()) == record(resolved)


def test_an_edition_has_changed_nothing_against_itself(root: Path) -> None:
    made = record(examine(root / "docs", "docs").resolved)
    assert examine(root / "docs", "docs", published=made).problems == ()


def test_while_a_file_cannot_be_read_nothing_in_it_is_said_to_be_gone(
    root: Path, tmp_path: Path
) -> None:
    edition = Path(shutil.copytree(root / "tests/editions/drains/docs", tmp_path / "docs"))
    made = record(examine(edition).resolved)
    (edition / "data/glossary.yml").write_text("tile: [\n", encoding="utf-8")
    rules = {one.rule for one in examine(edition, published=made).problems}
    assert Rule.ADDRESS_GONE not in rules and rules
    (edition / "data/glossary.yml").write_text("", encoding="utf-8")
    assert Rule.ADDRESS_GONE in {one.rule for one in examine(edition, published=made).problems}


def test_white_space_is_no_part_of_what_is_compared() -> None:
    assert digest("a  b\n") == digest("a b")
    assert digest("a", "b") != digest("a b")
    assert around("one\ntwo  three", 4, 7) == ("two", "one", "three")


_BLANKS = [chr(number) for number in range(0x11000) if chr(number).isspace()]


@given(st.text(st.sampled_from([*_BLANKS, "a", "b"])))
def test_any_white_space_is_a_blank(text: str) -> None:
    assert digest(text) == digest(" ".join(text.split()))
    assert around(text, 0, len(text))[0] == " ".join(text.split())


def test_a_letter_is_known_by_the_words_of_its_blocks(root: Path) -> None:
    resolved = examine(root / "docs", "docs").resolved
    found = {one.target: one.text for one in record(resolved).addresses}
    for letter in resolved.edition.letters:
        assert found[Target(TargetKind.LETTER, letter.id)] == digest(letter.text)
