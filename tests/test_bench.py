"""The benchmark's letters are the same each time, and its verdicts follow from its figures."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from glossator.examine import examine
from glossator.site.books.formats import BOOKS


@pytest.fixture(scope="module")
def modules(root: Path) -> Iterator[dict[str, ModuleType]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root / "scripts"))
        names = ("benchletters", "benchpeers", "benchtable")
        yield {name: importlib.import_module(name) for name in names}


def test_the_same_letters_come_again(modules: dict[str, ModuleType]) -> None:
    letters = modules["benchletters"]
    one = letters.correspondence(4, 12)
    assert letters.correspondence(4, 12) == one
    assert letters.correspondence(4, 12, seed=8) != one
    for letter in one.letters:
        words = [piece.words for paragraph in letter.paragraphs for piece in paragraph]
        assert 850 < len(" ".join(words).split()) < 1000
        assert len(letter.notes) == letters.NOTES


def test_glossator_finds_every_term_and_note_of_them(
    modules: dict[str, ModuleType], tmp_path: Path
) -> None:
    letters = modules["benchletters"]
    edition = letters.correspondence(4, 12)
    modules["benchpeers"].write_glossator(edition, tmp_path)
    found = examine(tmp_path / "docs", "docs")
    assert [one for one in found.problems if one.severity == "error"] == []
    assert len(found.resolved.anchors) == 4 * letters.NOTES
    mentions = [m for m in found.resolved.mentions if m.source.kind == "letter" and not m.part]
    assert sum(m.target.kind == "term" for m in mentions) == 4 * letters.MENTIONS
    assert sum(m.target.kind == "reference" for m in mentions) == 4 * letters.CITATIONS


def test_a_ratio_holds_up_to_its_limit_and_is_not_made_up(
    modules: dict[str, ModuleType],
) -> None:
    table = modules["benchtable"]

    def measured(peer: str, cpu: float, letters: int = 100) -> object:
        run = table.Run(cpu, cpu, 100_000)
        return table.Measured(peer, "", letters, 300, (run, run), 30_000, 9_000, 0)

    figures = [
        measured("glossator", 1.0, 10), measured("glossator", 12.0), measured("plain", 10.0),
        measured("abbr", 20.0),
    ]  # fmt: skip
    written = table.table(figures)
    assert "bare text | 1.2 | 1.20 | holds |" in written
    assert "`abbr` | 0.5 | 0.60 | **does not hold** |" in written
    assert "ezglossary | 0.2 | | not measured in this run |" in written
    assert "exponent | 1.05 | 1.08 | **does not hold** |" in written


def test_the_middle_of_rounds_counts_and_of_memory_the_most(
    modules: dict[str, ModuleType],
) -> None:
    table = modules["benchtable"]

    def measured(peer: str, letters: int, page: int, *cpu: float) -> object:
        runs = tuple(table.Run(one, one, round(one * 100_000)) for one in cpu)
        return table.Measured(peer, "", letters, 300, runs, page, 9_000, 0)

    # The last round is that of a machine which was busy while the first of the two was built.
    figures = [
        measured("glossator", 10, 20_000, 1.0, 1.0, 1.0),
        measured("glossator", 100, 24_000, 8.0, 10.0, 30.0),
        measured("plain", 100, 9_000, 8.0, 10.0, 10.0),
    ]
    written = table.table(figures)
    assert "| 100 | 300 | glossator |  | 10.00 | 8.00 | 3000 | 24.0 | 9.0 | 0 |" in written
    assert "bare text | 1.2 | 1.00 | holds |" in written
    assert "exponent | 1.05 | 1.00 | holds |" in written
    assert "memory at 100 letters, GB | 1.0 | 3.00 | **does not hold** |" in written
    assert "page at 100 letters, kB | 30 | 24.00 | holds |" in written
    assert "of that at 10 letters | 1.05 | 1.20 | **does not hold** |" in written


def test_what_entries_cost_unused_is_taken_away_round_by_round(
    modules: dict[str, ModuleType],
) -> None:
    table = modules["benchtable"]

    def measured(letters: int, terms: int, *cpu: float) -> object:
        runs = tuple(table.Run(one, one, 100_000) for one in cpu)
        return table.Measured("glossator", "", letters, terms, runs, 30_000, 9_000, 0)

    # The second round is that of a machine which was busy with something else, too.
    figures = [
        measured(1000, 30, 10.0, 20.0, 10.0), measured(1, 30, 1.0, 2.0, 1.0),
        measured(1000, 3000, 12.5, 25.0, 12.4), measured(1, 3000, 2.5, 5.0, 2.5),
    ]  # fmt: skip
    assert "added entries cost unused apart | 1.1 | 1.10 | holds |" in table.table(figures)


def test_an_edition_of_one_letter_has_no_books(
    modules: dict[str, ModuleType], tmp_path: Path
) -> None:
    written = {}
    for many in (1, 2):
        edition = modules["benchletters"].correspondence(many, 3)
        modules["benchpeers"].write_glossator(edition, tmp_path / str(many))
        written[many] = (tmp_path / str(many) / "mkdocs.yml").read_text(encoding="utf-8")
    books = [f"/data/edition.{one.id}" for one in BOOKS if one.in_site]
    assert books and all(f"{one}\n" in written[1] for one in books)
    assert "exclude_docs" not in written[2]
