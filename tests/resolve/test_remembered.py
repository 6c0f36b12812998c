"""Resolved again after a change, an edition is what it would be from the beginning."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.keeping import keep
from glossator.keeping.remembered import Remembered, runs
from glossator.readers.markdown.page import read_page
from glossator.resolve.names import Names

CHANGES = {
    "a note": ("letters/hale-1805-01-02.notes.yml", "full of earth", "full of mole drain roots"),
    "a letter": ("letters/hale-1805-01-02.md", "yours of the 20th", "yours on the mole drain"),
    "a form": ("data/glossary.yml", "forms: [drains]", "forms: [meadow]"),
    "a name": ("data/glossary.yml", "name: mole drain", "name: mole pipe"),
    "a linked entry": ("data/parties.yml", "name: Thomas Reed", "name: Tom Reed"),
    "a former id": ("data/glossary.yml", "formerly: [drain-tile]", "formerly: [tile]"),
    "a moved line": ("letters/hale-1805-01-02.notes.yml", "- id: torn", "\n\n- id: torn"),
    "a mistake": ("letters/hale-1805-01-02.notes.yml", "quote: choaked", "quote: chocked"),
    "a list": ("letters/hale-1805-01-02.md", "1: young-1797", "1: young"),
}


@pytest.fixture
def drains(tmp_path: Path, root: Path) -> Path:
    return Path(shutil.copytree(root / "tests" / "editions" / "drains" / "docs", tmp_path / "docs"))


def test_after_each_change_it_is_as_from_the_beginning(drains: Path) -> None:
    examine(drains, "docs")
    for name, (path, old, new) in CHANGES.items():
        file = drains / path
        text = file.read_text(encoding="utf-8")
        assert old in text, path
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        again = repr(examine(drains, "docs"))
        assert again == afresh(drains), name


def test_a_letter_that_gets_or_loses_a_name_from_elsewhere_is_led_to_or_not(drains: Path) -> None:
    hale, reed = (
        drains / "letters" / f"{one}.md" for one in ("hale-1805-01-02", "reed-1804-12-20")
    )
    link = '[Yours]{.cross-link target="elsewhere:R1#here"}'
    hale.write_text(hale.read_text("utf-8") + f"\n\n{link}.\n", encoding="utf-8")
    said = reed.read_text("utf-8")
    names = "identifiers: {xml-id: [R1, {value: here, label: p1}]}\n"
    for more in ("", names, names.replace("R1", "R2"), names.replace("p1", "p99"), ""):
        reed.write_text(said.replace("title:", f"{more}title:", 1), encoding="utf-8")
        assert repr(examine(drains, "docs")) == afresh(drains), more
    reed.write_text(said.replace("title:", f"{names}title:", 1), encoding="utf-8")
    first = Names.again(read_edition(drains)[0], {})
    assert first.elsewhere.called("R1")
    text = reed.read_text("utf-8").replace("The meadow is", "That meadow is")
    reed.write_text(text, encoding="utf-8")
    assert Names.again(read_edition(drains)[0], {}) is first


def afresh(folder: Path, shown: str = "docs") -> str:
    keep(False)
    try:
        return repr(examine(folder, shown))
    finally:
        keep()


def test_answers_are_kept_only_where_a_process_asks_again() -> None:
    remembered: Remembered[int] = Remembered()
    find, made = counting()
    keep(False)
    try:
        for _ in range(2):
            remembered.begin()
            remembered.get("place", (), "a", find)
        assert len(made) == 2
        assert read_page("# A", "a.md", "a.md") is not read_page("# A", "a.md", "a.md")
    finally:
        keep()
    assert read_page("# A", "a.md", "a.md") is read_page("# A", "a.md", "a.md")


def test_two_editions_by_turns_do_not_mix(drains: Path, root: Path) -> None:
    other = root / "docs"
    first = repr(examine(drains, "docs")), repr(examine(other, "docs"))
    assert (repr(examine(drains, "docs")), repr(examine(other, "docs"))) == first


def counting() -> tuple[Callable[[], int], list[int]]:
    made: list[int] = []

    def find() -> int:
        made.append(len(made))
        return len(made)

    return find, made


def test_in_another_language_an_entry_has_that_ones_terms(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "glossary.yml").write_text(
        "pipe: {name: pipe, definition: In German a Rohr.}\n"
        "rohr: {name: Rohr, language: de, definition: What carries water.}\n",
        encoding="utf-8",
    )
    told = {}
    for language in ("en", "de"):
        (tmp_path / "edition.yml").write_text(f"title: Drains\nlanguage: {language}\n", "utf-8")
        told[language] = repr(examine(tmp_path, ""))
        assert told[language] == afresh(tmp_path, ""), language
    assert told["en"].count("Mention(") < told["de"].count("Mention(")


def test_an_answer_is_known_while_all_that_it_depends_on_is_the_same() -> None:
    remembered: Remembered[int] = Remembered()
    find, made = counting()
    one, like_one = [1], [1]
    for same, equal in (((one,), "a"), ((one,), "a"), ((like_one,), "a"), ((like_one,), "b")):
        remembered.begin()
        remembered.get("place", same, equal, find)
    assert len(made) == 3
    remembered.begin()
    remembered.begin()
    remembered.get("place", (like_one,), "b", find)
    assert len(made) == 4, "what was not asked for is forgotten"


def test_what_comes_goes_or_moves_changes_no_run_but_those_it_stands_in() -> None:
    things = [(f"letter-{number}", number) for number in range(3_000)]
    before = [(key, tuple(run)) for key, run in runs(things)]
    assert [one for _, run in before for one in run] == list(range(3_000))
    assert 10 < len(before) < 60
    for changed in (
        [*things[:700], *things[701:]],
        [*things[:700], ("new", -1), *things[700:]],
        [*things[:700], *things[701:2_000], things[700], *things[2_000:]],
    ):
        now = [(key, tuple(run)) for key, run in runs(changed)]
        assert [one for _, run in now for one in run] == [number for _, number in changed]
        assert len({*now} - {*before}) <= 4


def test_an_equal_value_is_the_very_one_of_the_last_time() -> None:
    remembered: Remembered[list[int]] = Remembered()
    first = remembered.same("place", [1])
    remembered.begin()
    assert remembered.same("place", [1]) is first
    remembered.begin()
    assert remembered.same("place", [2]) == [2]
