"""An edition read by several processes is the one that one process reads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossator.edition import gather
from glossator.keeping import keep
from glossator.readers import together


@pytest.fixture
def keeping_nothing() -> Iterator[None]:
    keep(False)
    yield
    keep()


@pytest.fixture
def editions(root: Path, corpora: Path, tmp_path: Path) -> list[Path]:
    """Letters in Markdown with mistakes among them, and letters in TEI."""
    drains = tmp_path / "drains"
    shutil.copytree(root / "tests" / "editions" / "drains" / "docs", drains)
    notes = next(drains.glob("letters/*.notes.yml"))
    notes.write_text(f"{notes.read_text(encoding='utf-8')}- id: Wrong\n", encoding="utf-8")
    sources = tmp_path / "sources"
    (sources / "letters").mkdir(parents=True)
    (sources / "edition.yml").write_text("title: Letters\nlanguage: de\n", encoding="utf-8")
    for file in sorted((corpora / "tei").glob("*.xml")):
        name = file.stem.lower().replace("_", "-")
        shutil.copy(file, sources / "letters" / f"{name}.xml")
    return [root / "docs", drains, sources]


def test_by_several_processes_it_is_the_same(
    editions: list[Path], keeping_nothing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "_WORTH_IT", 1)
    monkeypatch.setattr(together, "_SHARE", 2)
    found = {}
    for cores in (1, 8):
        monkeypatch.setattr(together, "cores", lambda cores=cores: cores)
        found[cores] = [gather(folder, "docs") for folder in editions]
    assert found[8] == found[1]
    assert [repr(one) for one in found[8]] == [repr(one) for one in found[1]]
    assert any(problems for _, problems in found[1])
    assert all(len(edition.letters) > 1 for edition, _ in found[1])


def test_what_goes_wrong_in_a_process_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(number: int) -> int:
        if number == 3:
            raise ValueError(number)
        return number

    given = [(number,) for number in range(5)]
    assert list(together.read_each(read, given[:3], processes=2)) == [0, 1, 2]
    with pytest.raises(ValueError, match="3"):
        list(together.read_each(read, given, processes=2))
